// SPDX-License-Identifier: Apache-2.0
#include "analysis/export/geojson_layer.h"

#include <cmath>
#include <stdexcept>

#include <nlohmann/json.hpp>

#include "analysis/export/local_time.h"

namespace surge::analysis::exports {

using GeoJson = nlohmann::ordered_json;

GeoJsonLayer::GeoJsonLayer(std::filesystem::path file) : file_(std::move(file)) {}

void GeoJsonLayer::add(const GeoJson& geometry, const GeoJson& properties) {
  const bool first = !out_.is_open();
  if (first) {
    out_.open(file_, std::ios::binary);
    out_ << R"({"type": "FeatureCollection", "features": [)";
  }
  out_ << (first ? "\n" : ",\n")
       << GeoJson{{"type", "Feature"}, {"properties", properties}, {"geometry", geometry}}.dump();
}

void GeoJsonLayer::close() {
  if (!out_.is_open() && out_) return;
  out_ << "\n]}\n";
  out_.close();
  if (!out_) throw std::runtime_error(file_.string() + ": not all of it could be written");
}

GeoJson number_json(double value) {
  return std::isfinite(value) ? GeoJson(value) : GeoJson(nullptr);
}

GeoJson name_properties(const std::string& key, const models::BilingualName& name) {
  return {{"key", key}, {"name", name.en}, {"name_zh", name.zh}};
}

void add_period(GeoJson& properties, const std::string& start, double from_h, double until_h) {
  const std::string from = time_after(start, from_h);
  if (!from.empty()) {
    properties["time"] = from;
    properties["until"] = time_after(start, until_h);
  }
  properties["hours"] = from_h;
}

}  // namespace surge::analysis::exports
