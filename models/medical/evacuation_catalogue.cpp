// SPDX-License-Identifier: Apache-2.0
// The evacuation policies a scenario can name; the first is the default. A new policy: one source file, one
// line here.
#include "models/catalogue/catalogues.h"
#include "models/command/policy_catalogue.h"
#include "models/medical/keep_local.h"
#include "models/medical/least_crowded.h"
#include "models/medical/nearest_bed.h"
#include "models/medical/specialised_first.h"

namespace surge::models {
namespace {

constexpr PolicyEntry<EvacuationPolicy> kEvacuationPolicies[] = {
    policy_entry<EvacuationPolicy, NearestBed>(),
    policy_entry<EvacuationPolicy, LeastCrowded>(),
    policy_entry<EvacuationPolicy, SpecialisedFirst>(),
    policy_entry<EvacuationPolicy, KeepLocal>(),
};

}  // namespace

std::vector<ComponentDescription> evacuation_policy_catalogue() {
  return descriptions_of<EvacuationPolicy>(kEvacuationPolicies);
}

std::unique_ptr<const EvacuationPolicy> make_evacuation_policy(const ComponentSpec& spec) {
  return make_policy<EvacuationPolicy>(kEvacuationPolicies, spec, "evacuation policy");
}

}  // namespace surge::models
