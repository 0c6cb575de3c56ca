// SPDX-License-Identifier: Apache-2.0
#include "analysis/export/topology.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <stdexcept>
#include <vector>

#include <nlohmann/json.hpp>

namespace surge::analysis::exports {
namespace {

using TopologyJson = nlohmann::ordered_json;
using Position = std::array<double, 2>;
using Ring = std::vector<Position>;

/// About a metre.
double rounded(double degrees) {
  return std::round(degrees * 1e5) / 1e5;
}

std::vector<Ring> arcs_of(const TopologyJson& topology) {
  Position scale = {1, 1}, shift = {0, 0};
  const bool quantized = topology.contains("transform");
  if (quantized) {
    scale = topology["transform"]["scale"].get<Position>();
    shift = topology["transform"]["translate"].get<Position>();
  }
  std::vector<Ring> arcs;
  for (const TopologyJson& given : topology.at("arcs")) {
    Ring arc;
    Position at = {0, 0};
    for (const TopologyJson& point : given) {
      for (std::size_t i = 0; i < 2; ++i)
        at[i] = quantized ? at[i] + point[i].get<double>() : point[i].get<double>();
      arc.push_back({rounded(at[0] * scale[0] + shift[0]), rounded(at[1] * scale[1] + shift[1])});
    }
    arcs.push_back(std::move(arc));
  }
  return arcs;
}

/// Twice the area, positive if anticlockwise.
double signed_area(const Ring& ring) {
  double sum = 0;
  for (std::size_t i = 0; i + 1 < ring.size(); ++i)
    sum += ring[i][0] * ring[i + 1][1] - ring[i + 1][0] * ring[i][1];
  return sum;
}

TopologyJson ring_of(const std::vector<Ring>& arcs, const TopologyJson& indices, bool outer) {
  Ring ring;
  for (const TopologyJson& index : indices) {
    const int number = index.get<int>();
    Ring arc = arcs.at(static_cast<std::size_t>(number >= 0 ? number : ~number));
    if (number < 0) std::reverse(arc.begin(), arc.end());
    ring.insert(ring.end(), arc.begin() + (ring.empty() ? 0 : 1), arc.end());
  }
  if ((signed_area(ring) > 0) != outer) std::reverse(ring.begin(), ring.end());
  return ring;
}

TopologyJson polygon_of(const std::vector<Ring>& arcs, const TopologyJson& rings) {
  TopologyJson polygon = TopologyJson::array();
  for (const TopologyJson& ring : rings) polygon.push_back(ring_of(arcs, ring, polygon.empty()));
  return polygon;
}

}  // namespace

std::map<std::string, TopologyJson> polygons_of(const std::string& topojson) {
  std::map<std::string, TopologyJson> polygons;
  if (topojson.empty()) return polygons;
  try {
    const TopologyJson topology = TopologyJson::parse(topojson);
    const std::vector<Ring> arcs = arcs_of(topology);
    for (const TopologyJson& object : topology.at("objects")) {
      if (object.value("type", "") != "GeometryCollection") continue;
      for (const TopologyJson& shape : object.at("geometries")) {
        TopologyJson geometry{{"type", shape.at("type")}, {"coordinates", TopologyJson::array()}};
        if (shape["type"] == "Polygon") geometry["coordinates"] = polygon_of(arcs, shape.at("arcs"));
        if (shape["type"] == "MultiPolygon") {
          for (const TopologyJson& part : shape.at("arcs"))
            geometry["coordinates"].push_back(polygon_of(arcs, part));
        }
        polygons[shape.at("properties").at("code").get<std::string>()] = std::move(geometry);
      }
    }
  } catch (const nlohmann::json::exception&) {
    throw std::runtime_error("the boundaries in the file are no TopoJSON of counties with property code");
  }
  return polygons;
}

}  // namespace surge::analysis::exports
