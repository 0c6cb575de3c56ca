// SPDX-License-Identifier: Apache-2.0
#include "scenarios/osm/osm_reading.h"

#include <algorithm>
#include <functional>
#include <string_view>

#include <osmium/osm/node.hpp>
#include <osmium/osm/way.hpp>

#include "scenarios/osm/boundary_relation.h"
#include "scenarios/osm/osm_file.h"
#include "scenarios/scenario_error.h"

namespace surge::scenarios {
namespace {

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// `name` is in the language of the place. Empty if there is none.
models::BilingualName name_of(const osmium::TagList& tags) {
  const std::string name = tags.get_value_by_key("name", "");
  const bool chinese = !is_ascii(name);
  return {tags.get_value_by_key("name:en", name.c_str()),
          tags.get_value_by_key("name:zh", chinese ? name.c_str() : "")};
}

/// First pass: ways of the network, and those of the boundary.
class WayPass {
 public:
  WayPass(Highway lowest, const std::optional<BoundaryRelation>& boundary, OsmData& data)
      : lowest_(lowest), boundary_(boundary), data_(data) {}

  void operator()(const osmium::Way& way) {
    ++data_.ways_read;
    if (boundary_ && std::ranges::binary_search(boundary_->ways, std::int64_t{way.id()}))
      add_outline(way.nodes());
    std::optional<WayMeaning> meaning = read_way_tags(way.tags(), lowest_, data_.tags);
    if (!meaning || way.nodes().size() < 2) return;
    meaning->kind.line = line_index(meaning->line);
    add_way(way.nodes(), *meaning);
  }

  const std::vector<BoundaryEdge>& outline() const { return outline_; }

 private:
  std::uint32_t line_index(const std::string& line) {
    if (line.empty()) return 0;
    const auto [known, fresh] = lines_.try_emplace(line, static_cast<std::uint32_t>(data_.lines.size()));
    if (fresh) data_.lines.push_back(line);
    return known->second;
  }

  void add_way(const osmium::WayNodeList& nodes, const WayMeaning& meaning) {
    const auto [known, fresh] =
        kinds_.try_emplace(meaning.kind, static_cast<std::uint32_t>(data_.kinds.size()));
    if (fresh) data_.kinds.push_back(meaning.kind);
    const std::size_t first = data_.references.size();
    for (const osmium::NodeRef& reference : nodes) data_.references.push_back(reference.ref());
    if (meaning.order == NodeOrder::kReversed)
      std::reverse(data_.references.begin() + static_cast<std::ptrdiff_t>(first), data_.references.end());
    data_.ways.push_back({known->second, first, data_.references.size()});
  }

  void add_outline(const osmium::WayNodeList& nodes) {
    for (std::size_t i = 1; i < nodes.size(); ++i) outline_.push_back({nodes[i - 1].ref(), nodes[i].ref()});
  }

  Highway lowest_;
  const std::optional<BoundaryRelation>& boundary_;
  OsmData& data_;
  std::map<std::string, std::uint32_t> lines_;
  std::map<SegmentKind, std::uint32_t> kinds_;
  std::vector<BoundaryEdge> outline_;
};

bool is_station(const osmium::TagList& tags) {
  const std::string_view kind = tags.get_value_by_key("railway", "");
  const std::string_view network = tags.get_value_by_key("station", "");
  const bool urban = network == "subway" || network == "light_rail" || network == "monorail";
  return (kind == "station" || kind == "yard" || kind == "halt") && !urban;
}

/// Second pass: where those ways are, and stations.
class NodePass {
 public:
  explicit NodePass(OsmData& data) : data_(data) {}

  void operator()(const osmium::Node& node) {
    ++data_.nodes_read;
    if (!node.location().valid()) return;
    const models::GeoPoint position{node.location().lon(), node.location().lat()};
    if (const auto index = data_.nodes.find(node.id())) {
      data_.nodes.set_position(*index, position);
      models::BilingualName name = node.tags().empty() ? models::BilingualName{} : name_of(node.tags());
      if (!name.en.empty()) data_.names.insert_or_assign(node.id(), std::move(name));
    }
    if (!node.tags().empty() && is_station(node.tags())) {
      data_.stations.push_back({node.id(), position, name_of(node.tags())});
    }
  }

 private:
  OsmData& data_;
};

NodeTable wanted_nodes(const OsmData& data, const std::vector<BoundaryEdge>& outline) {
  std::vector<std::int64_t> ids = data.references;
  for (const BoundaryEdge& edge : outline) {
    ids.push_back(edge.from);
    ids.push_back(edge.to);
  }
  return NodeTable(std::move(ids));
}

void require_roads(const std::filesystem::path& file, Highway lowest, const OsmData& data) {
  if (data.tags.roads > 0) return;
  const std::string& name = highway_names()[static_cast<std::size_t>(lowest)];
  throw ScenarioError(
      {{file.string(), 0, 0, "",
        "no road of class " + name + " or higher among " + std::to_string(data.ways_read) + " ways",
        "ways with highway=*; --roads chooses the lowest class", ""}});
}

}  // namespace

OsmData read_osm(const std::filesystem::path& file, Highway lowest,
                 const std::optional<std::string>& region_name) {
  OsmData data;
  std::optional<BoundaryRelation> boundary;
  if (region_name) boundary = find_boundary(file, *region_name);
  WayPass ways(lowest, boundary, data);
  for_each_way(file, std::ref(ways));
  require_roads(file, lowest, data);
  data.nodes = wanted_nodes(data, ways.outline());
  for_each_node(file, NodePass(data));
  std::ranges::sort(data.stations, {}, &OsmStation::osm_id);
  if (!boundary) return data;
  data.region = region_of_boundary(file, *boundary, ways.outline(), data.nodes);
  data.region_note = "boundary " + boundary->name + ", relation " + std::to_string(boundary->osm_id);
  return data;
}

}  // namespace surge::scenarios
