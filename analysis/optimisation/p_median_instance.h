// SPDX-License-Identifier: Apache-2.0
// A p-median problem prepared for search: finite costs, and for each customer the sites from near to far.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "analysis/optimisation/p_median.h"

namespace surge::optimisation {

class PMedianInstance {
 public:
  /// A site of a customer's list.
  struct Near {
    double cost;
    std::uint32_t site;
  };

  /// Throws std::invalid_argument for a malformed problem.
  explicit PMedianInstance(const PMedianProblem& problem);

  /// Without the sites that are not in `keep` (ascending): site i of the new one is keep[i] of this.
  PMedianInstance with_sites(std::span<const std::size_t> keep) const;

  std::size_t customers() const { return customers_; }
  std::size_t sites() const { return sites_; }
  std::size_t choose() const { return choose_; }
  /// Infinite costs are `forbidden()`, more than all finite ones of a solution together.
  double cost(std::size_t customer, std::size_t site) const { return cost_[customer * sites_ + site]; }
  std::span<const double> costs(std::size_t customer) const { return {&cost_[customer * sites_], sites_}; }
  /// All sites by cost, equals by number.
  std::span<const Near> near(std::size_t customer) const { return {&near_[customer * sites_], sites_}; }
  double forbidden() const { return forbidden_; }

  /// A bound this high proves that nothing is better than `value`.
  double closing_bound(double value) const;
  /// Cost of serving all from these sites.
  double value_of(std::span<const std::size_t> chosen) const;

 private:
  PMedianInstance() = default;
  void sort_sites();

  std::size_t customers_ = 0, sites_ = 0, choose_ = 0;
  std::vector<double> cost_;
  std::vector<Near> near_;
  double forbidden_ = 0;
  bool whole_ = false;  ///< all costs are whole numbers
};

}  // namespace surge::optimisation
