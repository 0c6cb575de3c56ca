// SPDX-License-Identifier: Apache-2.0
// The dispatch policies a scenario can name. A new policy: one source file, one line here.
#include "models/catalogue/catalogues.h"
#include "models/command/nearest_first.h"
#include "models/command/policy_catalogue.h"
#include "models/command/proportional.h"

namespace surge::models {
namespace {

constexpr PolicyEntry<DispatchPolicy> kDispatchPolicies[] = {
    policy_entry<DispatchPolicy, NearestFirst>(),
    policy_entry<DispatchPolicy, Proportional>(),
};

}  // namespace

std::vector<ComponentDescription> dispatch_policy_catalogue() {
  return descriptions_of<DispatchPolicy>(kDispatchPolicies);
}

std::unique_ptr<const DispatchPolicy> make_dispatch_policy(const ComponentSpec& spec) {
  return make_policy<DispatchPolicy>(kDispatchPolicies, spec, "dispatch policy");
}

}  // namespace surge::models
