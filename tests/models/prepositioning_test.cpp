// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include <gtest/gtest.h>

#include "models/hazard/geodesy.h"
#include "tests/models/support/measured.h"
#include "tests/models/support/small_scenario.h"

namespace surge::models {
namespace {

using testing::kFar;
using testing::kNear;
using testing::kTent;
using testing::kTown;

/// Prefecture West has the town and Near, East has Far. Only Near and Far need: 250 tents each.
Scenario two_prefectures() {
  Scenario scenario = testing::small_scenario();
  const Id<Prefecture> west = scenario.prefectures.add({{"West", ""}});
  const Id<Prefecture> east = scenario.prefectures.add({{"East", ""}});
  scenario.counties[kTown].prefecture = west;
  scenario.counties[kNear].prefecture = west;
  scenario.counties[kFar].prefecture = east;
  scenario.counties[kTown].population = 0;
  scenario.metrics = {"prepositioning"};
  return scenario;
}

struct Result {
  double tents = 0;
  double all = 0;
  double tents_km = 0;
};

Result measured(Scenario scenario) {
  const testing::Measured of(std::move(scenario), "prepositioning");
  return {of.table(0)[kTent.index()], of.table(1)[0], of.table(2)[kTent.index()]};
}

TEST(Prepositioning, StockInOneOfTwoPrefecturesInNeedIsHalfRight) {
  EXPECT_DOUBLE_EQ(measured(two_prefectures()).tents, 0.5);
}

TEST(Prepositioning, IsOneWhereStockLiesAsNeedDoes) {
  Scenario scenario = two_prefectures();
  Depot second = scenario.depots[testing::kDepot];
  second.key = "second";
  second.place = testing::kFarSeat;
  const Id<Depot> added = scenario.depots.add(second);
  scenario.stock = {{testing::kDepot, kTent, 70}, {added, kTent, 70}};
  const Result result = measured(scenario);
  EXPECT_DOUBLE_EQ(result.tents, 1);
  EXPECT_DOUBLE_EQ(result.all, 1);  // nobody has water: it does not count
}

TEST(Prepositioning, DistanceIsToTheNearestDepotThatHasTheItem) {
  const Scenario scenario = two_prefectures();
  const auto km = [&](Id<County> county) {
    return great_circle_km(scenario.places[scenario.counties[county].seat].position,
                           scenario.places[testing::kTownSeat].position);
  };
  EXPECT_NEAR(measured(scenario).tents_km, (km(kNear) + km(kFar)) / 2, 1e-9);
}

TEST(Prepositioning, IsUndefinedWithoutStock) {
  Scenario scenario = two_prefectures();
  scenario.stock.clear();
  const Result result = measured(scenario);
  EXPECT_TRUE(std::isnan(result.tents));
  EXPECT_TRUE(std::isnan(result.all));
  EXPECT_TRUE(std::isnan(result.tents_km));
}

}  // namespace
}  // namespace surge::models
