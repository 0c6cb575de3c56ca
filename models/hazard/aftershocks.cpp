// SPDX-License-Identifier: Apache-2.0
#include "models/hazard/aftershocks.h"

#include <algorithm>
#include <cmath>

#include "sim/random/sampling.h"

namespace surge::models {
namespace {

constexpr sim::Cause kCount{"aftershock count"};
constexpr sim::Cause kSequence{"aftershock"};
constexpr double kSecondsPerDay = 86400;

/// Integral of (t + c)^-p from 0 to `days`.
double omori_integral(const AftershockLaw& law, double days) {
  if (law.p == 1) return std::log((days + law.c_days) / law.c_days);
  const double q = 1 - law.p;
  return (std::pow(days + law.c_days, q) - std::pow(law.c_days, q)) / q;
}

/// The time at which the integral reaches `share` of its value at `days`.
double omori_time_days(const AftershockLaw& law, double days, double share) {
  const double target = share * omori_integral(law, days);
  if (law.p == 1) return law.c_days * (std::exp(target) - 1);
  const double q = 1 - law.p;
  return std::pow(target * q + std::pow(law.c_days, q), 1 / q) - law.c_days;
}

/// Exponential in magnitude, cut off above.
double sample_magnitude(const AftershockLaw& law, double largest, sim::Stream& stream) {
  const double beta = law.b * std::log(10.0);
  const double kept = 1 - std::exp(-beta * (largest - law.smallest));
  return law.smallest - std::log(1 - kept * stream.uniform01()) / beta;
}

}  // namespace

double AftershockLaw::expected_count(double main_magnitude, sim::Duration horizon) const {
  return std::pow(10.0, a + b * (main_magnitude - smallest)) *
         omori_integral(*this, sim::to_seconds(horizon) / kSecondsPerDay);
}

std::vector<Event> sample_aftershocks(const AftershockLaw& law, double main_magnitude, sim::Duration horizon,
                                      const sim::StreamSource& streams) {
  const double largest = main_magnitude - law.gap_to_largest;
  if (largest <= law.smallest) return {};
  sim::Stream count_stream = streams.stream(kCount);
  const std::int64_t count = sim::poisson(count_stream, law.expected_count(main_magnitude, horizon));
  const double days = sim::to_seconds(horizon) / kSecondsPerDay;

  std::vector<Event> events;
  for (std::int64_t i = 0; i < count; ++i) {
    sim::Stream stream = streams.stream(kSequence, 0, static_cast<std::uint64_t>(i));
    const double time_days = omori_time_days(law, days, stream.uniform01());
    events.push_back(
        {sim::duration_from_seconds(time_days * kSecondsPerDay), sample_magnitude(law, largest, stream), 0});
  }
  std::sort(events.begin(), events.end(), [](const Event& x, const Event& y) {
    return x.time != y.time ? x.time < y.time : x.magnitude < y.magnitude;
  });
  for (std::size_t i = 0; i < events.size(); ++i) events[i].occurrence = i + 1;
  return events;
}

}  // namespace surge::models
