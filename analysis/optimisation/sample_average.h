// SPDX-License-Identifier: Apache-2.0
// Sample average approximation: a plan from sampled disasters, and how far from the best it can be.
//
// The optimum over a sample of n is on average not above the true optimum, so a plan's mean over the sample
// minus that optimum estimates its gap from above; batches of samples give an interval (Mak, Morton and Wood
// 1999, Operations Research Letters 24:47). With the same sample on both sides much of the noise cancels.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "analysis/optimisation/prepositioning.h"

namespace surge::optimisation {

/// `count` disasters, independent and equally distributed: a function of its arguments alone, which may be
/// called on several threads. Samples of different numbers are independent.
using DisasterSampler = std::function<std::vector<Disaster>(std::uint64_t sample, std::size_t count)>;

/// One-sided: with this confidence the gap is at most `upper`.
struct GapInterval {
  double mean = 0;                ///< of the batches
  double standard_deviation = 0;  ///< of the batches, with n - 1
  double upper = 0;               ///< max(0, mean + t(confidence, n - 1) s / sqrt(n)), Student's t
};

/// Preconditions: at least two gaps, 0.5 <= confidence < 1.
GapInterval gap_interval(std::span<const double> gaps, double confidence);

struct SampleOptions {
  std::size_t sample_size = 50;       ///< disasters of the plan's own sample and of every batch, >= 1
  std::size_t batches = 20;           ///< >= 2
  std::size_t evaluation_size = 500;  ///< disasters of the sample the plan is measured on, >= 1
  std::uint64_t first_sample = 0;     ///< samples first, first + 1, ... are drawn
  double confidence = 0.95;
  unsigned threads = 1;  ///< >= 1; the answer is the same for any number
  PlanOptions plan{};
};

struct SampleGap {
  std::vector<double> gaps;  ///< (batch): value of the plan there minus a bound of the batch's optimum
  double lower_bound = 0;    ///< mean of those bounds: estimates a bound of the true optimum
  GapInterval interval;      ///< of the plan's distance from the true optimum
};

struct SampleAverage {
  PlanSolution solution;      ///< for sample first_sample
  PlanEvaluation evaluation;  ///< of its plan on sample first_sample + 1
  SampleGap gap;              ///< on samples first_sample + 2 ...
};

/// Distance of a given plan from the best, on batches first_sample, first_sample + 1, ... The disasters of
/// the problem are not used. With a weight of the tail the gap is biased low by the order of 1 / sample size,
/// as the tail of a sample is on average lighter than the true one. Throws std::invalid_argument if the
/// objective has ceilings or a weight of the worst share: then a plan alone has no value.
SampleGap estimate_gap(const PrepositioningProblem& problem, const PlanObjective& objective,
                       const StockPlan& plan, const DisasterSampler& sampler, const SampleOptions& options);

/// Throws as estimate_gap and solve_prepositioning.
SampleAverage solve_sample_average(const PrepositioningProblem& problem, const PlanObjective& objective,
                                   const DisasterSampler& sampler, const SampleOptions& options);

}  // namespace surge::optimisation
