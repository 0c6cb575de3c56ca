// SPDX-License-Identifier: Apache-2.0
#include "tests/validation/support/road_damage.h"

namespace surge::validation {

using models::Id;
using models::Link;

RoadDamage::RoadDamage(const Shipped& shipped, std::uint64_t replication)
    : scenario_(shipped.scenario()),
      streams_(shipped.streams(replication)),
      impacts_(shipped.impacts(replication)),
      network_(shipped.graph()),
      traffic_(simulation_, scenario_, network_),
      damage_(simulation_, scenario_, streams_, traffic_),
      ever_blocked_(scenario_.links.size()) {
  for (std::size_t i = 0; i < impacts_.size(); ++i) {
    simulation_.schedule_in(
        impacts_[i].time, [this, i] { strike(i); }, sim::kUrgent);
  }
}

void RoadDamage::strike(std::size_t impact) {
  damage_.strike(impacts_[impact], impact);
  for (const Id<Link> link : models::ids(scenario_.links)) {
    if (!open(link)) ever_blocked_[link] = 1;
  }
}

void RoadDamage::run_to(double hours) {
  simulation_.run_until(sim::kStart + sim::duration_from_hours(hours));
}

bool RoadDamage::reachable(Id<models::County> from, Id<models::County> to) {
  const auto& times = network_.times(Id<models::VehicleClass>{0}, scenario_.counties[from].seat);
  return times[scenario_.counties[to].seat.index()] != models::TransportNetwork::kUnreachable;
}

double RoadDamage::blocked_km() const {
  double km = 0;
  for (const Id<Link> link : models::ids(scenario_.links)) km += open(link) ? 0 : length_km(link);
  return km;
}

double RoadDamage::ever_blocked_km() const {
  double km = 0;
  for (const Id<Link> link : models::ids(scenario_.links)) km += ever_blocked_[link] ? length_km(link) : 0;
  return km;
}

}  // namespace surge::validation
