// SPDX-License-Identifier: Apache-2.0
// Who travels where between counties, from population and distance.
#pragma once

#include <vector>

#include "models/scenario/scenario.h"

namespace surge::models {

/// Share of the time that the people of a county spend in another.
struct TravelShare {
  Id<County> to;
  double share = 0;  ///< (0, 1]
};

/// The radiation model (Simini, Gonzalez, Maritan and Barabasi 2012, Nature 484:96-100), which has no
/// parameter but the share of people who travel:
///
///     T_ij ~ m_i n_j / ((m_i + s_ij) (m_i + n_j + s_ij)),
///
/// m and n the populations at home and there, s_ij the population within the distance from i to j, without
/// both. The sum over j is `travel_share` (in [0, 1]) for every county that has another to go to. Only the
/// `kDestinations` most visited counties count, so that effort grows in proportion to the counties.
PerRow<County, std::vector<TravelShare>> radiation_travel(const Scenario& scenario, double travel_share);

inline constexpr std::size_t kDestinations = 20;

}  // namespace surge::models
