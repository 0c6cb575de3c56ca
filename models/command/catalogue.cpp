// SPDX-License-Identifier: Apache-2.0
// The dispatch policies a scenario can name. A new policy: one source file, one line here.
#include <stdexcept>

#include "models/catalogue/catalogues.h"
#include "models/command/nearest_first.h"
#include "models/command/proportional.h"

namespace surge::models {
namespace {

struct Entry {
  ComponentDescription (*description)();
  std::unique_ptr<const DispatchPolicy> (*make)(const ComponentSpec&);
};

template <class Policy>
constexpr Entry entry() {
  return {&Policy::description, [](const ComponentSpec& spec) -> std::unique_ptr<const DispatchPolicy> {
            return std::make_unique<Policy>(spec);
          }};
}

constexpr Entry kPolicies[] = {
    entry<NearestFirst>(),
    entry<Proportional>(),
};

}  // namespace

std::vector<ComponentDescription> dispatch_policy_catalogue() {
  std::vector<ComponentDescription> descriptions;
  for (const Entry& policy : kPolicies) descriptions.push_back(policy.description());
  return descriptions;
}

std::unique_ptr<const DispatchPolicy> make_dispatch_policy(const ComponentSpec& spec) {
  for (const Entry& policy : kPolicies) {
    if (policy.description().kind == spec.kind) return policy.make(spec);
  }
  throw std::invalid_argument("unknown dispatch policy: " + spec.kind);
}

}  // namespace surge::models
