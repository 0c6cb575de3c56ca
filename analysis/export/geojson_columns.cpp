// SPDX-License-Identifier: Apache-2.0
#include "analysis/export/geojson_columns.h"

#include <nlohmann/json.hpp>

#include "analysis/export/geojson_layer.h"
#include "analysis/results/table_cells.h"

namespace surge::analysis::exports {

std::vector<MeanColumn> mean_columns(const Source& source, const Wanted& wanted,
                                     const std::vector<std::string>& dimensions) {
  std::vector<MeanColumn> columns;
  for (const std::size_t index : wanted.tables) {
    const models::TableDeclaration& table = source.results.schema().tables()[index];
    if (table.dimensions == dimensions)
      columns.push_back({table.name, means_of_cells(source.results, index, source.rows)});
  }
  return columns;
}

void add_means(nlohmann::ordered_json& properties, const std::vector<MeanColumn>& columns, std::size_t cell) {
  for (const MeanColumn& column : columns) properties[column.name] = number_json(column.means[cell]);
}

}  // namespace surge::analysis::exports
