// SPDX-License-Identifier: Apache-2.0
// What a leg, or a way of several, costs and takes.
#pragma once

#include <compare>

#include "sim/time.h"

namespace surge::models {

/// Far below the largest, so that four of them still add up.
inline constexpr sim::Duration kNoWay = sim::Duration::max() / 8;

/// The generalised cost is a time in whole microseconds: sums do not depend on their order, and what costs
/// the same is the same. The lesser of two is the cheaper, of the same cost the faster.
struct LegCost {
  sim::Duration cost = kNoWay;
  sim::Duration time{};

  bool possible() const { return cost < kNoWay; }
  auto operator<=>(const LegCost&) const = default;
  friend LegCost operator+(const LegCost& x, const LegCost& y) { return {x.cost + y.cost, x.time + y.time}; }
};

/// Rounded to microseconds; kNoWay if it would be that long. Precondition: factor >= 0, time >= 0.
inline sim::Duration scaled(double factor, sim::Duration time) {
  const double product = factor * static_cast<double>(time.count());
  if (product >= static_cast<double>(kNoWay.count())) return kNoWay;
  return sim::Duration{static_cast<sim::Duration::rep>(product + 0.5)};  // faster than llround, a call
}

}  // namespace surge::models
