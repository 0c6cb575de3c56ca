// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "analysis/county_shapes.h"

namespace surge::analysis::exports {

/// Polygon or MultiPolygon as RFC 7946 has them: outlines anticlockwise, holes clockwise, five decimals.
nlohmann::ordered_json geometry_json(const CountyShape& shape);

}  // namespace surge::analysis::exports
