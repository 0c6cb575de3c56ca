// SPDX-License-Identifier: Apache-2.0
// What command knows, how often it decides, and by which rule.
#pragma once

#include <vector>

#include "models/catalogue/component.h"
#include "models/id.h"
#include "models/scenario/supply.h"
#include "sim/random/distribution.h"

namespace surge::models {

/// Reports from counties to command.
struct Information {
  sim::Distribution first_report_s;  ///< impact to the first report of a county [s]
  sim::Duration report_interval{};   ///< between later reports, > 0
  double error_sigma = 0;  ///< lognormal sigma of the first report; the k-th has error_sigma / sqrt(k). >= 0
};

struct Command {
  sim::Distribution detection_s;      ///< impact to activation of the plan [s]
  sim::Duration decision_interval{};  ///< between dispatch decisions, > 0
  int convoy_size = 20;               ///< trucks in one convoy at most, >= 1
  double minimum_load_share =
      0.5;  ///< a truck leaves only if its load fills this share of payload or volume, [0, 1]
  ComponentSpec dispatch;    ///< from the dispatch policy catalogue
  Information information;
  ComponentSpec sourcing;  ///< from the sourcing policy catalogue
  SupplyPlan plan;
};

}  // namespace surge::models
