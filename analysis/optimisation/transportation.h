// SPDX-License-Identifier: Apache-2.0
// Deliveries of one item from stocks to demands, where what is not delivered costs a penalty: the
// transportation problem (Hitchcock 1941, J. Math. Phys. 20:224) with few sources. Solved by successive
// shortest paths between the sources (Busacker and Gowen 1960; Ahuja, Magnanti and Orlin 1993, "Network
// Flows", section 9.7), each arc of which is the cheapest redirection of a county.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace surge::optimisation {

struct TransportationProblem {
  std::span<const double> supply;  ///< (site), >= 0
  std::span<const double> demand;  ///< (county), >= 0
  /// Of one unit from a site to a county: [site * counties + county]; infinity if cut off. What is not
  /// cheaper than the penalty is not delivered.
  std::span<const double> cost;
  double penalty = 0;  ///< of one unit of unmet demand, >= 0
};

struct TransportationAnswer {
  double value = 0;                ///< cost of deliveries and penalties
  std::vector<double> unmet;       ///< (county)
  std::vector<double> site_price;  ///< (site), >= 0: what another unit of supply would save
  /// For all supplies: value >= constant - site_price * supply, with equality at these.
  double constant = 0;
};

/// Exact but for rounding; throws SolverFailure if that keeps it from ending.
TransportationAnswer solve_transportation(const TransportationProblem& problem);

}  // namespace surge::optimisation
