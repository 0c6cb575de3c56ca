// SPDX-License-Identifier: Apache-2.0
#include "analysis/figures/png_density.h"

#include <cmath>
#include <cstdint>

#include <zlib.h>

namespace surge::analysis::figures {
namespace {

constexpr std::size_t kEndOfHeader = 8 + 4 + 4 + 13 + 4;  // signature; length, name, content and sum of IHDR

std::string big_endian(std::uint32_t number) {
  std::string bytes;
  for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>((number >> shift) & 255U);
  return bytes;
}

}  // namespace

std::string with_density(const std::string& png, double dots_per_inch) {
  const auto per_metre = static_cast<std::uint32_t>(std::lround(dots_per_inch / 0.0254));
  std::string chunk = "pHYs" + big_endian(per_metre) + big_endian(per_metre);
  chunk += '\1';  // the unit is the metre
  const auto sum = static_cast<std::uint32_t>(
      crc32(0, reinterpret_cast<const unsigned char*>(chunk.data()), static_cast<unsigned>(chunk.size())));
  chunk = big_endian(9) + chunk + big_endian(sum);
  return png.substr(0, kEndOfHeader) + chunk + png.substr(kEndOfHeader);
}

}  // namespace surge::analysis::figures
