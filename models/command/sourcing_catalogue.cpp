// SPDX-License-Identifier: Apache-2.0
// The sourcing policies a scenario can name; the first is the default. A new policy: one source file, one
// line here.
#include "models/catalogue/catalogues.h"
#include "models/command/as_planned.h"
#include "models/command/by_horizon.h"
#include "models/command/policy_catalogue.h"

namespace surge::models {
namespace {

constexpr PolicyEntry<SourcingPolicy> kSourcingPolicies[] = {
    policy_entry<SourcingPolicy, AsPlanned>(),
    policy_entry<SourcingPolicy, ByHorizon>(),
};

}  // namespace

std::vector<ComponentDescription> sourcing_policy_catalogue() {
  return descriptions_of<SourcingPolicy>(kSourcingPolicies);
}

std::unique_ptr<const SourcingPolicy> make_sourcing_policy(const ComponentSpec& spec) {
  return make_policy<SourcingPolicy>(kSourcingPolicies, spec, "sourcing policy");
}

}  // namespace surge::models
