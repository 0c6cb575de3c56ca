// SPDX-License-Identifier: Apache-2.0
// Where a cell of a table stands along its dimensions, and what is said of that place.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "analysis/summary_table.h"
#include "models/record/record.h"

namespace surge::analysis::exports {

/// Positions along the dimensions, in their order, of cell `cell` of a row-major table.
std::vector<std::size_t> positions_of(const std::vector<std::size_t>& shape, std::size_t cell);

/// Dimensions of a table, in their order.
std::vector<const models::DimensionDeclaration*> axes_of(const models::RecordSchema& schema,
                                                         std::size_t table);

/// "Counties", "县"; of an axis that is not known here, what the file says it is, in either language.
models::BilingualName axis_title(const models::DimensionDeclaration& axis);

/// The key of a label; of a number the number and its unit, "6 h".
std::string key_at(const models::DimensionDeclaration& axis, std::size_t position);
/// The name in the language, or the key where there is none.
std::string name_at(const models::DimensionDeclaration& axis, std::size_t position, Language language);

}  // namespace surge::analysis::exports
