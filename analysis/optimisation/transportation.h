// SPDX-License-Identifier: Apache-2.0
// Deliveries of one item from stocks to demands, where what is not delivered costs a penalty: the
// transportation problem (Hitchcock 1941, J. Math. Phys. 20:224) with few sources. Solved by successive
// shortest paths between the sources (Busacker and Gowen 1960; Ahuja, Magnanti and Orlin 1993, "Network
// Flows", section 9.7), each arc of which is the cheapest redirection of a county; found with potentials
// (Edmonds and Karp 1972, J. ACM 19:248).
#pragma once

#include <cstddef>
#include <memory>
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

/// The same again and again with more supply at some sites: each time from the optimum without.
class GrowingDeliveries {
 public:
  /// Solved for the supplies of the problem; `may_grow` (site) tells where there may be more. Throws as
  /// solve_transportation.
  GrowingDeliveries(const TransportationProblem& problem, const std::vector<bool>& may_grow);

  /// With `more` (site), >= 0, on top; taken as 0 at sites that may not grow. May be called on several
  /// threads.
  TransportationAnswer with(std::span<const double> more) const;

 private:
  class State;
  std::shared_ptr<const State> state_;
};

}  // namespace surge::optimisation
