// SPDX-License-Identifier: Apache-2.0
// Reports, loss of communication and the information platform.
#include <cmath>

#include <gtest/gtest.h>

#include "models/command/reporting.h"
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
using std::chrono::minutes;
using testing::kFar;
using testing::kJustBefore;
using testing::kNear;
using testing::kTown;
using testing::kWater;
using testing::RunningWorld;
using testing::small_scenario;
using testing::StruckWorld;

constexpr auto kDisplacedGroup = static_cast<std::size_t>(PopulationGroup::kDisplaced);

// Coverage of reports.

TEST(ReportedShare, IsWhatTheReportsSoFarHaveSeen) {
  EXPECT_DOUBLE_EQ(reported_share(0.5, 1), 0.5);
  EXPECT_DOUBLE_EQ(reported_share(0.5, 2), 0.75);
  EXPECT_DOUBLE_EQ(reported_share(0.2, 3), 1 - 0.8 * 0.8 * 0.8);
  EXPECT_EQ(reported_share(1, 1), 1);
  EXPECT_EQ(reported_share(1, 9), 1);
}

double believed_displaced(StruckWorld& struck, Id<County> county) {
  return struck.world.beliefs().report(county).groups[kDisplacedGroup];
}

// Reports at 0.5 h and every 12 h. Half of 1000 are displaced.
TEST(Reports, FirstOnesTellOnlyAShare) {
  Scenario scenario = small_scenario();
  scenario.command.information.coverage = 0.4;
  StruckWorld struck(scenario);
  struck.run_to(hours(1));
  EXPECT_DOUBLE_EQ(believed_displaced(struck, kNear), 0.4 * 500);
  struck.run_to(hours(13));
  EXPECT_DOUBLE_EQ(believed_displaced(struck, kNear), 0.64 * 500);
}

TEST(Beliefs, TotalsAreSumsOverTheCounties) {
  Scenario scenario = small_scenario();
  scenario.command.information.error_sigma = 0.5;
  StruckWorld struck(scenario);
  struck.run_to(hours(100));
  double sum = 0;
  for (const Id<County> county : {kTown, kNear, kFar}) sum += believed_displaced(struck, county);
  EXPECT_NEAR(struck.world.beliefs().total(PopulationGroup::kDisplaced), sum, 1e-9);
}

// Loss of communication.

/// Lost at VIII everywhere, back after 5 h.
Scenario cut_off() {
  Scenario scenario = small_scenario();
  scenario.command.information.loss = {6, 1e-9, Distribution::constant(5 * kHour_s), {}};
  return scenario;
}

TEST(Communication, ReportsWaitUntilItIsBack) {
  StruckWorld struck(cut_off());
  struck.run_to(hours(5) - kJustBefore);
  EXPECT_FALSE(struck.world.beliefs().known(kNear));
  struck.run_to(hours(5));
  EXPECT_TRUE(struck.world.beliefs().known(kNear));
  EXPECT_EQ(struck.world.beliefs().first_report(kNear), sim::kStart + hours(5));
  EXPECT_EQ(struck.world.information().time_cut_off(kNear), hours(5));
}

TEST(Communication, DoesNotDelayReportsThatAreLaterAnyway) {
  Scenario scenario = cut_off();
  scenario.command.information.first_report_s = Distribution::constant(6 * kHour_s);
  StruckWorld struck(scenario);
  struck.run_to(hours(7));
  EXPECT_EQ(struck.world.beliefs().first_report(kNear), sim::kStart + hours(6));
}

TEST(Communication, StaysBelowTheMedianWithoutSpread) {
  Scenario scenario = cut_off();
  scenario.command.information.loss->median = 8.1;
  StruckWorld struck(scenario);
  struck.run_to(hours(1));
  EXPECT_TRUE(struck.world.beliefs().known(kNear));
}

TEST(Communication, FailsWithTheProbabilityOfTheFragilityCurve) {
  Scenario scenario = cut_off();
  scenario.command.information.loss->median = 8.5;
  scenario.command.information.loss->beta = 1;
  int lost = 0;
  for (std::uint64_t replication = 0; replication < 1000; ++replication) {
    RunningWorld running(scenario, 1, replication);
    InformationState& information = running.world.information();
    information.strike(testing::impact(running.scenario, 8), 0);
    lost += information.cut_off(kNear) ? 1 : 0;
  }
  const double expected = 0.3085375;  // Phi(-0.5)
  EXPECT_NEAR(lost, 1000 * expected, 4 * std::sqrt(1000 * expected * (1 - expected)));
}

TEST(Communication, SatelliteTelephonesBringItBack) {
  Scenario scenario = cut_off();
  scenario.command.information.loss->phones = kWater;
  StruckWorld struck(scenario);
  struck.run_to(hours(2));
  struck.world.information().delivered(kNear, testing::kTent);
  EXPECT_TRUE(struck.world.information().cut_off(kNear));
  struck.world.information().delivered(kNear, kWater);
  struck.run_to(hours(2) + minutes(1));
  EXPECT_EQ(struck.world.beliefs().first_report(kNear), sim::kStart + hours(2));
  EXPECT_TRUE(struck.world.information().cut_off(kFar));
}

// Detected at 1 h; a fire team in the town sets out at 2 h. Nobody reports before 1000 h.
TEST(Communication, TeamWithATerminalGoesToSilentCountiesAndBringsItBack) {
  Scenario scenario = cut_off();
  scenario.command.information.loss->restored_s = Distribution::constant(1000 * kHour_s);
  scenario.teams.add(testing::team_of("team", TeamKind::kFire, 1, kHour_s));
  StruckWorld without(scenario);
  scenario.teams[Id<Team>{0}].satellite = true;
  StruckWorld with(scenario);
  without.run_to(hours(100));
  with.run_to(hours(100));
  EXPECT_TRUE(without.world.information().cut_off(kNear));
  EXPECT_EQ(without.world.team_book().first_arrival(kNear, TeamKind::kFire), sim::Time::max());
  EXPECT_FALSE(with.world.information().cut_off(kNear));
  const sim::Time came = with.world.team_book().first_arrival(kNear, TeamKind::kFire);
  EXPECT_EQ(came, sim::kStart + hours(3));
  EXPECT_EQ(with.world.beliefs().first_report(kNear), came);
  EXPECT_EQ(with.world.information().time_cut_off(kNear), hours(3));
}

TEST(Communication, AnAftershockMayLoseItAgain) {
  RunningWorld running(cut_off());
  Impact aftershock = testing::impact(running.scenario, 8);
  aftershock.time = hours(8);
  running.world.start({testing::impact(running.scenario, 8), aftershock});
  running.run_to(hours(9));
  EXPECT_TRUE(running.world.information().cut_off(kNear));
  running.run_to(hours(20));
  EXPECT_EQ(running.world.information().time_cut_off(kNear), hours(10));
  // Report 2, due at 17 h, is not late.
  EXPECT_EQ(running.world.beliefs().report(kNear).arrived, sim::kStart + hours(17));
}

// The platform.

/// All connected with probability `connected`; without error or delay.
Scenario with_platform(double connected) {
  Scenario scenario = small_scenario();
  Information& information = scenario.command.information;
  information.first_report_s = Distribution::lognormal(6 * kHour_s, 1);
  information.coverage = 0.5;
  information.error_sigma = 1;
  information.platform.connected = testing::everywhere(scenario, connected);
  information.platform.reporting.first_report_s = Distribution::lognormal(kHour_s, 1);
  information.platform.reporting.report_interval = hours(1);
  return scenario;
}

TEST(Platform, ConnectedCountiesReportByIt) {
  StruckWorld struck(with_platform(1));
  struck.run_to(hours(200));
  EXPECT_TRUE(struck.world.information().connected(kNear));
  EXPECT_DOUBLE_EQ(believed_displaced(struck, kNear), 500);
  EXPECT_GT(struck.world.beliefs().report(kNear).number, 150u);
}

TEST(Platform, OthersReportAsBefore) {
  Scenario without = with_platform(0);
  StruckWorld x(without);
  without.command.information.platform = {};
  StruckWorld y(without);
  x.run_to(hours(50));
  y.run_to(hours(50));
  EXPECT_EQ(x.world.beliefs().report(kFar).groups, y.world.beliefs().report(kFar).groups);
}

sim::Time first_report(const Scenario& scenario, std::uint64_t replication, Id<County> county) {
  RunningWorld running(scenario, 1, replication);
  running.world.start({testing::impact(running.scenario, 8)});
  running.run_to(hours(240));
  return running.world.beliefs().first_report(county);
}

TEST(Platform, MoreConnectionsNeverMakeAFirstReportLater) {
  for (std::uint64_t replication = 0; replication < 10; ++replication) {
    for (const Id<County> county : {kTown, kNear, kFar}) {
      sim::Time before = sim::Time::max();
      for (const double connected : {0.0, 0.3, 0.6, 1.0}) {
        const sim::Time now = first_report(with_platform(connected), replication, county);
        EXPECT_LE(now, before);
        before = now;
      }
    }
  }
}

TEST(Platform, LessDelayNeverMakesAFirstReportLater) {
  for (std::uint64_t replication = 0; replication < 10; ++replication) {
    sim::Time before = sim::Time::max();
    for (const double median_h : {12.0, 6.0, 3.0, 1.0}) {
      Scenario scenario = with_platform(0);
      scenario.command.information.first_report_s = Distribution::lognormal(median_h * kHour_s, 1);
      const sim::Time now = first_report(scenario, replication, kNear);
      EXPECT_LE(now, before);
      before = now;
    }
  }
}

// What is recorded.

TEST(InformationMetric, SetsWhatIsBelievedBesideWhatIsTrue) {
  Scenario scenario = small_scenario();
  scenario.command.information.coverage = 0.75;
  scenario.command.information.first_report_s = Distribution::constant(7 * kHour_s);
  scenario.command.information.loss = {1, 1e-9, Distribution::constant(2 * kHour_s), {}};
  scenario.hazards = testing::random_scenario(1).hazards;
  scenario.hazards[0].values["magnitude"] = 8.0;
  scenario.hazards[0].values["scatter"] = false;
  scenario.hazards[0].values["aftershocks"] = false;
  const Model model(scenario);
  const Record record = model.run(1, 0);
  const auto cells = [&](const char* name) { return record.table(testing::table(model.schema(), name)); };
  EXPECT_EQ(cells("believed_displaced")[1], 0);  // at 6 h
  EXPECT_EQ(cells("belief_error")[1], 1);
  EXPECT_EQ(cells("counties_known")[1], 0);
  EXPECT_DOUBLE_EQ(cells("believed_displaced")[2], 0.75);  // at 12 h
  EXPECT_DOUBLE_EQ(cells("believed_affected")[2], 0.75);
  EXPECT_DOUBLE_EQ(cells("belief_error")[2], 0.25);
  EXPECT_EQ(cells("counties_known")[2], 1);
  EXPECT_EQ(cells("first_report")[kNear.index()], 7);
  EXPECT_EQ(cells("communication_lost")[kNear.index()], 2);
  EXPECT_EQ(cells("closures_unknown")[1], 0);
}

}  // namespace
}  // namespace surge::models
