// SPDX-License-Identifier: Apache-2.0
// Evacuation policy: people stay with the hospitals of their county, even in a queue.
#pragma once

#include "models/medical/evacuation_policy.h"

namespace surge::models {

/// Elsewhere only from counties without an open hospital, or when its queue is as long as the limit.
class KeepLocal final : public EvacuationPolicy {
 public:
  static ComponentDescription description() {
    return {"keep_local",
            "The hospitals of the county, in their queues if need be; elsewhere only beyond a limit.",
            {{"queue_limit",
              ParameterType::kNumber,
              "people in the queue for each bed from which they go elsewhere (assumed)",
              Dimension::kNone,
              0,
              100,
              {},
              1.0}}};
  }
  explicit KeepLocal(const ComponentSpec& spec) : queue_limit_(spec.number("queue_limit")) {}

  std::optional<std::size_t> choose(std::span<const Destination> destinations, TriageClass) const override {
    const auto local = [&](const Destination& destination) {
      return destination.nearness == Nearness::kSameCounty &&
             destination.taken < destination.beds * (1 + queue_limit_);
    };
    const auto crowding = [](const Destination& destination) { return destination.taken / destination.beds; };
    if (const auto found = best_destination(destinations, local, crowding)) return found;
    return nearest_free_bed(destinations, [](const Destination&) { return true; });
  }
  bool local_first() const override { return true; }

 private:
  double queue_limit_;
};

}  // namespace surge::models
