// SPDX-License-Identifier: Apache-2.0
#include "models/command/response_state.h"

#include <utility>

namespace surge::models {
namespace {

/// Rows of the table an action is about.
std::size_t target_count(const Scenario& scenario, PlanAction action) {
  switch (action) {
    case PlanAction::kRelease:
    case PlanAction::kSend:
      return scenario.depots.size();
    case PlanAction::kConvert:
      return scenario.conversions.size();
    case PlanAction::kAgreement:
      return scenario.agreements.size();
    case PlanAction::kMarket:
      return scenario.markets.size();
    case PlanAction::kAid:
      return scenario.aid.size();
    case PlanAction::kTeam:
      return scenario.teams.size();
    case PlanAction::kLinks:
      return scenario.links.size();
  }
  return 0;
}

}  // namespace

ResponseState::ResponseState(const Scenario& scenario)
    : scenario_(scenario),
      asked_(scenario.command.response.plan.size(), kNever),
      approved_(scenario.command.response.plan.size(), kNever) {
  reached_.fill(kNever);
  if (!has_levels()) return;
  for (const PlanRow& row : scenario.command.response.plan) {
    targets_[index(row.action)].assign(target_count(scenario, row.action), Use::kNot);
  }
}

void ResponseState::raise(ResponseLevel level, sim::Time now) {
  level_ = level;
  highest_ = level;
  for (std::size_t position = 0; position <= position_of(level); ++position) {
    if (reached_[position] == kNever) reached_[position] = now;
  }
}

void ResponseState::ask(std::size_t row, sim::Time now) {
  asked_[row] = now;
  const PlanRow& plan = scenario_.command.response.plan[row];
  for (const std::size_t target : plan.targets) {
    Use& use = targets_[index(plan.action)][target];
    if (use == Use::kNot) use = Use::kAsked;
  }
}

std::vector<std::size_t> ResponseState::approve(std::size_t row, sim::Time now) {
  approved_[row] = now;
  const PlanRow& plan = scenario_.command.response.plan[row];
  std::vector<std::size_t> added;
  for (const std::size_t target : plan.targets) {
    if (std::exchange(targets_[index(plan.action)][target], Use::kApproved) == Use::kApproved) continue;
    added.push_back(target);
    if (plan.action == PlanAction::kConvert) new_conversions_.emplace_back(target);
  }
  return added;
}

std::vector<Id<Conversion>> ResponseState::take_new_conversions() {
  return std::exchange(new_conversions_, {});
}

}  // namespace surge::models
