// SPDX-License-Identifier: Apache-2.0
// What routing is computed on: junctions with coordinates, roads between them, and the times to cross the
// roads.
#pragma once

#include <cstdint>
#include <limits>

#include "models/id.h"
#include "sim/time.h"

namespace surge::models::routing {

/// Where roads meet. Coordinates in any plane, finite; they guide the order of the hierarchy and never change
/// a result.
struct Junction {
  double x_m = 0;
  double y_m = 0;
};

/// A connection of two junctions. Several roads may connect the same two. A road from a junction to itself is
/// allowed and ignored: no route is shorter for it.
struct Road {
  Id<Junction> from;
  Id<Junction> to;
};

/// The part that never changes while links close and open.
struct Network {
  Table<Junction> junctions;
  Table<Road> roads;
};

/// Time of a closed direction of a road, and of a route that does not exist. The sum of three never
/// overflows. A route that would take this long or longer (73,000 years) counts as not existing.
inline constexpr sim::Duration kNever{std::numeric_limits<std::int64_t>::max() / 4};

/// Time to cross a road in each direction, 0 to kNever. A one-way road has kNever in the other direction.
struct CrossingTimes {
  sim::Duration forward = kNever;   ///< from `from` to `to`
  sim::Duration backward = kNever;  ///< from `to` to `from`

  bool operator==(const CrossingTimes&) const = default;
};

}  // namespace surge::models::routing
