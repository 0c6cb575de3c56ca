// SPDX-License-Identifier: Apache-2.0
#include "analysis/figures/topology.h"

#include <stdexcept>

#include <nlohmann/json.hpp>

namespace surge::analysis::figures {
namespace {

using TopologyJson = nlohmann::json;
using Line = std::vector<models::GeoPoint>;

/// Quantised arcs are differences of whole numbers, scaled and moved.
std::vector<Line> arcs_of(const TopologyJson& topology) {
  const bool quantised = topology.contains("transform");
  std::vector<double> scale{1, 1}, move{0, 0};
  if (quantised) {
    scale = topology["transform"].at("scale").get<std::vector<double>>();
    move = topology["transform"].at("translate").get<std::vector<double>>();
  }
  std::vector<Line> arcs;
  for (const TopologyJson& arc : topology.at("arcs")) {
    Line line;
    double x = 0, y = 0;
    for (const TopologyJson& point : arc) {
      const double px = point.at(0).get<double>(), py = point.at(1).get<double>();
      x = quantised ? x + px : px;
      y = quantised ? y + py : py;
      line.push_back({x * scale.at(0) + move.at(0), y * scale.at(1) + move.at(1)});
    }
    arcs.push_back(std::move(line));
  }
  return arcs;
}

/// Arcs one after the other; a negative number is the arc ~number backwards.
Line ring_of(const TopologyJson& indices, const std::vector<Line>& arcs) {
  Line ring;
  for (const TopologyJson& index : indices) {
    const int number = index.get<int>();
    Line arc = arcs.at(static_cast<std::size_t>(number >= 0 ? number : ~number));
    if (number < 0) arc = Line(arc.rbegin(), arc.rend());
    ring.insert(ring.end(), arc.begin() + (ring.empty() || arc.empty() ? 0 : 1), arc.end());
  }
  return ring;
}

std::string key_of(const TopologyJson& geometry) {
  if (geometry.contains("properties") && geometry["properties"].contains("code"))
    return geometry["properties"]["code"].get<std::string>();
  if (!geometry.contains("id")) return {};
  return geometry["id"].is_string() ? geometry["id"].get<std::string>() : geometry["id"].dump();
}

void add_geometry(const TopologyJson& geometry, const std::vector<Line>& arcs,
                  std::vector<CountyShape>& shapes) {
  const std::string type = geometry.at("type").get<std::string>();
  if (type == "GeometryCollection") {
    for (const TopologyJson& part : geometry.at("geometries")) add_geometry(part, arcs, shapes);
    return;
  }
  CountyShape shape{key_of(geometry), {}};
  if (type == "Polygon") {
    for (const TopologyJson& ring : geometry.at("arcs")) shape.rings.push_back(ring_of(ring, arcs));
  } else if (type == "MultiPolygon") {
    for (const TopologyJson& polygon : geometry.at("arcs")) {
      for (const TopologyJson& ring : polygon) shape.rings.push_back(ring_of(ring, arcs));
    }
  } else {
    return;
  }
  std::erase_if(shape.rings, [](const Line& ring) { return ring.size() < 3; });
  if (!shape.rings.empty()) shapes.push_back(std::move(shape));
}

}  // namespace

std::vector<CountyShape> county_shapes(const std::string& topojson) {
  try {
    const TopologyJson topology = TopologyJson::parse(topojson);
    const std::vector<Line> arcs = arcs_of(topology);
    std::vector<CountyShape> shapes;
    for (const auto& [name, object] : topology.at("objects").items()) add_geometry(object, arcs, shapes);
    return shapes;
  } catch (const TopologyJson::exception& error) {
    throw std::invalid_argument(std::string("the boundaries are no TopoJSON of polygons: ") + error.what());
  } catch (const std::out_of_range&) {
    throw std::invalid_argument("the boundaries name an arc that is not there");
  }
}

}  // namespace surge::analysis::figures
