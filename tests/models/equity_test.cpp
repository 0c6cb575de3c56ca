// SPDX-License-Identifier: Apache-2.0
// Equity between counties and utilisation of vehicles and docks, by hand.
#include <cmath>

#include <gtest/gtest.h>

#include "models/metrics/gini.h"
#include "tests/models/support/measured.h"
#include "tests/models/support/small_scenario.h"

namespace surge::models {
namespace {

using testing::kDepot;
using testing::kFar;
using testing::kNear;
using testing::kTent;
using testing::kTown;
using testing::kWater;
using testing::Measured;

TEST(Gini, OfKnownDistributions) {
  EXPECT_DOUBLE_EQ(gini({{1, 5}, {1, 5}, {1, 5}}), 0);
  EXPECT_DOUBLE_EQ(gini({{1, 0}, {1, 0}, {1, 0}, {1, 1}}), 0.75);  // one of four has all: 1 - 1/4
  EXPECT_DOUBLE_EQ(gini({{1, 4}, {1, 2}, {1, 1}, {1, 3}}), 0.25);  // 1, 2, 3, 4
  EXPECT_DOUBLE_EQ(gini({{90, 0}, {10, 7}}), 0.9);
}

TEST(Gini, DoesNotDependOnHowPeopleAreGrouped) {
  EXPECT_DOUBLE_EQ(gini({{3, 2}, {2, 9}}), gini({{1, 2}, {2, 9}, {2, 2}}));
}

TEST(Gini, IsZeroWhereNobodyHasAnythingAndUndefinedWithoutPeople) {
  EXPECT_EQ(gini({{5, 0}, {2, 0}}), 0);
  EXPECT_TRUE(std::isnan(gini({})));
  EXPECT_TRUE(std::isnan(gini({{0, 3}})));
}

/// Tents for Near alone, which is nearer: 250 each are needed.
TEST(Equity, ComparesTheDaysWithoutOfCounties) {
  Scenario scenario = testing::small_scenario();
  scenario.counties[kTown].population = 0;
  scenario.stock = {{kDepot, kTent, 250}};
  const Measured measured(std::move(scenario), "equity");
  const UnmetNeedIntegral& unmet = measured.running.world.unmet_need();
  const sim::Time end = measured.running.world.simulation().now();
  const double near = unmet.person_days(end, kNear, kTent);
  const double far = unmet.person_days(end, kFar, kTent);
  ASSERT_GT(far, 10 * near);
  const double exact = (far - near) / (2 * (far + near));  // 500 people each
  EXPECT_DOUBLE_EQ(measured.table(1)[kTent.index()], exact);
  EXPECT_NEAR(measured.table(1)[kWater.index()], 0, 1e-12);  // nobody has water
  EXPECT_DOUBLE_EQ(measured.table(0)[0], exact / 2);
}

/// 200 tents, one truck load: it waits 0.5 h at the dock for handling and 1 h for papers, drives 1 h, unloads
/// for 1 h and drives home for 1 h.
TEST(Utilisation, OfOneTripByHand) {
  Scenario scenario = testing::small_scenario();
  scenario.counties[kTown].population = 0;
  scenario.counties[kNear].population = 800;
  scenario.counties[kFar].population = 0;
  scenario.demand.needs.pop_back();  // water
  const double docks = scenario.depots[kDepot].docks;
  const Measured measured(std::move(scenario), "utilisation");
  EXPECT_DOUBLE_EQ(measured.table(0)[static_cast<std::size_t>(VehicleKind::kTruck)], 4.5 / (10 * 240));
  EXPECT_TRUE(std::isnan(measured.table(0)[static_cast<std::size_t>(VehicleKind::kTrain)]));
  EXPECT_DOUBLE_EQ(measured.table(1)[kDepot.index()], 1.5 / (docks * 240));
}

}  // namespace
}  // namespace surge::models
