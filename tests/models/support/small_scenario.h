// SPDX-License-Identifier: Apache-2.0
// A scenario small enough to compute by hand, and random ones for properties that must hold always.
#pragma once

#include <cstdint>
#include <string>
#include <utility>

#include "models/hazard/hazard.h"
#include "models/scenario/scenario.h"

namespace surge::models::testing {

// Of small_scenario(): the counties, their seats, the roads between those, the rest.
inline constexpr Id<County> kTown{0};
inline constexpr Id<County> kNear{1};
inline constexpr Id<County> kFar{2};
inline constexpr Id<Place> kTownSeat{0};
inline constexpr Id<Place> kNearSeat{1};
inline constexpr Id<Place> kFarSeat{2};
inline constexpr Id<Link> kTownNear{0};
inline constexpr Id<Link> kNearFar{1};
inline constexpr Id<Link> kTownFar{2};
inline constexpr Id<Depot> kDepot{0};
inline constexpr Id<VehicleClass> kTruck{0};
inline constexpr Id<Item> kTent{0};
inline constexpr Id<Item> kWater{1};

/// Three counties: Depot town, Near, Far. Roads: town - Near 60 km, Near - Far 60 km, town - Far 240 km.
/// Trucks drive 60 km/h, carry 10 t or 50 m3, load and unload in 1 h beside the dock's 100 m3/h. The depot
/// holds 1,000 tents (50 kg, 0.25 m3) and 100,000 L of water (1 kg, 0.001 m3), and has 10 trucks. Each
/// displaced household of 2 needs a tent; each displaced person 10 L a day for 10 days. Half the people of a
/// county are displaced at intensity 8 or more. No hazards: tests give impacts.
Scenario small_scenario();

/// Adds a plant of a private firm with a line that converts to `item` in no time, as part of the plan: no
/// ramp, no materials, no labour.
Id<Conversion> add_converting_line(Scenario& scenario, Id<Depot> store, Id<Item> item, double units_per_s);

/// A team in the depot's town that works without rest and stays for a year.
Team team_of(std::string key, TeamKind kind, double work_rate, double mobilisation_s);
inline Team engineers(std::string key, double crews, double mobilisation_s) {
  return team_of(std::move(key), TeamKind::kEngineering, crews, mobilisation_s);
}

/// Shaking of every county and link at time 0.
Impact impact(const Scenario& scenario, double county_intensity, double link_intensity = 0);

/// A connected random scenario with 2 to 12 counties, an earthquake with aftershocks, lines, and either
/// policy.
Scenario random_scenario(std::uint64_t seed);

}  // namespace surge::models::testing
