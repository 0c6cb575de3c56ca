// SPDX-License-Identifier: Apache-2.0
// Driving on a network that changes. What happens when a link closes under way:
//
//   on the closing link             turns round, drives back to where it entered in the time it took, and
//   looks
//                                   for another route there
//   waiting at its entrance         stays, and looks for another route
//   heading for it                  hears of it after Transport::driver_news, at its barrier at the latest;
//                                   drives on to the next place, and looks for another route there
//   behind it                       is not concerned
//   no route                        waits where it is and looks again whenever a link opens; after
//                                   Transport::wait_limit goes home with its load, if a road leads there
//
// When a link becomes slower or faster, those on it go on at the new speed, and those ahead arrive later or
// earlier. When a link opens, those who drive keep their route: also those who are turning back. Where a trip
// looks for a route it knows of the roads what command knows (known_roads.h), and command hears of a closure
// from a trip that meets it or hears of it.
#pragma once

#include <array>
#include <memory>
#include <span>
#include <vector>

#include "models/transport/link_load.h"
#include "models/transport/transport_network.h"
#include "models/transport/trip.h"
#include "sim/process.h"
#include "sim/signal.h"
#include "sim/simulation.h"

namespace surge::models {

/// Since the start of the run.
struct TrafficTotals {
  std::array<double, kVehicleKinds> tonne_km{};    ///< cargo mass times distance
  std::array<double, kVehicleKinds> vehicle_km{};  ///< vehicles times distance, loaded or empty
  double queued_vehicle_h = 0;                     ///< waiting at entrances of links for their turn
  std::size_t reroutes = 0;                        ///< trips that had to look for another route under way
  std::size_t turn_backs = 0;                      ///< of these, on the closing link itself
  std::size_t gave_up = 0;                         ///< trips that went home with their load
};

class KnownRoads;

enum class DriveResult { kArrived, kGaveUp };

/// All trips on the surface.
class Traffic {
 public:
  /// `known`, where given, tells what trips believe when they look for a route, and hears what they meet.
  Traffic(sim::Simulation& simulation, const Scenario& scenario, TransportNetwork& network,
          KnownRoads* known = nullptr);

  /// Brings the trip to `destination`, however long that takes; or gives up, if the trip may, and stays where
  /// it is.
  sim::Task<DriveResult> drive(Trip& trip, Id<Place> destination);

  /// Changes a link's condition and tells the trips that this concerns.
  void set_condition(Id<Link> link, const LinkCondition& condition);
  void close(Id<Link> link) { set_condition(link, kClosed); }
  void open(Id<Link> link) { set_condition(link, {}); }

  /// Takes room on the fastest route for vehicles that are of no further interest, such as evacuees. False if
  /// there is no route.
  bool send_others(Id<Place> from, Id<Place> to, double vehicles);
  /// A flight counts here too.
  void count_distance(VehicleKind kind, double vehicles, double load_kg, double length_m);

  const TrafficTotals& totals() const { return totals_; }
  const TransportNetwork& network() const { return network_; }
  const LinkLoad& load() const { return load_; }
  /// Whether a trip has no route, or waits for its turn at the entrance of a link.
  bool held_up(const Trip& trip) const;
  std::size_t vehicles_waiting() const { return waiting_vehicles_; }
  std::size_t vehicles_moving() const;
  /// Notified whenever a link opens.
  sim::Signal& opened() { return opened_; }

 private:
  struct Position {
    std::size_t step;  ///< steps.size(): arrived
    bool on_link;      ///< else waits at its entrance
  };

  std::shared_ptr<const Path> route(const Trip& trip, Id<Place> destination);
  sim::Task<bool> wait_for_route(Trip& trip, sim::Time deadline);
  sim::Task<> follow(Trip& trip, std::span<const Id<Link>> links);
  /// Plans the passage of `links` from now on; the trip enters the first now, or is on it.
  void plan(Trip& trip, std::span<const Id<Link>> links, bool on_first);
  sim::Duration stop_before(Id<VehicleClass> vehicle, Endurance& endurance, sim::Duration link_time,
                            double length_m) const;
  /// Forgets the steps before `step` and counts their distance.
  void drop_passed(Trip& trip, std::size_t step);
  void replan(Trip& trip, const Position& position, std::size_t kept_steps);
  /// Brings what a trip has covered of the first of its steps up to now. Precondition: it is on that link.
  void count_progress(Trip& trip) const;
  sim::Duration turn_back(Trip& trip, const Position& position);
  Position position(const Trip& trip) const;
  bool passable(const Trip& trip, Id<Link> link) const;
  std::size_t first_closed_step(const Trip& trip, std::size_t from) const;
  /// Whether a step is the one a trip is on or waits for.
  enum class Ahead { kHere, kLater };
  void report(Id<Link> link);
  void tell(Trip& trip, const TripStep& step, Ahead ahead);
  void tell_at(sim::Time time, const Trip& trip);
  void release_from(Trip& trip, std::size_t step);
  double road_units(const Trip& trip) const;
  void join(Trip& trip);
  void leave(Trip& trip);

  sim::Simulation& simulation_;
  const Scenario& scenario_;
  TransportNetwork& network_;
  KnownRoads* known_;  ///< null: all is known at once
  LinkLoad load_;
  sim::Signal opened_;
  std::vector<Trip*> moving_;
  std::uint64_t trips_ = 0;
  std::size_t waiting_vehicles_ = 0;
  TrafficTotals totals_;
};

}  // namespace surge::models
