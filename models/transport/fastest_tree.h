// SPDX-License-Identifier: Apache-2.0
// Fastest routes between one place and all others, kept up to date while links close, open, slow down and
// speed up.
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "models/id.h"
#include "models/transport/transport_network.h"
#include "sim/time.h"

namespace surge::models {

class FastestTree {
 public:
  /// Searches the whole graph by Dijkstra's algorithm.
  FastestTree(const TransportNetwork& network, Id<VehicleClass> vehicle, Id<Place> root,
              TreeDirection direction);

  /// Brings the tree up to date with the network, whose conditions differ from those it last saw in `changed`
  /// links (a link may be named several times). Searches only below links that became slower and beyond links
  /// that became faster, after Ramalingam and Reps (1996), J. Algorithms 21:267-305. True if anything had to
  /// be searched.
  bool update(const TransportNetwork& network, std::span<const Id<Link>> changed);

  /// By place; TransportNetwork::kUnreachable where no route leads.
  const std::vector<sim::Duration>& times() const { return times_; }
  bool reaches(Id<Place> place) const { return times_[place.index()] != TransportNetwork::kUnreachable; }
  /// Links from `leaf` up to the root. Precondition: reaches(leaf).
  std::vector<Id<Link>> links_to_root(Id<Place> leaf) const;

 private:
  class Frontier;
  static constexpr std::uint32_t kNoLink = std::numeric_limits<std::uint32_t>::max();

  /// Time to pass the link away from the root, from its end `at` to the other; kUnreachable if impossible.
  sim::Duration time_from(const TransportNetwork& network, std::uint32_t link, LinkEnd at) const;
  std::vector<std::uint32_t> below_slower_links(const TransportNetwork& network,
                                                std::span<const Id<Link>> changed) const;
  void choose_links(const TransportNetwork& network, const std::vector<std::uint32_t>& parents);

  const TransportGraph* graph_;
  Id<VehicleClass> vehicle_;
  Id<Place> root_;
  TreeDirection direction_;
  std::vector<sim::Duration> times_;
  std::vector<std::uint32_t> link_to_parent_;  ///< by place; kNoLink at the root and where unreachable
};

}  // namespace surge::models
