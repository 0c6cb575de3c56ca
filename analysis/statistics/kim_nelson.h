// SPDX-License-Identifier: Apache-2.0
// Selection of the best of several alternatives, one replication at a time, with a guarantee.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "analysis/statistics/interval.h"
#include "sim/statistics/tally.h"

namespace surge::statistics {

/// Kim and Nelson, "A fully sequential procedure for indifference-zone selection in simulation" (2001, ACM
/// TOMACS 11:251-273), KN with c = 1. All alternatives get n0 replications. From then on, after r
/// replications, alternative i is dropped once another j still in has a mean better by more than
///
///     W_ij(r) = max(0, delta / (2 r) (h^2 S_ij^2 / delta^2 - r)),
///     h^2 = 2 eta (n0 - 1),  eta = ((2 alpha / (k - 1))^(-2 / (n0 - 1)) - 1) / 2,
///
/// S_ij^2 the variance of their differences over the first n0. It ends when one is left.
///
/// Guarantee: if the best mean is better than all others by `indifference` or more, it is selected with at
/// least the probability `confidence`, for normal outputs with unequal variances, with common random numbers
/// between alternatives (replication r of all met the same disaster) or without. With means closer than that,
/// one within `indifference` of the best is selected about as often. Common random numbers shorten the way.
///
/// Variance::kUpdated is KN++ (Kim and Nelson 2006, Operations Research 54:475-488): S^2, eta and h of all
/// replications so far. It needs fewer of them; the guarantee is asymptotic, so take n0 of 20 or more.
class KimNelson {
 public:
  enum class Variance { kFirstStage, kUpdated };

  struct Options {
    std::size_t alternatives = 2;  ///< k >= 2
    Better better = Better::kLower;
    double confidence = 0.95;  ///< 1 - alpha, above 1 / k and below 1
    double indifference = 0;   ///< delta, > 0: the smallest difference worth finding, in the metric's unit
    std::size_t first_stage = 20;  ///< n0 >= 2
    Variance variance = Variance::kFirstStage;
  };

  /// Throws std::invalid_argument with a sentence for an option out of its range.
  explicit KimNelson(const Options& options);

  /// The alternatives that need replication number replication(), in rising order; none once one is selected.
  /// A caller with many threads may simulate ahead, and report in order: what is selected stays the same.
  std::span<const std::size_t> wanted() const { return decided() ? std::span<const std::size_t>{} : in_; }
  std::size_t replication() const { return replications_; }

  /// One output for each of wanted(), in its order. Throws std::invalid_argument, with nothing changed, for a
  /// wrong number of outputs or one that is not finite.
  void report(std::span<const double> outputs);

  bool decided() const { return decided_; }
  /// The selected one once decided; before, the best mean of those still in. 0 without replications.
  std::size_t best() const;

  std::span<const std::size_t> still_in() const { return in_; }
  /// Mean of an alternative's replications, as many as it got before it was dropped.
  double mean(std::size_t alternative) const;
  std::size_t replications(std::size_t alternative) const { return outputs_[alternative].count(); }
  std::size_t replications_in_all() const;
  /// It ends at this replication at the latest, as variances stand now. 0 in the first stage.
  std::size_t latest_end() const;

 private:
  double h_squared() const;
  double variance_of_difference(std::size_t i, std::size_t j) const;
  sim::Tally& difference(std::size_t i, std::size_t j);
  void add_differences(std::span<const double> outputs);
  bool is_dropped(std::size_t i) const;
  void screen();

  Options options_;
  std::vector<std::size_t> in_;
  std::vector<sim::Tally> outputs_;      ///< of each alternative, higher is better
  std::vector<sim::Tally> differences_;  ///< of pairs i < j, at i k + j
  std::size_t replications_ = 0;
  bool decided_ = false;
};

}  // namespace surge::statistics
