// SPDX-License-Identifier: Apache-2.0
// What the values of a valid scenario are read into.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "scenarios/declarations.h"
#include "tests/scenarios/support/scenario_copy.h"

namespace surge::test {
namespace {

using models::Id;
using sim::Distribution;
using std::chrono::hours;
using ::testing::IsEmpty;

TEST(ReadScenario, SectionsAreRead) {
  const models::Scenario scenario = ScenarioCopy().read().scenario;
  EXPECT_EQ(scenario.title, (models::BilingualName{"Minimal valley", "最小算例"}));
  EXPECT_EQ(scenario.start, "2026-01-01T00:00:00+08:00");
  EXPECT_EQ(scenario.run.replications, 10);
  EXPECT_EQ(scenario.run.horizon, hours(240));
  EXPECT_EQ(scenario.command.detection_s, Distribution::constant(1800));
  EXPECT_EQ(scenario.command.dispatch.kind, "nearest_first");
  EXPECT_EQ(scenario.command.information.report_interval, hours(12));
  EXPECT_EQ(scenario.command.plan.conversions, (std::vector{Id<models::Conversion>{0}}));
}

TEST(ReadScenario, AbsentKeysTakeTheirDefaults) {
  ScenarioCopy copy;
  copy.replace("scenario.yaml", "seed: 1, replications: 10, ", "");
  copy.replace("scenario.yaml", ", sample_interval: 6 h", "");
  copy.replace("scenario.yaml", "  convoy_size: 5\n", "").replace("scenario.yaml", "\nmetrics: all", "");
  const models::Scenario scenario = copy.read().scenario;
  EXPECT_EQ(scenario.run.seed, 1U);
  EXPECT_EQ(scenario.run.replications, 100);
  EXPECT_EQ(scenario.run.sample_interval, hours(6));
  EXPECT_EQ(scenario.command.convoy_size, 20);
  EXPECT_THAT(scenario.metrics, ::testing::Not(IsEmpty()));
}

TEST(ReadScenario, CountiesComeBeforeOtherPlaces) {
  ScenarioCopy copy;
  copy.replace("scenario.yaml", "  roads: roads.csv", "  places: places.csv\n  roads: roads.csv");
  copy.write("places.csv", "key,name_en,lon,lat\noutside,Outside,104,31\n");
  copy.replace("roads.csv", "990101,990102,national,35", "outside,990102,national,35");
  copy.replace("link_closures.csv", "990101/990102", "outside/990102");
  const models::Scenario scenario = copy.read().scenario;
  ASSERT_EQ(scenario.places.size(), 5U);
  EXPECT_EQ(scenario.places[Id<models::Place>{4}].key, "outside");
  EXPECT_EQ(scenario.links[Id<models::Link>{0}].from, Id<models::Place>{4});
  EXPECT_EQ(scenario.links[Id<models::Link>{0}].length_m, 35000);
  const models::County& county = scenario.counties[Id<models::County>{2}];
  EXPECT_EQ(county.seat, Id<models::Place>{2});
  EXPECT_EQ(county.terrain, models::Terrain::kMountain);
  EXPECT_EQ(county.area_km2, 3000);
  EXPECT_EQ(scenario.prefectures[county.prefecture].name.en, "Valley");
}

TEST(ReadScenario, FacilitiesAreRead) {
  const models::Scenario scenario = ScenarioCopy().read().scenario;
  const models::Depot& depot = scenario.depots[Id<models::Depot>{0}];
  EXPECT_EQ(depot.level, models::DepotLevel::kPrefecture);
  EXPECT_EQ(depot.place, Id<models::Place>{0});
  EXPECT_EQ(depot.mobilisation_s, Distribution::constant(7200));
  EXPECT_EQ(depot.dock_rate_m3_per_s, 50.0 / 3600);
  EXPECT_EQ(scenario.stock[1].quantity, 600000);
  const models::VehicleClass& truck = scenario.vehicle_classes[Id<models::VehicleClass>{0}];
  EXPECT_EQ(truck.payload_kg, 10000);
  EXPECT_EQ(truck.speed_mps, (std::array<double, 6>{60 / 3.6, 50 / 3.6, 40 / 3.6, 20 / 3.6, 0, 0}));
  EXPECT_EQ(scenario.fleets[1].home, models::hub_of(Id<models::Depot>{1}));
  EXPECT_EQ(scenario.plants[Id<models::Plant>{0}].store, Id<models::Depot>{1});
}

TEST(ReadScenario, ProductionAndNeedsAreRead) {
  const models::Scenario scenario = ScenarioCopy().read().scenario;
  const models::Conversion& conversion = scenario.conversions[Id<models::Conversion>{0}];
  EXPECT_EQ(conversion.key, "tent-line/tent");
  EXPECT_EQ(conversion.nominal_units_per_s, 500.0 / 86400);
  EXPECT_EQ(conversion.setup_s, Distribution::constant(42 * 3600));
  EXPECT_EQ(conversion.ramp_s, Distribution::constant(48 * 3600));
  EXPECT_FALSE(scenario.items[Id<models::Item>{0}].shelf_life);
  EXPECT_EQ(scenario.items[Id<models::Item>{1}].shelf_life, sim::Duration(hours(365 * 24)));
  const models::Need& water = scenario.demand.needs[1];
  EXPECT_EQ(water.item, Id<models::Item>{1});
  EXPECT_EQ(water.kind, models::NeedKind::kRecurring);
  EXPECT_EQ(water.lasts, hours(168));
  EXPECT_EQ(scenario.demand.vulnerability[1].share[3], 0.001);
  EXPECT_EQ(scenario.link_damage.consequences[1].effort_s, Distribution::lognormal(72 * 3600, 0.8));
}

TEST(ReadScenario, HazardParametersAreComplete) {
  const models::ComponentSpec hazard = ScenarioCopy().read().scenario.hazards.at(0);
  EXPECT_EQ(hazard.kind, "earthquake");
  EXPECT_EQ(hazard.number("magnitude"), 7);
  EXPECT_EQ(hazard.get<std::vector<models::GeoPoint>>("rupture").at(0), (models::GeoPoint{103, 31}));
  EXPECT_FALSE(hazard.get<bool>("scatter"));
  EXPECT_EQ(hazard.get<std::string>("zone"), "qinghai_tibet");
}

TEST(ReadScenario, FolderStandsForItsScenarioFile) {
  const ScenarioCopy copy;
  EXPECT_EQ(scenarios::read_scenario(copy.folder()).hash, copy.read().hash);
  EXPECT_EQ(scenarios::read_scenario(copy.folder()).files.size(), 55U);
}

TEST(ReadScenario, OptionalTablesMayBeAbsent) {
  ScenarioCopy copy;
  for (const scenarios::TableDeclaration& table : scenarios::table_declarations()) {
    const std::string line = "  " + table.name + ": " + table.name + ".csv";
    const bool is_named = copy.text("scenario.yaml").find(line) != std::string::npos;
    if (!table.required && is_named) copy.replace("scenario.yaml", line, "  #");
  }
  copy.replace("depots.csv", "enterprise,tent-firm", "enterprise,");
  copy.write("fleets.csv", "home,vehicle,count\nvalley-depot,truck,10\n");
  const models::Scenario scenario = copy.read().scenario;
  EXPECT_EQ(scenario.bases.size(), 0U);
  EXPECT_EQ(scenario.conversions.size(), 0U);
  EXPECT_THAT(scenario.kits, IsEmpty());
  EXPECT_THAT(scenario.donations, IsEmpty());
  EXPECT_FALSE(scenario.facility_fragility[0]);
  EXPECT_THAT(scenario.command.plan.conversions, IsEmpty());
  EXPECT_THAT(scenario.command.plan.agreements, IsEmpty());
}

TEST(ReadScenario, TableMayBeEmptied) {
  ScenarioCopy copy;
  copy.replace("scenario.yaml", "kits: kits.csv", "kits: []");
  EXPECT_THAT(copy.read().scenario.kits, IsEmpty());
}

TEST(ReadScenario, FilesOfOneTableMayDifferInColumnsAndUnits) {
  ScenarioCopy copy;
  copy.replace("scenario.yaml", "roads: roads.csv", "roads: [roads.csv, more.csv]");
  copy.write("more.csv",
             "to_code,from_code,class,terrain,length,source\n990103,990101,national,basin,80 km,x\n");
  const models::Link link = copy.read().scenario.links[Id<models::Link>{4}];
  EXPECT_EQ(link.length_m, 80000);
  EXPECT_EQ(link.from, Id<models::Place>{0});
}

TEST(ReadScenario, ByteOrderMarksAndWindowsLineEndsAreRead) {
  ScenarioCopy copy;
  const std::string hash = copy.read().hash;
  std::string text = "\xef\xbb\xbf";
  for (const char character : copy.text("fleets.csv")) {
    text += character == '\n' ? "\r\n" : std::string(1, character);
  }
  copy.write("fleets.csv", text);
  EXPECT_EQ(copy.read().hash, hash);
}

TEST(Warnings, OddButAllowedThingsAreTold) {
  ScenarioCopy copy;
  copy.replace("needs.csv", "tent,displaced,household,one_off,1,0 h,,2,1,made up,\n", "");
  copy.replace("scenario.yaml", "conversions: all", "conversions: []");
  copy.replace("fleets.csv", "valley-depot,truck,10", "valley-depot,truck,0");
  std::vector<std::string> texts;
  for (const models::Warning& warning : copy.read().warnings) texts.push_back(warning.text);
  EXPECT_THAT(texts, ::testing::ElementsAre("item tent is in stock but nobody needs it",
                                            "lines in no plan: tent-line",
                                            "depot valley-depot has goods but no vehicles"));
}

}  // namespace
}  // namespace surge::test
