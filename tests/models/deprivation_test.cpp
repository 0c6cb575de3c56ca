// SPDX-License-Identifier: Apache-2.0
// The cost of going without, against closed forms.
#include <gtest/gtest.h>

#include "models/metrics/deprivation_book.h"
#include "tests/models/support/small_scenario.h"

namespace surge::models {
namespace {

using std::chrono::hours;
using testing::kNear;
using testing::kTent;
using testing::kWater;

/// Near has 500 displaced: 250 tents, 1,250 L a step of 6 h.
class DeprivedBook : public ::testing::Test {
 protected:
  DeprivedBook() {
    needs.observe(deprivation);
    needs.set_active(sim::kStart, 0, true);
    needs.set_active(sim::kStart, 1, true);
    needs.strike(sim::kStart, kNear, {500, 500});
  }
  static double tent_cost(double hours_without) { return 10 * std::expm1(0.1 * hours_without); }
  static double water_cost(double hours_without) { return 20 * std::expm1(0.2 * hours_without); }
  double cost(int hour, Id<Item> item) const {
    return deprivation.cost_cny(sim::kStart + hours(hour), kNear, item);
  }

  static Scenario scenario_with_costs() {
    Scenario made = testing::small_scenario();
    made.demand.deprivation = {{kTent, 10, 0.1 / 3600, hours(48)}, {kWater, 20, 0.2 / 3600, hours(24)}};
    return made;
  }

  Scenario scenario = scenario_with_costs();
  NeedBook needs{scenario};
  DeprivationBook deprivation{scenario};
};

TEST_F(DeprivedBook, OneOffNeedCostsByTheTimeEachHasWaited) {
  needs.deliver(sim::kStart + hours(10), kNear, kTent, 100);  // 200 people
  needs.deliver(sim::kStart + hours(20), kNear, kTent, 150);  // 300 people
  EXPECT_NEAR(cost(30, kTent), 200 * tent_cost(10) + 300 * tent_cost(20), 1e-6);
  EXPECT_DOUBLE_EQ(deprivation.persons(kNear, kTent), 0);
}

TEST_F(DeprivedBook, CostGrowsNoMoreAfterItIsFull) {
  EXPECT_NEAR(cost(48, kTent), 500 * tent_cost(48), 1e-6);
  EXPECT_NEAR(cost(400, kTent), 500 * tent_cost(48), 1e-6);
}

TEST_F(DeprivedBook, LevelIsTheCostOverTheMostItCanBe) {
  EXPECT_NEAR(deprivation.level_persons(sim::kStart + hours(24), kNear, kTent),
              500 * tent_cost(24) / tent_cost(48), 1e-9);
  EXPECT_NEAR(deprivation.level_persons(sim::kStart + hours(90), kNear, kTent), 500, 1e-9);
}

TEST_F(DeprivedBook, ThoseWhoBeganLastAreServedFirst) {
  needs.strike(sim::kStart + hours(10), kNear, {700, 700});  // 200 more
  needs.deliver(sim::kStart + hours(20), kNear, kTent, 100);
  EXPECT_NEAR(cost(20, kTent), 200 * tent_cost(10) + 500 * tent_cost(20), 1e-6);
}

TEST_F(DeprivedBook, RecurringNeedThatFailsEveryThirdStepCostsEachTimeAnew) {
  // Steps end at 6 h, 12 h, ...: served at 6 and 12, not at 18, served at 24.
  needs.deliver(sim::kStart, kNear, kWater, 2500);
  needs.use_step(sim::kStart + hours(6));
  needs.use_step(sim::kStart + hours(12));
  needs.use_step(sim::kStart + hours(18));
  needs.deliver(sim::kStart + hours(20), kNear, kWater, 1250);
  needs.use_step(sim::kStart + hours(24));
  EXPECT_NEAR(cost(30, kWater), 500 * water_cost(6) + 500 * water_cost(6), 1e-6);
}

TEST_F(DeprivedBook, ShareThatIsServedEveryStepLeavesTheSamePeopleWithout) {
  // 625 of 1,250 L a step: half of the people never drink.
  for (int step = 1; step <= 4; ++step) {
    needs.deliver(sim::kStart + step * hours(6) - hours(1), kNear, kWater, 625);
    needs.use_step(sim::kStart + step * hours(6));
  }
  EXPECT_NEAR(cost(24, kWater), 250 * water_cost(6) + 250 * water_cost(24), 1e-6);
}

TEST_F(DeprivedBook, PersonsFollowedAreThoseUnmet) {
  needs.deliver(sim::kStart + hours(3), kNear, kTent, 33);
  needs.strike(sim::kStart + hours(4), kNear, {611, 611});
  needs.deliver(sim::kStart + hours(5), kNear, kTent, 7);
  EXPECT_NEAR(deprivation.persons(kNear, kTent), needs.state(kNear, kTent).persons_unmet(), 1e-9);
}

}  // namespace
}  // namespace surge::models
