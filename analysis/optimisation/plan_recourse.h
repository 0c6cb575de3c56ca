// SPDX-License-Identifier: Apache-2.0
// The second stage of pre-positioning: deliveries of least cost in one disaster.
#pragma once

#include <vector>

#include "analysis/optimisation/prepositioning.h"
#include "analysis/optimisation/transportation.h"

namespace surge::optimisation {

/// [money] of opening the sites and of their stock.
double first_cost(const PrepositioningProblem& problem, const StockPlan& plan);

/// Demand for an item that a site can reach at less than the penalty.
double reachable_demand(const PrepositioningProblem& problem, const Disaster& disaster, std::size_t site,
                        std::size_t item);

/// Units of the item that are at the site once it is open, beyond what is bought.
inline double endowment_of(const DepotSite& site, std::size_t item) {
  return site.endowment.empty() ? 0 : site.endowment[item];
}

class Recourse {
 public:
  explicit Recourse(const PrepositioningProblem& problem);

  /// From what survives of `held`, units at hand: [site * items + item].
  TransportationAnswer deliver(const Disaster& disaster, std::size_t item, const std::vector<double>& held);
  /// From `supply` of the item (site), and what is added at those that may grow.
  GrowingDeliveries growing(const std::vector<double>& supply, const std::vector<bool>& may_grow,
                            const Disaster& disaster, std::size_t item);

 private:
  TransportationProblem problem_of(const std::vector<double>& supply, const Disaster& disaster,
                                   std::size_t item);

  const PrepositioningProblem& problem_;
  std::vector<double> supply_, demand_, cost_;  ///< scratch
};

}  // namespace surge::optimisation
