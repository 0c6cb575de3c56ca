// SPDX-License-Identifier: Apache-2.0
#include "analysis/report/packed.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <functional>
#include <numeric>
#include <string>

#include <nlohmann/json.hpp>

#include "sim/contract.h"

namespace surge::analysis::report {
namespace {

/// RFC 4648.
std::string base64(const std::vector<std::uint8_t>& bytes) {
  constexpr const char* kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  text.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    const std::size_t left = std::min<std::size_t>(3, bytes.size() - i);
    std::uint32_t group = static_cast<std::uint32_t>(bytes[i]) << 16U;
    if (left > 1) group |= static_cast<std::uint32_t>(bytes[i + 1]) << 8U;
    if (left > 2) group |= bytes[i + 2];
    for (std::size_t digit = 0; digit < 4; ++digit)
      text += digit <= left ? kDigits[(group >> (18 - 6 * digit)) & 63U] : '=';
  }
  return text;
}

using Bytes = std::vector<std::uint8_t>;

void add_little_endian(Bytes& bytes, std::uint32_t number, int count) {
  for (int i = 0; i < count; ++i) bytes.push_back(static_cast<std::uint8_t>(number >> (8 * i)));
}

nlohmann::ordered_json packed_floats(std::span<const double> values, const std::vector<std::size_t>& shape) {
  Bytes bytes;
  bytes.reserve(values.size() * 4);
  for (const double value : values) {
    const float number = std::isfinite(value) ? static_cast<float>(value) : NAN;
    add_little_endian(bytes, std::bit_cast<std::uint32_t>(number), 4);
  }
  return {{"type", "f32"}, {"shape", shape}, {"offset", 0}, {"scale", 1}, {"data", base64(bytes)}};
}

}  // namespace

nlohmann::ordered_json packed(std::span<const double> values, const std::vector<std::size_t>& shape,
                              PackedType type) {
  SIM_EXPECT(std::accumulate(shape.begin(), shape.end(), std::size_t{1}, std::multiplies<>()) ==
             values.size());
  if (type == PackedType::kFloat) return packed_floats(values, shape);
  double least = INFINITY, greatest = -INFINITY;
  for (const double value : values) {
    if (!std::isfinite(value)) continue;
    least = std::min(least, value);
    greatest = std::max(greatest, value);
  }
  const bool byte = type == PackedType::kByte;
  const std::uint32_t none = byte ? 0xFF : 0xFFFF;
  const double offset = least <= greatest ? least : 0;
  const double scale = least < greatest ? (greatest - least) / (none - 1) : 1;
  Bytes bytes;
  bytes.reserve(values.size() * 2);
  for (const double value : values) {
    const std::uint32_t code =
        std::isfinite(value) ? static_cast<std::uint32_t>(std::lround((value - offset) / scale)) : none;
    add_little_endian(bytes, code, byte ? 1 : 2);
  }
  return {{"type", byte ? "u8" : "u16"},
          {"shape", shape},
          {"offset", offset},
          {"scale", scale},
          {"data", base64(bytes)}};
}

}  // namespace surge::analysis::report
