// SPDX-License-Identifier: Apache-2.0
// Evacuation policy: the gravest to specialised centres, the others to general hospitals.
#pragma once

#include "models/medical/evacuation_policy.h"

namespace surge::models {

/// Immediate cases go to the nearest specialised centre with a free bed within a travel time; delayed ones
/// keep out of them while another bed is free. Otherwise the nearest free bed.
class SpecialisedFirst final : public EvacuationPolicy {
 public:
  static ComponentDescription description() {
    return {"specialised_first",
            "Immediate cases go to specialised centres, delayed ones elsewhere, while beds there are free.",
            {{"within",
              ParameterType::kNumber,
              "longest way of immediate cases to a centre (assumed)",
              Dimension::kTime,
              0,
              3.2e6,
              {},
              6 * 3600.0}}};
  }
  explicit SpecialisedFirst(const ComponentSpec& spec)
      : within_(sim::duration_from_seconds(spec.number("within"))) {}

  std::optional<std::size_t> choose(std::span<const Destination> destinations,
                                    TriageClass triage) const override {
    const bool grave = triage == TriageClass::kImmediate;
    const auto suits = [&](const Destination& destination) {
      const bool centre = destination.kind == HospitalKind::kSpecialised;
      return grave ? centre && destination.travel_time <= within_ : !centre;
    };
    if (const auto found = nearest_free_bed(destinations, suits)) return found;
    return nearest_free_bed(destinations, [](const Destination&) { return true; });
  }

 private:
  sim::Duration within_;
};

}  // namespace surge::models
