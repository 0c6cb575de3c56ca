// SPDX-License-Identifier: Apache-2.0
// What a need that is not met waits for.
#pragma once

#include <array>
#include <cstddef>

namespace surge::models {

enum class Bottleneck {
  kInformation,  ///< command does not know of the need
  kApproval,     ///< what could serve it may not be used yet
  kStock,        ///< no goods are left within reach
  kLine,         ///< no goods are left, and lines make them or are being converted
  kVehicle,      ///< goods are there, at a depot or terminal, and no vehicle to carry them
  kRoad,         ///< no way is open, or goods under way are held up before a closed or full link
  kLoading,      ///< a depot or terminal is called up, or the goods wait for a dock or are being loaded
  kTravel        ///< goods are under way
};
inline constexpr std::size_t kBottlenecks = 8;
/// As result files name them.
inline constexpr std::array<const char*, kBottlenecks> kBottleneckNames = {
    "information", "approval", "stock", "line", "vehicle", "road", "loading", "travel"};

/// Something for each bottleneck: units, persons, or shares.
using ByBottleneck = std::array<double, kBottlenecks>;

constexpr std::size_t position_of(Bottleneck bottleneck) {
  return static_cast<std::size_t>(bottleneck);
}

}  // namespace surge::models
