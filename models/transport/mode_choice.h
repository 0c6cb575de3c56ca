// SPDX-License-Identifier: Apache-2.0
// Ways to bring goods from a hub to a county: directly, or by way of terminals where they change vehicles.
//
// A way is judged by its generalised cost,
//   travel and handling time + operating cost of the vehicles per tonne / Transport::value_of_time,
// for the conditions of now; waiting for vehicles, daylight, weather and slots is not foreseen, but a mode
// that flies by day only carries FixedLegs::kNightWait. Of several of the same cost the faster is better,
// then the kind that comes first, then the direct way.
#pragma once

#include <optional>
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
  std::vector<Way> find_ways(Id<Hub> from, Id<County> to);
  void find_journeys(Id<Depot> from, PerRow<County, sim::Duration>& times);

  const Scenario& scenario_;
  const FixedLegs& fixed_;
  TransportNetwork& network_;
  HubLegs legs_;
  OnwardWays onward_;

  /// What was found for a hub, and for which legs and ways on.
  template <class Found>
  struct Kept {
    std::size_t legs = 0;
    std::size_t onward = 0;
    Found found;
    /// True if it has to be found again.
    bool outdated(std::size_t legs_now, std::size_t onward_now) {
      if (legs == legs_now && onward == onward_now) return false;
      legs = legs_now;
      onward = onward_now;
      return true;
    }
  };
  PerRow<Hub, Kept<PerRow<County, std::optional<std::vector<Way>>>>> ways_;  ///< none: not yet asked for
  PerRow<Depot, Kept<PerRow<County, sim::Duration>>> journeys_;
  std::vector<Id<Terminal>> all_terminals_;
};

}  // namespace surge::models
