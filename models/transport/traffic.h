// SPDX-License-Identifier: Apache-2.0
// Driving on a network that changes. What happens when a link closes under way:
//
//   on the closing link      turns round and drives back to the place it came from, then looks for another
//   route; on a later link of it    hears of it at once, drives on to the next place, and looks for another
//   route there; no route                 waits where it is and looks again whenever a link opens; a link
//   opens             changes nothing for those who drive; they keep their route.
#pragma once

#include <memory>
#include <vector>

#include "models/transport/road_network.h"
#include "sim/process.h"
#include "sim/signal.h"
#include "sim/simulation.h"

namespace surge::models {

/// Distances driven since the start of the run.
struct TrafficTotals {
  double tonne_km = 0;         ///< cargo mass times distance
  double vehicle_km = 0;       ///< trucks times distance, loaded or empty
  std::size_t reroutes = 0;    ///< journeys that had to look for another route under way
  std::size_t turn_backs = 0;  ///< of these, on the closing link itself
};

/// A convoy on the road: where it is and what it carries. Lives as long as the convoy's process.
struct Trip {
  Trip(sim::Simulation& simulation, Id<VehicleClass> vehicle_class, int truck_count, Id<Place> start)
      : vehicle(vehicle_class), trucks(truck_count), at(start), home(start), disturbed(simulation) {}

  Id<VehicleClass> vehicle;
  int trucks;
  Id<Place> at;    ///< last place reached
  Id<Place> home;  ///< place of the depot it is based at
  double load_kg = 0;
  std::shared_ptr<const Path> path;  ///< ahead as of `departed`
  sim::Time departed{};
  bool moving = false;
  std::size_t place_in_traffic = 0;  ///< while moving
  bool waiting = false;              ///< no route: stands at `at`
  sim::Signal disturbed;
};

/// All convoys on the road.
class Traffic {
 public:
  Traffic(sim::Simulation& simulation, RoadNetwork& roads);

  /// Brings the trip to `destination`, however long that takes.
  sim::Task<> drive(Trip& trip, Id<Place> destination);

  /// Changes a link's state and tells the convoys that this concerns.
  void close(Id<Link> link);
  void open(Id<Link> link);

  const TrafficTotals& totals() const { return totals_; }
  const RoadNetwork& roads() const { return roads_; }
  std::size_t trucks_waiting() const;
  std::size_t trucks_moving() const;

 private:
  sim::Task<> follow_path(Trip& trip);
  /// Where on its path a moving trip is now: index of the link and time spent on it.
  std::size_t position(const Trip& trip, sim::Duration& on_link) const;
  /// Leaves the trip only the first `links` of its path.
  void shorten_path(Trip& trip, std::size_t links) const;
  void count_distance(const Trip& trip, double length_m);
  void join(Trip& trip) {
    trip.moving = true;
    trip.place_in_traffic = moving_.size();
    moving_.push_back(&trip);
  }
  void leave(Trip& trip);

  sim::Simulation& simulation_;
  RoadNetwork& roads_;
  sim::Signal opened_;
  std::vector<Trip*> moving_;
  std::size_t waiting_trucks_ = 0;
  TrafficTotals totals_;
};

}  // namespace surge::models
