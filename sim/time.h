// SPDX-License-Identifier: Apache-2.0
// Simulated time: an integer count of microseconds since the start of a run, behind std::chrono types.
#pragma once

#include <chrono>
#include <cmath>
#include <cstdint>

#include "sim/contract.h"

namespace surge::sim {

using Duration = std::chrono::duration<std::int64_t, std::micro>;

/// The clock of a simulation; it stands for no real clock and has no now().
struct SimulationClock {
  using rep = Duration::rep;
  using period = Duration::period;
  using duration = Duration;
  using time_point = std::chrono::time_point<SimulationClock, Duration>;
  static constexpr bool is_steady = true;
};

using Time = SimulationClock::time_point;

/// Every run begins here.
inline constexpr Time kStart{};

/// Nearest microsecond, halves away from zero. The only place where time is rounded.
/// Precondition: finite and below 2^52 microseconds (142 years) in size.
inline Duration duration_from_seconds(double seconds) {
  SIM_EXPECT(std::abs(seconds) < 4.5e9);
  const double microseconds = seconds * 1e6;
  const auto whole = static_cast<std::int64_t>(microseconds);
  const double rest = microseconds - static_cast<double>(whole);
  return Duration{whole + (rest >= 0.5) - (rest <= -0.5)};
}

inline Duration duration_from_hours(double hours) {
  return duration_from_seconds(hours * 3600);
}

constexpr double to_seconds(Duration duration) {
  return static_cast<double>(duration.count()) / 1e6;
}
constexpr double to_hours(Duration duration) {
  return static_cast<double>(duration.count()) / 3.6e9;
}
constexpr double to_days(Duration duration) {
  return static_cast<double>(duration.count()) / 8.64e10;
}

}  // namespace surge::sim
