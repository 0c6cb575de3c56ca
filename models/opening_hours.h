// SPDX-License-Identifier: Apache-2.0
// Opening hours that are the same every day.
#pragma once

#include "sim/time.h"

namespace surge::models {

/// Times of day, 0 <= opens < closes <= 24 h.
struct OpeningHours {
  sim::Duration opens{};
  sim::Duration closes = std::chrono::hours(24);
};

/// The next time within the hours, `now` or later, where the run starts at `time_of_day`.
inline sim::Time next_opening(const OpeningHours& hours, sim::Duration time_of_day, sim::Time now) {
  constexpr sim::Duration kDay = std::chrono::hours(24);
  if (hours.opens == sim::Duration{} && hours.closes == kDay) return now;
  const sim::Duration local = (now - sim::kStart + time_of_day) % kDay;
  if (local < hours.opens) return now + (hours.opens - local);
  if (local < hours.closes) return now;
  return now + (kDay - local + hours.opens);
}

}  // namespace surge::models
