// SPDX-License-Identifier: Apache-2.0
// Tables of a record by name.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

#include "models/record/record.h"

namespace surge::models::testing {

/// Its position in the record.
inline std::size_t table(const RecordSchema& schema, std::string_view name) {
  for (std::size_t position = 0; position < schema.tables().size(); ++position) {
    if (schema.tables()[position].name == name) return position;
  }
  throw std::invalid_argument(std::string(name));
}

}  // namespace surge::models::testing
