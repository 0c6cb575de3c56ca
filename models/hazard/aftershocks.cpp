// SPDX-License-Identifier: Apache-2.0
#include "models/hazard/aftershocks.h"

#include <cmath>
#include <limits>

#include "models/units.h"
#include "sim/random/sampling.h"

namespace surge::models {
namespace {

constexpr sim::Cause kAftershockTimes{"aftershock times"};
constexpr sim::Cause kMagnitude{"aftershock magnitude"};

/// Integral of (t + c)^-p from 0 to `days`.
double omori_integral(const AftershockLaw& law, double days) {
  if (law.p == 1) return std::log((days + law.c_days) / law.c_days);
  const double q = 1 - law.p;
  return (std::pow(days + law.c_days, q) - std::pow(law.c_days, q)) / q;
}

/// The time at which the integral reaches `value`; infinite if it never does.
double omori_time_days(const AftershockLaw& law, double value) {
  if (law.p == 1) return law.c_days * (std::exp(value) - 1);
  const double q = 1 - law.p;
  const double power = value * q + std::pow(law.c_days, q);
  return power > 0 ? std::pow(power, 1 / q) - law.c_days : std::numeric_limits<double>::infinity();
}

/// Exponential in magnitude, cut off above.
double sample_magnitude(const AftershockLaw& law, double largest, sim::Stream& stream) {
  const double beta = law.b * std::log(10.0);
  const double kept = 1 - std::exp(-beta * (largest - law.smallest));
  return law.smallest - std::log(1 - kept * stream.uniform01()) / beta;
}

/// Aftershocks a unit of the Omori integral.
double productivity(const AftershockLaw& law, double main_magnitude) {
  return std::pow(10.0, law.a + law.b * (main_magnitude - law.smallest));
}

}  // namespace

double AftershockLaw::expected_count(double main_magnitude, sim::Duration horizon) const {
  return productivity(*this, main_magnitude) * omori_integral(*this, sim::to_days(horizon));
}

std::vector<Event> sample_aftershocks(const AftershockLaw& law, double main_magnitude, sim::Duration horizon,
                                      const sim::StreamSource& streams) {
  const double largest = main_magnitude - law.gap_to_largest;
  if (largest <= law.smallest) return {};
  // A Poisson process of rate 1 in the expected count: a longer horizon adds events and changes none.
  sim::Stream times = streams.stream(kAftershockTimes);
  const double rate = productivity(law, main_magnitude);
  std::vector<Event> events;
  double expected = 0;
  for (std::uint64_t occurrence = 1;; ++occurrence) {
    expected += sim::standard_exponential(times);
    const double time_days = omori_time_days(law, expected / rate);
    if (time_days > sim::to_days(horizon)) return events;
    sim::Stream magnitude = streams.stream(kMagnitude, 0, occurrence);
    events.push_back({sim::duration_from_seconds(time_days * kDay_s),
                      sample_magnitude(law, largest, magnitude), occurrence});
  }
}

}  // namespace surge::models
