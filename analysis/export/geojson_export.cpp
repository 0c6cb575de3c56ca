// SPDX-License-Identifier: Apache-2.0
// A folder of GeoJSON layers (RFC 7946): counties, counties by time, facilities, links by time. One feature a
// line, so that large layers need no memory.
#include <cmath>
#include <fstream>

#include <nlohmann/json.hpp>

#include "analysis/export/export.h"
#include "analysis/export/geometry.h"
#include "analysis/export/local_time.h"
#include "analysis/results/table_cells.h"

namespace surge::analysis::exports {
namespace {

namespace fs = std::filesystem;
using GeoJson = nlohmann::ordered_json;

GeoJson number_json(double value) {
  return std::isfinite(value) ? GeoJson(value) : GeoJson(nullptr);
}

GeoJson point_json(const models::GeoPoint& at) {
  return {{"type", "Point"}, {"coordinates", {at.lon_deg, at.lat_deg}}};
}

class Layer {
 public:
  explicit Layer(const fs::path& path) : path_(path), out_(path, std::ios::binary) {
    out_ << R"({"type": "FeatureCollection", "features": [)";
  }
  void add(const GeoJson& geometry, const GeoJson& properties) {
    out_ << (begun_ ? ",\n" : "\n")
         << GeoJson{{"type", "Feature"}, {"properties", properties}, {"geometry", geometry}}.dump();
    begun_ = true;
  }
  void close() {
    out_ << "\n]}\n";
    out_.close();
    if (!out_) throw std::runtime_error(path_.string() + ": cannot be written");
  }

 private:
  fs::path path_;
  std::ofstream out_;
  bool begun_ = false;
};

/// Means of a table, and what it is called.
struct Column {
  std::string name;
  std::vector<double> means;
};

class Layers {
 public:
  Layers(const Source& source, const Wanted& wanted, const fs::path& folder)
      : source_(source), scenario_(source.geography->scenario), folder_(folder) {
    const std::string& boundaries = source.results.information().boundaries;
    if (!boundaries.empty()) {
      for (const CountyShape& shape : county_shapes(boundaries)) outlines_[shape.key] = geometry_json(shape);
    }
    const models::RecordSchema& schema = source.results.schema();
    for (const std::size_t index : wanted.tables) {
      const models::TableDeclaration& table = schema.tables()[index];
      const bool once = table.dimensions == std::vector<std::string>{"county"};
      const bool by_time = table.dimensions == std::vector<std::string>{"time", "county"};
      if (once) static_.push_back({table.name, means_of_cells(source.results, index, source.rows)});
      if (by_time) moving_.push_back({table.name, means_of_cells(source.results, index, source.rows)});
    }
  }

  void write() const {
    write_counties();
    write_counties_by_time();
    write_facilities();
    if (source_.geography->replay) write_links(*source_.geography->replay);
  }

 private:
  const std::vector<double>& times() const { return source_.results.schema().dimension("time").coordinates; }

  GeoJson outline(models::Id<models::County> county) const {
    const auto found = outlines_.find(scenario_.counties[county].key);
    return found != outlines_.end() ? found->second : point_json(models::seat_position(scenario_, county));
  }
  GeoJson names(const std::string& key, const models::BilingualName& name) const {
    return {{"key", key}, {"name", name.en}, {"name_zh", name.zh}};
  }
  GeoJson time(double hours) const { return time_after(scenario_.start, hours); }

  void write_counties() const {
    Layer layer(folder_ / "counties.geojson");
    for (const auto county : ids(scenario_.counties)) {
      GeoJson properties = names(scenario_.counties[county].key, scenario_.counties[county].name);
      for (const Column& column : static_)
        properties[column.name] = number_json(column.means[county.index()]);
      if (source_.geography->replay)
        properties["intensity"] = number_json(source_.geography->replay->intensity[county.index()]);
      layer.add(outline(county), properties);
    }
    layer.close();
  }

  /// Counties where somebody needs something at some time.
  bool counts(std::size_t county) const {
    const std::size_t counties = scenario_.counties.size();
    for (const Column& column : moving_) {
      for (std::size_t step = 0; step < times().size(); ++step) {
        if (std::isfinite(column.means[step * counties + county])) return true;
      }
    }
    return false;
  }

  void write_counties_by_time() const {
    Layer layer(folder_ / "counties_by_time.geojson");
    const std::size_t counties = scenario_.counties.size();
    const models::Replay* replay = source_.geography->replay ? &*source_.geography->replay : nullptr;
    for (const auto county : ids(scenario_.counties)) {
      if (!counts(county.index())) continue;
      const GeoJson geometry = outline(county);
      for (std::size_t step = 0; step < times().size(); ++step) {
        GeoJson properties = names(scenario_.counties[county].key, scenario_.counties[county].name);
        properties["time"] = time(times()[step]);
        properties["hours"] = times()[step];
        const std::size_t cell = step * counties + county.index();
        for (const Column& column : moving_) properties[column.name] = number_json(column.means[cell]);
        if (replay != nullptr) {
          properties["people_in_need"] = number_json(std::round(replay->in_need[cell]));
          properties["people_without"] = number_json(std::round(replay->unmet[cell]));
        }
        layer.add(geometry, properties);
      }
    }
    layer.close();
  }

  void write_facilities() const {
    Layer layer(folder_ / "facilities.geojson");
    const auto add = [&](const char* kind, const auto& row, models::Id<models::Place> place) {
      GeoJson properties = names(row.key, row.name);
      properties["kind"] = kind;
      layer.add(point_json(scenario_.places[place].position), properties);
    };
    for (const models::Depot& row : scenario_.depots) add("depot", row, row.place);
    for (const models::Plant& row : scenario_.plants) add("plant", row, scenario_.depots[row.store].place);
    for (const models::Terminal& row : scenario_.terminals) add("terminal", row, row.place);
    for (const models::Hospital& row : scenario_.medical.hospitals) add("hospital", row, row.place);
    layer.close();
  }

  /// A feature for each time at which a link is in another state, or used, than at the one before.
  void write_links(const models::Replay& replay) const {
    Layer layer(folder_ / "links_by_time.geojson");
    constexpr const char* kStates[] = {"closed", "degraded", "open"};
    const std::size_t links = scenario_.links.size();
    for (const auto link : ids(scenario_.links)) {
      const models::Link& row = scenario_.links[link];
      const models::Place &from = scenario_.places[row.from], &to = scenario_.places[row.to];
      const GeoJson geometry{
          {"type", "LineString"},
          {"coordinates",
           {{from.position.lon_deg, from.position.lat_deg}, {to.position.lon_deg, to.position.lat_deg}}}};
      std::size_t begin = 0;
      for (std::size_t step = 1; step <= replay.time_h.size(); ++step) {
        const auto same = [&](const std::vector<double>& values) {
          return values[step * links + link.index()] == values[begin * links + link.index()];
        };
        if (step < replay.time_h.size() && same(replay.link_state) && same(replay.link_flow)) continue;
        const std::size_t cell = begin * links + link.index();
        GeoJson properties{{"name", from.name.en + " - " + to.name.en},
                           {"name_zh", from.name.zh + "—" + to.name.zh},
                           {"kind", models::kLinkClassNames[static_cast<std::size_t>(row.link_class)]}};
        properties["time"] = time(replay.time_h[begin]);
        properties["until"] = time(step < replay.time_h.size() ? replay.time_h[step] : replay.time_h.back());
        properties["hours"] = replay.time_h[begin];
        properties["state"] = kStates[static_cast<std::size_t>(replay.link_state[cell])];
        properties["vehicles"] = number_json(replay.link_flow[cell]);
        layer.add(geometry, properties);
        begin = step;
      }
    }
    layer.close();
  }

  const Source& source_;
  const models::Scenario& scenario_;
  fs::path folder_;
  std::map<std::string, GeoJson> outlines_;
  std::vector<Column> static_, moving_;
};

}  // namespace

void write_geojson(const Source& source, const Wanted& wanted, const fs::path& folder) {
  Layers(source, wanted, folder).write();
}

}  // namespace surge::analysis::exports
