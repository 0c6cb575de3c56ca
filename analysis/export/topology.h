// SPDX-License-Identifier: Apache-2.0
// Polygons of a TopoJSON file (Bostock and Metcalf 2013, The TopoJSON Format Specification) as GeoJSON has
// them.
#pragma once

#include <map>
#include <string>

#include <nlohmann/json_fwd.hpp>

namespace surge::analysis::exports {

/// Geometries by the property `code`: outer rings anticlockwise and closed, as RFC 7946 asks for. Empty for
/// an empty text. Throws std::runtime_error if it is no topology.
std::map<std::string, nlohmann::ordered_json> polygons_of(const std::string& topojson);

}  // namespace surge::analysis::exports
