// SPDX-License-Identifier: Apache-2.0
// Where evacuees go: the nearest seat that will do.
#pragma once

#include <limits>
#include <optional>

#include "models/hazard/geodesy.h"
#include "models/scenario/scenario.h"

namespace surge::models {

/// The county with the seat nearest to that of `county` among those for which `suits(Id<County>)` holds.
template <class Suits>
std::optional<Id<County>> nearest_county_where(const Scenario& scenario, Id<County> county, Suits&& suits) {
  const GeoPoint from = scenario.places[scenario.counties[county].seat].position;
  std::optional<Id<County>> nearest;
  double nearest_km = std::numeric_limits<double>::infinity();
  for (const Id<County> other : ids(scenario.counties)) {
    const double km = great_circle_km(from, scenario.places[scenario.counties[other].seat].position);
    if (other == county || km >= nearest_km || !suits(other)) continue;
    nearest_km = km;
    nearest = other;
  }
  return nearest;
}

}  // namespace surge::models
