// SPDX-License-Identifier: Apache-2.0
// The outline of a region from an administrative boundary in the file itself.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "scenarios/osm/node_table.h"
#include "scenarios/osm/region.h"

namespace surge::scenarios {

/// Of a relation with boundary=administrative: the ways that are its outline.
struct BoundaryRelation {
  std::int64_t osm_id = 0;
  std::string name;
  std::vector<std::int64_t> ways;  ///< outer and inner ones, in ascending order
};

/// The relation whose name, name:en or name:zh is `name`; of several the one of the highest level (lowest
/// admin_level), then of the lowest id. Throws ScenarioError, with the nearest name, if there is none.
BoundaryRelation find_boundary(const std::filesystem::path& file, const std::string& name);

/// Two neighbouring nodes on one of its ways.
struct BoundaryEdge {
  std::int64_t from = 0;
  std::int64_t to = 0;
};

/// Throws ScenarioError if the outline is not closed, as where the file holds a part of it only.
Region region_of_boundary(const std::filesystem::path& file, const BoundaryRelation& boundary,
                          const std::vector<BoundaryEdge>& edges, NodeTable& nodes);

}  // namespace surge::scenarios
