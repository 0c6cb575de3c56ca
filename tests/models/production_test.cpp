// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "models/model.h"
#include "models/production/ramp.h"
#include "models/units.h"
#include "tests/models/support/running_world.h"
#include "tests/models/support/small_scenario.h"

namespace surge::models {
namespace {

using sim::Distribution;
using std::chrono::hours;
using testing::kTent;

constexpr double kUnits_per_s = 5e6 / kDay_s;
constexpr Ramp kTwoWeeks{kUnits_per_s, hours(14 * 24), 0};

// Oracle: 0 at day 10 rising linearly to 5 M a day at day 24, then flat: 65,000,000 by day 30.
TEST(Ramp, LinearRampHasItsClosedForm) {
  EXPECT_NEAR(cumulative_output(kTwoWeeks, 20 * kDay_s), 65e6, 1e-3);
  EXPECT_NEAR(cumulative_output(kTwoWeeks, 14 * kDay_s), 35e6, 1e-3);
  EXPECT_NEAR(cumulative_output(kTwoWeeks, 7 * kDay_s), 35e6 / 4, 1e-3);
  EXPECT_EQ(cumulative_output(kTwoWeeks, 0), 0);
}

TEST(Ramp, WithoutARampTheRateIsNominalFromTheFirstArticle) {
  EXPECT_NEAR(cumulative_output({kUnits_per_s, {}, 0}, 2 * kDay_s), 10e6, 1e-6);
}

/// The small scenario with a base at the depot whose line starts to prepare 1 h after impact (detection).
Scenario converting_scenario() {
  Scenario scenario = testing::small_scenario();
  scenario.run.horizon = hours(31 * 24);
  const Id<Conversion> id = testing::add_converting_line(scenario, Id<Depot>{0}, kTent, kUnits_per_s);
  Conversion& conversion = scenario.conversions[id];
  conversion.ramp_s = Distribution::constant(14 * kDay_s);
  conversion.approval_s = Distribution::constant(3 * kDay_s - kHour_s);
  conversion.setup_s = Distribution::constant(7 * kDay_s);
  scenario.lines[conversion.line].peacetime_value_cny_per_s = 2;
  return scenario;
}

using testing::StartedWorld;

TEST(Line, OutputArrivesInTheStoreAsTheIntegralOfItsRamp) {
  const Scenario scenario = converting_scenario();
  StartedWorld running(scenario);
  running.world.simulation().run_until(sim::kStart + hours(30 * 24));
  EXPECT_EQ(running.world.ledger()[kTent].produced, 65'000'000);
  EXPECT_EQ(running.world.depot(Id<Depot>{0}).on_hand(kTent), 65'001'000);
}

TEST(Line, PassesThroughItsStates) {
  const Scenario scenario = converting_scenario();
  StartedWorld running(scenario);
  const LineStatus& line = running.world.line(Id<ProductionLine>{0});
  const auto state_on_day = [&](int day) {
    running.world.simulation().run_until(sim::kStart + hours(24 * day) + hours(1));
    return line.state;
  };
  EXPECT_EQ(line.state, LineState::kNormal);
  EXPECT_EQ(state_on_day(1), LineState::kPreparing);
  EXPECT_EQ(state_on_day(11), LineState::kRamping);
  EXPECT_EQ(state_on_day(25), LineState::kFull);
  EXPECT_EQ(line.peacetime_stopped, sim::kStart + hours(3 * 24));
  EXPECT_EQ(line.first_article, sim::kStart + hours(10 * 24));
}

TEST(Line, PeacetimeOutputIsLostFromTheApprovalOn) {
  const Scenario scenario = converting_scenario();
  const Model model(scenario);
  const Record record = model.run(1, 0);
  for (std::size_t table = 0; table < model.schema().tables().size(); ++table) {
    if (model.schema().tables()[table].name != "peacetime_output_lost") continue;
    EXPECT_NEAR(record.table(table)[0], 28 * kDay_s * 2, 1e-6);
    return;
  }
  FAIL() << "no table";
}

}  // namespace
}  // namespace surge::models
