// SPDX-License-Identifier: Apache-2.0
// The team policies a scenario can name; the first is the default. A new policy: one source file, one line
// here.
#include "models/catalogue/catalogues.h"
#include "models/command/policy_catalogue.h"
#include "models/teams/ranked_teams.h"

namespace surge::models {
namespace {

constexpr PolicyEntry<TeamPolicy> kTeamPolicies[] = {
    policy_entry<TeamPolicy, MostWorkPerTeam>(),
    policy_entry<TeamPolicy, NearestWork>(),
    policy_entry<TeamPolicy, MostSevere>(),
    policy_entry<TeamPolicy, SpreadEvenly>(),
};

}  // namespace

std::vector<ComponentDescription> team_policy_catalogue() {
  return descriptions_of<TeamPolicy>(kTeamPolicies);
}

std::unique_ptr<const TeamPolicy> make_team_policy(const ComponentSpec& spec) {
  return make_policy<TeamPolicy>(kTeamPolicies, spec, "team policy");
}

}  // namespace surge::models
