// SPDX-License-Identifier: Apache-2.0
// Legs from each hub as links are now, and the cheapest ways on from each terminal by way of others.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "models/id.h"
#include "models/scenario/scenario.h"
#include "models/transport/fixed_legs.h"
#include "models/transport/transport_network.h"

namespace surge::models {

/// Legs by kind of vehicle, looked up again only when the routes from the hub have changed.
class HubLegs {
 public:
  /// All three must outlive it.
  HubLegs(const Scenario& scenario, const FixedLegs& fixed, TransportNetwork& network);

  /// By kind, those that fly first.
  const std::vector<LegsOfKind>& from(Id<Hub> hub) { return brought_up_to_date(hub).legs; }
  /// Equal values mean equal legs; > 0.
  std::size_t version(Id<Hub> hub) { return brought_up_to_date(hub).version; }

 private:
  struct Entry {
    std::vector<LegsOfKind> legs;
    std::vector<std::size_t> seen;  ///< by surface class: version of its times
    std::optional<std::size_t> epoch;
    std::size_t version = 0;
  };
  Entry& brought_up_to_date(Id<Hub> hub);
  void look_up(Id<Hub> hub, Entry& entry);

  const Scenario& scenario_;
  const FixedLegs& fixed_;
  TransportNetwork& network_;
  PerRow<Hub, Entry> entries_;
};

/// Bellman's equation over the terminals: min over exits u of (way from t to u) + (leg from u to the county).
/// The ways between terminals are closed by Floyd and Warshall's algorithm when a leg between two of them
/// changes. Then a county is solved again only where a leg to it has changed, or the way to its exit has
/// become dearer; a way to another exit that has become cheaper is compared with what is known.
class OnwardWays {
 public:
  /// All four must outlive it.
  OnwardWays(const Scenario& scenario, const FixedLegs& fixed, TransportNetwork& network, HubLegs& legs);

  void bring_up_to_date();
  /// Equal values mean equal ways. Both as of the last bring_up_to_date().
  std::size_t version() const { return version_; }
  const LegCost& way(Id<Terminal> terminal, Id<County> county) const {
    return ways_[terminal.index() * counties_ + county.index()];
  }

 private:
  LegCost& direct(std::size_t terminal, std::size_t county) { return direct_[terminal * counties_ + county]; }
  bool take_over(Id<Terminal> terminal, std::vector<char>& changed);
  void close();
  void compare_exits(std::size_t terminal);
  void solve(std::size_t terminal, std::size_t county);

  const Scenario& scenario_;
  const FixedLegs& fixed_;
  TransportNetwork& network_;
  HubLegs& legs_;
  std::size_t counties_;
  std::size_t terminals_;
  std::optional<std::size_t> epoch_;
  std::size_t version_ = 0;
  PerRow<Terminal, std::size_t> seen_;  ///< version of the terminal's legs
  std::vector<LegCost> between_;        ///< [terminal * terminals + terminal], one leg
  std::vector<LegCost> closure_;        ///< likewise, any number of legs
  std::vector<LegCost> former_;         ///< closure_ before its last change
  std::vector<LegCost> direct_;         ///< [terminal * counties + county], one leg
  std::vector<LegCost> ways_;           ///< likewise, any number of legs
  std::vector<char> at_seat_;           ///< likewise: the terminal is at the county's seat
  std::vector<std::uint32_t> exits_;    ///< likewise: the last terminal of the way; the first itself if none
};

}  // namespace surge::models
