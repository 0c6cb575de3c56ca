// SPDX-License-Identifier: Apache-2.0
#include "scenarios/osm/boundary_relation.h"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <map>
#include <optional>
#include <tuple>

#include <osmium/osm/relation.hpp>

#include "scenarios/nearest_name.h"
#include "scenarios/osm/osm_file.h"
#include "scenarios/problems.h"
#include "scenarios/scenario_error.h"

namespace surge::scenarios {
namespace {

constexpr int kUnknownLevel = 99;

bool is_administrative(const osmium::Relation& relation) {
  return relation.tags().has_tag("boundary", "administrative");
}

std::vector<std::string> names_of(const osmium::Relation& relation) {
  std::vector<std::string> names;
  for (const char* key : {"name", "name:en", "name:zh"}) {
    const char* name = relation.tags().get_value_by_key(key);
    if (name != nullptr) names.emplace_back(name);
  }
  return names;
}

int level_of(const osmium::Relation& relation) {
  const std::string_view text = relation.tags().get_value_by_key("admin_level", "");
  int level = kUnknownLevel;
  std::from_chars(text.data(), text.data() + text.size(), level);
  return level;
}

std::vector<std::int64_t> outline_ways(const osmium::Relation& relation) {
  std::vector<std::int64_t> ways;
  for (const osmium::RelationMember& member : relation.members()) {
    const std::string_view role = member.role();
    const bool outline = role == "outer" || role == "inner" || role.empty();
    if (member.type() == osmium::item_type::way && outline) ways.push_back(member.ref());
  }
  std::ranges::sort(ways);
  return ways;
}

ScenarioError no_boundary(const std::filesystem::path& file, const std::string& name,
                          const std::vector<std::string>& names) {
  const std::string found =
      names.empty() ? "no administrative boundary" : "no boundary named " + in_quotes(name);
  return ScenarioError(
      {{file.string(), 0, 0, "--region", found,
        "the name of an administrative boundary in the file, a GeoJSON file, or lon0,lat0,lon1,lat1",
        nearest_name(name, names)}});
}

/// How often an odd number of edges meet: the ends of the gaps.
std::size_t count_loose_ends(const std::vector<BoundaryEdge>& edges) {
  std::map<std::int64_t, std::size_t> degrees;
  for (const BoundaryEdge& edge : edges) ++degrees[edge.from], ++degrees[edge.to];
  return static_cast<std::size_t>(
      std::ranges::count_if(degrees, [](const auto& node) { return node.second % 2 == 1; }));
}

ScenarioError open_boundary(const std::filesystem::path& file, const BoundaryRelation& boundary,
                            const std::string& what) {
  return ScenarioError({{file.string(), 0, 0, "--region",
                         "boundary " + in_quotes(boundary.name) + " (relation " +
                             std::to_string(boundary.osm_id) + ") with " + what,
                         "a boundary that the file holds completely; or give the region as GeoJSON or "
                         "lon0,lat0,lon1,lat1",
                         ""}});
}

}  // namespace

BoundaryRelation find_boundary(const std::filesystem::path& file, const std::string& name) {
  std::optional<BoundaryRelation> best;
  std::tuple<int, std::int64_t> best_rank;
  std::vector<std::string> all_names;
  for_each_relation(file, [&](const osmium::Relation& relation) {
    if (!is_administrative(relation)) return;
    const std::vector<std::string> names = names_of(relation);
    all_names.insert(all_names.end(), names.begin(), names.end());
    const std::tuple rank(level_of(relation), std::int64_t{relation.id()});
    if (std::ranges::find(names, name) == names.end() || (best && best_rank <= rank)) return;
    best_rank = rank;
    best = BoundaryRelation{relation.id(), name, outline_ways(relation)};
  });
  if (!best) throw no_boundary(file, name, all_names);
  return *best;
}

Region region_of_boundary(const std::filesystem::path& file, const BoundaryRelation& boundary,
                          const std::vector<BoundaryEdge>& edges, NodeTable& nodes) {
  if (edges.empty()) throw open_boundary(file, boundary, "no outline in the file");
  if (const std::size_t loose = count_loose_ends(edges); loose > 0) {
    throw open_boundary(file, boundary, std::to_string(loose) + " loose ends in its outline");
  }
  std::vector<OutlineEdge> outline;
  for (const BoundaryEdge& edge : edges) {
    const auto from = nodes.position(nodes.find(edge.from).value());
    const auto to = nodes.position(nodes.find(edge.to).value());
    if (!from || !to) throw open_boundary(file, boundary, "nodes missing in its outline");
    outline.push_back({*from, *to});
  }
  return Region(std::move(outline));
}

}  // namespace surge::scenarios
