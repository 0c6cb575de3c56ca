// SPDX-License-Identifier: Apache-2.0
// What several tables of a scenario share: names, quantities, positions.
#pragma once

#include <cstdint>
#include <string>

namespace surge::models {

/// Number of units of an item (tents, kilograms, litres; the item says which). Whole units make conservation
/// exact.
using Quantity = std::int64_t;

/// A name in both languages of the project. Chinese may be empty where the source has none.
struct BilingualName {
  std::string en;
  std::string zh;

  bool operator==(const BilingualName&) const = default;
};

/// WGS84 degrees.
struct GeoPoint {
  double lon_deg = 0;  ///< [-180, 180]
  double lat_deg = 0;  ///< [-90, 90]

  bool operator==(const GeoPoint&) const = default;
};

/// Terrain a link or county lies in; decides damage and speed.
enum class Terrain { kBasin, kMountain };

}  // namespace surge::models
