// SPDX-License-Identifier: Apache-2.0
// Cells of checked tables by name, for rules that tie several together. Values may be unknown: a rule says
// nothing about what was already reported.
#pragma once

#include <string>
#include <string_view>

#include "scenarios/checked_table.h"

namespace surge::scenarios {

/// A cell by the name of its field; the value may be unknown.
class Cells {
 public:
  Cells(const CheckedTable& table, const CheckedRow& row) : table_(table), row_(row) {}

  const Place& place(std::string_view field) const {
    return row_.places[table_.declaration->position(field)];
  }
  template <class T>
  const T* find(std::string_view field) const {
    return std::get_if<T>(&row_.values[table_.declaration->position(field)]);
  }
  std::string text(std::string_view field) const {
    const auto* text = find<std::string>(field);
    return text == nullptr ? std::string() : *text;
  }

 private:
  const CheckedTable& table_;
  const CheckedRow& row_;
};

/// The row of a table with this key; null if there is none.
inline const CheckedRow* find_row(const CheckedTables& tables, const Keys& keys, std::string_view table,
                                  std::string_view key) {
  const std::ptrdiff_t position = key.empty() ? -1 : keys.find(table, key);
  return position < 0 ? nullptr : &tables.find(table)->second.rows[static_cast<std::size_t>(position)];
}

/// Calls `rule` for each row of a table, if the scenario has it.
template <class Rule>
void for_each_row(const CheckedTables& tables, std::string_view name, Rule&& rule) {
  const auto table = tables.find(name);
  if (table == tables.end()) return;
  for (const CheckedRow& row : table->second.rows) rule(Cells(table->second, row));
}

}  // namespace surge::scenarios
