// SPDX-License-Identifier: Apache-2.0
// A world with everything it refers to.
#pragma once

#include <memory>
#include <utility>

#include "models/policies.h"
#include "models/transport/fixed_transport.h"
#include "models/transport/fleets.h"
#include "models/transport/traffic.h"
#include "models/world.h"
#include "tests/models/support/small_scenario.h"

namespace surge::models::testing {

/// Not started: tests call world.start({impact, ...}).
struct RunningWorld {
  explicit RunningWorld(Scenario given, std::uint64_t seed = 1, std::uint64_t replication = 0)
      : scenario(std::move(given)),
        transport(scenario),
        policies(scenario),
        world(scenario, transport, policies.all(), seed, replication) {}

  void run_to(sim::Duration time) { world.simulation().run_until(sim::kStart + time); }

  Scenario scenario;
  FixedTransport transport;
  PolicySet policies;
  World world;
};

/// Started without a disaster.
struct StartedWorld : RunningWorld {
  explicit StartedWorld(Scenario given, std::uint64_t replication = 0)
      : RunningWorld(std::move(given), 1, replication) {
    world.start({});
  }
};

/// Struck: all counties at intensity 8.
struct StruckWorld : RunningWorld {
  explicit StruckWorld(Scenario given, double link_intensity = 0) : RunningWorld(std::move(given)) {
    world.start({impact(scenario, 8, link_intensity)});
  }
  const NeedState& tents(Id<County> county) { return world.needs().state(county, kTent); }
};

}  // namespace surge::models::testing
