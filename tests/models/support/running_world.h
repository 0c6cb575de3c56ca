// SPDX-License-Identifier: Apache-2.0
// A world with everything it refers to.
#pragma once

#include <memory>
#include <utility>

#include "models/command/dispatch_policy.h"
#include "models/command/sourcing_policy.h"
#include "models/repair/repair_policy.h"
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
        dispatch(make_dispatch_policy(scenario.command.dispatch)),
        sourcing(make_sourcing_policy(scenario.command.sourcing)),
        repair(make_repair_policy(scenario.link_damage.repair)),
        world(scenario, transport, {*dispatch, *sourcing, *repair}, seed, replication) {}

  void run_to(sim::Duration time) { world.simulation().run_until(sim::kStart + time); }

  Scenario scenario;
  FixedTransport transport;
  std::unique_ptr<const DispatchPolicy> dispatch;
  std::unique_ptr<const SourcingPolicy> sourcing;
  std::unique_ptr<const RepairPolicy> repair;
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
