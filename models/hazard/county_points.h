// SPDX-License-Identifier: Apache-2.0
// Where in a county people are shaken. A seat does not stand for a county of several thousand square
// kilometres: half of its people may live outside of the zone the seat is in.
#pragma once

#include <array>

#include "models/scenario/scenario.h"

namespace surge::models {

/// The seat, then eight points spread evenly over the county.
inline constexpr std::size_t kCountyPoints = 9;

/// CSIS degrees at the points of a county, 0 where below the field's limit, <= 12.
using PointIntensities = std::array<double, kCountyPoints>;

/// The seat, and a sunflower (Vogel 1979, Math. Biosciences 44:179-189) on a disc of the county's area around
/// it: point k of n lies at R sqrt((k - 1/2) / n), turned by the golden angle from the one before, so that
/// each stands for the same area. The disc is assumed, for want of the county's outline.
std::array<GeoPoint, kCountyPoints> county_points(const Scenario& scenario, const County& county);

/// Radius of that disc [km].
double county_radius_km(const County& county);

/// Share of the people at a point: the urban share at the seat, the others evenly (assumed). They add up
/// to 1.
double point_share(const County& county, std::size_t point);

}  // namespace surge::models
