// SPDX-License-Identifier: Apache-2.0
// Good answers to the p-median problem: interchanges of a chosen site with another one, shaken.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "analysis/optimisation/p_median_instance.h"

namespace surge::optimisation {

/// p chosen sites, and for every customer the two nearest of them.
class Interchange {
 public:
  /// `chosen`: p different sites.
  Interchange(const PMedianInstance& instance, std::vector<std::size_t> chosen);

  /// The best interchange again and again until none helps.
  void descend();
  /// One site in, one out. Preconditions: `in` is not chosen, `out` is.
  void swap(std::size_t in, std::size_t out);

  double value() const { return value_; }
  const std::vector<std::size_t>& chosen() const { return chosen_; }
  bool has(std::size_t site) const { return place_[site] != kNowhere; }
  /// (customer): cost of the nearest chosen site; of the second nearest, infinite if p is 1.
  std::span<const double> nearest_cost() const { return nearest_cost_; }
  std::span<const double> second_cost() const { return second_cost_; }

 private:
  static constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);

  struct Move {
    std::size_t in = 0, out = 0;
    double change = 0;
  };
  Move best_for(std::size_t in);
  void find_nearest(std::size_t customer);

  const PMedianInstance* instance_;
  std::vector<std::size_t> chosen_;
  std::vector<std::size_t> place_;  ///< (site): where it stands in chosen_
  std::vector<std::size_t> nearest_, second_;
  std::vector<double> nearest_cost_, second_cost_;
  std::vector<double> loss_;  ///< scratch, (place): what leaving out that site costs
  double value_ = 0;
};

/// Variable neighbourhood search: 1, 2, ... random interchanges of the best answer, then descent. The same
/// answer for the same seed.
Interchange search_p_median(const PMedianInstance& instance, std::uint64_t seed, std::size_t rounds);

}  // namespace surge::optimisation
