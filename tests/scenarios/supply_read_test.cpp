// SPDX-License-Identifier: Apache-2.0
// What the tables of goods, reserves, production and supply of the minimal scenario are read into.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "models/units.h"
#include "tests/scenarios/support/scenario_copy.h"

namespace surge::test {
namespace {

using models::Id;
using models::kDay_s;
using sim::Distribution;
using std::chrono::hours;

constexpr Id<models::Depot> kValleyDepot{0};
constexpr Id<models::Depot> kWorksStore{1};
constexpr Id<models::Depot> kCollectionHall{2};
constexpr Id<models::Item> kTent{0};
constexpr Id<models::Item> kWater{1};
constexpr Id<models::Item> kTarpaulin{2};
constexpr Id<models::Item> kSoap{3};
constexpr Id<models::Item> kFamilyKit{4};
constexpr Id<models::Item> kCloth{5};

class SupplyTables : public testing::Test {
 protected:
  const models::Scenario scenario_ = ScenarioCopy().read().scenario;
};

TEST_F(SupplyTables, SubstitutesAndKits) {
  ASSERT_EQ(scenario_.substitutes.size(), 1U);
  EXPECT_EQ(scenario_.substitutes[0].item, kTent);
  EXPECT_EQ(scenario_.substitutes[0].substitute, kTarpaulin);
  EXPECT_EQ(scenario_.substitutes[0].ratio, 2);
  ASSERT_EQ(scenario_.kits.size(), 2U);
  EXPECT_EQ(scenario_.kits[1].kit, kFamilyKit);
  EXPECT_EQ(scenario_.kits[1].component, kSoap);
  EXPECT_EQ(scenario_.kits[1].quantity, 2);
  EXPECT_EQ(scenario_.items[kCloth].category, models::ItemCategory::kMaterial);
}

TEST_F(SupplyTables, EnterprisesAndDepots) {
  ASSERT_EQ(scenario_.enterprises.size(), 2U);
  const models::Enterprise& owner = scenario_.enterprises[*scenario_.depots[kWorksStore].enterprise];
  EXPECT_EQ(owner.key, "tent-firm");
  EXPECT_EQ(owner.ownership, models::Ownership::kPrivate);
  EXPECT_TRUE(owner.key_list);
  const models::Depot& depot = scenario_.depots[kValleyDepot];
  EXPECT_FALSE(depot.enterprise);
  EXPECT_EQ(depot.space_m3, 10000);
  EXPECT_EQ(depot.cool_m3, 0);
  EXPECT_EQ(depot.frozen_m3, 0);
  EXPECT_EQ(depot.closes, hours(24));
  EXPECT_EQ(scenario_.depots[kWorksStore].price_share, 1);
  EXPECT_EQ(scenario_.depots[kCollectionHall].opens, hours(8));
  EXPECT_EQ(scenario_.depots[kCollectionHall].closes, hours(20));
}

TEST_F(SupplyTables, StockAndLots) {
  ASSERT_EQ(scenario_.stock.size(), 6U);
  EXPECT_EQ(scenario_.stock[5].depot, kWorksStore);
  EXPECT_EQ(scenario_.stock[5].item, kCloth);
  EXPECT_EQ(scenario_.stock[5].oldest, sim::Duration{});
  EXPECT_EQ(scenario_.stock[5].lots, 1);
  ASSERT_EQ(scenario_.lots.size(), 1U);
  EXPECT_EQ(scenario_.lots[0].key, "old-soap");
  EXPECT_EQ(scenario_.lots[0].depot, kValleyDepot);
  EXPECT_EQ(scenario_.lots[0].item, kSoap);
  EXPECT_EQ(scenario_.lots[0].quantity, 200);
  EXPECT_EQ(scenario_.lots[0].age, hours(305 * 24));
}

TEST_F(SupplyTables, OperationInPeacetime) {
  EXPECT_EQ(scenario_.peacetime.duration, hours(30 * 24));
  ASSERT_EQ(scenario_.customers.size(), 1U);
  EXPECT_EQ(scenario_.customers[0].item, kSoap);
  EXPECT_EQ(scenario_.customers[0].interval_s, Distribution::constant(kDay_s));
  EXPECT_EQ(scenario_.customers[0].size, Distribution::constant(10));
  EXPECT_EQ(scenario_.customers[0].unserved, models::UnservedOrder::kLost);
  EXPECT_EQ(scenario_.customers[0].lost_cost_cny, 1);
  ASSERT_EQ(scenario_.replenishment.size(), 1U);
  const models::Replenishment& replenishment = scenario_.replenishment[0];
  EXPECT_EQ(replenishment.policy, models::ReplenishmentPolicy::kReorderUpTo);
  EXPECT_EQ(replenishment.review, hours(24));
  EXPECT_EQ(replenishment.reorder_point, 400);
  EXPECT_EQ(replenishment.order_up_to, 500);
  EXPECT_EQ(replenishment.lead_time_s, Distribution::constant(2 * kDay_s));
  EXPECT_EQ(replenishment.order_cost_cny, 10);
  EXPECT_EQ(replenishment.unit_cost_cny, scenario_.items[kSoap].value_cny) << "absent: the item's value";
  EXPECT_EQ(replenishment.holding_cost_cny_per_s, 0.001 / kDay_s);
  ASSERT_EQ(scenario_.rotation.size(), 2U);
  EXPECT_EQ(scenario_.rotation[1].item, kWater);
  EXPECT_EQ(scenario_.rotation[1].sell_before, hours(50 * 24));
  EXPECT_EQ(scenario_.rotation[1].price_share, 0.5);
}

TEST_F(SupplyTables, PlantsAndLines) {
  ASSERT_EQ(scenario_.calendars.size(), 1U);
  ASSERT_EQ(scenario_.calendars[Id<models::LabourCalendar>{0}].points.size(), 1U);
  EXPECT_EQ(scenario_.calendars[Id<models::LabourCalendar>{0}].points[0].overtime, 1);
  ASSERT_EQ(scenario_.plants.size(), 1U);
  const models::Plant& plant = scenario_.plants[Id<models::Plant>{0}];
  EXPECT_EQ(scenario_.enterprises[plant.enterprise].key, "tent-firm");
  EXPECT_EQ(plant.store, kWorksStore);
  EXPECT_EQ(plant.workers, 100);
  EXPECT_EQ(plant.calendar, Id<models::LabourCalendar>{0});
  const models::ProductionBase& base = scenario_.bases[*plant.base];
  EXPECT_TRUE(base.shares_labour);
  EXPECT_TRUE(base.shares_materials);
  EXPECT_EQ(base.spare_machines, 0);
  const models::ProductionLine& line = scenario_.lines[Id<models::ProductionLine>{0}];
  EXPECT_EQ(line.plant, Id<models::Plant>{0});
  EXPECT_EQ(line.peacetime_product, "Awnings");
  EXPECT_EQ(line.peacetime_value_cny_per_s, 100000 / kDay_s);
  EXPECT_EQ(line.standby_cost_cny_per_s, 1000 / kDay_s);
  EXPECT_FALSE(line.peacetime_item);
}

TEST_F(SupplyTables, ConversionsAndMachines) {
  ASSERT_EQ(scenario_.conversions.size(), 1U);
  const models::Conversion& conversion = scenario_.conversions[Id<models::Conversion>{0}];
  EXPECT_EQ(conversion.line, Id<models::ProductionLine>{0});
  EXPECT_EQ(conversion.item, kTent);
  EXPECT_EQ(conversion.approval_s, Distribution::constant(6 * 3600));
  EXPECT_EQ(conversion.machines, 1);
  EXPECT_EQ(conversion.yield, 1);
  EXPECT_EQ(conversion.release_share, 1);
  EXPECT_EQ(conversion.workers, 50);
  EXPECT_EQ(conversion.revert_s, Distribution::constant(kDay_s));
  EXPECT_EQ(conversion.cost_cny, 100000);
  EXPECT_FALSE(conversion.rehearsed);
  const models::EquipmentMaker& maker = scenario_.equipment_makers[*conversion.maker];
  EXPECT_EQ(maker.key, "machine-maker");
  EXPECT_EQ(maker.stock, 1);
  EXPECT_EQ(scenario_.production.rules.rehearsed_time, 0.7);
  EXPECT_EQ(scenario_.production.rules.rehearsed_spread, 0.5);
  EXPECT_EQ(scenario_.production.rules.absence_per_displaced, 1);
  EXPECT_EQ(scenario_.production.rules.absence_recovery, hours(240));
}

TEST_F(SupplyTables, Materials) {
  ASSERT_EQ(scenario_.production.bills.size(), 1U);
  EXPECT_EQ(scenario_.production.bills[0].item, kTent);
  EXPECT_EQ(scenario_.production.bills[0].material, kCloth);
  EXPECT_EQ(scenario_.production.bills[0].amount, 10);
  const models::Supplier& supplier = scenario_.suppliers[Id<models::Supplier>{0}];
  EXPECT_EQ(supplier.item, kCloth);
  EXPECT_EQ(supplier.units_per_s, 10000 / kDay_s);
  EXPECT_FALSE(supplier.depot);
  EXPECT_EQ(supplier.stock, 20000);
  ASSERT_EQ(scenario_.production.sourcing.size(), 1U);
  const models::Sourcing& sourcing = scenario_.production.sourcing[0];
  EXPECT_EQ(sourcing.plant, Id<models::Plant>{0});
  EXPECT_EQ(sourcing.supplier, Id<models::Supplier>{0});
  EXPECT_EQ(sourcing.share, 1);
  EXPECT_EQ(sourcing.lead_time_s, Distribution::constant(kDay_s));
  EXPECT_EQ(sourcing.cover, hours(168));
}

TEST_F(SupplyTables, AgreementsMarketsAndAid) {
  ASSERT_EQ(scenario_.agreements.size(), 1U);
  const models::Agreement& agreement = scenario_.agreements[Id<models::Agreement>{0}];
  EXPECT_EQ(scenario_.enterprises[agreement.enterprise].key, "trading-firm");
  EXPECT_EQ(agreement.item, kWater);
  EXPECT_EQ(agreement.depot, kValleyDepot);
  EXPECT_EQ(agreement.cap, 1000);
  EXPECT_EQ(agreement.units_per_s, 500 / kDay_s);
  EXPECT_EQ(agreement.price_cny, 2);
  EXPECT_EQ(agreement.lead_time_s, Distribution::constant(kDay_s));
  EXPECT_EQ(agreement.default_risk, 0);
  EXPECT_EQ(agreement.fee_cny_per_s, 10 / kDay_s);
  ASSERT_EQ(scenario_.markets.size(), 1U);
  EXPECT_EQ(scenario_.markets[0].item, kFamilyKit);
  EXPECT_EQ(scenario_.markets[0].price_cny, 120);
  EXPECT_EQ(scenario_.markets[0].units_per_s, 5 / kDay_s);
  EXPECT_EQ(scenario_.markets[0].elasticity, 1);
  EXPECT_EQ(scenario_.markets[0].lead_growth, 0.1);
  EXPECT_EQ(scenario_.markets[0].recovery, hours(168));
  ASSERT_EQ(scenario_.aid.size(), 1U);
  EXPECT_EQ(scenario_.aid[0].donor.en, "Neighbouring province");
  EXPECT_EQ(scenario_.aid[0].quantity, 20);
  EXPECT_EQ(scenario_.aid[0].arrival_s, Distribution::constant(48 * 3600));
  EXPECT_EQ(scenario_.command.plan.agreements, (std::vector{Id<models::Agreement>{0}}));
}

TEST_F(SupplyTables, Donations) {
  ASSERT_EQ(scenario_.collection_points.size(), 1U);
  EXPECT_EQ(scenario_.collection_points[0].depot, kCollectionHall);
  EXPECT_EQ(scenario_.collection_points[0].sorters, 2);
  EXPECT_EQ(scenario_.collection_points[0].sorting_rate_m3_per_s, 0.5 / 3600);
  EXPECT_EQ(scenario_.collection_points[0].forwards_to, kValleyDepot);
  EXPECT_EQ(scenario_.collection_points[0].forward_s, Distribution::constant(3600));
  ASSERT_EQ(scenario_.donations.size(), 1U);
  const models::DonationStream& stream = scenario_.donations[0];
  EXPECT_EQ(stream.depot, kCollectionHall);
  EXPECT_EQ(stream.begins, hours(24));
  EXPECT_EQ(stream.lasts, hours(96));
  EXPECT_EQ(stream.consignments_per_s, 2 / kDay_s);
  EXPECT_EQ(stream.fading, hours(48));
  EXPECT_EQ(stream.volume_m3, Distribution::constant(1));
  EXPECT_EQ(stream.usable_share, Distribution::constant(0.5));
  ASSERT_EQ(stream.mix.size(), 2U);
  EXPECT_EQ(stream.mix[1].item, kSoap);
  EXPECT_EQ(stream.mix[1].share, 0.1);
}

TEST_F(SupplyTables, OutagesAndDamage) {
  ASSERT_EQ(scenario_.outages.size(), 1U);
  EXPECT_EQ(scenario_.outages[0].target, models::OutageTarget(Id<models::Supplier>{0}));
  EXPECT_EQ(scenario_.outages[0].begins, hours(24));
  EXPECT_EQ(scenario_.outages[0].capacity, 0.5);
  EXPECT_EQ(scenario_.outages[0].lasts, sim::Duration(hours(48)));
  const auto& plant = scenario_.facility_fragility[static_cast<std::size_t>(models::FacilityKind::kPlant)];
  ASSERT_TRUE(plant);
  EXPECT_EQ(plant->damage_median, 12);
  EXPECT_EQ(plant->damage_beta, 0.5);
  EXPECT_EQ(plant->repair_s, Distribution::constant(5 * kDay_s));
  EXPECT_EQ(plant->stock_lost, 0.1);
  EXPECT_EQ(plant->power_median, 11);
  EXPECT_EQ(plant->power_s, Distribution::constant(kDay_s));
  EXPECT_EQ(plant->cold_holds, hours(12));
}

TEST(SupplyReading, OutagesStrikeEveryKindOfTarget) {
  ScenarioCopy copy;
  copy.write("outages.csv",
             "kind,target,begins\ndepot,works-store,0 h\nplant,works,0 h\nline,tent-line,0 h\n"
             "supplier,cloth-maker,0 h\nequipment_maker,machine-maker,0 h\n");
  const std::vector<models::Outage> outages = copy.read().scenario.outages;
  ASSERT_EQ(outages.size(), 5U);
  EXPECT_EQ(outages[0].target, models::OutageTarget(kWorksStore));
  EXPECT_EQ(outages[1].target, models::OutageTarget(Id<models::Plant>{0}));
  EXPECT_EQ(outages[2].target, models::OutageTarget(Id<models::ProductionLine>{0}));
  EXPECT_EQ(outages[3].target, models::OutageTarget(Id<models::Supplier>{0}));
  EXPECT_EQ(outages[4].target, models::OutageTarget(Id<models::EquipmentMaker>{0}));
  EXPECT_EQ(outages[4].capacity, 0) << "absent: down";
  EXPECT_FALSE(outages[4].lasts) << "absent: until the end";
}

TEST(SupplyReading, CalendarsAreSortedByTime) {
  ScenarioCopy copy;
  copy.write("labour_calendars.csv",
             "calendar,time,present\nall-year,5 d,1\nspare,0 d,0.5\nall-year,-3 d,0.25\n");
  const models::Table<models::LabourCalendar> calendars = copy.read().scenario.calendars;
  ASSERT_EQ(calendars.size(), 2U);
  const std::vector<models::LabourCalendar::Point>& points = calendars[Id<models::LabourCalendar>{0}].points;
  ASSERT_EQ(points.size(), 2U);
  EXPECT_EQ(points[0].time, -hours(72));
  EXPECT_EQ(points[0].present, 0.25);
  EXPECT_EQ(points[1].time, hours(120));
}

TEST(SupplyReading, AbsentCellsTakeTheirDefaults) {
  ScenarioCopy copy;
  copy.write("depots.csv",
             "key,name_en,level,place,docks,dock_rate_m3_per_h,mobilisation\n"
             "valley-depot,A,prefecture,990101,1,50,2 h\nworks-store,B,enterprise,990101,1,50,2 h\n"
             "collection-hall,C,prefecture,990101,1,50,2 h\n");
  copy.write("conversions.csv",
             "line,item,approval,setup,ramp,ramp_start,nominal_rate_per_d\n"
             "tent-line,tent,6 h,2 d,2 d,0.5,500\n");
  const models::Scenario scenario = copy.read().scenario;
  EXPECT_EQ(scenario.depots[kValleyDepot].space_m3, std::numeric_limits<double>::infinity());
  EXPECT_EQ(scenario.depots[kValleyDepot].opens, sim::Duration{});
  EXPECT_EQ(scenario.depots[kValleyDepot].closes, hours(24));
  const models::Conversion& conversion = scenario.conversions[Id<models::Conversion>{0}];
  EXPECT_EQ(conversion.machines, 0);
  EXPECT_FALSE(conversion.maker);
  EXPECT_EQ(conversion.yield, 1);
  EXPECT_EQ(conversion.quarantine_s, Distribution::constant(0));
  EXPECT_EQ(conversion.revert_s, Distribution::constant(kDay_s));
}

/// The plan of the minimal scenario with a second conversion of the line, to family kits, in its place.
models::SupplyPlan plan_of(const std::string& plan) {
  ScenarioCopy copy;
  copy.write("conversions.csv", copy.text("conversions.csv") +
                                    "tent-line,family-kit,6 h,0,,0 h,42 h,0 h,2 d,0.5,500,1,0 h,1,50,24 h,0,"
                                    "false,made up\n");
  copy.replace("scenario.yaml", "plan: {conversions: all, agreements: all}", plan);
  return copy.read().scenario.command.plan;
}

TEST(SupplyPlan, IsEverythingUnlessItSaysOtherwise) {
  for (const char* plan : {"plan: {conversions: all, agreements: all}", "plan: {}", "convoy_size: 5"}) {
    ScenarioCopy copy;
    copy.replace("scenario.yaml", "  convoy_size: 5\n", "");
    copy.replace("scenario.yaml", "plan: {conversions: all, agreements: all}", plan);
    EXPECT_EQ(copy.read().scenario.command.plan.conversions.size(), 1U) << plan;
    EXPECT_EQ(copy.read().scenario.command.plan.agreements.size(), 1U) << plan;
  }
}

TEST(SupplyPlan, ItemsStandForAllConversionsThatMakeThem) {
  EXPECT_EQ(plan_of("plan: {items: [family-kit]}").conversions, (std::vector{Id<models::Conversion>{1}}));
  EXPECT_EQ(plan_of("plan: {items: [family-kit, tent]}").conversions,
            (std::vector{Id<models::Conversion>{1}, Id<models::Conversion>{0}}))
      << "in the order of the items";
  EXPECT_TRUE(plan_of("plan: {items: []}").conversions.empty());
  EXPECT_EQ(plan_of("plan: {items: [tent]}").agreements.size(), 1U);
}

TEST(SupplyPlan, OfItemsAndConversionsTheLaterCounts) {
  ScenarioCopy copy;
  copy.write("items.yaml", "surge: 1\nbase: scenario.yaml\ncommand: {plan: {items: []}}\n");
  copy.write("all.yaml", "surge: 1\nbase: items.yaml\ncommand: {plan: {conversions: all}}\n");
  EXPECT_EQ(copy.read({}, "items.yaml").scenario.command.plan.conversions.size(), 0U);
  EXPECT_EQ(copy.read({}, "all.yaml").scenario.command.plan.conversions.size(), 1U);
  EXPECT_EQ(copy.read({{"command.plan.items", "[]"}}).scenario.command.plan.conversions.size(), 0U);
  const std::string resolved = copy.read({}, "items.yaml").resolved_yaml;
  EXPECT_EQ(scenarios::read_scenario_text(resolved, "resolved").scenario.command.plan.conversions.size(), 0U);
}

TEST(SupplyPlan, AgreementsMayBeNamed) {
  EXPECT_TRUE(plan_of("plan: {agreements: []}").agreements.empty());
  EXPECT_EQ(plan_of("plan: {agreements: [water-deal]}").conversions.size(), 2U);
}

TEST(SourcingPolicy, IsAsPlannedByDefault) {
  const models::ComponentSpec sourcing = ScenarioCopy().read().scenario.command.sourcing;
  EXPECT_EQ(sourcing.kind, "as_planned");
  EXPECT_EQ(sourcing.number("cover"), 3 * kDay_s);
  EXPECT_TRUE(sourcing.get<bool>("buy"));
}

TEST(SourcingPolicy, MayBeGivenByItsNameAlone) {
  ScenarioCopy copy;
  copy.replace("scenario.yaml", "  plan: {", "  sourcing: by_horizon\n  plan: {");
  EXPECT_EQ(copy.read().scenario.command.sourcing.number("long"), 30 * kDay_s);
}

TEST(SourcingPolicy, ParametersAreRead) {
  ScenarioCopy copy;
  copy.replace("scenario.yaml", "  plan: {", "  sourcing: {kind: by_horizon, long: 20 d}\n  plan: {");
  const models::ComponentSpec sourcing = copy.read().scenario.command.sourcing;
  EXPECT_EQ(sourcing.kind, "by_horizon");
  EXPECT_EQ(sourcing.number("long"), 20 * kDay_s);
  EXPECT_EQ(sourcing.number("short"), 3 * kDay_s);
}

TEST(StartOfScenario, GivesTheTimeOfDay) {
  ScenarioCopy copy;
  copy.replace("scenario.yaml", "2026-01-01T00:00:00+08:00", "2026-01-01T14:28:05+08:00");
  EXPECT_EQ(copy.read().scenario.time_of_day, hours(14) + std::chrono::minutes(28) + std::chrono::seconds(5));
}

}  // namespace
}  // namespace surge::test
