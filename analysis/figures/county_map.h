// SPDX-License-Identifier: Apache-2.0
// Counties coloured by class, with the names of some of them, a scale and a key.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "analysis/county_shapes.h"
#include "analysis/figures/legend.h"
#include "analysis/figures/projection.h"
#include "analysis/summary_table.h"

namespace surge::analysis::figures {

struct CountyMap {
  std::vector<CountyShape> shapes;  ///< may lack counties, which are then circles, or all of them
  std::map<std::string, models::GeoPoint> seats;  ///< by key, of counties without a shape
  std::map<std::string, double> values;           ///< by key; a shape without one is no part of the run
  std::vector<double> borders;                    ///< between the classes of positive values
  /// Counties to be named, the most important first.
  std::vector<std::pair<std::string, std::string>> names;  ///< key and name
  ClassBar legend;                                         ///< its colours are those of the classes
  Language language = Language::kEnglish;
};

/// Precondition for both: shapes or seats.
double county_map_height(const CountyMap& map, double width_mm);
void draw_county_map(Canvas& canvas, const Rectangle& area, const CountyMap& map);

}  // namespace surge::analysis::figures
