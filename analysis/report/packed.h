// SPDX-License-Identifier: Apache-2.0
// Arrays of numbers in few bytes, for the report page: analysis/web/src/data/report_data.ts tells the form.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include <nlohmann/json_fwd.hpp>

namespace surge::analysis::report {

/// Of a packed number: one or two bytes, so 254 or 65,534 steps between the least and the greatest value; or
/// an IEEE 754 number of four bytes, for values of very different size.
enum class PackedType { kByte, kWord, kFloat };

/// `values` row-major in `shape`; NaN and infinity become the code (of floats: NaN) that stands for no value.
/// Precondition: as many values as the shape has.
nlohmann::ordered_json packed(std::span<const double> values, const std::vector<std::size_t>& shape,
                              PackedType type = PackedType::kByte);

}  // namespace surge::analysis::report
