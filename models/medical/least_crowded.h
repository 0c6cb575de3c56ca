// SPDX-License-Identifier: Apache-2.0
// Evacuation policy: the emptiest hospital within reach.
#pragma once

#include <tuple>

#include "models/medical/evacuation_policy.h"

namespace surge::models {

/// Spreads people over the hospitals within a travel time; beyond it the nearest free bed.
class LeastCrowded final : public EvacuationPolicy {
 public:
  static ComponentDescription description() {
    return {"least_crowded",
            "The hospital within a travel time whose beds are taken least; beyond that the nearest free bed.",
            {{"within",
              ParameterType::kNumber,
              "travel time of hospitals considered first (assumed)",
              Dimension::kTime,
              0,
              3.2e6,
              {},
              4 * 3600.0}}};
  }
  explicit LeastCrowded(const ComponentSpec& spec)
      : within_(sim::duration_from_seconds(spec.number("within"))) {}

  std::optional<std::size_t> choose(std::span<const Destination> destinations, TriageClass) const override {
    const auto within = [&](const Destination& destination) {
      return destination.free_beds() >= 1 && destination.travel_time <= within_;
    };
    const auto crowding = [](const Destination& destination) {
      return std::tuple(destination.taken / destination.beds, destination.travel_time);
    };
    if (const auto found = best_destination(destinations, within, crowding)) return found;
    return nearest_free_bed(destinations, [](const Destination&) { return true; });
  }

 private:
  sim::Duration within_;
};

}  // namespace surge::models
