// SPDX-License-Identifier: Apache-2.0
// Rows of a scenario by the keys that a problem file gives.
#pragma once

#include <string>
#include <vector>

#include "app/did_you_mean.h"
#include "app/options.h"
#include "models/id.h"

namespace surge::app {

/// Throws UsageError, with the nearest key, if the table has no such row. `field` and `noun` are for the
/// message: "sites: the scenario has no depot 'x'".
template <class Row>
models::Id<Row> row_named(const models::Table<Row>& table, const std::string& key, const std::string& field,
                          const std::string& noun) {
  std::vector<std::string> keys;
  for (const models::Id<Row> id : ids(table)) {
    if (table[id].key == key) return id;
    keys.push_back(table[id].key);
  }
  throw UsageError(field + ": the scenario has no " + noun + " '" + key + "'" + did_you_mean(key, keys));
}

}  // namespace surge::app
