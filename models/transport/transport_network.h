// SPDX-License-Identifier: Apache-2.0
// The graph of roads, railways and waterways with the present condition of its links, and fastest routes on
// it.
#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <span>
#include <vector>

#include "models/id.h"
#include "models/routing/network.h"
#include "models/scenario/scenario.h"
#include "sim/contract.h"
#include "sim/time.h"

namespace surge::models {

/// What is left of a link. Closed: speed_share 0.
struct LinkCondition {
  double speed_share = 1;     ///< of the undamaged speed, [0, 1]
  double capacity_share = 1;  ///< of the undamaged capacity, [0, 1]; > 0 where speed_share is

  bool open() const { return speed_share > 0; }
  bool operator==(const LinkCondition&) const = default;
};
inline constexpr LinkCondition kClosed{0, 0};

/// The worse of two: the lower share of each.
LinkCondition worse(const LinkCondition& x, const LinkCondition& y);

enum class LinkEnd : unsigned char { kFrom, kTo };

/// Links in driving order, and what they add up to for a vehicle class in the condition they were in.
struct Path {
  std::vector<Id<Link>> links;
  sim::Duration time{};
  double length_m = 0;
  Id<Place> end;
};

class HierarchyGraph;

/// The links' ends, lengths and undamaged travel times: the part of the network that no replication changes.
class TransportGraph {
 public:
  static constexpr sim::Duration kImpassable = sim::Duration::max();

  /// From this many pairs of place and hub on routes are kept by a hierarchy instead of a tree at each hub,
  /// which would take 12 bytes a pair and vehicle class. Trees are faster as long as there is memory for
  /// them: four times at 120 hubs and 40,000 places.
  static constexpr std::size_t kLarge = 200'000'000;

  explicit TransportGraph(const Scenario& scenario, std::size_t large = kLarge);
  ~TransportGraph();
  TransportGraph(TransportGraph&&) noexcept;

  std::size_t place_count() const;
  std::size_t vehicle_class_count() const { return times_.size(); }
  std::size_t link_count() const { return links_.size(); }
  const Link& link(Id<Link> link) const { return links_[link]; }
  /// Keys the link's random streams.
  std::uint64_t entity(Id<Link> link) const { return entities_[link]; }
  /// Time of a vehicle class on an undamaged link, > 0; kImpassable if the class never goes there.
  sim::Duration travel_time(Id<VehicleClass> vehicle, Id<Link> link) const { return times_[vehicle][link]; }
  /// Time on a closed link; kImpassable for all but those on foot.
  sim::Duration blocked_time(Id<VehicleClass> vehicle, Id<Link> link) const;
  double length_m(Id<Link> link) const { return links_[link].length_m; }
  /// The end of the link that is not `place`.
  Id<Place> other_end(Id<Link> link, Id<Place> place) const {
    const Link& ends = links_[link];
    return ends.from == place ? ends.to : ends.from;
  }
  /// The end of the link that is `place`.
  LinkEnd end_at(Id<Link> link, Id<Place> place) const {
    return links_[link].from == place ? LinkEnd::kFrom : LinkEnd::kTo;
  }
  bool may_enter(Id<Link> link, LinkEnd at) const {
    return at == LinkEnd::kFrom || links_[link].direction == LinkDirection::kBoth;
  }
  /// See betweenness.h. Precondition: the scenario has engineering teams, who alone ask for it.
  double betweenness(Id<Link> link) const { return betweenness_[link]; }
  /// Whether any link is one-way; if not, travel times hold both ways.
  bool has_one_way_links() const { return has_one_way_links_; }

  struct Implementation;
  const Implementation& implementation() const { return *implementation_; }
  /// Null for a small network.
  const HierarchyGraph* hierarchy() const { return hierarchy_.get(); }

 private:
  Table<Link> links_;
  PerRow<Link, std::uint64_t> entities_;
  PerRow<VehicleClass, PerRow<Link, sim::Duration>> times_;
  PerRow<VehicleClass, double> blocked_speed_mps_;
  PerRow<Link, double> betweenness_;
  bool has_one_way_links_ = false;
  std::unique_ptr<Implementation> implementation_;
  std::unique_ptr<const HierarchyGraph> hierarchy_;
};

class FastestTree;
class HierarchyRoutes;

/// Times from a hub to the places of hubs and the seats of counties; TransportNetwork::kUnreachable where no
/// route leads. Valid until the next set_condition.
class StopTimes {
 public:
  /// `positions`: by place, in `times`; null if `times` are by place.
  StopTimes(std::span<const sim::Duration> times, const std::vector<std::uint32_t>* positions)
      : times_(times), positions_(positions) {}

  /// Precondition: a hub's place or a county's seat.
  sim::Duration operator[](Id<Place> place) const {
    const std::size_t position = positions_ ? (*positions_)[place.index()] : place.index();
    SIM_EXPECT(position < times_.size());
    const sim::Duration time = times_[position];
    return time < routing::kNever ? time : sim::Duration::max();
  }

 private:
  std::span<const sim::Duration> times_;
  const std::vector<std::uint32_t>* positions_;
};

/// Routes from the root of a tree to all places, or to it from all places.
enum class TreeDirection { kFromRoot, kToRoot };

/// Link conditions of one replication, and trees of fastest routes that are searched again only where a
/// change touches them.
class TransportNetwork {
 public:
  static constexpr sim::Duration kUnreachable = sim::Duration::max();

  explicit TransportNetwork(const TransportGraph& graph);
  ~TransportNetwork();

  const TransportGraph& graph() const { return graph_; }
  const LinkCondition& condition(Id<Link> link) const { return conditions_[link]; }
  bool open(Id<Link> link) const { return conditions_[link].open(); }
  void set_condition(Id<Link> link, const LinkCondition& condition);
  std::size_t blocked_count() const { return blocked_count_; }
  std::size_t degraded_count() const { return degraded_count_; }
  /// Length of the roads that are closed now, and of those that have been at any time; whole metres.
  std::int64_t closed_road_m() const { return closed_road_m_; }
  std::int64_t ever_closed_road_m() const { return ever_closed_road_m_; }

  /// Time of a vehicle class on a link as it is now, > 0; kUnreachable if it cannot pass.
  sim::Duration link_time(Id<VehicleClass> vehicle, Id<Link> link) const {
    const sim::Duration undamaged = graph_.travel_time(vehicle, link);
    const double share = conditions_[link].speed_share;
    if (share == 1 || undamaged == kUnreachable) return undamaged;
    return share > 0 ? slower(undamaged, share) : graph_.blocked_time(vehicle, link);
  }
  /// What the links of a path add up to. Precondition: they follow on each other from `start`.
  Path path(Id<VehicleClass> vehicle, Id<Place> start, std::vector<Id<Link>> links) const;

  /// Counts changes of link conditions; equal values mean equal travel times.
  std::size_t epoch() const { return changes_.size(); }

  /// Fastest travel times of the class from `root` to every place, or to it from every place, indexed by
  /// place; kUnreachable where no route leads. Valid until the next call or set_condition. In a large network
  /// each call searches the whole of it.
  const std::vector<sim::Duration>& times(Id<VehicleClass> vehicle, Id<Place> root,
                                          TreeDirection direction = TreeDirection::kFromRoot);

  /// From a hub's place, kept for the next call.
  StopTimes stop_times(Id<VehicleClass> vehicle, Id<Place> hub);
  /// Equal values mean equal stop_times; > 0.
  std::size_t version(Id<VehicleClass> vehicle, Id<Place> hub);

  /// The fastest route, from the tree rooted at `root`, which must be one of the ends; null if unreachable
  /// now. Shared by all who drive it.
  std::shared_ptr<const Path> route(Id<VehicleClass> vehicle, Id<Place> root, Id<Place> from, Id<Place> to);

  /// Number of full and of partial searches so far; for measurement.
  std::size_t full_searches() const { return full_searches_; }
  std::size_t partial_searches() const { return partial_searches_; }

 private:
  struct Tree;
  HierarchyRoutes& current_routes(Id<VehicleClass> vehicle);
  Tree& current_tree(Id<VehicleClass> vehicle, Id<Place> root, TreeDirection direction);
  void count_closed_road(Id<Link> link, bool was_open, bool is_open);
  static sim::Duration slower(sim::Duration undamaged, double speed_share);

  const TransportGraph& graph_;
  PerRow<Link, LinkCondition> conditions_;
  PerRow<Link, char> ever_closed_;
  std::vector<Id<Link>> changes_;  ///< every link whose condition changed, in order
  std::size_t blocked_count_ = 0;
  std::size_t degraded_count_ = 0;
  std::int64_t closed_road_m_ = 0;
  std::int64_t ever_closed_road_m_ = 0;
  std::vector<std::unique_ptr<Tree>> trees_;  ///< [(direction * vehicles + vehicle) * places + root]
  /// Of a large network: by class, and how many changes it has seen.
  struct ClassRoutes;
  std::vector<std::unique_ptr<ClassRoutes>> class_routes_;
  std::vector<sim::Duration> searched_;  ///< what times() gave last in a large network
  std::size_t full_searches_ = 0;
  std::size_t partial_searches_ = 0;
};

}  // namespace surge::models
