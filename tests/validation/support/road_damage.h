// SPDX-License-Identifier: Apache-2.0
// The roads of one replication of the whole world: what shaking closes, and crews and teams open.
#pragma once

#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

#include "tests/validation/support/shipped.h"

namespace surge::validation {

class RoadDamage {
 public:
  /// `shipped` must outlive it.
  RoadDamage(const Shipped& shipped, std::uint64_t replication);

  /// Throws std::runtime_error if the replication fails.
  void run_to(double hours);

  bool open(models::Id<models::Link> link) const { return network().open(link); }
  /// On open roads.
  bool reachable(models::Id<models::County> from, models::Id<models::County> to) const;
  /// Length of the roads that are closed now, and of those that have been until now.
  double closed_km() const { return static_cast<double>(network().closed_road_m()) / 1000; }
  double ever_closed_km() const { return static_cast<double>(network().ever_closed_road_m()) / 1000; }

  const std::vector<models::Impact>& impacts() const { return impacts_; }

 private:
  const models::TransportNetwork& network() const { return std::as_const(*world_).network(); }

  const models::Scenario& scenario_;
  std::vector<models::Impact> impacts_;
  std::unique_ptr<models::World> world_;
};

}  // namespace surge::validation
