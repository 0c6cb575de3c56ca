// SPDX-License-Identifier: Apache-2.0
#include "scenarios/checked_table.h"

#include <algorithm>

#include "scenarios/nearest_name.h"

namespace surge::scenarios {
namespace {

Value check_cell(const RawCell& cell, const Field& field, Problems& problems) {
  if (!cell.known) return {};
  if (cell.text.empty()) {
    if (field.required) problems.add(cell.place, field.name, "nothing", {expectation(field, cell.unit)});
    return field.required ? Value{} : default_value(field);
  }
  Parsed<Value> value = parse_value(cell.text, field, cell.unit);
  if (auto* mismatch = std::get_if<Mismatch>(&value)) {
    problems.add(cell.place, field.name, in_quotes(cell.text), std::move(*mismatch));
    return {};
  }
  return std::get<Value>(std::move(value));
}

CheckedRow check_row(const RawRow& raw, const TableDeclaration& table, Problems& problems) {
  CheckedRow row{raw.place, {}, {}, {}};
  for (std::size_t i = 0; i < table.fields.size(); ++i) {
    row.values.push_back(check_cell(raw.cells[i], table.fields[i], problems));
    row.places.push_back(raw.cells[i].place);
  }
  for (const std::string& name : table.key) {
    const std::size_t position = table.position(name);
    const std::string part = to_text(row.values[position], table.fields[position]);
    if (part.empty()) return row.key.clear(), row;
    row.key += (row.key.empty() ? "" : "/") + part;
  }
  return row;
}

std::string where(const Place& place, int file, const Problems& problems) {
  if (place.file == file) return "line " + std::to_string(place.line);
  return problems.file_name(place.file) + ":" + std::to_string(place.line);
}

void report_duplicates(const CheckedTable& table, Problems& problems) {
  std::unordered_map<std::string_view, Place> seen;
  for (const CheckedRow& row : table.rows) {
    if (row.key.empty()) continue;
    const auto [first, fresh] = seen.emplace(row.key, row.place);
    if (fresh) continue;
    std::string field;
    for (const std::string& name : table.declaration->key) field += (field.empty() ? "" : "/") + name;
    problems.add(row.place, field, in_quotes(row.key) + " a second time",
                 {"each row once (first in " + where(first->second, row.place.file, problems) + ")"});
  }
}

}  // namespace

CheckedTable check_table(const RawTable& raw, Problems& problems) {
  CheckedTable table{raw.declaration, raw.place, raw.complete, {}};
  for (const RawRow& row : raw.rows) table.rows.push_back(check_row(row, *raw.declaration, problems));
  report_duplicates(table, problems);
  if (raw.complete && table.rows.size() < raw.declaration->fewest_rows) {
    problems.add(raw.place, raw.declaration->name, "no rows",
                 {"at least " + std::to_string(raw.declaration->fewest_rows)});
  }
  return table;
}

Keys::Keys(const CheckedTables& tables) {
  none_.complete = false;
  for (const auto& [name, table] : tables) add(name, table);
  const auto join = [&](const std::string& name, std::initializer_list<const char*> parts) {
    tables_.erase(name);
    if (!tables.contains(*parts.begin())) return;  // what is not known is not complete
    for (const char* part : parts) {
      if (const auto table = tables.find(part); table != tables.end()) add(name, table->second);
    }
  };
  join("places", {"counties", "places"});
  join("hubs", {"depots", "terminals"});
  join("links", {"roads", "rail", "waterways"});
}

void Keys::add(const std::string& name, const CheckedTable& table) {
  Index& index = tables_[name];
  index.complete = index.complete && table.complete;
  for (const CheckedRow& row : table.rows) {
    index.positions.emplace(row.key, index.names.size());
    index.names.push_back(row.key);
    index.complete = index.complete && !row.key.empty();
  }
}

const Keys::Index& Keys::index(std::string_view table) const {
  const auto found = tables_.find(table);
  return found == tables_.end() ? none_ : found->second;
}

std::ptrdiff_t Keys::find(std::string_view table, std::string_view key) const {
  const Index& rows = index(table);
  const auto found = rows.positions.find(std::string(key));
  return found == rows.positions.end() ? -1 : static_cast<std::ptrdiff_t>(found->second);
}

bool Keys::complete(std::string_view table) const {
  return index(table).complete;
}

const std::vector<std::string>& Keys::names(std::string_view table) const {
  return index(table).names;
}

void check_references(const CheckedTables& tables, const Keys& keys, Problems& problems) {
  for (const auto& [name, table] : tables) {
    for (const CheckedRow& row : table.rows) {
      for (std::size_t i = 0; i < row.values.size(); ++i) {
        const Field& field = table.declaration->fields[i];
        const auto* key = std::get_if<std::string>(&row.values[i]);
        if (field.kind != FieldKind::kReference || key == nullptr) continue;
        if (keys.find(field.refers_to, *key) >= 0 || !keys.complete(field.refers_to)) continue;
        const std::vector<std::string>& names = keys.names(field.refers_to);
        problems.add(row.places[i], field.name, in_quotes(*key),
                     {expectation(field), problems.full() ? std::string() : nearest_name(*key, names)});
      }
    }
  }
}

std::string RowView::text(std::string_view field) const {
  const auto* text = std::get_if<std::string>(&at(field));
  return text == nullptr ? std::string() : *text;
}

std::size_t RowView::choice_position(std::string_view field) const {
  const std::vector<std::string>& choices = table_.fields[table_.position(field)].choices;
  const auto found = std::find(choices.begin(), choices.end(), text(field));
  return static_cast<std::size_t>(found - choices.begin());
}

}  // namespace surge::scenarios
