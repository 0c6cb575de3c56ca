// SPDX-License-Identifier: Apache-2.0
// The table of teams and the section of what holds for all: what is read, and mistakes with the message a
// user sees.
#include <gtest/gtest.h>

#include "tests/scenarios/support/scenario_copy.h"

namespace surge::test {
namespace {

using models::Id;

std::string after_team_change(const std::string& from, const std::string& to) {
  return mistakes_after("teams.csv", from, to);
}
/// The message with a section `teams` of that content.
std::string with_team_section(const std::string& content) {
  return mistakes_after("scenario.yaml", "\nrepair:", "\nteams: {" + content + "}\nrepair:");
}

TEST(TeamTables, AreReadWithTheirUnits) {
  ScenarioCopy copy;
  copy.replace("scenario.yaml", "\nrepair:",
               "\nteams: {fatigue: 0.1, policy: {kind: most_work_per_team, patience: 6 h}}\nrepair:");
  const models::Scenario scenario = copy.read().scenario;
  ASSERT_EQ(scenario.teams.size(), 3U);
  const models::Team& rescue = scenario.teams[Id<models::Team>{1}];
  EXPECT_EQ(rescue.kind, models::TeamKind::kRescue);
  EXPECT_EQ(rescue.vehicles, 2);
  EXPECT_EQ(rescue.persons, 20);
  EXPECT_EQ(rescue.mobilisation_s.mean(), 3600);
  ASSERT_TRUE(rescue.kit);
  EXPECT_EQ(scenario.items[rescue.kit->item].key, "water");
  EXPECT_EQ(rescue.kit->quantity, 40);
  EXPECT_EQ(scenario.depots[rescue.kit->depot].key, "valley-depot");
  EXPECT_EQ(rescue.without_kit, 0.5);
  EXPECT_EQ(rescue.shift, std::chrono::hours(12));
  EXPECT_EQ(rescue.rest, std::chrono::hours(6));
  EXPECT_EQ(rescue.stays, std::chrono::hours(24 * 7));
  EXPECT_EQ(rescue.rests_at_home, std::chrono::hours(48));
  EXPECT_EQ(rescue.self_sufficient, std::chrono::hours(72));
  EXPECT_TRUE(rescue.trained);
  EXPECT_FALSE(scenario.teams[Id<models::Team>{2}].kit);
  EXPECT_EQ(scenario.team_rules.fatigue_per_h, 0.1);
  EXPECT_EQ(scenario.team_rules.trained_rate, 1.2);
  EXPECT_EQ(scenario.team_rules.policy.number("patience"), 6 * 3600);
}

TEST(TeamMistakes, HomeThatIsNoPlace) {
  EXPECT_EQ(after_team_change("rescue,990101", "rescue,990191"),
            "teams.csv:3:42: home: found \"990191\", expected the code of a county or the key of a place; "
            "did you mean \"990101\"?");
}

TEST(TeamMistakes, UnknownKindWithNearestName) {
  EXPECT_EQ(after_team_change(",medical,", ",medicla,"),
            "teams.csv:4:35: kind: found \"medicla\", expected one of rescue, medical, engineering, fire, "
            "hazmat, logistics; did you mean \"medical\"?");
}

TEST(TeamMistakes, TravelByRail) {
  EXPECT_EQ(
      after_team_change("rescue,990101,truck", "rescue,990101,wagon"),
      "teams.csv:3:49: vehicle: found \"wagon\", of kind train, expected a class of trucks or helicopters");
}

TEST(TeamMistakes, EngineersWhoFly) {
  EXPECT_EQ(after_team_change("engineering,990101,truck", "engineering,990102,helicopter"),
            "teams.csv:2:60: vehicle: found \"helicopter\", of kind helicopter, expected a class of trucks, "
            "as engineers go by road");
}

TEST(TeamMistakes, FlyingFromWhereNothingLands) {
  EXPECT_EQ(after_team_change("rescue,990101,truck", "rescue,990101,helicopter"),
            "teams.csv:3:42: home: found \"990101\", expected a place with an airport or heliport, as the "
            "team flies");
  EXPECT_EQ(after_team_change("rescue,990101,truck", "rescue,990102,helicopter"), "no mistakes");
}

TEST(TeamMistakes, KitThatNoDepotHas) {
  EXPECT_EQ(after_team_change("water,40,valley-depot", "water,40,"),
            "teams.csv:3:76: kit_depot: found nothing, expected the depot that has the kit");
}

TEST(TeamMistakes, DepotWithoutAKit) {
  EXPECT_EQ(after_team_change("water,40,valley-depot", ",40,valley-depot"),
            "teams.csv:3:67: kit: found nothing, expected the item that the team gets from kit_depot");
}

TEST(TeamMistakes, UnknownKitAndDepotWithNearestNames) {
  EXPECT_EQ(after_team_change("water,40,valley-depot", "watre,40,valley-depto"),
            "teams.csv:3:67: kit: found \"watre\", expected the key of a row of items; did you mean "
            "\"water\"?\nteams.csv:3:76: kit_depot: found \"valley-depto\", expected the key of a row of "
            "depots; did you mean \"valley-depot\"?");
}

TEST(TeamMistakes, NumbersOutOfRange) {
  EXPECT_EQ(after_team_change("truck,2,20,1,", "truck,0,20,1,"),
            "teams.csv:3:55: vehicles: found \"0\", expected an integer in [1, 1000]");
  EXPECT_EQ(after_team_change("truck,2,20,1,", "truck,2,0,1,"),
            "teams.csv:3:57: persons: found \"0\", expected a number in (0, 100000]");
  EXPECT_EQ(after_team_change("truck,2,20,1,", "truck,2,20,0,"),
            "teams.csv:3:60: work_rate: found \"0\", expected a number in (0, 1000]");
  EXPECT_EQ(after_team_change("valley-depot,0.5", "valley-depot,1.5"),
            "teams.csv:3:89: without_kit: found \"1.5\", expected a share in [0, 1] such as 0.35 or 35 %");
}

TEST(TeamMistakes, ShiftWithoutLengthAndRestBelowNothing) {
  EXPECT_EQ(after_team_change("0.5,12 h,6 h", "0.5,0 h,6 h"),
            "teams.csv:3:93: shift: found \"0 h\", expected a time in [60, 3200000] s such as 36 h");
  EXPECT_EQ(after_team_change("0.5,12 h,6 h", "0.5,12 h,-6 h"),
            "teams.csv:3:98: rest: found \"-6 h\", expected a time in [0, 3200000] s such as 36 h");
  EXPECT_EQ(after_team_change("6 h,7 d,2 d", "6 h,30 min,2 d"),
            "teams.csv:3:102: stays: found \"30 min\", expected a time in [3600, 320000000] s such as 36 h");
}

TEST(TeamMistakes, SectionOutOfRange) {
  EXPECT_EQ(with_team_section("fatigue: 1.5"),
            "scenario.yaml:89:18: teams.fatigue: found \"1.5\", expected a number in [0, 1]");
  EXPECT_EQ(
      with_team_section("least_rate: 0"),
      "scenario.yaml:89:21: teams.least_rate: found \"0\", expected a share in (0, 1] such as 0.35 or 35 %");
  EXPECT_EQ(with_team_section("trained_time: 1.2"),
            "scenario.yaml:89:23: teams.trained_time: found \"1.2\", expected a share in (0, 1] such as 0.35 "
            "or 35 %");
  EXPECT_EQ(with_team_section("trained_rate: 0.8"),
            "scenario.yaml:89:23: teams.trained_rate: found \"0.8\", expected a number in [1, 10]");
}

TEST(TeamMistakes, UnknownKeyAndPolicyWithNearestNames) {
  EXPECT_EQ(with_team_section("fatige: 0.1"),
            "scenario.yaml:89:9: teams: found key \"fatige\", expected one of trained_time, trained_rate, "
            "fatigue, least_rate, fire_as_hazmat, decontaminated_per_h, handling_per_team, policy; did you "
            "mean \"fatigue\"?");
  EXPECT_EQ(with_team_section("policy: {kind: nearest_wrk}"),
            "scenario.yaml:89:24: teams.policy.kind: found \"nearest_wrk\", expected one of "
            "most_work_per_team, nearest_work, most_severe, spread_evenly; did you mean \"nearest_work\"?");
  EXPECT_EQ(with_team_section("policy: {kind: most_work_per_team, patience: 0 h}"),
            "scenario.yaml:89:54: teams.policy.patience: found \"0 h\", expected a time in [60, 3200000] s "
            "such as 36 h");
}

}  // namespace
}  // namespace surge::test
