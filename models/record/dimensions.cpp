// SPDX-License-Identifier: Apache-2.0
#include "models/record/dimensions.h"

#include <utility>

namespace surge::models {
namespace {

template <class Row>
DimensionDeclaration labelled(std::string name, std::string long_name, const Table<Row>& rows) {
  DimensionDeclaration dimension{std::move(name), "", std::move(long_name)};
  for (const Row& row : rows) {
    dimension.keys.push_back(row.key);
    dimension.names.push_back(row.name);
  }
  return dimension;
}

}  // namespace

std::size_t sample_count(const RunDefaults& run) {
  return static_cast<std::size_t>(run.horizon / run.sample_interval) + 1;
}

void add_dimensions(const Scenario& scenario, RecordSchema& schema) {
  DimensionDeclaration time{"time", "h", "time since impact"};
  for (std::size_t step = 0; step < sample_count(scenario.run); ++step) {
    time.coordinates.push_back(sim::to_hours(scenario.run.sample_interval) * static_cast<double>(step));
  }
  schema.add_dimension(std::move(time));
  schema.add_dimension(labelled("item", "item of supply", scenario.items));
  schema.add_dimension(labelled("county", "county-level division", scenario.counties));
  schema.add_dimension(labelled("depot", "depot or store", scenario.depots));
  schema.add_dimension(labelled("line", "production line", scenario.lines));
}

}  // namespace surge::models
