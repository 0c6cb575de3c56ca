// SPDX-License-Identifier: Apache-2.0
// Tables as properties of features.
#pragma once

#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "analysis/export/export.h"

namespace surge::analysis::exports {

/// A table's means over the replications, row-major.
struct MeanColumn {
  std::string name;
  std::vector<double> means;
};

/// The wanted tables that have exactly these dimensions.
std::vector<MeanColumn> mean_columns(const Source& source, const Wanted& wanted,
                                     const std::vector<std::string>& dimensions);

/// Adds a property a column, null where there is no value.
void add_means(nlohmann::ordered_json& properties, const std::vector<MeanColumn>& columns, std::size_t cell);

}  // namespace surge::analysis::exports
