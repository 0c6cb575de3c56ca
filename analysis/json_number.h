// SPDX-License-Identifier: Apache-2.0
// Numbers in JSON. For .cpp files: it brings in the JSON library.
#pragma once

#include <cmath>

#include <nlohmann/json.hpp>

namespace surge::analysis {

/// JSON has no NaN and no infinity: null.
inline nlohmann::ordered_json number_or_null(double value) {
  return std::isfinite(value) ? nlohmann::ordered_json(value) : nlohmann::ordered_json(nullptr);
}

}  // namespace surge::analysis
