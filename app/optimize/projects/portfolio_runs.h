// SPDX-License-Identifier: Apache-2.0
// Simulates portfolios, all in the same disasters, and keeps what they lose.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <ostream>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "analysis/statistics/interval.h"
#include "app/optimize/projects/project_market.h"
#include "app/scalar_metrics.h"

namespace surge::app {

/// What is made as small as possible: of losses in replications, a mean and a tail.
struct LossObjective {
  double mean_weight = 1, tail_weight = 0, tail_level = 0.9;

  double of(std::span<const double> losses) const;
};

/// The objective under one portfolio less that under another: what the other is worth. Interval at
/// 1 - (1 - 0.95) / `comparisons` (Bonferroni), so that all of so many hold together; of the mean by t over
/// pairs, with a tail by the bootstrap over pairs.
struct Worth {
  double value = 0;
  statistics::Interval interval;
};
Worth worth_of(std::span<const double> without, std::span<const double> with, const LossObjective& objective,
               std::size_t comparisons);

class PortfolioRuns {
 public:
  struct Options {
    std::vector<models::TableDeclaration> metrics;  ///< not empty
    std::vector<double> weights;                    ///< (metric): below 0 where more is better
    std::uint64_t seed = 0;
    std::uint64_t first = 0;  ///< replications first .. first + count - 1
    std::uint64_t count = 0;
    unsigned threads = 1;
  };
  using Reader = std::function<models::Scenario(const Portfolio&)>;

  /// `read` may be called from several threads.
  PortfolioRuns(Options options, Reader read, std::ostream* notes, std::stop_token stop);

  /// Simulates those that were not yet. Throws std::runtime_error if interrupted, if a replication failed or
  /// a metric has no number; what `read` throws.
  void simulate(std::span<const Portfolio> portfolios);

  bool has(const Portfolio& portfolio) const { return losses_.contains(portfolio); }
  /// (replication); simulated if they were not yet.
  const std::vector<double>& losses(const Portfolio& portfolio);
  const std::map<Portfolio, std::vector<double>>& all() const { return losses_; }
  std::uint64_t replications() const { return options_.count; }

 private:
  void simulate_chunk(std::span<const Portfolio> portfolios);

  Options options_;
  Reader read_;
  std::ostream* notes_;
  std::stop_token stop_;
  std::map<Portfolio, std::vector<double>> losses_;
};

}  // namespace surge::app
