// SPDX-License-Identifier: Apache-2.0
// Trips along their routes. How a passage is planned: trip_planning.cpp.
#include "models/transport/traffic.h"

#include <algorithm>

#include "models/transport/known_roads.h"
#include "models/units.h"
#include "sim/contract.h"

namespace surge::models {
Traffic::Traffic(sim::Simulation& simulation, const Scenario& scenario, TransportNetwork& network,
                 KnownRoads* known)
    : simulation_(simulation),
      scenario_(scenario),
      network_(network),
      known_(known),
      load_(scenario, network),
      opened_(simulation) {}

sim::Task<DriveResult> Traffic::drive(Trip& trip, Id<Place> destination) {
  sim::Time deadline = sim::Time::max();
  while (trip.at != destination) {
    const std::shared_ptr<const Path> path = route(trip, destination);
    if (path) {
      deadline = sim::Time::max();
      co_await follow(trip, path->links);
      continue;
    }
    const auto& limit = scenario_.transport.wait_limit;
    if (trip.may_give_up && limit && deadline == sim::Time::max()) deadline = simulation_.now() + *limit;
    if (!co_await wait_for_route(trip, deadline)) {
      ++totals_.gave_up;
      co_return DriveResult::kGaveUp;
    }
  }
  co_return DriveResult::kArrived;
}

std::shared_ptr<const Path> Traffic::route(const Trip& trip, Id<Place> destination) {
  // Trees rooted at homes are shared by all who leave from and return to them.
  TransportNetwork& believed = known_ != nullptr ? known_->network() : network_;
  return believed.route(trip.vehicle, trip.at == trip.home ? trip.at : destination, trip.at, destination);
}

/// Until a link opens; false if the deadline has passed and the trip can go home.
sim::Task<bool> Traffic::wait_for_route(Trip& trip, sim::Time deadline) {
  const sim::Time now = simulation_.now();
  if (now >= deadline && (trip.at == trip.home || route(trip, trip.home))) co_return false;
  const auto vehicles = static_cast<std::size_t>(trip.vehicles);
  waiting_vehicles_ += vehicles;
  if (deadline == sim::Time::max() || now >= deadline) {
    co_await opened_.wait();
  } else {
    co_await opened_.wait_for(deadline - now);
  }
  waiting_vehicles_ -= vehicles;
  co_return true;
}

sim::Task<> Traffic::follow(Trip& trip, std::span<const Id<Link>> links) {
  join(trip);
  plan(trip, links, false);
  sim::Duration back{};
  while (!trip.steps.empty()) {
    // Not in the condition: g++ 12 mixes up the frame of a co_await behind `&&`.
    const sim::WaitResult result =
        co_await trip.disturbed.wait_for(trip.steps.back().leave - simulation_.now());
    if (result != sim::WaitResult::kSignalled) break;
    const Position now = position(trip);
    if (now.step == trip.steps.size()) break;
    if (now.on_link && !passable(trip, trip.steps[now.step].link)) {
      report(trip.steps[now.step].link);
      back = turn_back(trip, now);
      break;
    }
    const std::size_t closed = trip.heard ? first_closed_step(trip, now.step) : trip.steps.size();
    trip.heard = false;
    if (closed < trip.steps.size()) {
      ++totals_.reroutes;
      report(trip.steps[closed].link);
    }
    // Only to the next place, if the route is closed ahead.
    replan(trip, now, closed < trip.steps.size() ? now.step + (now.on_link ? 1 : 0) : trip.steps.size());
  }
  drop_passed(trip, trip.steps.size());
  leave(trip);
  if (back > sim::Duration{}) co_await simulation_.delay(back);
}

void Traffic::report(Id<Link> link) {
  if (known_ != nullptr) known_->learn(link);
}

/// The trip is back at the entrance of the closed link after the time returned.
sim::Duration Traffic::turn_back(Trip& trip, const Position& position) {
  ++totals_.reroutes;
  ++totals_.turn_backs;
  drop_passed(trip, position.step);
  count_progress(trip);
  const sim::Duration back = trip.spent;
  const VehicleKind kind = scenario_.vehicle_classes[trip.vehicle].kind;
  const double length_m = network_.graph().length_m(trip.steps.front().link);
  count_distance(kind, trip.vehicles, trip.load_kg, 2 * trip.covered * length_m);
  release_from(trip, 1);
  trip.steps.clear();
  return back;
}

void Traffic::set_condition(Id<Link> link, const LinkCondition& condition) {
  const LinkCondition before = network_.condition(link);
  network_.set_condition(link, condition);
  if (known_ != nullptr) known_->changed(link);
  if (before.speed_share != condition.speed_share) {
    for (Trip* trip : moving_) {
      const Position now = position(*trip);
      const auto ahead = trip->steps.begin() + static_cast<std::ptrdiff_t>(now.step);
      const auto found =
          std::find_if(ahead, trip->steps.end(), [&](const TripStep& step) { return step.link == link; });
      if (found != trip->steps.end()) tell(*trip, *found, found == ahead ? Ahead::kHere : Ahead::kLater);
    }
  }
  if (!before.open() && condition.open()) opened_.notify_all();
}

/// A trip feels what happens to the link it is on or waits for at once; of a closure ahead it has to hear.
void Traffic::tell(Trip& trip, const TripStep& step, Ahead ahead) {
  const sim::Duration news = scenario_.transport.driver_news;
  if (passable(trip, step.link)) {
    trip.disturbed.notify_all();
  } else if (ahead == Ahead::kHere || news == sim::Duration{}) {
    trip.heard = true;
    trip.disturbed.notify_all();
  } else {
    const sim::Time now = simulation_.now();
    tell_at(now + std::min(news, step.enter - now), trip);
  }
}

void Traffic::tell_at(sim::Time time, const Trip& trip) {
  simulation_.schedule_at(time, [this, number = trip.number] {
    const auto found = std::find_if(moving_.begin(), moving_.end(),
                                    [&](const Trip* moving) { return moving->number == number; });
    if (found == moving_.end()) return;
    (*found)->heard = true;
    (*found)->disturbed.notify_all();
  });
}

bool Traffic::passable(const Trip& trip, Id<Link> link) const {
  return network_.link_time(trip.vehicle, link) != TransportNetwork::kUnreachable;
}

std::size_t Traffic::first_closed_step(const Trip& trip, std::size_t from) const {
  std::size_t step = from;
  while (step < trip.steps.size() && passable(trip, trip.steps[step].link)) ++step;
  return step;
}

Traffic::Position Traffic::position(const Trip& trip) const {
  std::size_t step = 0;
  while (step < trip.steps.size() && simulation_.now() >= trip.steps[step].leave) ++step;
  return {step, step < trip.steps.size() && simulation_.now() > trip.steps[step].enter};
}

bool Traffic::held_up(const Trip& trip) const {
  if (trip.steps.empty()) return true;
  const Position now = position(trip);
  return now.step < trip.steps.size() && simulation_.now() < trip.steps[now.step].enter;
}

bool Traffic::send_others(Id<Place> from, Id<Place> to, double vehicles) {
  const std::shared_ptr<const Path> path = network_.route(kPlanningClass, from, from, to);
  if (!path) return false;
  std::vector<Booking> bookings;
  sim::Time time = simulation_.now();
  Id<Place> place = from;
  for (const Id<Link> link : path->links) {
    const LinkEnd at = network_.graph().end_at(link, place);
    time = load_.enter(link, at, time, vehicles, bookings) + network_.link_time(kPlanningClass, link);
    place = network_.graph().other_end(link, place);
  }
  return true;
}

void Traffic::count_distance(VehicleKind kind, double vehicles, double load_kg, double length_m) {
  const auto index = static_cast<std::size_t>(kind);
  totals_.tonne_km[index] += load_kg / kKilogramsPerTonne * length_m / kMetresPerKm;
  totals_.vehicle_km[index] += vehicles * length_m / kMetresPerKm;
}

void Traffic::join(Trip& trip) {
  trip.number = ++trips_;
  trip.heard = false;
  trip.place_in_traffic = moving_.size();
  moving_.push_back(&trip);
}

void Traffic::leave(Trip& trip) {
  moving_[trip.place_in_traffic] = moving_.back();
  moving_[trip.place_in_traffic]->place_in_traffic = trip.place_in_traffic;
  moving_.pop_back();
}

std::size_t Traffic::vehicles_moving() const {
  std::size_t vehicles = 0;
  for (const Trip* trip : moving_) vehicles += static_cast<std::size_t>(trip->vehicles);
  return vehicles;
}

}  // namespace surge::models
