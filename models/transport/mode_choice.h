// SPDX-License-Identifier: Apache-2.0
// Ways to bring goods from a hub to a county: directly, or by way of terminals where they change vehicles.
//
// A way is judged by its generalised cost in hours,
//   travel and handling time + operating cost of the vehicles per tonne / Transport::value_of_time,
// for the conditions of now; waiting for vehicles, daylight, weather and slots is not foreseen, but a mode
// that flies by day only carries kNightWait. From terminals on the cheapest ways are kept in a table that is
// made anew when a link changes (Bellman's equation over the terminals).
#pragma once

#include <limits>
#include <optional>
#include <variant>
#include <vector>

#include "models/id.h"
#include "models/scenario/scenario.h"
#include "models/transport/transport_network.h"
#include "sim/time.h"

namespace surge::models {

class Fleets;

/// Where one leg of a journey ends.
using Stop = std::variant<Id<County>, Id<Terminal>>;

GeoPoint position_of(const Scenario& scenario, const Stop& stop);
GeoPoint position_of(const Scenario& scenario, Id<Hub> hub);
double elevation_of(const Scenario& scenario, const Stop& stop);
Id<Place> place_of(const Scenario& scenario, const Stop& stop);

/// Payload of one vehicle on a leg [kg]: that of a flight falls with the altitude of its higher end; 0 where
/// it cannot land.
double payload_on_leg(const Scenario& scenario, Id<VehicleClass> vehicle, Id<Hub> from, const Stop& to);

/// Great-circle time of a flight, without waiting [s].
sim::Duration flight_time(const Scenario& scenario, Id<VehicleClass> vehicle, GeoPoint from, GeoPoint to);

class ModeChoice {
 public:
  /// Expected wait for daylight (assumed: half of the days' mean wait).
  static constexpr sim::Duration kNightWait = std::chrono::hours(3);
  static constexpr double kUnreachable = std::numeric_limits<double>::infinity();

  /// All three must outlive it.
  ModeChoice(const Scenario& scenario, TransportNetwork& network, const Fleets& fleets);

  /// First leg of a way, and what the whole of it takes.
  struct Way {
    VehicleKind kind = VehicleKind::kTruck;
    Stop to;
    sim::Duration time{};
    double cost_h = kUnreachable;
  };
  /// The ways from a hub to a county by the vehicles that are based at it, the cheapest first. Valid until a
  /// link changes.
  const std::vector<Way>& ways(Id<Hub> from, Id<County> to);

  /// Time of the cheapest way from a depot by truck all the way or to a terminal and on; kUnreachable of the
  /// network if there is none. `direct` is the time by truck.
  sim::Duration journey_time(Id<Depot> from, Id<County> to, sim::Duration direct);

  /// One leg by one class, from ready to unloaded, without waiting; none if it cannot go there now.
  std::optional<sim::Duration> leg_time(Id<Hub> from, Id<VehicleClass> vehicle, const Stop& to);

 private:
  struct Onward {
    double cost_h = kUnreachable;
    sim::Duration time{};
  };
  Onward leg(Id<Hub> from, Id<VehicleClass> vehicle, const Stop& to);
  sim::Duration overhead(const VehicleClass& vehicle, const Stop& to) const;
  bool can_serve(Id<Hub> from, Id<VehicleClass> vehicle, const Stop& to) const;
  bool flight_in_range(const VehicleClass& vehicle, Id<Hub> from, const Stop& to) const;
  /// What a surface class costs and takes beside its time on the links.
  struct SurfaceClass {
    Id<VehicleClass> vehicle;
    VehicleKind kind = VehicleKind::kTruck;
    double cost_h_per_s = 0;   ///< of time on the links
    sim::Duration overhead{};  ///< loading and unloading
    sim::Duration duty{};      ///< of all crews; 0: unlimited
    sim::Duration rest{};
  };
  Onward leg_of(const SurfaceClass& surface, sim::Duration on_links, sim::Duration transfer) const;
  double cost_h_per_s(const VehicleClass& vehicle) const;
  std::vector<SurfaceClass> surface_classes(Id<Terminal> terminal) const;
  std::vector<Id<Terminal>> nearest_terminals(Id<Depot> depot) const;
  void find_flights();
  void bring_up_to_date();
  void go_by_surface(Id<Terminal> terminal);
  void go_by_terminals();
  std::vector<Way> find_ways(Id<Hub> from, Id<County> to);
  Onward& onward(Id<Terminal> terminal, Id<County> county) {
    return onward_[terminal.index() * scenario_.counties.size() + county.index()];
  }

  const Scenario& scenario_;
  TransportNetwork& network_;
  const Fleets& fleets_;
  double truck_h_per_s_;  ///< cost_h_per_s() of the class by which times are estimated
  PerRow<Depot, std::vector<Id<Terminal>>> near_;  ///< terminals worth driving to
  std::vector<Id<Terminal>> with_vehicles_;
  PerRow<Terminal, std::vector<SurfaceClass>> surface_;  ///< classes based there that do not fly
  PerRow<Terminal, sim::Duration> transfer_;             ///< mean time of it
  std::vector<Onward> flights_to_counties_;  ///< [terminal * counties + county], whatever the links are
  std::vector<Onward> flights_between_;      ///< [terminal * terminals + terminal]
  std::vector<Onward> between_;              ///< likewise, by any vehicle, now
  std::vector<Onward> onward_;               ///< [terminal * counties + county]
  std::optional<std::size_t> epoch_;         ///< of the network when the table was made
  std::vector<std::optional<std::vector<Way>>> ways_;  ///< [hub * counties + county], made since then
};

}  // namespace surge::models
