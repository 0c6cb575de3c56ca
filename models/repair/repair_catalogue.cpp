// SPDX-License-Identifier: Apache-2.0
// The repair policies a scenario can name; the first is the default. A new policy: one source file, one line
// here.
#include "models/catalogue/catalogues.h"
#include "models/command/policy_catalogue.h"
#include "models/repair/ranked_repair.h"

namespace surge::models {
namespace {

constexpr PolicyEntry<RepairPolicy> kRepairPolicies[] = {
    policy_entry<RepairPolicy, PopulationCutOff>(),
    policy_entry<RepairPolicy, Betweenness>(),
    policy_entry<RepairPolicy, PlanOrder>(),
    policy_entry<RepairPolicy, SoonestPassable>(),
};

}  // namespace

std::vector<ComponentDescription> repair_policy_catalogue() {
  return descriptions_of<RepairPolicy>(kRepairPolicies);
}

std::unique_ptr<const RepairPolicy> make_repair_policy(const ComponentSpec& spec) {
  return make_policy<RepairPolicy>(kRepairPolicies, spec, "repair policy");
}

}  // namespace surge::models
