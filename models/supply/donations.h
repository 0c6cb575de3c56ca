// SPDX-License-Identifier: Apache-2.0
// Donations arrive unasked and mixed. They take a dock and room, wait for people who sort them, and only then
// are goods; a part is of no use.
#pragma once

#include <memory>
#include <vector>

#include "models/scenario/scenario.h"
#include "sim/process.h"
#include "sim/resource.h"

namespace surge::models {

class World;

class Donations {
 public:
  Donations(sim::Simulation& simulation, const Scenario& scenario);

  /// The people who sort at a collection point: one pile at a time.
  sim::Resource& sorters(Id<Depot> depot) { return *sorters_[depot]; }
  const CollectionPoint& point(Id<Depot> depot) const;

  /// Totals since the start of the run [m3]; unsorted: unloaded and waiting.
  double arrived_m3 = 0;
  double unsorted_m3 = 0;
  double useless_m3 = 0;

 private:
  const Scenario& scenario_;
  PerRow<Depot, std::unique_ptr<sim::Resource>> sorters_;  ///< null where nobody sorts
};

/// Consignments of one stream, a Poisson process of rate r exp(-t / fading) while it lasts.
sim::Process donation_stream(World& world, std::size_t stream);

}  // namespace surge::models
