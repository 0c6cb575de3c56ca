// SPDX-License-Identifier: Apache-2.0
// Fastest routes from one place to all others, kept up to date while links close and open.
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "models/id.h"
#include "models/transport/road_network.h"
#include "sim/time.h"

namespace surge::models {

class FastestTree {
 public:
  /// Searches the whole graph by Dijkstra's algorithm.
  FastestTree(const RoadGraph& graph, const PerRow<Link, LinkState>& states, Id<VehicleClass> vehicle,
              Id<Place> root);

  /// Brings the tree up to date with `states`, which differ from those it last saw in `changed` links (a link
  /// may be named several times). Searches only below links that closed and beyond links that opened, after
  /// Ramalingam and Reps (1996), J. Algorithms 21:267-305. True if anything had to
  /// be searched.
  bool update(const PerRow<Link, LinkState>& states, std::span<const Id<Link>> changed);

  /// By place; RoadNetwork::kUnreachable where no open road leads.
  const std::vector<sim::Duration>& times() const { return times_; }
  bool reaches(Id<Place> place) const { return times_[place.index()] != RoadNetwork::kUnreachable; }
  /// Links from `leaf` up to the root. Precondition: reaches(leaf).
  std::vector<Id<Link>> links_to_root(Id<Place> leaf) const;

 private:
  class Frontier;
  static constexpr std::uint32_t kNoLink = std::numeric_limits<std::uint32_t>::max();

  std::vector<std::uint32_t> below_closed_links(const PerRow<Link, LinkState>& states,
                                                std::span<const Id<Link>> changed) const;
  void choose_links(const std::vector<std::uint32_t>& parents, const PerRow<Link, LinkState>& states);

  const RoadGraph* graph_;
  Id<VehicleClass> vehicle_;
  Id<Place> root_;
  std::vector<sim::Duration> times_;
  std::vector<std::uint32_t> link_to_parent_;  ///< by place; kNoLink at the root and where unreachable
};

}  // namespace surge::models
