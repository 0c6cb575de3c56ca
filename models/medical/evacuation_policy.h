// SPDX-License-Identifier: Apache-2.0
// The interface of evacuation policies: to which hospital people who need a bed are brought.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "models/catalogue/component.h"
#include "models/id.h"
#include "models/scenario/medical.h"
#include "sim/time.h"

namespace surge::models {

enum class Nearness { kSameCounty, kElsewhere };

/// A hospital that is open, takes the class and can be reached now; elsewhere only with a free bed.
struct Destination {
  Id<Hospital> hospital;
  HospitalKind kind = HospitalKind::kGeneral;
  Nearness nearness = Nearness::kElsewhere;
  sim::Duration travel_time{};  ///< by road, or by helicopter where no road leads
  double beds = 0;              ///< that can be used now, > 0
  double taken = 0;             ///< persons in bed, in the queue and under way there, >= 0

  double free_beds() const { return beds - taken; }
};

/// An evacuation policy. Stateless and shared by threads: all it knows is in the destinations.
class EvacuationPolicy {
 public:
  virtual ~EvacuationPolicy() = default;
  /// Position of the hospital to which people of the class go next; none: they wait where they are. It is
  /// asked again when that hospital's free beds are spoken for.
  virtual std::optional<std::size_t> choose(std::span<const Destination> destinations,
                                            TriageClass triage) const = 0;
  /// Whether it never looks elsewhere while a hospital of the county has a free bed: then only those of the
  /// county are offered, and no ways need to be searched.
  virtual bool local_first() const { return false; }
};

/// Throws std::invalid_argument for an unknown kind.
std::unique_ptr<const EvacuationPolicy> make_evacuation_policy(const ComponentSpec& spec);

/// The destination among those that `wanted` accepts with the smallest key; of equals the first.
template <class Wanted, class Key>
std::optional<std::size_t> best_destination(std::span<const Destination> destinations, Wanted&& wanted,
                                            Key&& key) {
  std::optional<std::size_t> best;
  for (std::size_t i = 0; i < destinations.size(); ++i) {
    if (!wanted(destinations[i])) continue;
    if (!best || key(destinations[i]) < key(destinations[*best])) best = i;
  }
  return best;
}

/// Shortest way to a free bed.
template <class Wanted>
std::optional<std::size_t> nearest_free_bed(std::span<const Destination> destinations, Wanted&& wanted) {
  return best_destination(
      destinations,
      [&](const Destination& destination) { return destination.free_beds() >= 1 && wanted(destination); },
      [](const Destination& destination) { return destination.travel_time; });
}

}  // namespace surge::models
