// SPDX-License-Identifier: Apache-2.0
#include "analysis/figures/colours.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <span>

namespace surge::analysis::figures {
namespace {

constexpr Colour of_number(std::uint32_t rgb) {
  return {static_cast<std::uint8_t>(rgb >> 16), static_cast<std::uint8_t>((rgb >> 8) & 255U),
          static_cast<std::uint8_t>(rgb & 255U)};
}

constexpr std::array<std::uint32_t, kCategories> kOkabeIto = {0x0072b2, 0xd55e00, 0x009e73, 0xe69f00,
                                                              0x56b4e9, 0xcc79a7, 0x666666, 0xf0e442};

// Every 15th of the 256 colours; between them linear, which is within 5 of 255 of the others.
constexpr std::array<std::uint32_t, 18> kViridis = {
    0x440154, 0x481769, 0x472a7a, 0x433d84, 0x3d4e8a, 0x355e8d, 0x2e6d8e, 0x297b8e, 0x23898e,
    0x1f978b, 0x21a585, 0x2eb37c, 0x46c06f, 0x65cb5e, 0x89d548, 0xb0dd2f, 0xd8e219, 0xfde725};
constexpr std::array<std::uint32_t, 18> kMagma = {0x000004, 0x090720, 0x1a1042, 0x311165, 0x4a1079, 0x621980,
                                                  0x792282, 0x912b81, 0xaa337d, 0xc23b75, 0xd9466b, 0xec5860,
                                                  0xf7725c, 0xfc8e64, 0xfeaa74, 0xfec68a, 0xfde2a3, 0xfcfdbf};
constexpr double kPaleEnd = 0.99;
constexpr double kDarkEnd = 0.12;

Colour between(Colour first, Colour second, double share) {
  const auto mix = [share](std::uint8_t from, std::uint8_t to) {
    return static_cast<std::uint8_t>(std::lround(from + share * (to - from)));
  };
  return {mix(first.red, second.red), mix(first.green, second.green), mix(first.blue, second.blue)};
}

Colour of_table(std::span<const std::uint32_t> table, double at) {
  const double position = std::clamp(at, 0.0, 1.0) * static_cast<double>(table.size() - 1);
  const auto first = std::min(static_cast<std::size_t>(position), table.size() - 2);
  return between(of_number(table[first]), of_number(table[first + 1]), position - static_cast<double>(first));
}

}  // namespace

Colour category_colour(std::size_t index) {
  return of_number(kOkabeIto[index % kCategories]);
}

Colour sequence_colour(Sequence sequence, double at) {
  if (sequence == Sequence::kViridis) return of_table(kViridis, at);
  return of_table(kMagma, kPaleEnd + (kDarkEnd - kPaleEnd) * std::clamp(at, 0.0, 1.0));
}

std::string hexadecimal(Colour colour) {
  std::array<char, 8> text{};
  std::snprintf(text.data(), text.size(), "#%02x%02x%02x", unsigned{colour.red}, unsigned{colour.green},
                unsigned{colour.blue});
  return text.data();
}

bool is_dark(Colour colour) {
  const auto linear = [](std::uint8_t part) {
    const double share = part / 255.0;
    return share <= 0.03928 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
  };
  const double luminance =
      0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue);
  // Where contrast with white, 1.05 / (L + 0.05), is that with black, (L + 0.05) / 0.05.
  return luminance < 0.179;
}

}  // namespace surge::analysis::figures
