// SPDX-License-Identifier: Apache-2.0
// Supply beside reserves and production: agreements, markets, aid, donations; and what fails.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "models/id.h"
#include "models/scenario/enterprise.h"
#include "models/scenario/item.h"
#include "models/scenario/medical.h"
#include "models/scenario/production.h"
#include "models/scenario/reserve.h"
#include "sim/random/distribution.h"
#include "sim/time.h"

namespace surge::models {

/// A framework agreement (协议储备): an enterprise delivers on call, up to a cap.
struct Agreement {
  std::string key{};
  Id<Enterprise> enterprise{};
  Id<Item> item{};
  Id<Depot> depot{};                ///< where it delivers
  Quantity cap = 0;                 ///< units over the whole run, >= 0
  double units_per_s = 0;           ///< delivery rate at most, > 0
  double price_cny = 0;             ///< a unit, >= 0
  sim::Distribution lead_time_s{};  ///< call to the first delivery [s]
  double default_risk = 0;          ///< probability that a call is not served at all, [0, 1]
  double fee_cny_per_s = 0;         ///< of the standing agreement, >= 0
};

/// A market on which an item is bought in the emergency. With x = pressure / daily volume, where pressure is
/// the sum of past purchases, each fading with exp(-t / recovery):
///   price = base price (1 + x)^elasticity,  lead time = drawn lead time (1 + lead_growth x).  (assumed form)
struct Market {
  Id<Item> item{};
  Id<Depot> depot{};                ///< where it is delivered
  double price_cny = 0;             ///< a unit in peacetime, >= 0
  double units_per_s = 0;           ///< normal trade, > 0; one decision buys at most a day's
  double elasticity = 0;            ///< of the price, >= 0
  sim::Distribution lead_time_s{};  ///< in peacetime [s]
  double lead_growth = 0;           ///< >= 0
  sim::Duration recovery{};         ///< > 0
};

/// Outside aid: a consignment from another province or country.
struct Aid {
  std::string key{};
  BilingualName donor{};
  Id<Item> item{};
  Quantity quantity = 0;          ///< >= 0
  Id<Depot> depot{};              ///< where it arrives
  sim::Distribution arrival_s{};  ///< after it is asked for: at activation, or as the plan says [s]
};

/// A stream of unasked donations to a depot that has a collection point.
struct DonationStream {
  struct Part {
    Id<Item> item{};
    double share = 0;  ///< of the volume, > 0; parts add up to at most 1, the rest is of no use
  };
  std::string key{};
  Id<Depot> depot{};
  sim::Duration begins{};            ///< after impact, >= 0
  sim::Duration lasts{};             ///< > 0
  double consignments_per_s = 0;     ///< at first, > 0
  sim::Duration fading{};            ///< time constant with which the rate falls, > 0
  sim::Distribution volume_m3{};     ///< of a consignment, > 0 on average
  sim::Distribution usable_share{};  ///< of what is sorted, clamped to [0, 1]
  std::vector<Part> mix{};
};

/// What an outage strikes.
using OutageTarget =
    std::variant<Id<Depot>, Id<Plant>, Id<ProductionLine>, Id<Supplier>, Id<EquipmentMaker>, Id<Hospital>>;

/// A facility goes down or works at a part of its capacity for a while. Where several overlap, the worst
/// counts.
struct Outage {
  OutageTarget target{};
  sim::Duration begins{};                ///< after impact, >= 0
  double capacity = 0;                   ///< share left, [0, 1]
  std::optional<sim::Duration> lasts{};  ///< none: until the end of the run
};

enum class FacilityKind { kDepot, kPlant, kHospital };
inline constexpr std::size_t kFacilityKinds = 3;

/// How shaking damages buildings and cuts power: P = Phi((I - median) / beta) with I the intensity at the
/// place.
struct FacilityFragility {
  double damage_median = 99;  ///< intensity that closes half of the buildings of the kind
  double damage_beta = 1;     ///< > 0
  sim::Distribution repair_s{};
  double stock_lost = 0;        ///< share of what lies in a damaged building, [0, 1]
  double power_median = 99;     ///< intensity that cuts the power of half of them
  double power_beta = 1;        ///< > 0
  sim::Distribution power_s{};  ///< until power is back
  sim::Duration cold_holds{};   ///< cold stores keep their temperature so long without power, >= 0
};

/// What command may do about supply.
struct SupplyPlan {
  std::vector<Id<Conversion>> conversions{};  ///< ordered at activation
  std::vector<Id<Agreement>> agreements{};    ///< that may be called
  std::vector<Id<Link>> links{};              ///< to be reopened first, in this order
};

}  // namespace surge::models
