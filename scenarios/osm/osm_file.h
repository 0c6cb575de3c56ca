// SPDX-License-Identifier: Apache-2.0
// One pass over a file of OpenStreetMap, whose errors become ScenarioError.
#pragma once

#include <filesystem>
#include <functional>

namespace osmium {
class Node;
class Relation;
class Way;
}  // namespace osmium

namespace surge::scenarios {

/// Call `handle` with each object of a kind in the order of the file. Throw ScenarioError if the file is
/// missing, empty, of another kind by its name or content (.osm.pbf, .osm, .osm.gz and .osm.bz2 are read),
/// damaged or cut off.
void for_each_node(const std::filesystem::path& file, const std::function<void(const osmium::Node&)>& handle);
void for_each_way(const std::filesystem::path& file, const std::function<void(const osmium::Way&)>& handle);
void for_each_relation(const std::filesystem::path& file,
                       const std::function<void(const osmium::Relation&)>& handle);

}  // namespace surge::scenarios
