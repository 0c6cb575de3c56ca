// SPDX-License-Identifier: Apache-2.0
// Ways to bring goods from a hub to a county: directly, or by way of terminals where they change vehicles.
//
// A way is judged by its generalised cost,
//   travel and handling time + operating cost of the vehicles per tonne / Transport::value_of_time,
// for the conditions of now; waiting for vehicles, daylight, weather and slots is not foreseen, but a mode
// that flies by day only carries FixedLegs::kNightWait. Of several of the same cost the faster is better,
// then the kind that comes first, then the direct way. From a terminal goods go on only to where less is left
// of their way.
#pragma once

#include <cstddef>
#include <vector>

#include "models/id.h"
#include "models/scenario/scenario.h"
#include "models/transport/fixed_legs.h"
#include "models/transport/hub_legs.h"
#include "models/transport/leg_cost.h"
#include "models/transport/stop.h"
#include "models/transport/transport_network.h"
#include "sim/time.h"

namespace surge::models {

class ModeChoice {
 public:
  /// All three must outlive it.
  ModeChoice(const Scenario& scenario, const FixedLegs& fixed, TransportNetwork& network);
  ModeChoice(const ModeChoice&) = delete;
  ModeChoice& operator=(const ModeChoice&) = delete;

  /// First leg of a way, and what the whole of it costs and takes.
  struct Way {
    LegCost whole;
    VehicleKind kind = VehicleKind::kTruck;
    Stop to;

    auto operator<=>(const Way&) const = default;
  };
  /// The ways from a hub to a county by the vehicles that are based at it, the best first. Valid until a
  /// link changes.
  const std::vector<Way>& ways(Id<Hub> from, Id<County> to);

  /// Times of the best ways from a depot to each county by truck all the way or to a terminal and on;
  /// TransportNetwork::kUnreachable where there is none. Valid until a link changes.
  const PerRow<County, sim::Duration>& journey_times(Id<Depot> from);

  /// Whether one leg by one class is possible now.
  bool can_go(Id<Hub> from, Id<VehicleClass> vehicle, const Stop& to);

 private:
  /// Whether what was found for a hub still holds: it does while its legs and the ways on are the same.
  struct Stamp {
    std::size_t epoch = 0;  ///< of the network, plus 1
    std::size_t legs = 0;
    std::size_t onward = 0;
  };
  /// Ways from a hub; those of an earlier round are outdated.
  struct HubWays {
    struct Entry {
      std::size_t round = 0;
      std::vector<Way> ways;
    };
    Stamp stamp;
    std::size_t round = 0;
    PerRow<County, Entry> to;
  };
  struct Journeys {
    Stamp stamp;
    PerRow<County, sim::Duration> times;
  };
  /// Brings the stamp up to date; true if it was outdated. `legs` is called only if a link has changed.
  template <class Version>
  bool renew(Stamp& stamp, const Version& legs);
  void find_ways(Id<Hub> from, Id<County> to, std::vector<Way>& found);
  void find_journeys(Id<Depot> from, PerRow<County, sim::Duration>& times);

  const Scenario& scenario_;
  const FixedLegs& fixed_;
  TransportNetwork& network_;
  HubLegs legs_;
  OnwardWays onward_;
  PerRow<Hub, HubWays> ways_;
  PerRow<Depot, Journeys> journeys_;
};

}  // namespace surge::models
