// SPDX-License-Identifier: Apache-2.0
// Flights: straight lines between hubs and stops, limited by daylight, weather and the slots of airports.
#pragma once

#include <array>
#include <vector>

#include "models/scenario/scenario.h"
#include "models/transport/stop.h"
#include "sim/random/stream.h"
#include "sim/task.h"
#include "sim/time.h"

namespace surge::models {

class World;

/// Local times between which flights limited to daylight take place (assumed: spring and autumn in Sichuan).
inline constexpr sim::Duration kSunrise = std::chrono::minutes(6 * 60 + 30);
inline constexpr sim::Duration kSunset = std::chrono::minutes(19 * 60 + 30);

/// When it can be flown: spells of flyable and unflyable weather that follow each other, exponentially
/// distributed, one sequence for each terrain. The same for every policy.
class FlyingConditions {
 public:
  FlyingConditions(const Scenario& scenario, const sim::StreamSource& streams);

  bool flyable(Terrain terrain, sim::Time time) const;
  /// Of the county whose seat the place is; basin for other places.
  Terrain terrain(Id<Place> place) const { return terrain_[place]; }
  /// The earliest time >= `time` at which a flight may start: `over` is the terrain at its other end.
  sim::Time next_departure(const VehicleClass& vehicle, Terrain over, sim::Time time,
                           sim::Duration duration) const;

 private:
  sim::Time next_flyable(Terrain terrain, sim::Time time) const;
  sim::Time next_daylight(sim::Time time, sim::Duration duration) const;

  sim::Duration time_of_day_;
  PerRow<Place, Terrain> terrain_;
  std::array<bool, 2> flyable_at_start_{};
  std::array<std::vector<sim::Time>, 2> changes_;  ///< by terrain: ends of the spells
};

enum class FlightDirection { kOut, kBack };

/// Flies between a hub and a stop: waits for daylight, weather and slots, flies, and on the way back is made
/// ready again: fuel, and rest for the crew in proportion to the hours flown.
sim::Task<> fly(World& world, Id<VehicleClass> vehicle, int vehicles, double load_kg, Id<Hub> hub, Stop stop,
                FlightDirection direction);

}  // namespace surge::models
