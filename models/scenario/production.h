// SPDX-License-Identifier: Apache-2.0
// Production: plants, lines and their conversion (转产), materials, equipment, labour.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "models/id.h"
#include "models/scenario/enterprise.h"
#include "models/scenario/item.h"
#include "models/scenario/reserve.h"
#include "sim/random/distribution.h"
#include "sim/time.h"

namespace surge::models {

/// Who is at work: linear between points, constant before the first and after the last.
struct LabourCalendar {
  struct Point {
    sim::Duration time{};  ///< after impact, increasing; may be negative
    double present = 1;    ///< share of the workforce at work, [0, 1]
    double overtime = 1;  ///< hours worked against the nominal ones, >= 0; above 1 lifts output above nominal
  };
  std::string key{};
  std::vector<Point> points{};  ///< at least one
};

/// A demonstration base of the production-capacity reserve (产能储备示范基地): plants that may share what
/// they have.
struct ProductionBase {
  std::string key{};
  BilingualName name{};
  bool shares_labour = false;     ///< workers of one plant may run lines of another
  bool shares_materials = false;  ///< a line may use what lies in the store of another plant
  int spare_machines = 0;         ///< held in common for conversions; used before any is ordered, >= 0
};

/// A works with lines. Its goods leave through `store`, its materials lie there.
struct Plant {
  std::string key{};
  BilingualName name{};
  Id<Enterprise> enterprise{};
  std::optional<Id<ProductionBase>> base{};
  Id<Depot> store{};
  int workers = 0;  ///< 0: labour is no limit
  std::optional<Id<LabourCalendar>> calendar{};
};

/// A line with what it makes in peacetime.
struct ProductionLine {
  std::string key{};
  BilingualName name{};
  Id<Plant> plant{};
  std::string peacetime_product{};
  double peacetime_value_cny_per_s = 0;      ///< value of peacetime output lost while converted, >= 0
  double standby_cost_cny_per_s = 0;         ///< of being kept ready to convert, >= 0
  std::optional<Id<Item>> peacetime_item{};  ///< where the peacetime product is an item of the scenario
  double peacetime_units_per_s = 0;          ///< of peacetime_item, >= 0
  int peacetime_workers = 0;                 ///< >= 0
};

/// Makers of the machines that conversions need: a shared, limited resource.
struct EquipmentMaker {
  std::string key{};
  BilingualName name{};
  int workshops = 1;                 ///< machines built at the same time, >= 1
  sim::Distribution build_time_s{};  ///< of one machine [s], >= 0
  int stock = 0;                     ///< machines ready at the start, >= 0
};

/// Shifts of eight hours in a day.
inline constexpr int kShiftsADay = 3;

/// One way to convert a line (转产): peacetime product -> emergency item.
struct Conversion {
  std::string key{};  ///< line/item
  Id<ProductionLine> line{};
  Id<Item> item{};
  sim::Distribution approval_s{};  ///< order to permission [s]
  int machines = 0;                ///< bought from `maker`, >= 0
  std::optional<Id<EquipmentMaker>> maker{};
  sim::Distribution transport_s{};      ///< of equipment to the plant [s]
  sim::Distribution setup_s{};          ///< setting it up; the peacetime product stops here [s]
  sim::Distribution first_article_s{};  ///< trial run until the first good article is released [s]
  sim::Distribution
      ramp_s{};           ///< running time from the first article to nominal rate, output rising linearly [s]
  double ramp_start = 0;  ///< share of the nominal rate at the first article, [0, 1]
  double nominal_units_per_s = 0;    ///< good and bad together, in three shifts, > 0
  double yield = 1;                  ///< share that is good, (0, 1]
  sim::Distribution quarantine_s{};  ///< made to free for use: rest after sterilising, lot release [s]
  double release_share = 1;          ///< of lots that pass the release, [0, 1]; others are lost
  int workers = 0;                   ///< needed at nominal rate in three shifts, >= 0
  int shifts = kShiftsADay;          ///< worked a day, [1, 3]
  sim::Distribution revert_s{};      ///< order to revert until the peacetime product runs again [s]
  double cost_cny = 0;               ///< of converting and reverting, >= 0
  bool rehearsed = false;            ///< a drilled plan is faster and steadier

  /// Nominal rate in the shifts that are worked.
  double rate_units_per_s() const { return nominal_units_per_s * shifts / kShiftsADay; }
  /// Workers they need, rounded up.
  int workers_needed() const { return (workers * shifts + kShiftsADay - 1) / kShiftsADay; }
};

/// What rehearsing changes, and how labour returns.
struct ProductionRules {
  double rehearsed_time = 0.7;    ///< a rehearsed step takes this share of its mean, (0, 1]
  double rehearsed_spread = 0.5;  ///< and scatters around it by this share, [0, 1]
  double absence_per_displaced =
      1;  ///< share of workers absent after shaking, by share of people displaced, >= 0
  sim::Duration absence_recovery = std::chrono::hours(240);  ///< time constant of their return, > 0
};

/// One material of an item: units that go into a unit made, good or bad.
struct BillLine {
  Id<Item> item{};
  Id<Item> material{};
  double amount = 0;  ///< > 0
};

/// Who sells a material.
struct Supplier {
  std::string key{};
  BilingualName name{};
  Id<Item> item{};
  double units_per_s = 0;            ///< made, >= 0
  std::optional<Id<Depot>> depot{};  ///< sells also what lies in this store, such as a converted plant's
  Quantity stock = 0;                ///< at the start, >= 0
};

/// A plant buys a material from a supplier. Several rows for a plant and material share orders by `share`.
struct Sourcing {
  Id<Plant> plant{};
  Id<Item> item{};
  Id<Supplier> supplier{};
  double share = 1;                 ///< of the plant's orders, > 0
  sim::Distribution lead_time_s{};  ///< released to unloaded in the plant's store [s], >= 0
  sim::Duration cover{};            ///< use at nominal rate that is kept on hand and on the way, > 0
};

/// All of production that is no table row of its own.
struct Production {
  ProductionRules rules{};
  std::vector<BillLine> bills{};
  std::vector<Sourcing> sourcing{};
};

}  // namespace surge::models
