// SPDX-License-Identifier: Apache-2.0
// Geometries as RFC 7946 has them: longitude before latitude, five decimals, about a metre.
#pragma once

#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "analysis/county_shapes.h"

namespace surge::analysis::exports {

/// Polygon or MultiPolygon: outlines anticlockwise, holes clockwise.
nlohmann::ordered_json geometry_json(const CountyShape& shape);

nlohmann::ordered_json point_json(const models::GeoPoint& place);

/// LineString.
nlohmann::ordered_json line_json(const std::vector<models::GeoPoint>& places);

}  // namespace surge::analysis::exports
