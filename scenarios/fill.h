// SPDX-License-Identifier: Apache-2.0
// Turns checked tables and settings into the model's scenario. Preconditions: no problems were found.
#pragma once

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

  template <class Row>
  models::Id<Row> id(std::string_view table, const std::string& key) const {
    return models::Id<Row>(static_cast<std::size_t>(keys_.find(table, key)));
  }

 private:
  const CheckedTables& tables_;
  const Keys& keys_;
};

models::Scenario fill_scenario(const FilledFrom& from, const Settings& settings);

// The parts fill_scenario() is put together from.
void fill_goods(const FilledFrom& from, models::Scenario& scenario);    ///< items, needs, vulnerability
void fill_network(const FilledFrom& from, models::Scenario& scenario);  ///< counties, places, links, damage
void fill_facilities(const FilledFrom& from, models::Scenario& scenario);  ///< depots, trucks, production

}  // namespace surge::scenarios
