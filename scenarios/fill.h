// SPDX-License-Identifier: Apache-2.0
// Turns checked tables and settings into the model's scenario. Preconditions: no problems were found.
#pragma once

#include <optional>
#include <string>

#include "models/scenario/scenario.h"
#include "scenarios/checked_table.h"
#include "scenarios/settings.h"

namespace surge::scenarios {

/// The tables of a scenario, with references turned into ids.
class FilledFrom {
 public:
  FilledFrom(const CheckedTables& tables, const Keys& keys) : tables_(tables), keys_(keys) {}

  /// Calls `fill(RowView)` for each row, in order.
  template <class Fill>
  void each(std::string_view table, Fill&& fill) const {
    const CheckedTable& checked = tables_.find(table)->second;
    for (const CheckedRow& row : checked.rows) fill(RowView(*checked.declaration, row));
  }

  /// Rows of a table, or of those joined in class Keys.
  std::size_t count(std::string_view table) const { return keys_.names(table).size(); }
  std::size_t position(std::string_view table, const std::string& key) const {
    return static_cast<std::size_t>(keys_.find(table, key));
  }
  template <class Row>
  models::Id<Row> id(std::string_view table, const std::string& key) const {
    return models::Id<Row>(position(table, key));
  }
  /// The row of `table` that a cell refers to.
  template <class Row>
  models::Id<Row> id(const RowView& row, std::string_view field, std::string_view table) const {
    return id<Row>(table, row.text(field));
  }
  template <class Row>
  std::optional<models::Id<Row>> optional_id(const RowView& row, std::string_view field,
                                             std::string_view table) const {
    return row.has(field) ? std::optional(id<Row>(row, field, table)) : std::nullopt;
  }

 private:
  const CheckedTables& tables_;
  const Keys& keys_;
};

inline models::BilingualName name_of(const RowView& row) {
  return {row.text("name_en"), row.text("name_zh")};
}

models::Scenario fill_scenario(const FilledFrom& from, const Settings& settings);

// The parts fill_scenario() is put together from.
void fill_goods(const FilledFrom& from, models::Scenario& scenario);    ///< items, kits, needs, vulnerability
void fill_people(const FilledFrom& from, models::Demand& demand);       ///< buildings, shelters, deprivation
void fill_network(const FilledFrom& from, models::Scenario& scenario);  ///< counties, places, links, damage
void fill_reserves(const FilledFrom& from,
                   models::Scenario& scenario);                        ///< depots, stock, peacetime operation
void fill_fleets(const FilledFrom& from, models::Scenario& scenario);  ///< trucks
void fill_teams(const FilledFrom& from, models::Scenario& scenario);
models::TeamRules team_rules_of(const Section& section, const models::ComponentSpec& policy);
void fill_production(const FilledFrom& from, models::Scenario& scenario);  ///< plants, lines, materials
void fill_hazards(const FilledFrom& from, models::Scenario& scenario);     ///< events to sample from
/// Command, response and plan; after what these name.
void fill_command(const FilledFrom& from, const Settings& settings, models::Scenario& scenario);
void fill_supply(const FilledFrom& from, models::Scenario& scenario);  ///< agreements to donations, outages
void fill_medical(const FilledFrom& from, const Settings& settings, models::Scenario& scenario);

}  // namespace surge::scenarios
