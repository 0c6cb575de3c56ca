// SPDX-License-Identifier: Apache-2.0
#include "scenarios/inline_table.h"

#include <algorithm>

namespace surge::scenarios {

std::optional<Csv> csv_of(const Node& node) {
  const auto row_of = [](const Node& list) {
    CsvRow row{list.place, {}};
    for (const Node& item : list.items) row.cells.push_back({item.text, item.place});
    return row;
  };
  const auto plain = [](const Node& list) {
    return list.is_list() && std::none_of(list.items.begin(), list.items.end(),
                                          [](const Node& item) { return item.is_list() || item.is_map(); });
  };
  const Node* columns = node.find("columns");
  const Node* rows = node.find("rows");
  const bool valid = columns != nullptr && rows != nullptr && node.entries.size() == 2 && plain(*columns) &&
                     !columns->items.empty() && (rows->is_list() || rows->is_null()) &&
                     std::all_of(rows->items.begin(), rows->items.end(), plain);
  if (!valid) return {};
  Csv csv{row_of(*columns).cells, {}};
  for (const Node& row : rows->items) csv.rows.push_back(row_of(row));
  return csv;
}

}  // namespace surge::scenarios
