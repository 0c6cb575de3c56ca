// SPDX-License-Identifier: Apache-2.0
// When a trip passes each link of its route: speeds, stops for rest and fuel, waiting for its turn.
#include <algorithm>

#include "models/transport/traffic.h"
#include "models/units.h"

namespace surge::models {

void Traffic::plan(Trip& trip, std::span<const Id<Link>> links, bool on_first) {
  const double units = road_units(trip);
  Endurance endurance = trip.before;
  if (!on_first) {
    trip.covered = 0;
    trip.spent = {};
  }
  trip.steps.clear();
  trip.steps.reserve(links.size());
  trip.bookings.reserve(trip.bookings.size() + links.size());
  sim::Time time = simulation_.now();
  Id<Place> place = trip.at;
  bool barrier = false;
  for (std::size_t i = 0; i < links.size(); ++i) {
    const Link& link = network_.graph().link(links[i]);
    const LinkEnd at = network_.graph().end_at(links[i], place);
    sim::Duration link_time = network_.link_time(trip.vehicle, links[i]);
    const bool closed = link_time == TransportNetwork::kUnreachable;  // and it has not heard of it
    if (closed) link_time = network_.graph().travel_time(trip.vehicle, links[i]);
    if (i > 0 || !on_first) {
      const sim::Time ready = time + stop_before(trip.vehicle, endurance, link_time, link.length_m);
      // On foot over a closed road nobody is in the way.
      time = network_.open(links[i]) ? load_.enter(links[i], at, ready, units, trip.bookings) : ready;
      totals_.queued_vehicle_h += trip.vehicles * sim::to_seconds(time - ready) / kHour_s;
    }
    const sim::Duration left =
        i == 0 && on_first ? sim::duration_from_seconds((1 - trip.covered) * sim::to_seconds(link_time))
                           : link_time;
    endurance.driven += left;
    endurance.unfuelled_m += link.length_m;
    trip.steps.push_back(
        {links[i], at, time, time + left, endurance, static_cast<std::uint32_t>(trip.bookings.size())});
    if (closed && !barrier) tell_at(std::max(time, simulation_.now()), trip);
    barrier = barrier || closed;
    time += left;
    place = network_.graph().other_end(links[i], place);
  }
}

/// The crew rests and the tank is filled at the place before a link that is too long for what is left of
/// them; a link longer than a whole duty or filling is driven in one go.
sim::Duration Traffic::stop_before(Id<VehicleClass> vehicle_class, Endurance& endurance,
                                   sim::Duration link_time, double length_m) const {
  const VehicleClass& vehicle = scenario_.vehicle_classes[vehicle_class];
  const sim::Duration duty = vehicle.duty * vehicle.crews;
  sim::Duration stop{};
  if (duty > sim::Duration{} && endurance.driven > sim::Duration{} && endurance.driven + link_time > duty) {
    stop += vehicle.rest;
    endurance.driven = {};
  }
  if (vehicle.range_m > 0 && endurance.unfuelled_m > 0 &&
      endurance.unfuelled_m + length_m > vehicle.range_m) {
    stop += vehicle.refuelling;
    endurance.unfuelled_m = 0;
  }
  return stop;
}

void Traffic::drop_passed(Trip& trip, std::size_t step) {
  if (step == 0) return;
  double length_m = 0;
  for (std::size_t i = 0; i < step; ++i) {
    length_m += network_.graph().length_m(trip.steps[i].link);
    trip.at = network_.graph().other_end(trip.steps[i].link, trip.at);
  }
  count_distance(scenario_.vehicle_classes[trip.vehicle].kind, trip.vehicles, trip.load_kg, length_m);
  trip.before = trip.steps[step - 1].after;
  trip.covered = 0;
  trip.spent = {};
  const std::uint32_t used = trip.steps[step - 1].bookings;
  trip.bookings.erase(trip.bookings.begin(), trip.bookings.begin() + used);
  trip.steps.erase(trip.steps.begin(), trip.steps.begin() + static_cast<std::ptrdiff_t>(step));
  for (TripStep& later : trip.steps) later.bookings -= used;
}

void Traffic::count_progress(Trip& trip) const {
  const TripStep& step = trip.steps.front();
  const sim::Duration on_link = simulation_.now() - step.enter;
  const double share = sim::to_seconds(on_link) / sim::to_seconds(step.leave - step.enter);
  trip.covered += (1 - trip.covered) * share;
  trip.spent += on_link;
}

/// Plans the rest of the route anew: `kept_steps` counts from the beginning of the present steps.
void Traffic::replan(Trip& trip, const Position& position, std::size_t kept_steps) {
  drop_passed(trip, position.step);
  std::vector<Id<Link>> links;
  for (std::size_t i = 0; i + position.step < kept_steps; ++i) links.push_back(trip.steps[i].link);
  if (position.on_link) count_progress(trip);
  release_from(trip, position.on_link ? 1 : 0);
  plan(trip, links, position.on_link);
}

/// Gives back the room booked on the links from `step` on.
void Traffic::release_from(Trip& trip, std::size_t step) {
  const std::size_t used = step == 0 ? 0 : trip.steps[step - 1].bookings;
  for (std::size_t i = used; i < trip.bookings.size(); ++i) load_.release(trip.bookings[i]);
  trip.bookings.resize(used);
}

/// A train is one unit, however many wagons it has.
double Traffic::road_units(const Trip& trip) const {
  const VehicleClass& vehicle = scenario_.vehicle_classes[trip.vehicle];
  return vehicle.kind == VehicleKind::kTrain ? vehicle.road_units : vehicle.road_units * trip.vehicles;
}

}  // namespace surge::models
