// SPDX-License-Identifier: Apache-2.0
// What figures need of counties and result files do not tell.
#pragma once

#include <map>
#include <string>

#include "analysis/figures/figure.h"

namespace surge::app {

/// Adds seats and residents of the counties of a resolved scenario; those there already stay. False if this
/// program does not read the text.
bool add_county_places(const std::string& scenario_text,
                       std::map<std::string, analysis::figures::CountyPlace>& counties);

}  // namespace surge::app
