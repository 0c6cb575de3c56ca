// SPDX-License-Identifier: Apache-2.0
// The road graph with the present state of its links, and fastest routes on it.
#pragma once

#include <limits>
#include <memory>
#include <vector>

#include "models/id.h"
#include "models/scenario/scenario.h"
#include "sim/time.h"

namespace surge::models {

enum class LinkState { kOpen, kBlocked };

/// Links in driving order, and what they add up to for a vehicle class.
struct Path {
  std::vector<Id<Link>> links;
  sim::Duration time{};
  double length_m = 0;
  Id<Place> end;
};

/// The links' ends, lengths and undamaged travel times: the part of the network that no replication changes.
class RoadGraph {
 public:
  explicit RoadGraph(const Scenario& scenario);
  ~RoadGraph();
  RoadGraph(RoadGraph&&) noexcept;

  std::size_t place_count() const;
  std::size_t vehicle_class_count() const { return travel_times_.size(); }
  std::size_t link_count() const { return links_.size(); }
  const Link& link(Id<Link> link) const { return links_[link]; }
  /// Keys the link's random streams.
  std::uint64_t entity(Id<Link> link) const { return entities_[link]; }
  /// Time of a vehicle class on an open link, > 0.
  sim::Duration travel_time(Id<VehicleClass> vehicle, Id<Link> link) const {
    return travel_times_[vehicle][link];
  }
  double length_m(Id<Link> link) const { return links_[link].length_m; }
  /// The end of the link that is not `place`.
  Id<Place> other_end(Id<Link> link, Id<Place> place) const {
    const Link& ends = links_[link];
    return ends.from == place ? ends.to : ends.from;
  }
  /// Precondition: the links follow on each other from `start`.
  Path path(Id<VehicleClass> vehicle, Id<Place> start, std::vector<Id<Link>> links) const;

  struct Implementation;
  const Implementation& implementation() const { return *implementation_; }

 private:
  Table<Link> links_;
  PerRow<Link, std::uint64_t> entities_;
  PerRow<VehicleClass, PerRow<Link, sim::Duration>> travel_times_;
  std::unique_ptr<Implementation> implementation_;
};

class FastestTree;

/// Link states of one replication, and trees of fastest routes that are searched again only where a change
/// touches them.
class RoadNetwork {
 public:
  static constexpr sim::Duration kUnreachable = sim::Duration::max();

  explicit RoadNetwork(const RoadGraph& graph);
  ~RoadNetwork();

  const RoadGraph& graph() const { return graph_; }
  LinkState state(Id<Link> link) const { return states_[link]; }
  bool open(Id<Link> link) const { return states_[link] == LinkState::kOpen; }
  void set_state(Id<Link> link, LinkState state);
  std::size_t blocked_count() const { return blocked_count_; }

  /// Counts changes of link states; equal values mean equal travel times.
  std::size_t epoch() const { return changes_.size(); }

  /// Fastest travel times of the class between `root` and every place, indexed by place; kUnreachable where
  /// no open road leads. Links are undirected, so times hold both ways. Valid until the next set_state.
  const std::vector<sim::Duration>& times_from(Id<VehicleClass> vehicle, Id<Place> root);

  /// The fastest route, from the tree rooted at `root`, which must be one of the ends; null if unreachable
  /// now. Shared by all who drive it.
  std::shared_ptr<const Path> route(Id<VehicleClass> vehicle, Id<Place> root, Id<Place> from, Id<Place> to);

  /// Number of full and of partial searches so far; for measurement.
  std::size_t full_searches() const { return full_searches_; }
  std::size_t partial_searches() const { return partial_searches_; }

 private:
  struct Tree;
  Tree& current_tree(Id<VehicleClass> vehicle, Id<Place> root);

  const RoadGraph& graph_;
  PerRow<Link, LinkState> states_;
  std::vector<Id<Link>> changes_;  ///< every link whose state changed, in order
  std::size_t blocked_count_ = 0;
  std::vector<std::unique_ptr<Tree>> trees_;  ///< [vehicle * places + root]
  std::size_t full_searches_ = 0;
  std::size_t partial_searches_ = 0;
};

}  // namespace surge::models
