// SPDX-License-Identifier: Apache-2.0
// Tables written in the YAML text itself: `items: {columns: [key, ...], rows: [[tent, ...], ...]}`.
#pragma once

#include <optional>

#include "scenarios/csv.h"
#include "scenarios/yaml_node.h"

namespace surge::scenarios {

/// The header and rows of such a table; none if the map has another form.
std::optional<Csv> csv_of(const Node& node);

}  // namespace surge::scenarios
