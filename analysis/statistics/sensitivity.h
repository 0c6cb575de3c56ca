// SPDX-License-Identifier: Apache-2.0
// Which parameters a result depends on, from the runs of a design.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "analysis/designs/screening.h"
#include "analysis/statistics/bootstrap.h"
#include "analysis/statistics/interval.h"

namespace surge::statistics {

/// Elementary effects d = (y(x with x_k moved) - y(x)) / move of one parameter, per unit of the unit cube,
/// that is over its whole range (Morris 1991). `mean_absolute` is mu* of Campolongo, Cariboni and Saltelli
/// (2007, Environmental Modelling and Software 22:1509-1518): rank by it. A deviation as large as mu* tells
/// of curvature or interaction.
struct ElementaryEffects {
  std::size_t count = 0;                 ///< trajectories; those with NaN at the step are left out
  double mean = kUnknown;                ///< mu
  double mean_absolute = kUnknown;       ///< mu*
  double standard_deviation = kUnknown;  ///< sigma
  Interval mean_interval;                ///< t interval over trajectories, which are independent
  Interval mean_absolute_interval;       ///< the same
  Interval deviation_interval;           ///< percentile bootstrap over trajectories
};

/// One for each parameter. `outputs`: one for each row of the design, NaN where there is none. Throws
/// std::invalid_argument if their number is another.
std::vector<ElementaryEffects> morris_effects(const designs::MorrisDesign& design,
                                              std::span<const double> outputs,
                                              const BootstrapOptions& options = {});

/// Shares of the variance of the output that a parameter explains: by itself (first order), and with all its
/// interactions (total). The difference is interaction. Estimates may lie a little outside 0 ... 1.
struct SobolIndex {
  double first = kUnknown;
  double total = kUnknown;
  Interval first_interval;  ///< percentile bootstrap over the rows of the design
  Interval total_interval;
};

struct SobolIndices {
  double mean = kUnknown;
  double variance = kUnknown;
  std::size_t rows = 0;                ///< used
  std::size_t left_out = 0;            ///< rows with NaN in one of their outputs
  std::vector<SobolIndex> parameters;  ///< NaN if the output does not vary
};

/// With f0 and V mean and variance of f(A) and f(B) together (Saltelli et al. 2010, table 2, b and f, the
/// latter by Jansen 1999):
///
///     first_k = 1 / N sum (f(B) - f0) (f(AB_k) - f(A)) / V,   total_k = 1 / (2 N) sum (f(A) - f(AB_k))^2 /
///     V.
///
/// With points of a Sobol sequence the intervals are wider than they need be, as rows are not independent.
/// Throws std::invalid_argument if the number of outputs is not that of the rows of the design.
SobolIndices sobol_indices(const designs::SaltelliDesign& design, std::span<const double> outputs,
                           const BootstrapOptions& options = {});

}  // namespace surge::statistics
