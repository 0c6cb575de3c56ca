// SPDX-License-Identifier: Apache-2.0
#include "analysis/county_shapes.h"

#include <stdexcept>

#include <nlohmann/json.hpp>

namespace surge::analysis {
namespace {

using TopologyJson = nlohmann::json;

/// Quantised arcs are differences of whole numbers, scaled and moved.
std::vector<Ring> arcs_of(const TopologyJson& topology) {
  const bool quantised = topology.contains("transform");
  std::vector<double> scale{1, 1}, move{0, 0};
  if (quantised) {
    scale = topology["transform"].at("scale").get<std::vector<double>>();
    move = topology["transform"].at("translate").get<std::vector<double>>();
  }
  std::vector<Ring> arcs;
  for (const TopologyJson& arc : topology.at("arcs")) {
    Ring line;
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
Ring ring_of(const TopologyJson& indices, const std::vector<Ring>& arcs) {
  Ring ring;
  for (const TopologyJson& index : indices) {
    const int number = index.get<int>();
    Ring arc = arcs.at(static_cast<std::size_t>(number >= 0 ? number : ~number));
    if (number < 0) arc = Ring(arc.rbegin(), arc.rend());
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

std::vector<Ring> polygon_of(const TopologyJson& rings, const std::vector<Ring>& arcs) {
  std::vector<Ring> polygon;
  for (const TopologyJson& ring : rings) polygon.push_back(ring_of(ring, arcs));
  std::erase_if(polygon, [](const Ring& ring) { return ring.size() < 3; });
  return polygon;
}

void add_geometry(const TopologyJson& geometry, const std::vector<Ring>& arcs,
                  std::vector<CountyShape>& shapes) {
  const std::string type = geometry.at("type").get<std::string>();
  if (type == "GeometryCollection") {
    for (const TopologyJson& part : geometry.at("geometries")) add_geometry(part, arcs, shapes);
    return;
  }
  CountyShape shape{key_of(geometry), {}};
  if (type == "Polygon") shape.polygons.push_back(polygon_of(geometry.at("arcs"), arcs));
  if (type == "MultiPolygon") {
    for (const TopologyJson& rings : geometry.at("arcs")) shape.polygons.push_back(polygon_of(rings, arcs));
  }
  std::erase_if(shape.polygons, [](const std::vector<Ring>& polygon) { return polygon.empty(); });
  if (!shape.polygons.empty()) shapes.push_back(std::move(shape));
}

}  // namespace

std::vector<Ring> CountyShape::rings() const {
  std::vector<Ring> all;
  for (const std::vector<Ring>& polygon : polygons) all.insert(all.end(), polygon.begin(), polygon.end());
  return all;
}

std::vector<CountyShape> county_shapes(const std::string& topojson) {
  try {
    const TopologyJson topology = TopologyJson::parse(topojson);
    const std::vector<Ring> arcs = arcs_of(topology);
    std::vector<CountyShape> shapes;
    for (const auto& [name, object] : topology.at("objects").items()) add_geometry(object, arcs, shapes);
    return shapes;
  } catch (const TopologyJson::exception& error) {
    throw std::invalid_argument(std::string("the boundaries are no TopoJSON of polygons: ") + error.what());
  } catch (const std::out_of_range&) {
    throw std::invalid_argument("the boundaries name an arc that is not there");
  }
}

}  // namespace surge::analysis
