// SPDX-License-Identifier: Apache-2.0
#include "models/command/command.h"

#include <utility>

#include "models/command/dispatch_building.h"
#include "models/command/sourcing_policy.h"
#include "models/command/substitution.h"
#include "models/shortage/unsent_causes.h"
#include "models/teams/team.h"
#include "models/transport/convoy.h"
#include "models/transport/convoy_planning.h"
#include "models/world.h"

namespace surge::models {
namespace {

constexpr sim::Cause kDetection{"detection"};

}  // namespace

sim::Process command_process(World& world) {
  const Command& command = world.scenario().command;
  sim::Stream detection = world.streams().stream(kDetection);
  co_await world.simulation().delay_until(
      world.activation(sim::duration_from_seconds(command.detection_s.sample(detection))));
  world.activate();
  send_teams(world);
  announce_aid(world);
  for (;;) {
    SourcingProblem sourcing(world);
    world.policies().sourcing.decide(sourcing);
    carry_out(world, sourcing.decisions());
    pack_kits(world);
    DispatchProblem problem = build_problem(world, world.policies().dispatch.looks_ahead());
    const DecisionReview review(world, problem);
    world.policies().dispatch.decide(problem);
    send_substitutes(problem);
    for (ConvoyOrder& order : plan_convoys(world, problem.shipments())) {
      world.simulation().spawn(run_convoy(world, std::move(order)));
    }
    review.conclude(problem, world.unsent_causes());
    co_await world.simulation().delay(command.decision_interval);
  }
}

}  // namespace surge::models
