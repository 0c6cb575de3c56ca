// SPDX-License-Identifier: Apache-2.0
// Maps of unmet need, for figures that hold one among others.
#pragma once

#include "analysis/figures/county_map.h"
#include "analysis/figures/figure.h"

namespace surge::analysis::figures {

/// Mean unmet person-days of each county, `named` counties with the most of it named. Classes are those of
/// all runs together. Throws CannotDraw.
CountyMap unmet_county_map(const FigureInput& input, std::size_t run, std::size_t named);

/// "unmet person-days of each county, mean of the replications"
std::string county_map_note(const FigureInput& input, std::size_t run);

}  // namespace surge::analysis::figures
