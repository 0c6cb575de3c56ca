// SPDX-License-Identifier: Apache-2.0
// The dispatch policies a scenario can name. A new policy: one source file, one line here.
#include "models/catalogue/catalogues.h"
#include "models/command/inner_policy.h"
#include "models/command/keep_a_reserve.h"
#include "models/command/min_cost_flow.h"
#include "models/command/nearest_first.h"
#include "models/command/policy_catalogue.h"
#include "models/command/proportional.h"
#include "models/command/severity_priority.h"
#include "models/command/stock_ahead.h"
#include "models/command/worst_off_first.h"

namespace surge::models {
namespace {

constexpr PolicyEntry<DispatchPolicy> kPlainPolicies[] = {
    policy_entry<DispatchPolicy, NearestFirst>(),     policy_entry<DispatchPolicy, Proportional>(),
    policy_entry<DispatchPolicy, SeverityPriority>(), policy_entry<DispatchPolicy, WorstOffFirst>(),
    policy_entry<DispatchPolicy, MinCostFlow>(),
};

/// These ask one of the above.
constexpr PolicyEntry<DispatchPolicy> kOuterPolicies[] = {
    policy_entry<DispatchPolicy, KeepAReserve>(),
    policy_entry<DispatchPolicy, StockAhead>(),
};

}  // namespace

std::vector<ComponentDescription> dispatch_policy_catalogue() {
  std::vector<ComponentDescription> all = descriptions_of<DispatchPolicy>(kPlainPolicies);
  for (const auto& policy : kOuterPolicies) all.push_back(policy.description());
  return all;
}

std::unique_ptr<const DispatchPolicy> make_dispatch_policy(const ComponentSpec& spec) {
  for (const auto& policy : kOuterPolicies) {
    if (policy.description().kind == spec.kind) return policy.make(spec);
  }
  return make_policy<DispatchPolicy>(kPlainPolicies, spec, "dispatch policy");
}

std::vector<std::string> plain_dispatch_kinds() {
  std::vector<std::string> kinds;
  for (const auto& policy : kPlainPolicies) kinds.push_back(policy.description().kind);
  return kinds;
}

std::unique_ptr<const DispatchPolicy> make_plain_dispatch_policy(const std::string& kind) {
  for (const auto& policy : kPlainPolicies) {
    if (policy.description().kind == kind) return policy.make(default_spec(policy.description()));
  }
  throw std::invalid_argument("unknown dispatch policy: " + kind);
}

ParameterDeclaration inner_policy_parameter() {
  return {.name = "policy",
          .type = ParameterType::kText,
          .description = "The policy that allots what is left to decide, with its default parameters.",
          .choices = plain_dispatch_kinds(),
          .default_value = std::string("nearest_first")};
}

}  // namespace surge::models
