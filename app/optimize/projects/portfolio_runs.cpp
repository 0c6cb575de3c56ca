// SPDX-License-Identifier: Apache-2.0
#include "app/optimize/projects/portfolio_runs.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <stdexcept>

#include "analysis/optimisation/prepositioning.h"
#include "analysis/statistics/bootstrap.h"
#include "analysis/statistics/critical_values.h"
#include "analysis/statistics/paired.h"
#include "sim/replicate.h"

namespace surge::app {
namespace {

constexpr std::size_t kModelsAtOnce = 8;

double mean_of(std::span<const double> values) {
  double sum = 0;
  for (const double value : values) sum += value;
  return sum / static_cast<double>(values.size());
}

/// The objective of losses that occur so many times each.
double objective_of(std::span<const double> losses, std::span<const std::uint32_t> times,
                    const LossObjective& objective) {
  std::vector<double> drawn, weights;
  double sum = 0, total = 0;
  for (std::size_t i = 0; i < losses.size(); ++i) {
    if (times[i] == 0) continue;
    drawn.push_back(losses[i]);
    weights.push_back(times[i]);
    sum += losses[i] * times[i];
    total += times[i];
  }
  return objective.mean_weight * sum / total +
         objective.tail_weight *
             optimisation::conditional_value_at_risk(drawn, weights, objective.tail_level);
}

}  // namespace

double LossObjective::of(std::span<const double> losses) const {
  double value = mean_weight * mean_of(losses);
  if (tail_weight > 0) {
    const std::vector<double> weights(losses.size(), 1.0);
    value += tail_weight *
             optimisation::conditional_value_at_risk({losses.begin(), losses.end()}, weights, tail_level);
  }
  return value;
}

Worth worth_of(std::span<const double> without, std::span<const double> with, const LossObjective& objective,
               std::size_t comparisons) {
  Worth worth{objective.of(without) - objective.of(with), {}};
  const statistics::Confidence confidence{1 -
                                          0.05 / static_cast<double>(std::max<std::size_t>(1, comparisons))};
  if (objective.tail_weight > 0) {
    const auto compute = [&](std::span<const std::uint32_t> times, std::span<double> results) {
      results[0] = objective_of(without, times, objective) - objective_of(with, times, objective);
    };
    worth.interval =
        statistics::bootstrap_intervals(without.size(), 1, compute, {.confidence = confidence})[0];
    return worth;
  }
  const auto compared = statistics::compare_pairs({with, without}, {.confidence = confidence});
  worth.interval = {objective.mean_weight * compared.difference.low,
                    objective.mean_weight * compared.difference.high};
  return worth;
}

PortfolioRuns::PortfolioRuns(Options options, Reader read, std::ostream* notes, std::stop_token stop)
    : options_(std::move(options)), read_(std::move(read)), notes_(notes), stop_(std::move(stop)) {}

void PortfolioRuns::simulate(std::span<const Portfolio> portfolios) {
  std::vector<Portfolio> fresh;
  for (const Portfolio& portfolio : portfolios) {
    if (!has(portfolio) && std::ranges::find(fresh, portfolio) == fresh.end()) fresh.push_back(portfolio);
  }
  for (std::size_t begin = 0; begin < fresh.size(); begin += kModelsAtOnce) {
    simulate_chunk(std::span(fresh).subspan(begin, std::min(kModelsAtOnce, fresh.size() - begin)));
    if (notes_ != nullptr) *notes_ << losses_.size() << " portfolios simulated\n";
  }
}

const std::vector<double>& PortfolioRuns::losses(const Portfolio& portfolio) {
  simulate({&portfolio, 1});
  return losses_.at(portfolio);
}

void PortfolioRuns::simulate_chunk(std::span<const Portfolio> portfolios) {
  using ModelPointer = std::unique_ptr<const ScalarModel>;
  std::vector<ModelPointer> models;
  const auto load = [&](std::uint64_t i) {
    return std::make_unique<const ScalarModel>(read_(portfolios[i]), options_.metrics);
  };
  sim::replicate<ModelPointer>(
      {.count = portfolios.size(), .threads = options_.threads}, load,
      [&](std::uint64_t, ModelPointer&& model) { models.push_back(std::move(model)); });
  std::vector<std::vector<double>> losses(portfolios.size());
  const std::uint64_t each = options_.count;
  const auto run = [&](std::uint64_t task) {
    const std::vector<double> values = models[task / each]->run(options_.seed, options_.first + task % each);
    double loss = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (std::isnan(values[i]))
        throw std::runtime_error("replication " + std::to_string(options_.first + task % each) +
                                 " failed, or has no number for " + options_.metrics[i].name +
                                 ": take a metric that always has one");
      loss += options_.weights[i] * values[i];
    }
    return loss;
  };
  const std::uint64_t total = portfolios.size() * each;
  const std::uint64_t done = sim::replicate<double>(
      {.count = total, .threads = options_.threads}, run,
      [&](std::uint64_t task, double&& loss) { losses[task / each].push_back(loss); }, stop_);
  if (done < total) throw std::runtime_error("interrupted; nothing was written");
  for (std::size_t i = 0; i < portfolios.size(); ++i) losses_.emplace(portfolios[i], std::move(losses[i]));
}

}  // namespace surge::app
