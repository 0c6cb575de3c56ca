// SPDX-License-Identifier: Apache-2.0
#include "models/command/command.h"

#include <utility>

#include "models/command/detection.h"
#include "models/command/dispatch_building.h"
#include "models/command/response.h"
#include "models/command/sourcing_policy.h"
#include "models/command/standing_orders.h"
#include "models/command/substitution.h"
#include "models/shortage/unsent_causes.h"
#include "models/teams/team.h"
#include "models/transport/convoy.h"
#include "models/transport/convoy_planning.h"
#include "models/world.h"

namespace surge::models {

sim::Process command_process(World& world) {
  co_await world.simulation().delay_until(world.activation(detection_time(world)));
  world.activate();
  start_response(world);
  for (;;) {
    decide(world);
    co_await world.simulation().delay(world.scenario().command.decision_interval);
  }
}

void decide(World& world) {
  carry_out_standing_orders(world);
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
}

}  // namespace surge::models
