// SPDX-License-Identifier: Apache-2.0
// Everything a scenario may hold: the tables with their columns and the sections with their keys. A new
// column or key is declared here, and read by the fill_* function of its part.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "models/catalogue/component.h"
#include "scenarios/field.h"

namespace surge::scenarios {

/// Columns that a table no longer has.
struct MovedColumns {
  std::vector<std::string> names{};
  std::string to{};  ///< what stands in their place, for messages
};

struct TableDeclaration {
  std::string name;
  std::string description;
  std::vector<std::string> key;  ///< fields that together name a row
  std::vector<Field> fields;
  bool required = true;
  std::size_t fewest_rows = 0;
  MovedColumns moved{};

  /// Position of a field; size of `fields` if there is none.
  std::size_t position(std::string_view field) const;
  /// Whether a column of this name, with a unit or without, is one of `moved`.
  bool has_moved(std::string_view column) const;
};

/// A map of the YAML text whose values are plain.
struct SectionDeclaration {
  std::string path;  ///< "run", "command.information"
  std::string description;
  std::vector<Field> fields;
  std::vector<std::string> parts{};  ///< further keys that hold lists or maps, described elsewhere
};

/// In the order they are written in the resolved scenario and in the reference.
std::span<const TableDeclaration> table_declarations();
std::span<const SectionDeclaration> section_declarations();

/// Null if there is no table of this name.
const TableDeclaration* find_table_declaration(std::string_view name);

/// Precondition: the path is one of section_declarations().
const SectionDeclaration& section_declaration(std::string_view path);

/// Top-level keys of a scenario file, in the order of the reference.
struct TopLevelKey {
  std::string name;
  std::string description;
};
std::span<const TopLevelKey> top_level_keys();

/// Names, for messages.
std::vector<std::string> names_of(std::span<const Field> fields);
std::vector<std::string> table_names();

// The parts table_declarations() is put together from.
std::vector<TableDeclaration> goods_tables();       ///< items, substitutes, kits, needs
std::vector<TableDeclaration> network_tables();     ///< counties, places, roads, rail, airports
std::vector<TableDeclaration> reserve_tables();     ///< enterprises, depots, stock, peacetime operation
std::vector<TableDeclaration> fleet_tables();       ///< vehicles, fleets
std::vector<TableDeclaration> production_tables();  ///< plants, lines, conversions, materials, equipment
std::vector<TableDeclaration> supply_tables();      ///< agreements, markets, aid, donations, outages
std::vector<TableDeclaration> hazard_tables();      ///< events to sample from
std::vector<TableDeclaration> people_tables();      ///< buildings, who is in them, shelters
std::vector<TableDeclaration> command_tables();     ///< levels of response, plan, monitoring, platform
std::vector<TableDeclaration> damage_tables();      ///< vulnerability, fragility
std::vector<TableDeclaration> team_tables();        ///< teams
std::vector<TableDeclaration> medical_tables();     ///< hospitals, ambulances, triage classes
SectionDeclaration medical_section();

// Columns that several tables have.
Field name_en();
Field name_zh();

}  // namespace surge::scenarios
