// SPDX-License-Identifier: Apache-2.0
// Words and values that several reports share. For .cpp files: it brings in the JSON library.
#pragma once

#include <cmath>
#include <string>

#include <nlohmann/json.hpp>

#include "models/record/record.h"

namespace surge::app {

/// JSON has no NaN and no infinity.
inline nlohmann::ordered_json number_or_null(double value) {
  return std::isfinite(value) ? nlohmann::ordered_json(value) : nlohmann::ordered_json(nullptr);
}

/// "Unmet need [person d]"; shares and counts without a unit.
inline std::string title_with_unit(const models::TableDeclaration& table) {
  return table.unit == "1" ? table.title.en : table.title.en + " [" + table.unit + "]";
}

}  // namespace surge::app
