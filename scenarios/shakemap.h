// SPDX-License-Identifier: Apache-2.0
// The grid of a ShakeMap (U.S. Geological Survey, grid.xml) as rows of the table `shakemap`.
#pragma once

#include <optional>
#include <string_view>

#include "scenarios/csv.h"

namespace surge::scenarios {

/// Columns lon, lat and intensity from the fields LON, LAT and MMI, in the order of the file; each cell with
/// its line. None, with a problem, if the XML is malformed or cut off, a field is missing, a line has another
/// number of values than there are fields, or there are more or fewer lines than grid_specification says.
std::optional<Csv> parse_shakemap(std::string_view xml, int file, Problems& problems);

}  // namespace surge::scenarios
