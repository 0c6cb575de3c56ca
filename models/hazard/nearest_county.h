// SPDX-License-Identifier: Apache-2.0
// The nearest county, by its seat, that will do.
#pragma once

#include <limits>
#include <optional>

#include "models/hazard/geodesy.h"
#include "models/scenario/scenario.h"

namespace surge::models {

/// The county with the seat nearest to a point among those for which `suits(Id<County>)` holds.
template <class Suits>
std::optional<Id<County>> nearest_county_where(const Scenario& scenario, GeoPoint point, Suits&& suits) {
  std::optional<Id<County>> nearest;
  double nearest_km = std::numeric_limits<double>::infinity();
  for (const Id<County> county : ids(scenario.counties)) {
    const double km = great_circle_km(point, seat_position(scenario, county));
    if (km >= nearest_km || !suits(county)) continue;
    nearest_km = km;
    nearest = county;
  }
  return nearest;
}

/// The same from the seat of a county, which does not count itself.
template <class Suits>
std::optional<Id<County>> nearest_other_county(const Scenario& scenario, Id<County> county, Suits&& suits) {
  return nearest_county_where(scenario, seat_position(scenario, county),
                              [&](Id<County> other) { return other != county && suits(other); });
}

}  // namespace surge::models
