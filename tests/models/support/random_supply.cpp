// SPDX-License-Identifier: Apache-2.0
#include "tests/models/support/random_supply.h"

#include "models/catalogue/catalogues.h"
#include "models/units.h"
#include "sim/random/sampling.h"
#include "tests/models/support/random_draws.h"
#include "tests/models/support/small_scenario.h"
#include "tests/models/support/works_scenario.h"

namespace surge::models::testing {
namespace {

using sim::Distribution;
using std::chrono::hours;

class RandomSupply : RandomDraws {
 public:
  explicit RandomSupply(std::uint64_t seed)
      : RandomDraws(sim::StreamSource(seed, 1).stream(sim::Cause("random supply"))),
        scenario_(random_scenario(seed)) {}

  Scenario build() {
    add_goods();
    set_depots();
    add_production();
    add_materials_trade();
    add_contracts();
    add_donations();
    add_failures();
    add_peacetime();
    const auto policies = sourcing_policy_catalogue();
    scenario_.command.sourcing = default_spec(policies[static_cast<std::size_t>(below(2))]);
    scenario_.run.horizon = hours(24 * (3 + below(15)));
    return std::move(scenario_);
  }

 private:
  void add_goods() {
    tarpaulin_ = scenario_.items.add(scenario_.items[kTent]);
    scenario_.items[tarpaulin_].key = "tarpaulin";
    cloth_ = add_material(scenario_, "cloth");
    scenario_.items[kWater].shelf_life = hours(24 * (2 + below(40)));
    if (chance(0.3)) scenario_.items[kWater].temperature = TemperatureClass::kCool;
    for (Item& item : scenario_.items) item.value_cny = between(1, 100);
    if (chance(0.5)) scenario_.substitutes = {{kTent, tarpaulin_, between(0.5, 3)}};
    if (chance(0.5)) scenario_.kits = {{kTent, tarpaulin_, 1 + below(3)}, {kTent, cloth_, 1 + below(20)}};
    for (const Id<Depot> depot : ids(scenario_.depots)) {
      scenario_.stock.push_back({depot, tarpaulin_, below(1000)});
      scenario_.stock.push_back({depot, cloth_, below(5000)});
    }
    for (InitialStock& stock : scenario_.stock) {
      const auto& shelf_life = scenario_.items[stock.item].shelf_life;
      if (!shelf_life) continue;
      stock.oldest = sim::duration_from_seconds(between(0, 1) * sim::to_seconds(*shelf_life));
      stock.lots = 1 + below(4);
    }
  }

  void set_depots() {
    for (Depot& depot : scenario_.depots) {
      depot.docks = 1 + below(3);
      depot.cool_m3 = between(0, 500);
      if (chance(0.5)) depot.space_m3 = between(100, 5000);
      if (chance(0.3)) {
        depot.opens = hours(below(12));
        depot.closes = depot.opens + hours(1 + below(12));
      }
      depot.price_share = between(0, 1);
    }
  }

  void add_production() {
    const auto base = scenario_.bases.add({"base", {}, chance(0.5), chance(0.5), below(3)});
    const auto maker =
        scenario_.equipment_makers.add({"maker", {}, 1 + below(3), up_to(2 * kDay_s), below(3)});
    const auto calendar = scenario_.calendars.add(
        {"calendar", {{hours(-24), between(0, 1), 1}, {hours(100), 1, between(1, 1.3)}}});
    for (int line = 0; line < 3; ++line) {
      add_converting_line(scenario_, any_of(scenario_.depots), chance(0.3) ? cloth_ : kTent,
                          between(0.001, 0.1));
    }
    for (Plant& plant : scenario_.plants) {
      if (chance(0.7)) plant.base = base;
      if (chance(0.5)) plant.workers = 10 + below(100);
      if (chance(0.5)) plant.calendar = calendar;
    }
    for (ProductionLine& line : scenario_.lines) {
      if (!chance(0.3)) continue;
      line.peacetime_item = any_of(scenario_.items);
      line.peacetime_units_per_s = between(0, 0.01);
    }
    for (Conversion& conversion : scenario_.conversions) set_conversion(conversion, maker);
    if (chance(0.5)) scenario_.production.bills.push_back({kTent, cloth_, between(0.1, 20)});
  }

  void set_conversion(Conversion& conversion, Id<EquipmentMaker> maker) {
    conversion.machines = below(4);
    conversion.maker = maker;
    conversion.transport_s = up_to(kDay_s);
    conversion.setup_s = up_to(kDay_s);
    conversion.first_article_s = up_to(kDay_s);
    conversion.ramp_s = up_to(4 * kDay_s);
    conversion.yield = between(0.5, 1);
    if (chance(0.5)) conversion.quarantine_s = up_to(3 * kDay_s);
    conversion.release_share = between(0.5, 1);
    conversion.workers = below(100);
    conversion.revert_s = up_to(kDay_s);
    conversion.rehearsed = chance(0.5);
  }

  void add_materials_trade() {
    const auto mill = scenario_.suppliers.add({"mill", {}, cloth_, between(0, 0.05), {}, below(1000)});
    const auto store = scenario_.suppliers.add({"store", {}, cloth_, 0, any_of(scenario_.depots), 0});
    for (const Id<Plant> plant : ids(scenario_.plants)) {
      for (const Id<Supplier> supplier : {mill, store}) {
        scenario_.production.sourcing.push_back(
            {plant, cloth_, supplier, between(0.1, 2), up_to(3 * kDay_s), hours(24 * (1 + below(5)))});
      }
    }
  }

  void add_contracts() {
    for (int i = below(4); i > 0; --i) {
      scenario_.command.plan.agreements.push_back(scenario_.agreements.add(
          {"agreement" + std::to_string(i), Id<Enterprise>{0}, any_of(scenario_.items),
           any_of(scenario_.depots), below(20'000), between(1e-4, 0.1), between(1, 100), up_to(5 * kDay_s),
           between(0, 1), 0}));
    }
    if (chance(0.7)) {
      scenario_.markets.push_back({kTent, any_of(scenario_.depots), 100, between(1e-4, 0.1), between(0, 2),
                                   up_to(3 * kDay_s), between(0, 1), hours(24 * (1 + below(10)))});
    }
    for (int i = below(3); i > 0; --i) {
      scenario_.aid.push_back({"aid" + std::to_string(i),
                               {},
                               any_of(scenario_.items),
                               below(5000),
                               any_of(scenario_.depots),
                               up_to(5 * kDay_s)});
    }
  }

  void add_donations() {
    const Id<Depot> hall = any_of(scenario_.depots);
    scenario_.collection_points.push_back(
        {hall, 1 + below(10), between(0.1, 10) / kHour_s, {}, up_to(kDay_s)});
    const Id<Depot> behind = any_of(scenario_.depots);
    if (behind != hall) scenario_.collection_points[0].forwards_to = behind;
    scenario_.donations.push_back({"donations",
                                   hall,
                                   hours(below(24)),
                                   hours(24 * 10),
                                   between(0.1, 20) / kDay_s,
                                   hours(24 * (1 + below(5))),
                                   Distribution::uniform(1, 60),
                                   Distribution::uniform(0, 1),
                                   {{tarpaulin_, 0.4}, {kWater, 0.3}}});
  }

  void add_failures() {
    const auto when = [&] { return hours(below(200)); };
    const OutageTarget targets[] = {any_of(scenario_.depots), Id<Plant>{0}, Id<ProductionLine>{0},
                                    Id<Supplier>{0}, Id<EquipmentMaker>{0}};
    for (int i = below(8); i > 0; --i) {
      Outage outage{targets[below(5)], when(), between(0, 1), {}};
      if (chance(0.3)) outage.capacity = 0;
      if (chance(0.8)) outage.lasts = hours(1 + below(100));
      scenario_.outages.push_back(outage);
    }
    for (auto& fragility : scenario_.facility_fragility) {
      fragility = FacilityFragility{between(6, 11), between(0.3, 2), up_to(5 * kDay_s), between(0, 1),
                                    between(6, 11), between(0.3, 2), up_to(5 * kDay_s), hours(below(24))};
    }
  }

  void add_peacetime() {
    if (chance(0.5)) return;
    scenario_.peacetime.duration = hours(24 * (1 + below(100)));
    for (const Id<Depot> depot : ids(scenario_.depots)) {
      Customers customers{depot, kWater, Distribution::exponential(between(1, 100) * kHour_s),
                          Distribution::uniform(0, 1000)};
      if (chance(0.5)) customers.unserved = UnservedOrder::kBackordered;
      scenario_.customers.push_back(customers);
      Replenishment replenishment{depot, kWater, ReplenishmentPolicy::kReorderUpTo, hours(below(100)),
                                  500,   2000};
      replenishment.lead_time_s = up_to(10 * kDay_s);
      scenario_.replenishment.push_back(replenishment);
      if (chance(0.5)) scenario_.rotation.push_back({depot, kWater, hours(1), 0.5});
    }
  }

  Scenario scenario_;
  Id<Item> tarpaulin_;
  Id<Item> cloth_;
};

}  // namespace

Scenario random_supply_system(std::uint64_t seed) {
  return RandomSupply(seed).build();
}

}  // namespace surge::models::testing
