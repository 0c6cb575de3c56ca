// SPDX-License-Identifier: Apache-2.0
// Pre-positioning problems at random, for tests and measurements.
#pragma once

#include <cstdint>

#include "analysis/optimisation/prepositioning.h"
#include "sim/random/stream.h"

namespace surge::test {

struct PlanSize {
  std::size_t sites = 0, items = 0, counties = 0, disasters = 0;
  std::size_t background = 0;  ///< of the sites, the last ones: there already, with stock and without space
};

/// Sites and counties in a square; disasters strike around a point, cut roads off and damage stock there.
/// Half of the problems have a budget that binds.
optimisation::PrepositioningProblem random_plan_problem(sim::Stream& stream, const PlanSize& size);

/// Gives some sites endowments, makes some of them always open, and some exclude one another.
void add_existing(sim::Stream& stream, optimisation::PrepositioningProblem& problem);

/// Disasters of such a problem, anew: the same places, a function of the number alone.
std::vector<optimisation::Disaster> random_disasters(std::uint64_t number, const PlanSize& size);

}  // namespace surge::test
