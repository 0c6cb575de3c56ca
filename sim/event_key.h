// SPDX-License-Identifier: Apache-2.0
// The total order of events as one 128-bit integer: time, then priority, then order of scheduling.
#pragma once

#include <cstdint>

#include "sim/priority.h"
#include "sim/time.h"

namespace surge::sim {

__extension__ using EventKey = unsigned __int128;

/// From the top: 52 bits time (the highest stays 0: runs are shorter than 71 years), 16 bits priority
/// (inverted), 36 bits order of scheduling, 24 bits slot.
inline constexpr int kSlotBits = 24;
inline constexpr int kOrderBits = 36;
inline constexpr std::uint64_t kSlotLimit = std::uint64_t{1} << kSlotBits;
inline constexpr std::uint64_t kOrderLimit = std::uint64_t{1} << kOrderBits;

constexpr EventKey make_key(Time time, Priority priority, std::uint64_t order, std::uint32_t slot) {
  const auto ticks = static_cast<std::uint64_t>(time.time_since_epoch().count());
  const auto inverted = static_cast<std::uint16_t>(0x7fff - priority.value);
  const std::uint64_t high = (ticks << 12) | (inverted >> 4);
  const std::uint64_t low = (std::uint64_t{inverted} << 60) | (order << kSlotBits) | slot;
  return (static_cast<EventKey>(high) << 64) | low;
}

constexpr Time time_of(EventKey key) {
  return Time{Duration{static_cast<std::int64_t>(key >> 76)}};
}
constexpr std::uint32_t slot_of(EventKey key) {
  return static_cast<std::uint32_t>(key) & (kSlotLimit - 1);
}
constexpr std::uint64_t order_of(EventKey key) {
  return static_cast<std::uint64_t>(key >> kSlotBits) & (kOrderLimit - 1);
}

}  // namespace surge::sim
