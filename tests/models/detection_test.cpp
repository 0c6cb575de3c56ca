// SPDX-License-Identifier: Apache-2.0
// Detection, and the monitoring equipment that makes it sooner.
#include "models/command/detection.h"

#include <cmath>

#include <gtest/gtest.h>

#include "tests/models/support/response_scenario.h"
#include "tests/models/support/running_world.h"
#include "tests/models/support/small_scenario.h"

namespace surge::models {
namespace {

using sim::Distribution;
using std::chrono::hours;
using std::chrono::minutes;
using testing::kFar;
using testing::kNear;
using testing::RunningWorld;
using testing::small_scenario;

/// Detected after 1 h, or after 5 min where monitored.
sim::Duration detected(double coverage, std::uint64_t replication, double magnitude = 8) {
  Scenario scenario = small_scenario();
  scenario.command.monitoring = {testing::everywhere(scenario, coverage), Distribution::constant(300)};
  RunningWorld running(scenario, 1, replication);
  running.world.start({testing::impact_of_magnitude(running.scenario, magnitude)});
  return detection_time(running.world);
}

TEST(Detection, IsSoonerWhereAllIsMonitored) {
  EXPECT_EQ(detected(1, 0), minutes(5));
  EXPECT_EQ(detected(0, 0), hours(1));
}

TEST(Detection, MonitoredWithTheProbabilityOfTheCoverage) {
  int monitored = 0;
  for (std::uint64_t replication = 0; replication < 1000; ++replication) {
    monitored += detected(0.3, replication) == minutes(5) ? 1 : 0;
  }
  EXPECT_NEAR(monitored, 300, 4 * std::sqrt(1000 * 0.3 * 0.7));
}

TEST(Detection, MoreCoverageNeverMakesItLater) {
  for (std::uint64_t replication = 0; replication < 50; ++replication) {
    sim::Duration before = detected(0, replication);
    for (const double coverage : {0.2, 0.5, 0.8, 1.0}) {
      const sim::Duration now = detected(coverage, replication);
      EXPECT_LE(now, before);
      before = now;
    }
  }
}

TEST(Detection, OfOtherHazardsIsNotMonitored) {
  EXPECT_EQ(detected(1, 0, 0), hours(1));
}

TEST(Detection, TheCountyShakenMostCounts) {
  Scenario scenario = small_scenario();
  scenario.command.monitoring = {PerRow<County, double>(std::vector<double>{0, 1, 0}),
                                 Distribution::constant(300)};
  const auto time_if_strongest = [&](Id<County> county) {
    RunningWorld running(scenario);
    Impact impact = testing::impact(running.scenario, 8);
    impact.county_intensity[county] = 9;
    running.world.start({impact});
    return detection_time(running.world);
  };
  EXPECT_EQ(time_if_strongest(kNear), minutes(5));
  EXPECT_EQ(time_if_strongest(kFar), hours(1));
}

}  // namespace
}  // namespace surge::models
