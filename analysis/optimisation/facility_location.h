// SPDX-License-Identifier: Apache-2.0
// Capacitated facility location: which sites to open, and who serves whom, at least fixed and serving cost.
// Exact, by Cbc on the strong formulation (Balinski 1965, Management Science 12:253): a customer can be
// served by an open site only, for every pair; and open capacity covers all demand, which gives covers to cut
// with.
#pragma once

#include <cstddef>
#include <vector>

#include "analysis/optimisation/outcome.h"

namespace surge::optimisation {

/// Split: several sites may share the demand of a customer. Single: one serves all of it.
enum class Sourcing { Split, Single };

struct FacilityProblem {
  std::vector<double> demand;      ///< (customer), >= 0
  std::vector<double> capacity;    ///< (site), >= 0, in units of demand
  std::vector<double> fixed_cost;  ///< (site), >= 0, of opening it
  /// Cost of serving all demand of a customer from a site: [customer * sites + site], >= 0; infinity where
  /// the site cannot serve the customer.
  std::vector<double> serving_cost;

  std::size_t customers() const { return demand.size(); }
  std::size_t sites() const { return capacity.size(); }
};

struct FacilitySolution {
  std::vector<std::size_t> open;  ///< sites, ascending
  std::vector<double> share;      ///< of a customer's demand from a site: [customer * sites + site], 0 .. 1
  Proof proof;
};

/// Throws std::invalid_argument for a malformed problem, InfeasibleProblem if demand cannot be served,
/// SolverFailure as solve_integer.
FacilitySolution solve_facility_location(const FacilityProblem& problem, Sourcing sourcing,
                                         const Limits& limits = {});

}  // namespace surge::optimisation
