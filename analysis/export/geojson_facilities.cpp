// SPDX-License-Identifier: Apache-2.0
#include <nlohmann/json.hpp>

#include "analysis/export/geojson_columns.h"
#include "analysis/export/geojson_layer.h"
#include "analysis/export/geojson_layers.h"
#include "analysis/export/geometry.h"

namespace surge::analysis::exports {

namespace {

using FacilityJson = nlohmann::ordered_json;

/// `kind` first, then what is measured of it.
template <class Row>
FacilityJson facility_properties(const char* kind, const Row& row, const std::vector<MeanColumn>& columns,
                                 std::size_t position) {
  FacilityJson properties = name_properties(row.key, row.name);
  properties["kind"] = kind;
  add_means(properties, columns, position);
  return properties;
}

}  // namespace

void write_facility_layer(const Source& source, const Wanted& wanted, const std::filesystem::path& folder) {
  const models::Scenario& scenario = source.geography->scenario;
  const std::vector<MeanColumn> none, of_depots = mean_columns(source, wanted, {"depot"}),
                                      of_terminals = mean_columns(source, wanted, {"terminal"});
  GeoJsonLayer layer(folder / "facilities.geojson");
  const auto at = [&](models::Id<models::Place> place) {
    return point_json(scenario.places[place].position);
  };
  for (const auto id : ids(scenario.depots)) {
    const models::Depot& row = scenario.depots[id];
    layer.add(at(row.place), facility_properties("depot", row, of_depots, id.index()));
  }
  for (const models::Plant& row : scenario.plants)
    layer.add(at(scenario.depots[row.store].place), facility_properties("plant", row, none, 0));
  for (const auto id : ids(scenario.terminals)) {
    const models::Terminal& row = scenario.terminals[id];
    layer.add(point_json(row.position), facility_properties("terminal", row, of_terminals, id.index()));
  }
  for (const models::Hospital& row : scenario.medical.hospitals)
    layer.add(at(row.place), facility_properties("hospital", row, none, 0));
  layer.close();
}

}  // namespace surge::analysis::exports
