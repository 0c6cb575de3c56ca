// SPDX-License-Identifier: Apache-2.0
// Where a cell of a table stands along its dimensions.
#pragma once

#include <cstddef>
#include <vector>

#include "models/record/record.h"

namespace surge::analysis::exports {

/// Positions along the dimensions, in their order, of cell `cell` of a row-major table.
inline std::vector<std::size_t> positions_of(const std::vector<std::size_t>& shape, std::size_t cell) {
  std::vector<std::size_t> positions(shape.size());
  for (std::size_t i = shape.size(); i-- > 0;) {
    positions[i] = cell % shape[i];
    cell /= shape[i];
  }
  return positions;
}

/// Dimensions of a table, in their order.
inline std::vector<const models::DimensionDeclaration*> axes_of(const models::RecordSchema& schema,
                                                                std::size_t table) {
  std::vector<const models::DimensionDeclaration*> axes;
  for (const std::string& name : schema.tables()[table].dimensions) axes.push_back(&schema.dimension(name));
  return axes;
}

}  // namespace surge::analysis::exports
