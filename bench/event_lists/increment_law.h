// SPDX-License-Identifier: Apache-2.0
// How long after an event its successor comes, in the hold model: laws that tell event lists apart.
#pragma once

#include <chrono>
#include <cstdint>

#include "sim/random/sampling.h"
#include "sim/time.h"

namespace surge::bench {

struct IncrementLaw {
  using Draw = sim::Duration (*)(sim::Stream&);

  const char* name;
  Draw increment;
  Draw remaining;  ///< what is left of an increment under way: pending events begin with it, in the steady
                   ///< state
};

inline sim::Duration exponential_duration(sim::Stream& stream, sim::Duration mean) {
  return sim::Duration{
      static_cast<std::int64_t>(sim::exponential(stream, static_cast<double>(mean.count())))};
}

inline sim::Duration exponential_hour(sim::Stream& stream) {
  return exponential_duration(stream, std::chrono::hours(1));
}

/// One to four hours, all equally likely: every event ties with a quarter of the others or so.
inline sim::Duration whole_hours(sim::Stream& stream) {
  return std::chrono::hours(1 + static_cast<int>(sim::uniform_int(stream, 4)));
}

/// One to four hours with weights 4, 3, 2, 1: as many increments reach so far.
inline sim::Duration remaining_whole_hours(sim::Stream& stream) {
  const auto draw = sim::uniform_int(stream, 10);
  return std::chrono::hours(draw < 4 ? 1 : draw < 7 ? 2 : draw < 9 ? 3 : 4);
}

/// Bursts of events a minute apart between long waits.
inline sim::Duration short_or_long(sim::Stream& stream, double short_share) {
  const bool is_short = sim::bernoulli(stream, short_share);
  return exponential_duration(stream, std::chrono::minutes(is_short ? 1 : 1000));
}
inline sim::Duration burst(sim::Stream& stream) {
  return short_or_long(stream, 0.9);
}
/// The short ones make up 0.9 * 1 of 0.9 * 1 + 0.1 * 1000 minutes.
inline sim::Duration remaining_burst(sim::Stream& stream) {
  return short_or_long(stream, 0.9 / 100.9);
}

inline constexpr IncrementLaw kIncrementLaws[] = {
    {"exponential", exponential_hour, exponential_hour},
    {"ties", whole_hours, remaining_whole_hours},
    {"bursts", burst, remaining_burst},
};

}  // namespace surge::bench
