// SPDX-License-Identifier: Apache-2.0
#include "tests/validation/support/road_damage.h"

#include <stdexcept>

#include "models/transport/components.h"

namespace surge::validation {

using models::Id;

RoadDamage::RoadDamage(const Shipped& shipped, std::uint64_t replication)
    : scenario_(shipped.scenario()),
      impacts_(shipped.impacts(replication)),
      world_(shipped.world(replication)) {}

void RoadDamage::run_to(double hours) {
  const sim::RunOutcome outcome =
      world_->simulation().run_until(sim::kStart + sim::duration_from_hours(hours));
  if (outcome.kind == sim::RunOutcome::Kind::failed) throw std::runtime_error(outcome.what);
}

bool RoadDamage::reachable(Id<models::County> from, Id<models::County> to) const {
  models::Components joined = models::joined_by_open_roads(scenario_, network());
  return joined.root(scenario_.counties[from].seat) == joined.root(scenario_.counties[to].seat);
}

}  // namespace surge::validation
