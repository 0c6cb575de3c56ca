// SPDX-License-Identifier: Apache-2.0
// Labels of places on a map that do not cover each other.
#pragma once

#include <optional>
#include <vector>

#include "analysis/figures/geometry.h"

namespace surge::analysis::figures {

struct MapLabel {
  Point anchor;
  double width = 0, height = 0;  ///< of the text
  bool fits_over = false;        ///< there is room for it over its anchor
};

struct PlacedLabel {
  Rectangle box;
  std::optional<Point> leader;  ///< where a line from the anchor meets the box; none if the box is over it
};

/// In the order given, which is that of importance: over its anchor where it fits, else beside it, as near as
/// may be and over as few of the points `better_free` as may be, such as counties that are worth seeing. A
/// line from the anchor crosses no other line, box or anchor, and a box covers no other anchor. Boxes stay in
/// `bounds` and never overlap; a label without a place is left out (nullopt).
std::vector<std::optional<PlacedLabel>> place_map_labels(const std::vector<MapLabel>& labels,
                                                         const Rectangle& bounds,
                                                         const std::vector<Point>& better_free = {});

}  // namespace surge::analysis::figures
