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

/// What is drawn of a fan that stands alone, and of one among others, whose bands lie over one another.
enum class Company { kAlone, kAmongOthers };

/// The bands at the positions `x`, in groups "band-90" and, if it is alone, "band-50"; gaps where there is no
/// value. `x` is in the unit of its axis; the fan is multiplied with `factor`, which takes it to that of its
/// own.
void draw_bands(Canvas& canvas, const Frame& frame, std::span<const double> x, const Fan& fan, double factor,
                Colour colour, Company company);

/// The median, in a group "median".
void draw_median(Canvas& canvas, const Frame& frame, std::span<const double> x, const Fan& fan, double factor,
                 const Look& look);

/// Largest of the values that are there; 0 if there are none, or none above 0.
double largest_in(std::span<const double> values);

}  // namespace surge::analysis::figures
