// SPDX-License-Identifier: Apache-2.0
// The interface of repair policies: where an engineering team goes next.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "models/catalogue/component.h"
#include "models/id.h"
#include "models/scenario/scenario.h"
#include "sim/time.h"

namespace surge::models {

/// A link that is closed by damage and that the team can reach.
struct RepairSite {
  Id<Link> link;
  sim::Duration travel_time{};  ///< of the team to the nearer end
  double work_s = 0;            ///< until passable, as it seems now [crew-seconds], > 0
  double crews_there = 0;       ///< of other teams, at work or on their way
  double population_cut_off =
      0;                   ///< persons without a road to any depot who would have one if this link were open
  double betweenness = 0;  ///< persons whose undamaged fastest road from their nearest depots leads over it
  std::size_t plan_position = 0;  ///< in the plan's list of links; its length if it is not there
  Id<Place> end{};                ///< of the link: that which the team reaches first
};

/// A repair policy. Stateless and shared by threads: all it knows is in the sites.
class RepairPolicy {
 public:
  virtual ~RepairPolicy() = default;
  /// Position of the site the team goes to; none: it waits until something changes. `crews` are the team's.
  virtual std::optional<std::size_t> choose(std::span<const RepairSite> sites, double crews) const = 0;
};

/// Throws std::invalid_argument for an unknown kind.
std::unique_ptr<const RepairPolicy> make_repair_policy(const ComponentSpec& spec);

}  // namespace surge::models
