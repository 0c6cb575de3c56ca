// SPDX-License-Identifier: Apache-2.0
// Which alternative the next replications should go to, when their number is given.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "analysis/statistics/interval.h"
#include "sim/statistics/tally.h"

namespace surge::statistics {

/// Optimal computing budget allocation (Chen, Lin, Yucesan and Chick 2000, Discrete Event Dynamic Systems
/// 10:251-270): shares of a budget that make the selection of the best mean most likely in the limit. With b
/// the best mean, d_i the difference to it and s_i the standard deviations,
///
///     N_i / N_j = (s_i / d_i)^2 / (s_j / d_j)^2 for i, j not b,   N_b = s_b sqrt(sum over i of N_i^2 /
///     s_i^2).
///
/// Differences below `smallest_difference` count as that (> 0: without it, a tie would take the whole
/// budget). An alternative without variance gets nothing; if none varies, all get the same. The shares add up
/// to 1. Derived for independent outputs: with common random numbers it stays a sensible rule, without claim
/// to be optimal. Preconditions: sizes equal and >= 2, variances >= 0.
struct Estimates {
  std::span<const double> means;
  std::span<const double> variances;
};
std::vector<double> allocation_shares(const Estimates& estimates, Better better, double smallest_difference);

/// The sequential form: n0 replications each, then rounds of `increment` by the shares as estimated so far,
/// until the budget is spent. No guarantee but a lower estimate of the probability of correct selection.
class BudgetAllocation {
 public:
  struct Options {
    std::size_t alternatives = 2;  ///< >= 2
    Better better = Better::kLower;
    std::size_t first_stage = 10;    ///< >= 2
    std::size_t increment = 20;      ///< >= 1: replications a round, over all alternatives
    std::size_t budget = 1000;       ///< over all alternatives; >= first_stage * alternatives
    double smallest_difference = 0;  ///< >= 0, in the metric's unit; 0: a millionth of the spread of means
  };

  /// Throws std::invalid_argument with a sentence for an option out of its range.
  explicit BudgetAllocation(const Options& options);

  /// How many more replications each alternative needs in this round; all 0 once the budget is spent. The
  /// next one of an alternative has the number replications(alternative).
  std::span<const std::size_t> wanted() const { return wanted_; }

  /// Results of a round may come in any order of alternatives: what follows is the same. Throws
  /// std::invalid_argument, with nothing changed, for an alternative that was not asked for or an output that
  /// is not finite.
  void report(std::size_t alternative, double output);

  bool finished() const { return outstanding_ == 0; }
  std::size_t best() const;  ///< the best mean so far
  double mean(std::size_t alternative) const { return outputs_[alternative].mean(); }
  std::size_t replications(std::size_t alternative) const { return outputs_[alternative].count(); }
  std::size_t spent() const { return spent_; }

  /// 1 - sum over i not b of Phi(-d_i / sqrt(s_b^2 / N_b + s_i^2 / N_i)), at least 0: the approximate
  /// probability that the best mean is that of the best (Bonferroni bound; differences as observed). NaN
  /// before all have two replications.
  double probability_correct() const;

 private:
  void plan_round();

  Options options_;
  std::vector<sim::Tally> outputs_;
  std::vector<std::size_t> wanted_;
  std::size_t outstanding_ = 0;
  std::size_t spent_ = 0;
};

}  // namespace surge::statistics
