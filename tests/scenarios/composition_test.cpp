// SPDX-License-Identifier: Apache-2.0
// Scenarios put together from several files, changes and overrides.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/scenarios/support/scenario_copy.h"

namespace surge::test {
namespace {

using ::testing::EndsWith;
using ::testing::HasSubstr;

const std::string kVariant = "variant.yaml";

TEST(Composition, VariantKeepsWhatItDoesNotName) {
  ScenarioCopy copy;
  copy.write(kVariant, "surge: 1\nbase: scenario.yaml\nrun: {seed: 7}\n");
  const models::Scenario scenario = copy.read({}, kVariant).scenario;
  EXPECT_EQ(scenario.run.seed, 7U);
  EXPECT_EQ(scenario.run.replications, 10);
  EXPECT_EQ(scenario.counties.size(), 4U);
  EXPECT_THAT(scenario.key, EndsWith("-variant"));
}

TEST(Composition, ChangesOfTheBaseComeBeforeTheVariant) {
  ScenarioCopy copy;
  copy.write("one.yaml",
             "surge: 1\nbase: scenario.yaml\nchanges: {run.seed: 5, depots.valley-depot.docks: 5}\n");
  copy.write("two.yaml", "surge: 1\nbase: one.yaml\nrun: {seed: 6}\n");
  const models::Scenario scenario = copy.read({}, "two.yaml").scenario;
  EXPECT_EQ(scenario.run.seed, 6U);
  EXPECT_EQ(scenario.depots[models::Id<models::Depot>{0}].docks, 5);
}

TEST(Composition, IncludedKeysAreReplacedByTheFilesOwn) {
  ScenarioCopy copy;
  copy.write("part.yaml", "run: {seed: 3, replications: 4}\n");
  copy.replace("scenario.yaml", "surge: 1\n", "surge: 1\ninclude: [part.yaml]\n");
  copy.replace("scenario.yaml", "replications: 10, ", "");
  const models::Scenario scenario = copy.read().scenario;
  EXPECT_EQ(scenario.run.seed, 1U);
  EXPECT_EQ(scenario.run.replications, 4);
}

TEST(Composition, PathsAreRelativeToTheFileThatNamesThem) {
  ScenarioCopy copy;
  std::filesystem::create_directory(copy.folder() / "below");
  copy.write("below/scenario.yaml", "surge: 1\nbase: ../scenario.yaml\ntables: {fleets: fleets.csv}\n");
  copy.write("below/fleets.csv", "home,vehicle,count\nvalley-depot,truck,77\n");
  const models::Scenario scenario = copy.read({}, "below/scenario.yaml").scenario;
  ASSERT_EQ(scenario.fleets.size(), 1U);
  EXPECT_EQ(scenario.fleets.front().count, 77);
  EXPECT_EQ(scenario.key, "below");
}

TEST(Composition, FilesOfOneTableAreJoined) {
  ScenarioCopy copy;
  copy.write("more.csv", "depot,item,quantity\nworks-store,water,9\n");
  copy.replace("scenario.yaml", "stock: stock.csv", "stock: [stock.csv, more.csv]");
  EXPECT_EQ(copy.read().scenario.stock.size(), 7U);
}

TEST(Composition, RowTwiceInTwoFilesNamesBoth) {
  ScenarioCopy copy;
  copy.write("more.csv", "depot,item,quantity\nvalley-depot,tent,9\n");
  copy.replace("scenario.yaml", "stock: stock.csv", "stock: [stock.csv, more.csv]");
  EXPECT_THAT(copy.mistakes(),
              HasSubstr("more.csv:2:1: depot/item: found \"valley-depot/tent\" a second time"));
  EXPECT_THAT(copy.mistakes(), HasSubstr("stock.csv:2)"));
}

TEST(Composition, AddedRowsComeToThoseOfTheBase) {
  ScenarioCopy copy;
  copy.write("more.csv", "depot,item,quantity\nworks-store,water,9\n");
  copy.write(kVariant,
             "surge: 1\nbase: scenario.yaml\nadd: {stock: more.csv}\n"
             "changes: {stock.works-store/water.quantity: 11}\n");
  const models::Scenario scenario = copy.read({}, kVariant).scenario;
  ASSERT_EQ(scenario.stock.size(), 7U);
  EXPECT_EQ(scenario.stock.back().quantity, 11);
}

TEST(Composition, AddedRowWithTheKeyOfAnotherIsAMistake) {
  ScenarioCopy copy;
  copy.write(kVariant,
             "surge: 1\nbase: scenario.yaml\n"
             "add: {stock: {columns: [depot, item, quantity], rows: [[valley-depot, tent, 9]]}}\n");
  EXPECT_THAT(copy.mistakes({}, kVariant),
              HasSubstr("depot/item: found \"valley-depot/tent\" a second time"));
}

TEST(Composition, AddedRowsMakeATableThatIsNotThere) {
  ScenarioCopy copy;
  copy.write(kVariant,
             "surge: 1\nbase: scenario.yaml\ntables: {stock: []}\n"
             "add: {stock: {columns: [depot, item, quantity], rows: [[valley-depot, tent, 9]]}}\n");
  EXPECT_EQ(copy.read({}, kVariant).scenario.stock.size(), 1U);
}

TEST(Composition, AddNamesTablesOnly) {
  ScenarioCopy copy;
  copy.write(kVariant, "surge: 1\nbase: scenario.yaml\nadd: {stocks: more.csv}\n");
  EXPECT_THAT(copy.mistakes({}, kVariant), HasSubstr("add: found key \"stocks\""));
  EXPECT_THAT(copy.mistakes({}, kVariant), HasSubstr("did you mean \"stock\"?"));
}

TEST(Composition, BaseThatLeadsBackIsAMistake) {
  ScenarioCopy copy;
  copy.write("one.yaml", "surge: 1\nbase: two.yaml\n").write("two.yaml", "surge: 1\nbase: one.yaml\n");
  EXPECT_THAT(copy.mistakes({}, "one.yaml"), HasSubstr("two.yaml:2:7: found a cycle"));
}

TEST(Composition, IncludeOfItselfIsAMistake) {
  ScenarioCopy copy;
  copy.write("one.yaml", "surge: 1\ninclude: [one.yaml]\n");
  EXPECT_THAT(copy.mistakes({}, "one.yaml"), HasSubstr("found a cycle"));
}

TEST(Composition, TableMayStandInTheYamlFile) {
  ScenarioCopy copy;
  copy.replace("scenario.yaml", "fleets: fleets.csv",
               "fleets: {columns: [home, vehicle, count], rows: [[valley-depot, truck, 8]]}");
  EXPECT_EQ(copy.read().scenario.fleets.front().count, 8);
}

TEST(Composition, OtherPolicyDropsTheParametersOfTheFormer) {
  ScenarioCopy copy;
  copy.write(kVariant, "surge: 1\nbase: scenario.yaml\ncommand: {dispatch: proportional}\n");
  EXPECT_EQ(copy.read({}, kVariant).scenario.command.dispatch.kind, "proportional");
}

TEST(Overrides, SetCellsAndKeys) {
  const ScenarioCopy copy;
  const models::Scenario scenario = copy.read({{"depots.valley-depot.docks", "6"},
                                               {"stock.valley-depot/tent.quantity", "12"},
                                               {"items.tent.mass", "2 t"},
                                               {"hazards.0.magnitude", "7.5"},
                                               {"run.horizon", "20 d"},
                                               {"command.dispatch.kind", "proportional"}})
                                        .scenario;
  EXPECT_EQ(scenario.depots[models::Id<models::Depot>{0}].docks, 6);
  EXPECT_EQ(scenario.stock.front().quantity, 12);
  EXPECT_EQ(scenario.items[models::Id<models::Item>{0}].mass_kg, 2000);
  EXPECT_EQ(scenario.hazards.front().number("magnitude"), 7.5);
  EXPECT_EQ(sim::to_days(scenario.run.horizon), 20);
  EXPECT_EQ(scenario.command.dispatch.kind, "proportional");
}

TEST(Overrides, LaterOnesWin) {
  const ScenarioCopy copy;
  EXPECT_EQ(copy.read({{"run.seed", "2"}, {"run.seed", "3"}}).scenario.run.seed, 3U);
}

TEST(Overrides, BadValueNamesTheOverride) {
  const ScenarioCopy copy;
  EXPECT_EQ(copy.mistakes({{"depots.valley-depot.docks", "six"}}),
            "--set depots.valley-depot.docks=six: docks: found \"six\", expected an integer >= 1");
}

TEST(Overrides, UnknownRowColumnAndKeyAreMistakes) {
  const ScenarioCopy copy;
  EXPECT_THAT(copy.mistakes({{"depots.valey-depot.docks", "6"}}), EndsWith("did you mean \"valley-depot\"?"));
  EXPECT_THAT(copy.mistakes({{"depots.valley-depot.dock", "6"}}), EndsWith("did you mean \"docks\"?"));
  EXPECT_THAT(copy.mistakes({{"comand.convoy_size", "6"}}), EndsWith("did you mean \"command\"?"));
  EXPECT_THAT(copy.mistakes({{"hazards.1.magnitude", "6"}}), HasSubstr("found a path that does not exist"));
}

TEST(Overrides, SectionsThatTheScenarioLeavesOutOrThatAreNamedAsATableCanBeChanged) {
  const ScenarioCopy copy;
  const models::Scenario scenario = copy.read({{"teams.policy.kind", "spread_evenly"},
                                               {"teams.fatigue", "0.1"},
                                               {"medical.evacuation.kind", "keep_local"}})
                                        .scenario;
  EXPECT_EQ(scenario.team_rules.policy.kind, "spread_evenly");
  EXPECT_EQ(scenario.team_rules.fatigue_per_h, 0.1);
  EXPECT_EQ(scenario.medical.rules.evacuation.kind, "keep_local");
  EXPECT_THAT(copy.mistakes({{"tables.depots", "[]"}}), HasSubstr("expected a path that begins with one of"));
}

TEST(Overrides, ListsAreGivenAsYaml) {
  const ScenarioCopy copy;
  const models::Scenario scenario = copy.read({{"hazards.0.rupture", "[[103, 31], [104, 32]]"},
                                               {"command.plan.conversions", "[]"},
                                               {"command.detection", "discrete(1 h: 0.5, 2 h: 0.5)"}})
                                        .scenario;
  EXPECT_EQ(scenario.hazards.front().get<std::vector<models::GeoPoint>>("rupture").size(), 2U);
  EXPECT_TRUE(scenario.command.plan.conversions.empty());
  EXPECT_EQ(scenario.command.detection_s, sim::Distribution::discrete({3600, 7200}, {0.5, 0.5}));
}

TEST(Overrides, BytesThatAreNoTextAreRefused) {
  const ScenarioCopy copy;
  EXPECT_EQ(copy.mistakes({{"run.seed", "\xff"}}),
            "--set: found a path or value that is not UTF-8 text, expected UTF-8 text");
}

TEST(Overrides, KeyColumnsCannotChange) {
  const ScenarioCopy copy;
  EXPECT_THAT(copy.mistakes({{"depots.valley-depot.key", "x"}}), HasSubstr("keys cannot change"));
}

}  // namespace
}  // namespace surge::test
