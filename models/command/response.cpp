// SPDX-License-Identifier: Apache-2.0
#include "models/command/response.h"

#include <algorithm>

#include "models/command/command.h"
#include "models/command/standing_orders.h"
#include "models/entity.h"
#include "models/repair/repair_book.h"
#include "models/supply/contracts.h"
#include "models/teams/team.h"
#include "models/world.h"

namespace surge::models {
namespace {

constexpr sim::Cause kApproval{"approval of plan"};

bool reached(const std::optional<double>& trigger, double value) {
  return trigger && value >= *trigger;
}

/// Strongest shaking of an earthquake so far, and of counties that have reported.
struct Shaking {
  double magnitude = 0;
  double intensity = 0;
};

Shaking shaking_known(const World& world) {
  Shaking known;
  for (const Impact& impact : world.impacts()) {
    if (sim::kStart + impact.time > world.simulation().now()) break;
    known.magnitude = std::max(known.magnitude, impact.magnitude);
  }
  for (const Id<County> county : world.beliefs().reporting()) {
    known.intensity = std::max(known.intensity, world.information().strongest(county));
  }
  return known;
}

/// What is not just allowed but begins by itself.
void begin(World& world, const PlanRow& row, const std::vector<std::size_t>& targets) {
  switch (row.action) {
    case PlanAction::kSend:
      for (const std::size_t depot : row.targets) give_standing_order(world, row, Id<Depot>(depot));
      return;
    case PlanAction::kAid:
      for (const std::size_t consignment : targets) announce_aid(world, consignment);
      return;
    case PlanAction::kTeam:
      for (const std::size_t team : targets) send_team(world, Id<Team>(team));
      return;
    case PlanAction::kLinks:
      for (const std::size_t link : targets) world.repair_book().put_in_plan(Id<Link>(link));
      return;
    case PlanAction::kRelease:
    case PlanAction::kConvert:
    case PlanAction::kAgreement:
    case PlanAction::kMarket:
      return;
  }
}

void take_effect(World& world, std::size_t index) {
  const PlanRow& row = world.scenario().command.response.plan[index];
  begin(world, row, world.response().approve(index, world.simulation().now()));
}

/// Decides once more now, after all that is approved at this time.
void decide_out_of_turn(World& world) {
  if (world.response().decision_due) return;
  world.response().decision_due = true;
  world.simulation().schedule_in(sim::Duration{}, [&world] {
    world.response().decision_due = false;
    decide(world);
  });
}

/// A row takes effect after its approval, unless the response has ended.
sim::Process approve(World& world, std::size_t index, sim::Duration approval) {
  co_await world.simulation().delay(approval);
  if (world.response().level() == ResponseLevel::kNone) co_return;
  take_effect(world, index);
  decide_out_of_turn(world);
}

void ask_for_approvals(World& world) {
  ResponseState& response = world.response();
  const std::vector<PlanRow>& plan = world.scenario().command.response.plan;
  const sim::Time now = world.simulation().now();
  for (std::size_t index = 0; index < plan.size(); ++index) {
    if (plan[index].level > response.level() || response.asked(index) != ResponseState::kNever) continue;
    response.ask(index, now);
    sim::Stream stream = world.streams().stream(kApproval, entity_of(plan[index].key));
    const sim::Duration approval = sim::duration_from_seconds(plan[index].approval_s.sample(stream));
    if (approval > sim::Duration{}) {
      world.simulation().spawn(approve(world, index, approval));
    } else {
      take_effect(world, index);
      decide_out_of_turn(world);
    }
  }
}

/// The response ends unless it has risen since.
void schedule_stand_down(World& world) {
  const auto& after = world.scenario().command.response.stand_down;
  if (!after) return;
  world.simulation().schedule_in(*after, [&world, level = world.response().highest()] {
    if (world.response().highest() == level) world.response().stand_down();
  });
}

}  // namespace

ResponseLevel triggered_level(const World& world) {
  const Command& command = world.scenario().command;
  const Shaking shaking = shaking_known(world);
  const auto believed = [&](PopulationGroup group) { return world.beliefs().total(group); };
  const double dead = command.dead_per_trapped * believed(PopulationGroup::kTrapped);
  ResponseLevel level = ResponseLevel::kNone;
  for (const LevelTriggers& row : command.response.levels) {
    const bool any = reached(row.magnitude, shaking.magnitude) || reached(row.intensity, shaking.intensity) ||
                     reached(row.dead, dead) || reached(row.affected, believed(PopulationGroup::kAffected)) ||
                     reached(row.displaced, believed(PopulationGroup::kDisplaced)) ||
                     reached(row.injured, believed(PopulationGroup::kInjured));
    if (any) level = std::max(level, row.level);
  }
  return level;
}

void review_response(World& world) {
  ResponseState& response = world.response();
  if (!response.has_levels() || response.highest() == ResponseLevel::kOne) return;
  if (world.simulation().now() < world.activated()) return;
  const ResponseLevel level = triggered_level(world);
  if (level <= response.highest()) return;
  response.raise(level, world.simulation().now());
  schedule_stand_down(world);
  ask_for_approvals(world);
}

void start_response(World& world) {
  if (!world.response().governs(PlanAction::kTeam)) send_teams(world);
  if (!world.response().governs(PlanAction::kAid)) {
    for (std::size_t index = 0; index < world.scenario().aid.size(); ++index) announce_aid(world, index);
  }
  world.response().decision_due = true;  // the first decision follows at once
  review_response(world);
  world.response().decision_due = false;
}

}  // namespace surge::models
