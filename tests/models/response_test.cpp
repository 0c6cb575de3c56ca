// SPDX-License-Identifier: Apache-2.0
// Levels of response.
#include "models/command/response.h"

#include <gtest/gtest.h>

#include "models/model.h"
#include "models/units.h"
#include "tests/models/support/record_tables.h"
#include "tests/models/support/response_scenario.h"
#include "tests/models/support/running_world.h"
#include "tests/models/support/small_scenario.h"

namespace surge::models {
namespace {

using sim::Distribution;
using std::chrono::hours;
using testing::kDepot;
using testing::kJustBefore;
using testing::row;
using testing::RunningWorld;
using testing::small_scenario;
using testing::StruckWorld;
using testing::with_levels;
using enum ResponseLevel;

/// Just after detection, before any report, of a shock of a magnitude.
ResponseLevel level_of_magnitude(double magnitude) {
  Scenario scenario = with_levels(small_scenario());
  scenario.command.information.first_report_s = Distribution::constant(100 * kHour_s);
  RunningWorld running(scenario);
  running.world.start({testing::impact_of_magnitude(running.scenario, magnitude)});
  running.run_to(hours(1));
  return running.world.response().level();
}

TEST(ResponseLevels, FollowTheMagnitudeAtDetection) {
  EXPECT_EQ(level_of_magnitude(8.0), kOne);
  EXPECT_EQ(level_of_magnitude(7.0), kOne);
  EXPECT_EQ(level_of_magnitude(6.9), kTwo);
  EXPECT_EQ(level_of_magnitude(5.0), kThree);
  EXPECT_EQ(level_of_magnitude(4.9), kNone);
}

TEST(ResponseLevels, AreNotJudgedBeforeDetection) {
  StruckWorld struck(with_levels(small_scenario()));
  struck.run_to(hours(1) - kJustBefore);  // all have reported at half an hour
  EXPECT_EQ(struck.world.response().level(), kNone);
}

/// 1 % of 100, 1000 and 1000 people are trapped: 21, reported at 4 h.
Scenario reported_late() {
  Scenario scenario = with_levels(small_scenario());
  for (LevelTriggers& level : scenario.command.response.levels) level.magnitude.reset();
  scenario.command.information.first_report_s = Distribution::constant(4 * kHour_s);
  return scenario;
}

TEST(ResponseLevels, RiseWithTheReports) {
  StruckWorld struck(reported_late());
  struck.run_to(hours(4) - kJustBefore);
  EXPECT_EQ(struck.world.response().level(), kNone);
  struck.run_to(hours(4));
  EXPECT_EQ(struck.world.response().level(), kThree);  // 21 dead, more than 10
  EXPECT_EQ(struck.world.response().reached(kThree), sim::kStart + hours(4));
  EXPECT_EQ(struck.world.response().reached(kTwo), ResponseState::kNever);
}

TEST(ResponseLevels, BelievedDeadGrowWithDeadPerTrapped) {
  Scenario scenario = reported_late();
  scenario.command.dead_per_trapped = 2.4;  // 50.4 dead
  StruckWorld struck(scenario);
  struck.run_to(hours(4));
  EXPECT_EQ(struck.world.response().level(), kTwo);
}

TEST(ResponseLevels, AnyTriggerSuffices) {
  const auto level_with = [](LevelTriggers trigger) {
    Scenario scenario = reported_late();
    scenario.command.response.levels = {trigger};
    StruckWorld struck(scenario);
    struck.run_to(hours(5));
    return struck.world.response().level();
  };
  EXPECT_EQ(level_with({kTwo, {}, 8.0, {}, {}, {}, {}}), kTwo);
  EXPECT_EQ(level_with({kTwo, {}, 8.1, {}, {}, {}, {}}), kNone);
  EXPECT_EQ(level_with({kTwo, {}, {}, {}, 1050, {}, {}}), kTwo);  // half of 2100 are affected
  EXPECT_EQ(level_with({kTwo, {}, {}, {}, 1051, {}, {}}), kNone);
  EXPECT_EQ(level_with({kTwo, 9.0, {}, {}, {}, 1050, {}}), kTwo);
  EXPECT_EQ(level_with({kTwo, 9.0, {}, 1e9, {}, {}, 209}), kTwo);
  EXPECT_EQ(level_with({kTwo, 9.0, 9.0, 1e9, 1e9, 1e9, 1e9}), kNone);
}

TEST(ResponseLevels, NeverFallBeforeStandingDown) {
  Scenario scenario = reported_late();
  scenario.command.information.error_sigma = 2;  // later reports may be far lower
  scenario.command.response.stand_down = hours(100);
  StruckWorld struck(scenario);
  ResponseLevel highest = kNone;
  for (int hour = 1; hour < 104; ++hour) {
    struck.run_to(hours(hour));
    EXPECT_GE(struck.world.response().level(), highest);
    highest = struck.world.response().level();
  }
  EXPECT_NE(highest, kNone);
}

TEST(ResponseLevels, StandDownSoLongAfterTheLastRise) {
  Scenario scenario = with_levels(small_scenario());
  scenario.command.response.stand_down = hours(50);
  StruckWorld struck(scenario);
  struck.run_to(hours(51) - kJustBefore);
  EXPECT_EQ(struck.world.response().level(), kOne);
  struck.run_to(hours(240));  // reports go on
  EXPECT_EQ(struck.world.response().level(), kNone);
}

TEST(ResponseMetric, TellsLevelsTimesAndWaits) {
  Scenario scenario = with_levels(small_scenario());
  scenario.command.response.plan = {row("slow", kThree, PlanAction::kRelease, {0}, 3),
                                    row("fast", kOne, PlanAction::kConvert, {}, 0.5)};
  scenario.hazards = testing::random_scenario(1).hazards;
  scenario.hazards[0].values["magnitude"] = 7.5;
  const Model model(scenario);
  const Record record = model.run(1, 0);
  const auto cells = [&](const char* name) { return record.table(testing::table(model.schema(), name)); };
  EXPECT_EQ(cells("response_level_now")[0], 0);
  EXPECT_EQ(cells("response_level_now")[1], 4);
  EXPECT_EQ(cells("response_level_time")[position_of(kOne)], 1);
  EXPECT_EQ(cells("response_level_time")[position_of(kThree)], 1);
  EXPECT_DOUBLE_EQ(cells("plan_approval_wait")[0], 3);
  EXPECT_DOUBLE_EQ(cells("approval_wait")[0], 3.5);
}

}  // namespace
}  // namespace surge::models
