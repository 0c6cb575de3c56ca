// SPDX-License-Identifier: Apache-2.0
// Lower bounds of the p-median problem by Lagrangian relaxation.
//
// With a multiplier u_i for "customer i is served once", what is left separates by site: site j is worth
// rho_j = sum_i min(0, c_ij - u_i), the p least are taken, and L(u) = sum_i u_i + sum of those is a bound.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "analysis/optimisation/p_median_instance.h"

namespace surge::optimisation {

enum class SiteState : std::uint8_t { Free, In, Out };

/// A part of the search space and what is known of its dual.
struct PMedianNode {
  std::vector<SiteState> state;     ///< (site)
  std::vector<double> multipliers;  ///< (customer), >= 0: the best so far
  double bound = 0;                 ///< L at the multipliers
};

class LagrangianBound {
 public:
  explicit LagrangianBound(const PMedianInstance& instance);

  /// Raises the bound of the node by at most so many steps, and fixes sites whose other state cannot lead
  /// below `value`. Returns whether the node is closed: nothing in it is better than `value`. Preconditions:
  /// at most p sites are in, at least p are not out.
  bool raise(PMedianNode& node, double value, std::size_t steps);

  /// (site), in 0 .. 1: how often it was taken lately, the primal answer of the volume algorithm.
  std::span<const double> use() const { return use_; }
  /// The p sites taken at the best multipliers of the last call.
  const std::vector<std::size_t>& taken() const { return best_taken_; }

 private:
  double evaluate(const std::vector<double>& multipliers, const PMedianNode& node);
  void take_least(const PMedianNode& node);
  void find_subgradient(const std::vector<double>& multipliers);
  void fix(PMedianNode& node, double bound, double closing) const;

  const PMedianInstance& instance_;
  std::vector<double> worth_;           ///< (site): rho
  std::vector<std::size_t> order_;      ///< free sites, the taken ones first
  std::size_t free_taken_ = 0;          ///< how many of order_ are taken
  std::vector<std::uint8_t> is_taken_;  ///< (site)
  std::vector<double> subgradient_;     ///< (customer): 1 - times served
  std::vector<double> use_;
  std::vector<std::size_t> best_taken_;
};

}  // namespace surge::optimisation
