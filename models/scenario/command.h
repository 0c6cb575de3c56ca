// SPDX-License-Identifier: Apache-2.0
// What command knows, how often it decides, and by which rule.
#pragma once

#include <optional>
#include <vector>

#include "models/catalogue/component.h"
#include "models/id.h"
#include "models/scenario/response.h"
#include "models/scenario/supply.h"
#include "sim/random/distribution.h"

namespace surge::models {

/// How a county reports to command.
struct Reporting {
  sim::Distribution first_report_s;  ///< impact to the first report of a county [s]
  sim::Duration report_interval{};   ///< between later reports, > 0
  double error_sigma = 0;  ///< lognormal sigma of the first report; the k-th has error_sigma / sqrt(k). >= 0
  double coverage = 1;     ///< the k-th report tells 1 - (1 - coverage)^k of what there is, (0, 1]
};

/// Counties lose communication with P = Phi((I - median) / beta), I the intensity at the seat.
struct CommunicationLoss {
  double median = 99;              ///< intensity that cuts off half of them
  double beta = 1;                 ///< standard deviation in degrees, > 0
  sim::Distribution restored_s;    ///< loss to restoration [s]
  std::optional<Id<Item>> phones;  ///< satellite telephones: communication is back once any arrives
};

/// An information platform: counties connected to it report as it lets them.
struct Platform {
  PerRow<County, double> connected;  ///< probability that a county is connected, [0, 1]; empty: no platform
  Reporting reporting;  ///< of connected counties; their first report is never later than without
};

/// When command and drivers who set out learn that a link is damaged. One that is passable again is known at
/// once.
struct RoadReporting {
  sim::Distribution basin_s;     ///< damage to word of it [s], of links in the basin
  sim::Distribution mountain_s;  ///< likewise in the mountains
  std::optional<sim::Distribution>
      platform_s;              ///< at the seat of a connected county; never later than without
  double seen_from_air_m = 0;  ///< so far around an aircraft that comes down links are seen [m], >= 0
};

/// How command learns what has happened.
struct Information : Reporting {
  std::optional<CommunicationLoss> loss{};
  Platform platform{};
  std::optional<RoadReporting> roads{};  ///< none: damage is known at once
};

/// Monitoring equipment: a monitored earthquake is detected sooner.
struct Monitoring {
  PerRow<County, double> coverage;  ///< probability that shaking there is recorded, [0, 1]; empty: none
  sim::Distribution detection_s;    ///< impact to activation if it is [s]; never later than without
};

struct Command {
  sim::Distribution detection_s;      ///< impact to activation of the plan [s]
  sim::Duration decision_interval{};  ///< between dispatch decisions, > 0
  int convoy_size = 20;               ///< trucks in one convoy at most, >= 1
  double minimum_load_share =
      0.5;                 ///< a truck leaves only if its load fills this share of payload or volume, [0, 1]
  ComponentSpec dispatch;  ///< from the dispatch policy catalogue
  Information information;
  ComponentSpec sourcing;  ///< from the sourcing policy catalogue
  SupplyPlan plan;         ///< what may be used at all
  Monitoring monitoring;
  Response response;            ///< when it may be used
  double dead_per_trapped = 1;  ///< persons believed dead for each believed trapped, >= 0
};

}  // namespace surge::models
