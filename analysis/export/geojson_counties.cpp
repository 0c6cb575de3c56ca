// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <map>

#include <nlohmann/json.hpp>

#include "analysis/export/geojson_columns.h"
#include "analysis/export/geojson_layer.h"
#include "analysis/export/geojson_layers.h"
#include "analysis/export/geometry.h"

namespace surge::analysis::exports {
namespace {

namespace fs = std::filesystem;
using CountyJson = nlohmann::ordered_json;

class CountyLayers {
 public:
  CountyLayers(const Source& source, const Wanted& wanted)
      : scenario_(source.geography->scenario),
        once_(mean_columns(source, wanted, {"county"})),
        by_time_(mean_columns(source, wanted, {"time", "county"})),
        counties_(scenario_.counties.size()) {
    const std::string& boundaries = source.results.information().boundaries;
    if (!boundaries.empty()) {
      for (const CountyShape& shape : county_shapes(boundaries)) outlines_[shape.key] = geometry_json(shape);
    }
    if (!by_time_.empty()) time_h_ = source.results.schema().dimension("time").coordinates;
    if (source.geography->replay) replay_ = &*source.geography->replay;
  }

  void write_once(const fs::path& file) const {
    GeoJsonLayer layer(file);
    for (const auto county : ids(scenario_.counties)) {
      CountyJson properties = names(county);
      add_means(properties, once_, county.index());
      if (replay_ != nullptr) properties["intensity"] = number_json(replay_->intensity[county.index()]);
      layer.add(geometry(county), properties);
    }
    layer.close();
  }

  void write_by_time(const fs::path& file) const {
    GeoJsonLayer layer(file);
    for (const auto county : ids(scenario_.counties)) {
      if (!is_touched(county.index())) continue;
      const CountyJson place = geometry(county);
      for (std::size_t step = 0; step < time_h_.size(); ++step) layer.add(place, properties_at(county, step));
    }
    layer.close();
  }

 private:
  CountyJson geometry(models::Id<models::County> county) const {
    const auto outline = outlines_.find(scenario_.counties[county].key);
    return outline != outlines_.end() ? outline->second
                                      : point_json(models::seat_position(scenario_, county));
  }
  CountyJson names(models::Id<models::County> county) const {
    return name_properties(scenario_.counties[county].key, scenario_.counties[county].name);
  }

  /// Whether there is a value at some time: whether anything is needed there.
  bool is_touched(std::size_t county) const {
    return std::ranges::any_of(by_time_, [&](const MeanColumn& column) {
      for (std::size_t step = 0; step < time_h_.size(); ++step) {
        if (std::isfinite(column.means[step * counties_ + county])) return true;
      }
      return false;
    });
  }

  CountyJson properties_at(models::Id<models::County> county, std::size_t step) const {
    CountyJson properties = names(county);
    add_period(properties, scenario_.start, time_h_[step], time_h_[std::min(step + 1, time_h_.size() - 1)]);
    const std::size_t cell = step * counties_ + county.index();
    add_means(properties, by_time_, cell);
    if (replay_ != nullptr && cell < replay_->in_need.size()) {
      properties["people_in_need"] = number_json(std::round(replay_->in_need[cell]));
      properties["people_without"] = number_json(std::round(replay_->unmet[cell]));
    }
    return properties;
  }

  const models::Scenario& scenario_;
  std::vector<MeanColumn> once_, by_time_;
  std::size_t counties_;
  std::vector<double> time_h_;
  std::map<std::string, CountyJson> outlines_;
  const models::Replay* replay_ = nullptr;
};

}  // namespace

void write_county_layers(const Source& source, const Wanted& wanted, const fs::path& folder) {
  const CountyLayers layers(source, wanted);
  layers.write_once(folder / "counties.geojson");
  layers.write_by_time(folder / "counties_by_time.geojson");
}

}  // namespace surge::analysis::exports
