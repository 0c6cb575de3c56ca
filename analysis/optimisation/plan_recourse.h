// SPDX-License-Identifier: Apache-2.0
// The second stage of pre-positioning: deliveries of least cost in one disaster.
#pragma once

#include <vector>

#include "analysis/optimisation/prepositioning.h"
#include "analysis/optimisation/transportation.h"

namespace surge::optimisation {

/// [money] of opening the sites and of their stock.
double first_cost(const PrepositioningProblem& problem, const StockPlan& plan);

class Recourse {
 public:
  explicit Recourse(const PrepositioningProblem& problem);

  /// `stock`: as StockPlan::stock. Supplies of the answer are what survives of it.
  TransportationAnswer deliver(const Disaster& disaster, std::size_t item, const std::vector<double>& stock);

 private:
  const PrepositioningProblem& problem_;
  std::vector<double> supply_, demand_, cost_;  ///< scratch
};

}  // namespace surge::optimisation
