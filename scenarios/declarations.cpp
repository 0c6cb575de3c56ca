// SPDX-License-Identifier: Apache-2.0
#include "scenarios/declarations.h"

#include <algorithm>

namespace surge::scenarios {
namespace {

std::vector<TableDeclaration> all_tables() {
  std::vector<TableDeclaration> tables = network_tables();
  for (auto part :
       {goods_tables, reserve_tables, fleet_tables, production_tables, supply_tables, hazard_tables,
        damage_tables, team_tables, people_tables, command_tables, medical_tables}) {
    for (TableDeclaration& table : part()) tables.push_back(std::move(table));
  }
  return tables;
}

}  // namespace

Field name_en() {
  return text("name_en", "English name");
}

Field name_zh() {
  return text("name_zh", "Chinese name").optional();
}

bool TableDeclaration::has_moved(std::string_view column) const {
  return std::any_of(moved.names.begin(), moved.names.end(), [&](const std::string& former) {
    return column == former || column.starts_with(former + "_");
  });
}

std::size_t TableDeclaration::position(std::string_view field) const {
  const auto found = std::find_if(fields.begin(), fields.end(),
                                  [&](const Field& candidate) { return candidate.name == field; });
  return static_cast<std::size_t>(found - fields.begin());
}

std::span<const TableDeclaration> table_declarations() {
  static const std::vector<TableDeclaration> kTables = all_tables();
  return kTables;
}

const TableDeclaration* find_table_declaration(std::string_view name) {
  const std::span<const TableDeclaration> tables = table_declarations();
  const auto found = std::find_if(tables.begin(), tables.end(),
                                  [&](const TableDeclaration& table) { return table.name == name; });
  return found == tables.end() ? nullptr : &*found;
}

const SectionDeclaration& section_declaration(std::string_view path) {
  const std::span<const SectionDeclaration> sections = section_declarations();
  return *std::find_if(sections.begin(), sections.end(),
                       [&](const SectionDeclaration& section) { return section.path == path; });
}

std::vector<std::string> names_of(std::span<const Field> fields) {
  std::vector<std::string> names;
  for (const Field& field : fields) names.push_back(field.name);
  return names;
}

std::vector<std::string> table_names() {
  std::vector<std::string> names;
  for (const TableDeclaration& table : table_declarations()) names.push_back(table.name);
  return names;
}

}  // namespace surge::scenarios
