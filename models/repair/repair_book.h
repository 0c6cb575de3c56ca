// SPDX-License-Identifier: Apache-2.0
// Where the broken links are, what each is worth, and which teams are on their way to it.
#pragma once

#include <optional>
#include <vector>

#include "models/repair/repair_policy.h"
#include "models/scenario/scenario.h"

namespace surge::models {

class World;

/// What the teams do together, and what each site is worth.
class RepairBook {
 public:
  explicit RepairBook(const Scenario& scenario);

  /// The links known to be closed by damage that a team at a place can reach, by what is known of the roads.
  std::vector<RepairSite> sites(World& world, Id<VehicleClass> vehicle, Id<Place> at);
  void assign(Id<Link> link, double crews) { assigned_[link] += crews; }
  void release(Id<Link> link, double crews) { assigned_[link] -= crews; }
  /// The plan now names the link, after those it named before.
  void put_in_plan(Id<Link> link);

 private:
  PerRow<Link, double> population_cut_off(World& world) const;

  const Scenario& scenario_;
  PerRow<Link, double> assigned_;            ///< crews at work or on their way
  PerRow<Link, std::size_t> plan_position_;  ///< number of links where the plan does not name it
  std::size_t planned_ = 0;
};

}  // namespace surge::models
