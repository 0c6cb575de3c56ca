// SPDX-License-Identifier: Apache-2.0
// A scenario in a few numbers.
#pragma once

#include <array>
#include <cstddef>

#include "models/scenario/scenario.h"

namespace surge::app {

/// Goods of several kinds together.
struct GoodsTotal {
  double mass_t = 0;
  double volume_m3 = 0;
  double value_cny = 0;
};

struct DepotTotal {
  int depots = 0;
  int docks = 0;
  int trucks = 0;
  GoodsTotal stock;
};

struct ScenarioTotals {
  double population = 0;
  double road_km = 0;
  double truck_payload_t = 0;
  int trucks = 0;
  std::array<int, models::kVehicleKinds> vehicles{};    ///< by VehicleKind
  std::array<DepotTotal, models::kDepotLevels> depots;  ///< by DepotLevel
  GoodsTotal stock;
  models::PerRow<models::Item, models::Quantity> stock_units;
  models::PerRow<models::Item, double> nominal_units_per_d;  ///< of all lines that make the item
};

ScenarioTotals totals_of(const models::Scenario& scenario);

}  // namespace surge::app
