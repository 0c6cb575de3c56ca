// SPDX-License-Identifier: Apache-2.0
// Reads packed arrays as the page does.
#pragma once

#include <bit>
#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace surge::test {

inline std::vector<std::uint32_t> base64_bytes(const std::string& text) {
  static const std::string kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::vector<std::uint32_t> bytes;
  std::uint32_t bits = 0;
  int count = 0;
  for (const char c : text) {
    if (c == '=') break;
    bits = bits << 6U | static_cast<std::uint32_t>(kDigits.find(c));
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes.push_back(bits >> static_cast<unsigned>(count) & 0xFFU);
  }
  return bytes;
}

inline std::vector<double> unpacked(const nlohmann::ordered_json& packed) {
  const std::vector<std::uint32_t> bytes = base64_bytes(packed["data"].get<std::string>());
  const bool words = packed["type"] == "u16";
  std::vector<double> values;
  if (packed["type"] == "f32") {
    for (std::size_t i = 0; i < bytes.size(); i += 4) {
      const std::uint32_t bits = bytes[i] | bytes[i + 1] << 8U | bytes[i + 2] << 16U | bytes[i + 3] << 24U;
      values.push_back(static_cast<double>(std::bit_cast<float>(bits)));
    }
    return values;
  }
  for (std::size_t i = 0; i < bytes.size(); i += words ? 2 : 1) {
    const std::uint32_t code = words ? bytes[i] | bytes[i + 1] << 8U : bytes[i];
    const bool none = code == (words ? 0xFFFFU : 0xFFU);
    values.push_back(none ? std::nan("")
                          : packed["offset"].get<double>() + packed["scale"].get<double>() * code);
  }
  return values;
}

}  // namespace surge::test
