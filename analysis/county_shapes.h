// SPDX-License-Identifier: Apache-2.0
// County boundaries from TopoJSON (the topojson-specification 1.0 of Bostock and Metcalf).
#pragma once

#include <string>
#include <vector>

#include "models/scenario/common.h"

namespace surge::analysis {

/// Closed: the last place is the first.
using Ring = std::vector<models::GeoPoint>;

struct CountyShape {
  std::string key;                          ///< its property `code`, or its id
  std::vector<std::vector<Ring>> polygons;  ///< each its outline, then its holes

  /// Of all polygons; what lies in an even number of them is a hole.
  std::vector<Ring> rings() const;
};

/// Polygons and multipolygons of all objects. Throws std::invalid_argument with what is wrong.
std::vector<CountyShape> county_shapes(const std::string& topojson);

}  // namespace surge::analysis
