// SPDX-License-Identifier: Apache-2.0
// A catalogue of policies of one kind: a plain table of descriptions and factories.
#pragma once

#include <memory>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

#include "models/catalogue/component.h"

namespace surge::models {

template <class Interface>
struct PolicyEntry {
  ComponentDescription (*description)();
  std::unique_ptr<const Interface> (*make)(const ComponentSpec&);
};

/// The line of a catalogue for a policy with `static description()` and a constructor from its spec.
template <class Interface, class Policy>
constexpr PolicyEntry<Interface> policy_entry() {
  return {&Policy::description, [](const ComponentSpec& spec) -> std::unique_ptr<const Interface> {
            return std::make_unique<Policy>(spec);
          }};
}

template <class Interface>
std::vector<ComponentDescription> descriptions_of(std::span<const PolicyEntry<Interface>> catalogue) {
  std::vector<ComponentDescription> descriptions;
  for (const auto& policy : catalogue) descriptions.push_back(policy.description());
  return descriptions;
}

/// Throws std::invalid_argument for an unknown kind.
template <class Interface>
std::unique_ptr<const Interface> make_policy(std::span<const PolicyEntry<Interface>> catalogue,
                                             const ComponentSpec& spec, const std::string& what) {
  for (const auto& policy : catalogue) {
    if (policy.description().kind == spec.kind) return policy.make(spec);
  }
  throw std::invalid_argument("unknown " + what + ": " + spec.kind);
}

}  // namespace surge::models
