// SPDX-License-Identifier: Apache-2.0
// The sourcing policies a scenario can name; the first is the default. A new policy: one source file, one
// line here.
#include <stdexcept>

#include "models/catalogue/catalogues.h"
#include "models/command/as_planned.h"
#include "models/command/by_horizon.h"

namespace surge::models {
namespace {

struct Entry {
  ComponentDescription (*description)();
  std::unique_ptr<const SourcingPolicy> (*make)(const ComponentSpec&);
};

template <class Policy>
constexpr Entry entry() {
  return {&Policy::description, [](const ComponentSpec& spec) -> std::unique_ptr<const SourcingPolicy> {
            return std::make_unique<Policy>(spec);
          }};
}

constexpr Entry kPolicies[] = {
    entry<AsPlanned>(),
    entry<ByHorizon>(),
};

}  // namespace

std::vector<ComponentDescription> sourcing_policy_catalogue() {
  std::vector<ComponentDescription> descriptions;
  for (const Entry& policy : kPolicies) descriptions.push_back(policy.description());
  return descriptions;
}

std::unique_ptr<const SourcingPolicy> make_sourcing_policy(const ComponentSpec& spec) {
  for (const Entry& policy : kPolicies) {
    if (policy.description().kind == spec.kind) return policy.make(spec);
  }
  throw std::invalid_argument("unknown sourcing policy: " + spec.kind);
}

}  // namespace surge::models
