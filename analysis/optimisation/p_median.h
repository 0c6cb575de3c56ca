// SPDX-License-Identifier: Apache-2.0
// The p-median problem (Hakimi 1964, Operations Research 12:450): choose p of the sites so that the cost of
// serving every customer from the nearest chosen site is least. Exact.
//
// Upper bound: variable neighbourhood search over fast interchanges (Whitaker 1983, INFOR 21:95; Hansen and
// Mladenovic 1997, Location Science 5:207). Lower bound: Lagrangian relaxation of the assignments
// (Cornuejols, Fisher and Nemhauser 1977, Management Science 23:789), its dual by the volume algorithm
// (Barahona and Anbil 2000, Math. Programming 87:385). Sites that reduced costs decide are fixed (Beasley
// 1993, Eur. J. Oper. Res. 65:383); what is left is closed by branch and bound on the sites.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "analysis/optimisation/outcome.h"

namespace surge::optimisation {

struct PMedianProblem {
  std::size_t customers = 0;  ///< >= 1
  std::size_t sites = 0;      ///< >= 1
  std::size_t choose = 0;     ///< p, in 1 .. sites
  /// Cost of serving a customer from a site, weight of the customer included: [customer * sites + site],
  /// >= 0; infinity where the site cannot serve the customer.
  std::vector<double> cost;
};

struct PMedianOptions {
  std::uint64_t seed = 1;          ///< of the neighbourhood search
  std::size_t search_rounds = 60;  ///< shakes of the neighbourhood search
  Limits limits{};
};

struct PMedianSolution {
  std::vector<std::size_t> chosen;   ///< p sites, ascending
  std::vector<std::size_t> serving;  ///< (customer): the nearest chosen site, the first of equals
  Proof proof;
};

/// With whole-numbered costs the optimum is proven when the bound is less than 1 below the value, else when
/// it is within 1e-9 of it. Throws std::invalid_argument for a malformed problem, InfeasibleProblem if no p
/// sites serve every customer (as far as the search went: with a limit that strikes it may throw
/// SolverFailure).
PMedianSolution solve_p_median(const PMedianProblem& problem, const PMedianOptions& options = {});

}  // namespace surge::optimisation
