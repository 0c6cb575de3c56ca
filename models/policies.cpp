// SPDX-License-Identifier: Apache-2.0
#include "models/policies.h"

#include "models/command/dispatch_policy.h"
#include "models/command/sourcing_policy.h"
#include "models/medical/evacuation_policy.h"
#include "models/repair/repair_policy.h"
#include "models/teams/team_policy.h"

namespace surge::models {

PolicySet::PolicySet(const Scenario& scenario)
    : dispatch_(make_dispatch_policy(scenario.command.dispatch)),
      sourcing_(make_sourcing_policy(scenario.command.sourcing)),
      repair_(make_repair_policy(scenario.link_damage.repair)),
      teams_(make_team_policy(scenario.team_rules.policy)),
      evacuation_(make_evacuation_policy(scenario.medical.rules.evacuation)) {}
PolicySet::~PolicySet() = default;
PolicySet::PolicySet(PolicySet&&) noexcept = default;

}  // namespace surge::models
