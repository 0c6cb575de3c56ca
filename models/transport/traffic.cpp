// SPDX-License-Identifier: Apache-2.0
#include "models/transport/traffic.h"

#include <algorithm>

#include "sim/contract.h"

namespace surge::models {
namespace {

constexpr double kMetresPerKm = 1000;
constexpr double kKilogramsPerTonne = 1000;

}  // namespace

Traffic::Traffic(sim::Simulation& simulation, RoadNetwork& roads)
    : simulation_(simulation), roads_(roads), opened_(simulation) {}

sim::Task<> Traffic::drive(Trip& trip, Id<Place> destination) {
  while (trip.at != destination) {
    // Trees rooted at depots are shared by all who leave from and return to them.
    const bool from_home = trip.at == trip.home;
    trip.path = roads_.route(trip.vehicle, from_home ? trip.at : destination, trip.at, destination);
    if (!trip.path) {
      trip.waiting = true;
      waiting_trucks_ += static_cast<std::size_t>(trip.trucks);
      co_await opened_.wait();
      waiting_trucks_ -= static_cast<std::size_t>(trip.trucks);
      trip.waiting = false;
      continue;
    }
    co_await follow_path(trip);
  }
}

sim::Task<> Traffic::follow_path(Trip& trip) {
  trip.departed = simulation_.now();
  join(trip);
  while (co_await trip.disturbed.wait_for(trip.departed + trip.path->time - simulation_.now()) ==
         sim::WaitResult::kSignalled) {
    sim::Duration on_link{};
    const std::size_t current = position(trip, on_link);
    if (!roads_.open(trip.path->links[current])) {  // back to where this link began
      ++totals_.reroutes;
      ++totals_.turn_backs;
      const double share = sim::to_seconds(on_link) / sim::to_seconds(roads_.graph().travel_time(
                                                          trip.vehicle, trip.path->links[current]));
      count_distance(trip, 2 * share * roads_.graph().length_m(trip.path->links[current]));
      shorten_path(trip, current);
      leave(trip);
      co_await simulation_.delay(on_link);
      break;
    }
    if (current + 1 < trip.path->links.size()) {
      ++totals_.reroutes;
      shorten_path(trip, current + 1);  // only to the end of this link
    }
  }
  if (trip.moving) leave(trip);
  trip.at = trip.path->end;
  count_distance(trip, trip.path->length_m);
}

void Traffic::close(Id<Link> link) {
  if (!roads_.open(link)) return;
  roads_.set_state(link, LinkState::kBlocked);
  for (Trip* trip : moving_) {
    sim::Duration on_link{};
    const std::vector<Id<Link>>& links = trip->path->links;
    const auto ahead = links.begin() + static_cast<std::ptrdiff_t>(position(*trip, on_link));
    if (std::find(ahead, links.end(), link) != links.end()) trip->disturbed.notify_all();
  }
}

void Traffic::open(Id<Link> link) {
  if (roads_.open(link)) return;
  roads_.set_state(link, LinkState::kOpen);
  opened_.notify_all();
}

std::size_t Traffic::position(const Trip& trip, sim::Duration& on_link) const {
  on_link = simulation_.now() - trip.departed;
  for (std::size_t i = 0; i + 1 < trip.path->links.size(); ++i) {
    const sim::Duration time = roads_.graph().travel_time(trip.vehicle, trip.path->links[i]);
    if (on_link < time) return i;
    on_link -= time;
  }
  return trip.path->links.size() - 1;
}

void Traffic::shorten_path(Trip& trip, std::size_t links) const {
  const auto begin = trip.path->links.begin();
  trip.path = std::make_shared<const Path>(
      roads_.graph().path(trip.vehicle, trip.at, {begin, begin + static_cast<std::ptrdiff_t>(links)}));
}

void Traffic::count_distance(const Trip& trip, double length_m) {
  totals_.tonne_km += trip.load_kg / kKilogramsPerTonne * length_m / kMetresPerKm;
  totals_.vehicle_km += trip.trucks * length_m / kMetresPerKm;
}

void Traffic::leave(Trip& trip) {
  trip.moving = false;
  moving_[trip.place_in_traffic] = moving_.back();
  moving_[trip.place_in_traffic]->place_in_traffic = trip.place_in_traffic;
  moving_.pop_back();
}

std::size_t Traffic::trucks_waiting() const {
  return waiting_trucks_;
}

std::size_t Traffic::trucks_moving() const {
  std::size_t trucks = 0;
  for (const Trip* trip : moving_) trucks += static_cast<std::size_t>(trip->trucks);
  return trucks;
}

}  // namespace surge::models
