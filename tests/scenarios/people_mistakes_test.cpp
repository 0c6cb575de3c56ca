// SPDX-License-Identifier: Apache-2.0
// Tables of people: what is read, and mistakes in them with the message a user sees.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/scenarios/support/scenario_copy.h"

namespace surge::test {
namespace {

using ::testing::HasSubstr;

TEST(PeopleTables, AreReadWithTheirUnits) {
  const models::Scenario scenario = ScenarioCopy().read().scenario;
  const models::Demand& demand = scenario.demand;
  ASSERT_EQ(demand.buildings.size(), 2U);
  EXPECT_EQ(demand.buildings[1].urban_work, 0.6);
  EXPECT_EQ(demand.buildings[0].uninhabitable.median, 8.5);
  EXPECT_EQ(demand.buildings[0].injured_in_collapse, 0.25);
  EXPECT_EQ(demand.occupancy[1].hour, std::chrono::hours(12));
  EXPECT_EQ(demand.trapped[1], 0.5);
  EXPECT_EQ(demand.injured, models::kUsualInjured);
  EXPECT_EQ(demand.shelters[1].opens, std::chrono::hours(12));
  EXPECT_NEAR(demand.deprivation[0].rate_per_s, 0.12 / 3600, 1e-12);
  EXPECT_NEAR(demand.relocation.rate_per_s, 0.5 / 86400, 1e-12);
  EXPECT_NEAR(demand.relocation.radius_km, 60, 1e-9);
  EXPECT_EQ(demand.recovery.half_time, std::chrono::hours(480));
  EXPECT_EQ(demand.needs.back().kind, models::NeedKind::kWaiting);
  EXPECT_EQ(demand.needs.back().fades, std::chrono::hours(96));
  EXPECT_EQ(scenario.counties[models::Id<models::County>(0)].daytime_share, 1.1);
  EXPECT_EQ(scenario.counties[models::Id<models::County>(1)].daytime_share, 1);
}

TEST(PeopleMistakes, MixThatDoesNotAddUp) {
  EXPECT_EQ(
      mistakes_after("buildings.csv", "0.3,0,0.6,0", "0.2,0,0.6,0"),
      "buildings.csv:3:22: urban_homes: found a sum of 0.9, expected shares that add up to 1 over the rows");
}

TEST(PeopleMistakes, MoreThanAllInACollapse) {
  EXPECT_THAT(mistakes_after("buildings.csv", "0.05,0.1,0.25", "0.8,0.1,0.25"),
              HasSubstr("collapse_dead: found a sum of 1.15, expected collapse_dead, collapse_trapped, "
                        "collapse_injured that add up to at most 1"));
}

TEST(PeopleMistakes, NoSpreadOfCollapse) {
  EXPECT_THAT(mistakes_after("buildings.csv", "9.5,1.5", "9.5,0"),
              HasSubstr("buildings.csv:2:29: collapse_beta: found \"0\""));
}

TEST(PeopleMistakes, HoursThatDoNotIncrease) {
  EXPECT_EQ(
      mistakes_after("occupancy.csv", "0 h,", "13 h,"),
      "occupancy.csv:3:1: hour: found \"12 h\", expected a time after 13 h, as hours increase from row to "
      "row");
}

TEST(PeopleMistakes, PeopleWhoAreNowhere) {
  EXPECT_EQ(mistakes_after("occupancy.csv", "0.3,0.5,0.2", "0.3,0.4,0.2"),
            "occupancy.csv:3:6: home: found a sum of 0.9, expected home, work, outdoors that add up to 1");
}

TEST(PeopleMistakes, TriageThatLeavesSomeOut) {
  EXPECT_EQ(
      mistakes_after("triage.csv", "0.2,0.5,0.3", "0.2,0.5,0.2"),
      "triage.csv:2:9: immediate: found a sum of 0.9, expected immediate, delayed, minor that add up to "
      "1");
}

TEST(PeopleMistakes, ShelterInNoCounty) {
  EXPECT_THAT(mistakes_after("shelters.csv", "990102,School", "990112,School"),
              HasSubstr("shelters.csv:3:1: county: found \"990112\""));
}

TEST(PeopleMistakes, CostThatGrowsBeyondAllBounds) {
  EXPECT_EQ(mistakes_after("deprivation.csv", "0.12,72 h", "2,72 h"),
            "deprivation.csv:2:12: full_after: found \"3 d\", expected a time of at most 100 / rate_per_h");
}

TEST(PeopleMistakes, OneOffNeedThatFades) {
  EXPECT_THAT(mistakes_after("needs.csv", "2,1,made up,", "2,1,made up,3 d"),
              HasSubstr("fades: found \"3 d\", expected nothing, as the need is one_off"));
}

TEST(PeopleMistakes, WaitingNeedWithoutEnd) {
  EXPECT_THAT(mistakes_after("needs.csv", "24 h,7 d", "24 h,"),
              HasSubstr("lasts: found nothing, expected a time > 0"));
}

TEST(PeopleMistakes, UnknownKeyOfRelocation) {
  EXPECT_THAT(mistakes_after("scenario.yaml", "radius: 60 km", "radus: 60 km"),
              HasSubstr("did you mean \"radius\"?"));
}

}  // namespace
}  // namespace surge::test
