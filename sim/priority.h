// SPDX-License-Identifier: Apache-2.0
// Order among events of the same time, and in waiting lines.
#pragma once

#include <compare>
#include <cstdint>

namespace surge::sim {

/// The higher value goes first; equals go in order of scheduling.
struct Priority {
  std::int16_t value = 0;

  constexpr auto operator<=>(const Priority&) const = default;
};

inline constexpr Priority kUrgent{100};
inline constexpr Priority kNormal{0};
inline constexpr Priority kLate{-100};

}  // namespace surge::sim
