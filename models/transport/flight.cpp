// SPDX-License-Identifier: Apache-2.0
#include "models/transport/flight.h"

#include <algorithm>

#include "models/hazard/geodesy.h"
#include "models/transport/known_roads.h"
#include "models/transport/terminal.h"
#include "models/transport/traffic.h"
#include "models/world.h"
#include "sim/random/sampling.h"

namespace surge::models {
namespace {

constexpr sim::Cause kWeather{"flying weather"};
constexpr sim::Duration kWholeDay = std::chrono::hours(24);

std::size_t of(Terrain terrain) {
  return static_cast<std::size_t>(terrain);
}

}  // namespace

FlyingConditions::FlyingConditions(const Scenario& scenario, const sim::StreamSource& streams)
    : time_of_day_(scenario.time_of_day), terrain_(scenario.places.size(), Terrain::kBasin) {
  for (const County& county : scenario.counties) terrain_[county.seat] = county.terrain;
  const FlyingWeather& weather = scenario.transport.weather;
  for (const Terrain terrain : {Terrain::kBasin, Terrain::kMountain}) {
    const double share =
        terrain == Terrain::kBasin ? weather.flyable_share_basin : weather.flyable_share_mountain;
    sim::Stream stream = streams.stream(kWeather, of(terrain));
    bool flyable = flyable_at_start_[of(terrain)] = share >= 1 || sim::bernoulli(stream, share);
    if (share >= 1) continue;
    const double bad_s = sim::to_seconds(weather.mean_spell);
    const double good_s = bad_s * share / (1 - share);
    sim::Time time = sim::kStart;
    // One spell beyond the horizon, so that every wait ends.
    while (time <= sim::kStart + scenario.run.horizon || !flyable) {
      time += sim::duration_from_seconds(sim::exponential(stream, flyable ? good_s : bad_s));
      changes_[of(terrain)].push_back(time);
      flyable = !flyable;
    }
  }
}

bool FlyingConditions::flyable(Terrain terrain, sim::Time time) const {
  const auto& changes = changes_[of(terrain)];
  const auto passed = std::upper_bound(changes.begin(), changes.end(), time) - changes.begin();
  return (passed % 2 == 0) == flyable_at_start_[of(terrain)];
}

sim::Time FlyingConditions::next_flyable(Terrain terrain, sim::Time time) const {
  if (flyable(terrain, time)) return time;
  const auto& changes = changes_[of(terrain)];
  const auto next = std::upper_bound(changes.begin(), changes.end(), time);
  return next == changes.end() ? sim::Time::max() : *next;
}

/// A flight longer than the day starts at sunrise.
sim::Time FlyingConditions::next_daylight(sim::Time time, sim::Duration duration) const {
  const sim::Duration local = (time - sim::kStart + time_of_day_) % kWholeDay;
  if (local < kSunrise) return time + (kSunrise - local);
  if (local + duration <= kSunset || local == kSunrise) return time;
  return time + (kWholeDay - local + kSunrise);
}

sim::Time FlyingConditions::next_departure(const VehicleClass& vehicle, Terrain over, sim::Time time,
                                           sim::Duration duration) const {
  for (;;) {
    sim::Time ready = time;
    if (vehicle.flight.weather_limited) ready = next_flyable(over, ready);
    if (ready == sim::Time::max()) return ready;
    if (vehicle.flight.daylight_only) ready = next_daylight(ready, duration);
    if (ready == time) return ready;
    time = ready;
  }
}

sim::Task<> fly(World& world, Id<VehicleClass> vehicle_class, int vehicles, double load_kg, Id<Hub> hub,
                Stop stop, FlightDirection direction) {
  const Scenario& scenario = world.scenario();
  const VehicleClass& vehicle = scenario.vehicle_classes[vehicle_class];
  const GeoPoint home = position_of(scenario, hub);
  const GeoPoint away = position_of(scenario, stop);
  const sim::Duration time = flight_time(scenario, vehicle_class, home, away);
  const Terrain over = world.flying_conditions().terrain(place_of(scenario, stop));
  const auto home_terminal = terminal_of(scenario, hub);
  const auto* away_terminal = std::get_if<Id<Terminal>>(&stop);
  const bool out = direction == FlightDirection::kOut;
  for (;;) {
    const sim::Time now = world.simulation().now();
    const sim::Time departure = world.flying_conditions().next_departure(vehicle, over, now, time);
    if (departure == now) break;
    co_await world.simulation().delay_until(departure);
  }
  if (out && home_terminal) co_await take_slots(world, *home_terminal, vehicles);
  if (!out && away_terminal) co_await take_slots(world, *away_terminal, vehicles);
  co_await world.simulation().delay(time);
  world.traffic().count_distance(vehicle.kind, vehicles, load_kg, great_circle_km(home, away) * 1000);
  if (out) world.known_roads().seen_from(away);
  if (out && away_terminal) co_await take_slots(world, *away_terminal, vehicles);
  if (out) co_return;
  if (home_terminal) co_await take_slots(world, *home_terminal, vehicles);
  sim::Duration ready = vehicle.refuelling;
  if (vehicle.duty > sim::Duration{}) {
    const double duties = 2 * sim::to_seconds(time) / sim::to_seconds(vehicle.duty * vehicle.crews);
    ready += sim::duration_from_seconds(duties * sim::to_seconds(vehicle.rest));
  }
  co_await world.simulation().delay(ready);
}

}  // namespace surge::models
