// SPDX-License-Identifier: Apache-2.0
// Mistakes in the tables of links, terminals, vehicles, damage and repair, with the message a user sees;
// facilities that nothing joins.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/scenarios/support/scenario_copy.h"

namespace surge::test {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

// Links and their closures.

TEST(LinkMistakes, ClosureThatEndsBeforeItBegins) {
  EXPECT_EQ(mistakes_after("link_closures.csv", "6 d,7 d", "6 d,5 d"),
            "link_closures.csv:2:19: ends: found \"5 d\", expected a time after begins, 6 d");
  EXPECT_EQ(mistakes_after("link_closures.csv", "6 d,7 d", "6 d,6 d"),
            "link_closures.csv:2:19: ends: found \"6 d\", expected a time after begins, 6 d");
  EXPECT_EQ(mistakes_after("link_closures.csv", "6 d,7 d", "6 d,"), "no mistakes");
}

TEST(LinkMistakes, ClosureOfUnknownLinkWithNearestName) {
  EXPECT_THAT(mistakes_after("link_closures.csv", "990101/990102", "990101/990112"),
              testing::AllOf(HasSubstr("link_closures.csv:2:1: link: found \"990101/990112\""),
                             HasSubstr("did you mean")));
}

TEST(LinkMistakes, PassableLinkWithoutCapacity) {
  EXPECT_EQ(mistakes_after("link_closures.csv", "0.5,0.5", "0.5,0"),
            "link_closures.csv:2:27: capacity_share: found \"0\", expected a share > 0, as speed_share is");
  EXPECT_EQ(mistakes_after("link_closures.csv", "0.5,0.5", "0,0.5"),
            "link_closures.csv:2:25: capacity_share: found \"0.5\", expected 0, as speed_share is");
}

TEST(LinkMistakes, BridgesAndTunnelsLongerThanTheLink) {
  EXPECT_EQ(mistakes_after("rail.csv", "0.02,0.05", "0.6,0.5"),
            "rail.csv:2:40: tunnel_share: found \"0.5\", expected at most 1 together with bridge_share, 0.6");
}

TEST(LinkMistakes, RailToUnknownPlace) {
  EXPECT_THAT(
      mistakes_after("rail.csv", "990101,990102", "990101,990120"),
      HasSubstr(
          "rail.csv:2:8: to_code: found \"990120\", expected the code of a county or the key of a place"));
}

TEST(LinkMistakes, LinkWithoutLength) {
  EXPECT_THAT(mistakes_after("waterways.csv", "Brook,40", "Brook,0"),
              HasSubstr("waterways.csv:2:21: length: found \"0\", expected a length in (0, "));
}

// Terminals.

TEST(TerminalMistakes, KeyOfADepot) {
  EXPECT_EQ(mistakes_after("terminals.csv", "mid-quay,Mid", "valley-depot,Mid"),
            "terminals.csv:5:1: key: found \"valley-depot\", the key of a depot, expected a key of its own\n"
            "fleets.csv:8:1: home: found \"mid-quay\", expected the key of a row of depots or terminals");
}

TEST(TerminalMistakes, UnknownKindWithNearestName) {
  EXPECT_EQ(mistakes_after("terminals.csv", "heliport", "heliprt"),
            "terminals.csv:4:38: kind: found \"heliprt\", expected one of rail_yard, airport, "
            "heliport, port, transfer_point; did you "
            "mean \"heliport\"?");
}

TEST(TerminalMistakes, RunwayOfAPort) {
  ScenarioCopy copy;
  copy.replace("terminals.csv", "transfer,source", "transfer,runway_m,source");
  copy.replace("terminals.csv", "1 h,made up", "1 h,0,made up")
      .replace("terminals.csv", "1 h,made up", "1 h,0,made up");
  copy.replace("terminals.csv", "30 min,made up", "30 min,0,made up");
  copy.replace("terminals.csv", "1 h,made up", "1 h,1200,made up");
  EXPECT_THAT(copy.mistakes(), HasSubstr("runway: found \"1200 m\", expected 0 m, as the kind is port"));
}

TEST(TerminalMistakes, NothingCanBeHandled) {
  EXPECT_THAT(mistakes_after("terminals.csv", "700,40,1,1000", "700,0,1,1000"),
              HasSubstr("terminals.csv:3:58: handling_rate: found \"0\", expected"));
}

// Vehicles and fleets.

TEST(VehicleMistakes, FirstClassIsNoTruck) {
  EXPECT_THAT(
      mistakes_after("vehicles.csv", "truck,Truck,卡车,truck", "truck,Truck,卡车,porter"),
      HasSubstr("vehicles.csv:2:16: kind: found \"porter\", expected truck in the first row, by which "
                "command estimates times"));
}

TEST(VehicleMistakes, HelicopterThatDoesNotFly) {
  EXPECT_EQ(
      mistakes_after("vehicles.csv", "0,220,0,0.1", "0,0,0,0.1"),
      "vehicles.csv:5:69: speed_air: found \"0 m/s\", expected a speed above 0, as the kind is helicopter");
}

TEST(VehicleMistakes, TrainThatUsesNoRailway) {
  EXPECT_THAT(mistakes_after("vehicles.csv", "0,0,0,0,60,0,0,0,0,0", "0,0,0,0,0,0,0,0,0,0"),
              HasSubstr("speed_rail: found \"0 m/s\", expected a speed above 0, as the kind is train"));
}

TEST(VehicleMistakes, UnknownHomeWithNearestName) {
  EXPECT_THAT(mistakes_after("fleets.csv", "mid-pad,helicopter", "mid-pd,helicopter"),
              HasSubstr("fleets.csv:6:1: home: found \"mid-pd\""));
}

TEST(VehicleMistakes, UnknownClassOfATeam) {
  EXPECT_EQ(mistakes_after("teams.csv", "990101,truck,4", "990101,trck,4"),
            "teams.csv:2:60: vehicle: found \"trck\", expected the key of a row of vehicles; did "
            "you mean "
            "\"truck\"?");
}

// Damage and repair.

TEST(DamageMistakes, MediansMustNotFall) {
  EXPECT_EQ(mistakes_after("fragility.csv", "9.4,10.0", "9.4,9.0"),
            "fragility.csv:2:31: moderate: found \"9\", expected a number >= 9.4, the median of slight");
}

TEST(DamageMistakes, StateWithoutMeaning) {
  EXPECT_EQ(mistakes_after("damage_states.csv", "surface,extensive", "surface,complet"),
            "damage_states.csv:4:9: state: found \"complet\", expected one of slight, moderate, extensive, "
            "complete; "
            "did you mean \"complete\"?");
  ScenarioCopy copy;
  copy.replace("damage_states.csv",
               copy.text("damage_states.csv")
                   .substr(copy.text("damage_states.csv").find("surface,complete"),
                           copy.text("damage_states.csv").find("slope,slight") -
                               copy.text("damage_states.csv").find("surface,complete")),
               "");
  EXPECT_EQ(copy.mistakes(),
            "fragility.csv:2:16: part: found no row \"surface/complete\" in damage_states, expected a row of "
            "damage_states for each part among the rows of fragility and each state");
}

TEST(DamageMistakes, RepairThatOpensBeforeItStarts) {
  EXPECT_THAT(mistakes_after("damage_states.csv", "0.5,0.5,0.5,assumed", "1.5,0.5,0.5,assumed"),
              HasSubstr("damage_states.csv:3:58: passable_after: found \"1.5\", expected a share in [0, 1]"));
}

TEST(DamageMistakes, UnknownRepairPolicyWithNearestName) {
  EXPECT_THAT(mistakes_after("scenario.yaml", "kind: population_cut_off", "kind: population_cutoff"),
              HasSubstr("did you mean \"population_cut_off\"?"));
}

// Places that nothing joins are named.

std::vector<std::string> warnings_of(const ScenarioCopy& copy) {
  std::vector<std::string> texts;
  for (const models::Warning& warning : copy.read().warnings) texts.push_back(warning.text);
  return texts;
}

ScenarioCopy& without_roads_to_the_far_towns(ScenarioCopy& copy) {
  copy.replace("roads.csv", "990102,990103,national,36,mountain\n", "");
  copy.replace("roads.csv", "990102,990104,mountain,60,mountain\n", "");
  return copy;
}

TEST(Separation, CountiesWithoutRoadsAreNamedWithWhatStillLeadsThere) {
  ScenarioCopy copy;
  without_roads_to_the_far_towns(copy);
  EXPECT_THAT(warnings_of(copy), ElementsAre("county 990103 (Westridge) has no road to any depot: only "
                                             "railways, waterways and aircraft may reach it",
                                             "county 990104 (Northgorge) has no road to any depot: only "
                                             "railways, waterways and aircraft may reach it"));
  copy.replace("waterways.csv", "990102,990103,Brook,40,made up\n", "");
  EXPECT_THAT(warnings_of(copy)[0], HasSubstr("has no road to any depot: only aircraft may reach it"));
  copy.replace("fleets.csv", "mid-pad,helicopter,2", "mid-pad,helicopter,0");
  EXPECT_THAT(warnings_of(copy)[0], HasSubstr("has no road to any depot: nothing can reach it"));
}

TEST(Separation, TerminalOnAnIslandIsNamed) {
  ScenarioCopy copy;
  copy.replace("scenario.yaml", "  roads: roads.csv", "  places: places.csv\n  roads: roads.csv");
  copy.write("places.csv", "key,name_en,lon,lat\nisland,Island,104,31\n");
  copy.replace("terminals.csv", "rail_yard,990101", "rail_yard,island");
  EXPECT_THAT(warnings_of(copy),
              testing::Contains("terminal east-yard is joined by no link to any depot or county"));
}

TEST(Separation, JoinedScenarioHasNone) {
  EXPECT_THAT(warnings_of(ScenarioCopy()), IsEmpty());
}

}  // namespace
}  // namespace surge::test
