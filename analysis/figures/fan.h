// SPDX-License-Identifier: Apache-2.0
// The spread of replications over time, as bands around a median.
#pragma once

#include <span>
#include <vector>

#include "analysis/figures/axes.h"
#include "analysis/figures/run_tables.h"

namespace surge::analysis::figures {

/// Quantiles over the replications at each position.
struct Fan {
  std::vector<double> p5, p25, p50, p75, p95;
};

/// Of the replications that have a value, if half of them or more do; else NaN. (In series NaN is what is not
/// defined, such as coverage where nobody is in need, not what did not happen.)
Fan fan_of(const CellSamples& samples);

enum class Bands { kOne, kTwo };  ///< p5 to p95 alone, or p25 to p75 as well

/// Bands and median at the positions `x`, each in a group ("band-90", "band-50", "median"); gaps where there
/// is no value. `x` and the fan are in the units of the axes but for `factor`, which the fan is multiplied
/// with.
void draw_fan(Canvas& canvas, const Frame& frame, std::span<const double> x, const Fan& fan, double factor,
              Colour colour, Bands bands);

/// The median alone, as a thin line.
void draw_median(Canvas& canvas, const Frame& frame, std::span<const double> x, const Fan& fan, double factor,
                 const Look& look);

/// Largest value of the band; 0 if there is none.
double largest_in(const Fan& fan);

}  // namespace surge::analysis::figures
