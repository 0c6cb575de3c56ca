// SPDX-License-Identifier: Apache-2.0
// The variant of 2008 repeats rows of the scenario it stands on: they must stay the same.
#include <set>
#include <tuple>

#include <gtest/gtest.h>

#include "tests/validation/support/shipped.h"

namespace surge::validation {
namespace {

using models::Scenario;

using StockRow = std::tuple<std::string, std::string, models::Quantity>;
using FleetRow = std::tuple<std::string, std::string, int>;

/// Rows of `scenario` at depots that `chosen` has as well.
std::set<StockRow> stock_at(const Scenario& scenario, const std::set<std::string>& chosen) {
  std::set<StockRow> rows;
  for (const models::InitialStock& row : scenario.stock) {
    const std::string& depot = scenario.depots[row.depot].key;
    if (chosen.contains(depot)) rows.emplace(depot, scenario.items[row.item].key, row.quantity);
  }
  return rows;
}

std::set<FleetRow> fleets_at(const Scenario& scenario, const std::set<std::string>& chosen) {
  std::set<FleetRow> rows;
  for (const models::Fleet& row : scenario.fleets) {
    const auto home = models::depot_of(scenario, row.home);
    if (!home) continue;
    const std::string& depot = scenario.depots[*home].key;
    if (chosen.contains(depot)) rows.emplace(depot, scenario.vehicle_classes[row.vehicle].key, row.count);
  }
  return rows;
}

bool same_depot(const models::Depot& x, const models::Depot& y) {
  return x.level == y.level && x.place == y.place && x.docks == y.docks &&
         x.dock_rate_m3_per_s == y.dock_rate_m3_per_s && x.mobilisation_s == y.mobilisation_s;
}

TEST(As2008, DepotsTrucksAndStockAreRowsOfTheFullScenario) {
  const Shipped full("longmenshan-m8");
  const Shipped as_2008("longmenshan-m8/as-2008");
  std::set<std::string> kept;
  for (const models::Depot& depot : as_2008.scenario().depots) {
    kept.insert(depot.key);
    for (const models::Depot& other : full.scenario().depots) {
      if (other.key == depot.key) {
        EXPECT_TRUE(same_depot(depot, other)) << depot.key;
      }
    }
  }
  EXPECT_EQ(kept.size(), 10U);
  EXPECT_EQ(stock_at(as_2008.scenario(), kept), stock_at(full.scenario(), kept));
  EXPECT_EQ(fleets_at(as_2008.scenario(), kept), fleets_at(full.scenario(), kept));
}

TEST(As2008, NothingIsHeldInsideSichuanAndNoLineConverts) {
  const Shipped as_2008("longmenshan-m8/as-2008");
  const Scenario& scenario = as_2008.scenario();
  for (const models::Depot& depot : scenario.depots) {
    for (const models::County& county : scenario.counties) EXPECT_NE(depot.place, county.seat) << depot.key;
  }
  EXPECT_TRUE(scenario.lines.empty());
}

}  // namespace
}  // namespace surge::validation
