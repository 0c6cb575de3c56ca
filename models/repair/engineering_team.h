// SPDX-License-Identifier: Apache-2.0
// Engineering teams: where the broken links are, who goes to which, and the work there.
#pragma once

#include <optional>
#include <vector>

#include "models/repair/repair_policy.h"
#include "models/scenario/scenario.h"
#include "sim/process.h"

namespace surge::models {

class World;

/// What the teams do together, and what each site is worth.
class RepairBook {
 public:
  explicit RepairBook(const Scenario& scenario);

  /// The links closed by damage that a team at a place can reach now.
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

/// Mobilises, then goes from site to site as the policy says, and works at each until it is passable.
sim::Process engineering_team(World& world, std::size_t team);

}  // namespace surge::models
