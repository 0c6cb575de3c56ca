// SPDX-License-Identifier: Apache-2.0
// The roads of one replication alone: what shaking closes and repair opens, with nothing driving on them.
#pragma once

#include <cstdint>
#include <vector>

#include "models/repair/link_works.h"
#include "tests/validation/support/shipped.h"

namespace surge::validation {

class RoadDamage {
 public:
  /// `shipped` must outlive it.
  RoadDamage(const Shipped& shipped, std::uint64_t replication);
  RoadDamage(const RoadDamage&) = delete;
  RoadDamage& operator=(const RoadDamage&) = delete;

  void run_to(double hours);

  bool open(models::Id<models::Link> link) const { return network_.open(link); }
  /// By trucks of the first class on open links.
  bool reachable(models::Id<models::County> from, models::Id<models::County> to);
  /// Length of the links that are blocked now, and of those that have been until now [km].
  double blocked_km() const;
  double ever_blocked_km() const;

  const std::vector<models::Impact>& impacts() const { return impacts_; }

 private:
  void strike(std::size_t impact);
  double length_km(models::Id<models::Link> link) const { return scenario_.links[link].length_m / 1000; }

  const models::Scenario& scenario_;
  sim::StreamSource streams_;
  std::vector<models::Impact> impacts_;
  sim::Simulation simulation_;
  models::TransportNetwork network_;
  models::Traffic traffic_;
  models::LinkWorks damage_;
  models::PerRow<models::Link, char> ever_blocked_;
};

}  // namespace surge::validation
