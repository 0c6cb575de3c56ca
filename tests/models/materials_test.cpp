// SPDX-License-Identifier: Apache-2.0
// Materials: what lines use, and how plants compete for what is scarce.
#include <gtest/gtest.h>

#include "models/production/line_process.h"
#include "models/units.h"
#include "tests/models/support/running_world.h"
#include "tests/models/support/small_scenario.h"
#include "tests/models/support/works_scenario.h"

namespace surge::models {
namespace {

using sim::Distribution;
using std::chrono::hours;
using testing::kConversion;
using testing::kLine;
using testing::kPlant;
using testing::kStore;
using testing::kTent;
using testing::StartedWorld;
using testing::works_scenario;

// 240 tents a day need 480 kg; 600 kg are there, for 300 tents.
TEST(Materials, LineStopsWhenTheyRunOut) {
  Scenario scenario = works_scenario();
  const Id<Item> cloth = testing::add_material(scenario, "cloth");
  scenario.production.bills = {{kTent, cloth, 2}};
  scenario.stock = {{kStore, cloth, 600}};
  StartedWorld works(scenario);
  works.run_to(hours(49));
  bring_up_to_date(works.world, kLine);
  EXPECT_EQ(works.world.ledger()[kTent].produced, 300);
  EXPECT_EQ(works.world.ledger()[cloth].consumed, 600);
  EXPECT_NEAR(works.world.line(kLine).starved_s / kHour_s, 18, 1e-3);
  EXPECT_EQ(works.world.costs().of(CostKind::kMaterials), 1200);
}

TEST(Materials, BadUnitsUseThemToo) {
  Scenario scenario = works_scenario();
  const Id<Item> cloth = testing::add_material(scenario, "cloth");
  scenario.production.bills = {{kTent, cloth, 1}};
  scenario.stock = {{kStore, cloth, 1000}};
  scenario.conversions[kConversion].yield = 0.5;
  StartedWorld works(scenario);
  works.run_to(hours(25));
  EXPECT_EQ(works.world.ledger()[kTent].produced, 120);
  EXPECT_EQ(works.world.ledger()[cloth].consumed, 240);
}

// 1 t of meltblown cloth makes 1,000,000 flat masks or 200,000 N95 (line_conversion_times).
TEST(Materials, OneTonneMakesAMillionMasksOrAFifthOfThatInN95) {
  for (const double kg_a_mask : {0.001, 0.005}) {
    Scenario scenario = works_scenario();
    const Id<Item> meltblown = testing::add_material(scenario, "meltblown");
    scenario.production.bills = {{kTent, meltblown, kg_a_mask}};
    scenario.stock = {{kStore, meltblown, 1000}};
    scenario.conversions[kConversion].nominal_units_per_s = 2e6 / kDay_s;
    StartedWorld works(scenario);
    works.run_to(hours(49));
    EXPECT_EQ(works.world.ledger()[kTent].produced, kg_a_mask == 0.001 ? 1'000'000 : 200'000);
  }
}

/// Two plants whose lines use 1 kg a unit: 300 and 100 a day. One supplier makes 100 kg a day.
Scenario competing_plants() {
  Scenario scenario = works_scenario();
  scenario.conversions[kConversion].nominal_units_per_s = 300 / kDay_s;
  const Id<Depot> second_store = scenario.depots.add(scenario.depots[kStore]);
  scenario.depots[second_store].key = "second store";
  testing::add_converting_line(scenario, second_store, kTent, 100 / kDay_s);
  const Id<Item> cloth = testing::add_material(scenario, "cloth");
  scenario.production.bills = {{kTent, cloth, 1}};
  const auto supplier = scenario.suppliers.add({"mill", {}, cloth, 100 / kDay_s, {}, 0});
  for (const Id<Plant> plant : ids(scenario.plants)) {
    scenario.production.sourcing.push_back({plant, cloth, supplier, 1, Distribution::constant(0), hours(24)});
  }
  return scenario;
}

// At hour 0 nobody has ordered to convert. On day 1 both order a day's use, 300 and 100, and of the 100 made
// share 75 and 25. On day 2 nothing is on hand or on the way but the outstanding 225 and 75, so 75 and 25
// more are ordered: of the 100 of the day again 75 and 25.
TEST(Materials, ScarceMaterialIsSharedOutInProportionToOrders) {
  StartedWorld works(competing_plants());
  works.run_to(hours(24) + hours(2));
  const auto produced = [&](std::size_t line) {
    bring_up_to_date(works.world, Id<ProductionLine>{line});
    return works.world.line(Id<ProductionLine>{line}).produced;
  };
  EXPECT_EQ(works.world.works().materials().purchase(0).outstanding, 225);
  EXPECT_EQ(works.world.works().materials().purchase(1).outstanding, 75);
  works.run_to(hours(48) + hours(23));
  EXPECT_EQ(produced(0), 150);
  EXPECT_EQ(produced(1), 50);
}

TEST(Materials, SupplierThatIsDownSellsNothingAndMakesUpForNothing) {
  Scenario scenario = competing_plants();
  scenario.outages = {{Id<Supplier>{0}, hours(24), 0, hours(24)}};
  StartedWorld works(scenario);
  works.run_to(hours(47));
  EXPECT_EQ(works.world.ledger()[Id<Item>{2}].received, 0);  // down at the trade of day 1
  works.run_to(hours(73));
  EXPECT_EQ(works.world.ledger()[Id<Item>{2}].received, 200);  // made on days 0 and 2
}

TEST(Materials, ArriveAfterTheirLeadTime) {
  Scenario scenario = competing_plants();
  for (Sourcing& sourcing : scenario.production.sourcing)
    sourcing.lead_time_s = Distribution::constant(3 * kDay_s);
  StartedWorld works(scenario);
  works.run_to(hours(95));
  EXPECT_EQ(works.world.depot(kStore).on_hand(Id<Item>{2}), 0);
  EXPECT_EQ(works.world.works().materials().purchase(0).on_the_way, 225);
  works.run_to(hours(97));
  EXPECT_EQ(works.world.ledger()[Id<Item>{2}].received, 400);
}

/// The first plant buys from the mill of competing_plants() and, three times as much, from a second one.
Scenario two_mills(Quantity stock_of_second) {
  Scenario scenario = competing_plants();
  const auto second = scenario.suppliers.add({"second mill", {}, Id<Item>{2}, 0, {}, stock_of_second});
  scenario.production.sourcing[1] = {kPlant,   Id<Item>{2}, second, 3, Distribution::constant(kDay_s),
                                     hours(24)};
  return scenario;
}

TEST(Materials, OrdersAreSplitOverSuppliersByShare) {
  StartedWorld works(two_mills(1000));
  works.run_to(hours(24));
  EXPECT_EQ(works.world.ledger()[Id<Item>{2}].received, 75 + 225);
  EXPECT_EQ(works.world.works().materials().purchase(1).on_the_way, 225);
}

TEST(Materials, SupplierThatHasNothingDoesNotHoldUpOrders) {
  StartedWorld works(two_mills(0));
  works.run_to(hours(24));
  EXPECT_EQ(works.world.works().materials().purchase(0).outstanding, 200);  // of 300, 100 released
  EXPECT_EQ(works.world.works().materials().purchase(1).outstanding, 0);
}

// Set-up begins at hour 1 + 30: cloth is ordered at the trade of day 2 and not on day 1.
TEST(Materials, AreOrderedFromTheBeginningOfTheSetUpOn) {
  Scenario scenario = competing_plants();
  scenario.command.plan.conversions = {kConversion};
  scenario.conversions[kConversion].approval_s = Distribution::constant(30 * kHour_s);
  scenario.conversions[kConversion].setup_s = Distribution::constant(10 * kDay_s);
  StartedWorld works(scenario);
  works.run_to(hours(47));
  EXPECT_EQ(works.world.ledger()[Id<Item>{2}].received, 0);
  works.run_to(hours(48));
  EXPECT_EQ(works.world.ledger()[Id<Item>{2}].received, 200);
}

// A mill converts to cloth, 200 kg a day from hour 1, into its own store; the tent works buys from that
// store.
TEST(Materials, ConvertedPlantSuppliesOthersFromItsStore) {
  Scenario scenario = works_scenario();
  const Id<Item> cloth = testing::add_material(scenario, "cloth");
  scenario.production.bills = {{kTent, cloth, 1}};
  const Id<Depot> mill_store = scenario.depots.add(scenario.depots[kStore]);
  scenario.depots[mill_store].key = "mill store";
  testing::add_converting_line(scenario, mill_store, cloth, 200 / kDay_s);
  const auto supplier = scenario.suppliers.add({"mill", {}, cloth, 0, mill_store, 0});
  scenario.production.sourcing = {{kPlant, cloth, supplier, 1, Distribution::constant(0), hours(24)}};
  StartedWorld works(scenario);
  works.run_to(hours(49));
  EXPECT_EQ(works.world.ledger()[cloth].received, 0);
  EXPECT_GT(works.world.ledger()[kTent].produced, 150);
  EXPECT_EQ(works.world.ledger()[kTent].produced, works.world.ledger()[cloth].consumed);
  works.world.check_conservation();
}

// The second plant has no cloth of its own, the first has 100 kg and needs none.
TEST(Materials, PlantsOfABaseMayUseEachOthers) {
  for (const bool shares : {true, false}) {
    Scenario scenario = competing_plants();
    scenario.production.sourcing.clear();
    scenario.command.plan.conversions = {Id<Conversion>{1}};
    scenario.stock = {{kStore, Id<Item>{2}, 100}};
    const auto base = scenario.bases.add({"base", {}, false, shares, 0});
    for (Plant& plant : scenario.plants) plant.base = base;
    StartedWorld works(scenario);
    works.run_to(hours(49));
    EXPECT_EQ(works.world.ledger()[kTent].produced, shares ? 100 : 0);
  }
}

}  // namespace
}  // namespace surge::models
