// SPDX-License-Identifier: Apache-2.0
// The shaking of an earthquake as it was recorded or computed elsewhere, on a grid.
#pragma once

#include <algorithm>
#include <cmath>
#include <vector>

#include "models/scenario/common.h"

namespace surge::models {

/// Intensity at the points of a regular grid, such as a ShakeMap of the U.S. Geological Survey. Its MMI is
/// taken for the Chinese scale: both have twelve degrees after Mercalli, and differ by less than the scatter.
struct ShakeMap {
  GeoPoint corner;             ///< the south-western point
  double lon_step_deg = 0;     ///< > 0
  double lat_step_deg = 0;     ///< > 0
  std::size_t columns = 0;     ///< points from west to east, >= 2; 0: there is no map
  std::size_t rows = 0;        ///< points from south to north, >= 2
  std::vector<double> values;  ///< [row * columns + column], [0, 12]

  bool empty() const { return values.empty(); }

  bool contains(GeoPoint point) const {
    const double x = (point.lon_deg - corner.lon_deg) / lon_step_deg;
    const double y = (point.lat_deg - corner.lat_deg) / lat_step_deg;
    return !empty() && x >= 0 && y >= 0 && x <= static_cast<double>(columns - 1) &&
           y <= static_cast<double>(rows - 1);
  }

  /// Bilinear between the four points around; 0 outside of the grid.
  double intensity(GeoPoint point) const {
    if (!contains(point)) return 0;
    const double x = (point.lon_deg - corner.lon_deg) / lon_step_deg;
    const double y = (point.lat_deg - corner.lat_deg) / lat_step_deg;
    const std::size_t column = std::min(static_cast<std::size_t>(x), columns - 2);
    const std::size_t row = std::min(static_cast<std::size_t>(y), rows - 2);
    const double east = x - static_cast<double>(column);
    const double north = y - static_cast<double>(row);
    const double* south = &values[row * columns + column];
    return std::lerp(std::lerp(south[0], south[1], east), std::lerp(south[columns], south[columns + 1], east),
                     north);
  }
};

}  // namespace surge::models
