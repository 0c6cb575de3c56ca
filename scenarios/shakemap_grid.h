// SPDX-License-Identifier: Apache-2.0
// The rows of the table `shakemap` as a grid.
#pragma once

#include <string>
#include <vector>

#include "models/scenario/shake_map.h"
#include "scenarios/checked_table.h"
#include "scenarios/fill.h"

namespace surge::scenarios {

struct GridPoint {
  models::GeoPoint position;
  double intensity = 0;
};

/// A grid, or what the points lack to be one.
struct Grid {
  models::ShakeMap map;
  std::string mistake;  ///< empty: none
};

/// Any order of points will do, but each place of a grid with even steps (to 5 % of a step: coordinates are
/// rounded in the file) must be there once.
Grid grid_of(const std::vector<GridPoint>& points);

/// Reports a table that is no grid, and one that holds no county seat.
void check_shakemap(const CheckedTables& tables, const Settings& settings, Problems& problems);

/// Empty if the scenario has no such table.
models::ShakeMap shake_map_of(const FilledFrom& from);

}  // namespace surge::scenarios
