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

class Recourse {
 public:
  explicit Recourse(const PrepositioningProblem& problem);

  /// From what survives of the stock, which is as StockPlan::stock.
  TransportationAnswer deliver(const Disaster& disaster, std::size_t item, const std::vector<double>& stock);
  /// From supplies of the item (site).
  TransportationAnswer deliver_from(const std::vector<double>& supply, const Disaster& disaster,
                                    std::size_t item);

 private:
  const PrepositioningProblem& problem_;
  std::vector<double> supply_, demand_, cost_;  ///< scratch
};

}  // namespace surge::optimisation
