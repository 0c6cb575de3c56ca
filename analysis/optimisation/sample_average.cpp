// SPDX-License-Identifier: Apache-2.0
#include "analysis/optimisation/sample_average.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <utility>

#include <boost/math/distributions/students_t.hpp>

#include "sim/contract.h"
#include "sim/replicate.h"

namespace surge::optimisation {
namespace {

PrepositioningProblem with_disasters(const PrepositioningProblem& problem, std::vector<Disaster> disasters) {
  PrepositioningProblem sampled = problem;
  sampled.disasters = std::move(disasters);
  return sampled;
}

void check_sampling(const PlanObjective& objective, const SampleOptions& options) {
  const PlanMeasures& ceilings = objective.ceilings;
  if (std::min({ceilings.expected, ceilings.tail, ceilings.worst_share}) < kInfinity ||
      objective.weights.worst_share > 0)
    throw std::invalid_argument("sample average: objectives with ceilings or worst share have no gap");
  if (options.batches < 2 || options.sample_size == 0 || options.evaluation_size == 0 || options.threads == 0)
    throw std::invalid_argument("sample average: two batches, one disaster and one thread are the least");
  if (!(options.confidence >= 0.5 && options.confidence < 1))
    throw std::invalid_argument("sample average: the confidence must be in 0.5 .. 1");
}

struct Batch {
  double bound = 0;
  double gap = 0;
};

}  // namespace

GapInterval gap_interval(std::span<const double> gaps, double confidence) {
  SIM_EXPECT(gaps.size() >= 2 && confidence >= 0.5 && confidence < 1);
  const auto count = static_cast<double>(gaps.size());
  GapInterval interval;
  for (const double gap : gaps) interval.mean += gap / count;
  double squares = 0;
  for (const double gap : gaps) squares += (gap - interval.mean) * (gap - interval.mean);
  interval.standard_deviation = std::sqrt(squares / (count - 1));
  const double t = boost::math::quantile(boost::math::students_t(count - 1), confidence);
  interval.upper = std::max(0.0, interval.mean + t * interval.standard_deviation / std::sqrt(count));
  return interval;
}

SampleGap estimate_gap(const PrepositioningProblem& problem, const PlanObjective& objective,
                       const StockPlan& plan, const DisasterSampler& sampler, const SampleOptions& options) {
  check_sampling(objective, options);
  const auto solve = [&](std::uint64_t number) {
    const PrepositioningProblem batch = with_disasters(problem, sampler(number, options.sample_size));
    const PlanSolution best = solve_prepositioning(batch, objective, options.plan);
    const PlanMeasures measures = evaluate_plan(batch, plan, objective.tail_level).measures;
    const double value =
        objective.weights.expected * measures.expected + objective.weights.tail * measures.tail;
    return Batch{best.proof.bound, value - best.proof.bound};
  };
  SampleGap found;
  sim::replicate<Batch>({options.first_sample, options.batches, options.threads}, solve,
                        [&](std::uint64_t, Batch&& batch) {
                          found.gaps.push_back(batch.gap);
                          found.lower_bound += batch.bound / static_cast<double>(options.batches);
                        });
  found.interval = gap_interval(found.gaps, options.confidence);
  return found;
}

SampleAverage solve_sample_average(const PrepositioningProblem& problem, const PlanObjective& objective,
                                   const DisasterSampler& sampler, const SampleOptions& options) {
  check_sampling(objective, options);
  const std::uint64_t first = options.first_sample;
  SampleAverage found;
  found.solution = solve_prepositioning(with_disasters(problem, sampler(first, options.sample_size)),
                                        objective, options.plan);
  found.evaluation = evaluate_plan(with_disasters(problem, sampler(first + 1, options.evaluation_size)),
                                   found.solution.plan, objective.tail_level);
  SampleOptions batches = options;
  batches.first_sample = first + 2;
  found.gap = estimate_gap(problem, objective, found.solution.plan, sampler, batches);
  return found;
}

}  // namespace surge::optimisation
