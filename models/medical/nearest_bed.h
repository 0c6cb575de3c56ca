// SPDX-License-Identifier: Apache-2.0
// Evacuation policy: the nearest hospital with a free bed.
#pragma once

#include "models/medical/evacuation_policy.h"

namespace surge::models {

/// Where none is free, people wait at the local clinic.
class NearestBed final : public EvacuationPolicy {
 public:
  static ComponentDescription description() {
    return {"nearest_bed", "The nearest hospital with a free bed; where there is none, people wait.", {}};
  }
  explicit NearestBed(const ComponentSpec&) {}

  std::optional<std::size_t> choose(std::span<const Destination> destinations, TriageClass) const override {
    return nearest_free_bed(destinations, [](const Destination&) { return true; });
  }
  bool local_first() const override { return true; }
};

}  // namespace surge::models
