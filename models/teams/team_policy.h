// SPDX-License-Identifier: Apache-2.0
// The interface of team policies: where a team goes next. Engineering teams have policies of their own
// (models/repair).
#pragma once

#include <memory>
#include <optional>
#include <span>

#include "models/catalogue/component.h"
#include "models/id.h"
#include "models/scenario/scenario.h"
#include "sim/time.h"

namespace surge::models {

/// A place where command believes there is work for the team, and which it can reach. For logistics teams
/// these are depots.
struct TeamSite {
  Id<County> county{};               ///< whose seat it is
  std::optional<Id<Depot>> depot{};  ///< logistics only
  Id<Place> place{};
  sim::Duration travel_time{};  ///< of the team, now; zero where it is
  double work = 0;              ///< persons believed trapped, injured or exposed; m3 that wait for docks; > 0
  double population = 0;        ///< of the county, persons
  double teams_there = 0;       ///< of the kind, at work or on their way, without this one [standard teams]
  bool here = false;            ///< the team is there
};

/// A team policy. Stateless and shared by threads: all it knows is in the sites.
class TeamPolicy {
 public:
  virtual ~TeamPolicy() = default;
  /// Position of the site the team goes to, or stays at; none: it has nothing to do. `work_rate`: the team's,
  /// in standard teams. Sites are in the order in which command learned of them.
  virtual std::optional<std::size_t> choose(std::span<const TeamSite> sites, double work_rate) const = 0;
};

/// Throws std::invalid_argument for an unknown kind.
std::unique_ptr<const TeamPolicy> make_team_policy(const ComponentSpec& spec);

}  // namespace surge::models
