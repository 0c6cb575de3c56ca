// SPDX-License-Identifier: Apache-2.0
#include "models/hazard/recurrence.h"

#include <cmath>
#include <numbers>

namespace surge::models {
namespace {

/// Mean and variance of the magnitude under exp(-beta m), weighted with the years observed.
struct Moments {
  double weight = 0;
  double mean = 0;
  double variance = 0;
};

Moments moments(std::span<const MagnitudeClass> classes, double beta) {
  const double origin = classes.front().middle;  // keeps the exponentials of the order of 1
  double sum = 0;
  double first = 0;
  double second = 0;
  for (const MagnitudeClass& row : classes) {
    const double magnitude = row.middle - origin;
    const double weight = row.years * std::exp(-beta * magnitude);
    sum += weight;
    first += weight * magnitude;
    second += weight * magnitude * magnitude;
  }
  const double mean = first / sum;
  return {sum, origin + mean, second / sum - mean * mean};
}

}  // namespace

RecurrenceFit fit_recurrence(std::span<const MagnitudeClass> classes) {
  double events = 0;
  double sum = 0;
  for (const MagnitudeClass& row : classes) {
    events += row.events;
    sum += row.events * row.middle;
  }
  // The mean magnitude falls with beta: bisection.
  double low = -20;
  double high = 20;
  for (int step = 0; step < 100; ++step) {
    const double beta = (low + high) / 2;
    (moments(classes, beta).mean > sum / events ? low : high) = beta;
  }
  const Moments fitted = moments(classes, low);
  double unweighted = 0;
  for (const MagnitudeClass& row : classes)
    unweighted += std::exp(-low * (row.middle - classes.front().middle));
  const double rate = events * unweighted / fitted.weight;
  return {rate, rate / std::sqrt(events), low / std::numbers::ln10,
          1 / std::sqrt(events * fitted.variance) / std::numbers::ln10};
}

double share_of(MagnitudeRange part, MagnitudeRange all, double b) {
  const auto above = [&](double magnitude) { return std::pow(10, -b * (magnitude - all.from)); };
  return (above(part.from) - above(part.to)) / (above(all.from) - above(all.to));
}

double draw_magnitude(MagnitudeRange range, double b, sim::Stream& stream) {
  const double beta = b * std::numbers::ln10;
  const double kept = -std::expm1(-beta * (range.to - range.from));
  return range.from - std::log1p(-kept * stream.uniform01()) / beta;
}

double rupture_length_km(double magnitude) {
  return std::pow(10, -2.44 + 0.59 * magnitude);
}

}  // namespace surge::models
