// SPDX-License-Identifier: Apache-2.0
// Routes on networks too large for a tree at every hub: by a contraction hierarchy (models/routing). Internal
// to TransportNetwork.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

#include "models/id.h"
#include "models/routing/customization.h"
#include "models/routing/hierarchy.h"
#include "models/routing/route_search.h"
#include "models/routing/travel_time_table.h"
#include "models/scenario/scenario.h"
#include "models/transport/transport_network.h"

namespace surge::models {

/// What no replication changes: the hierarchy, its times for undamaged links, and between which places times
/// are kept: from the hubs to these and the seats of counties.
class HierarchyGraph {
 public:
  static constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

  HierarchyGraph(const Scenario& scenario, const TransportGraph& graph);
  HierarchyGraph(const HierarchyGraph&) = delete;
  HierarchyGraph& operator=(const HierarchyGraph&) = delete;

  const routing::Hierarchy& hierarchy() const { return hierarchy_; }
  /// Of a class without vehicles the times are computed at every call.
  routing::Customization undamaged(const TransportGraph& graph, Id<VehicleClass> vehicle) const;
  std::span<const Id<routing::Junction>> origins() const { return origins_; }
  std::span<const Id<routing::Junction>> stops() const { return stops_; }
  /// By place; kNone for others.
  const std::vector<std::uint32_t>& origin_of() const { return origin_of_; }
  const std::vector<std::uint32_t>& stop_of() const { return stop_of_; }

 private:
  void add_stop(Id<Place> place);

  routing::Hierarchy hierarchy_;
  PerRow<VehicleClass, std::optional<routing::Customization>> undamaged_;
  std::vector<Id<routing::Junction>> origins_;
  std::vector<Id<routing::Junction>> stops_;
  std::vector<std::uint32_t> origin_of_;
  std::vector<std::uint32_t> stop_of_;
};

/// Of one vehicle class in one replication. Made and brought up to date when asked.
class HierarchyRoutes {
 public:
  /// Both must outlive it.
  HierarchyRoutes(const TransportNetwork& network, const HierarchyGraph& graph, Id<VehicleClass> vehicle);
  HierarchyRoutes(const HierarchyRoutes&) = delete;
  HierarchyRoutes& operator=(const HierarchyRoutes&) = delete;

  /// The links that have changed since the last call.
  void change(std::span<const Id<Link>> links);
  /// Times from a hub, by stop; routing::kNever where no route leads. Precondition: `place` is a hub's.
  std::span<const sim::Duration> row(Id<Place> place);
  /// Equal values mean equal rows; > 0.
  std::size_t version(Id<Place> place);
  /// Null if there is none. A route is kept as long as it is among the fastest.
  std::shared_ptr<const Path> route(Id<Place> from, Id<Place> to);

 private:
  routing::CrossingTimes crossing_times(Id<Link> link) const;
  void refresh();
  /// Whether the path can be passed now, in just this time.
  bool takes(const Path& path, sim::Duration time) const;

  const TransportNetwork& network_;
  const HierarchyGraph& graph_;
  Id<VehicleClass> vehicle_;
  routing::Customization customization_;
  routing::RouteSearch search_;
  std::optional<routing::TravelTimeTable> table_;
  bool stale_ = false;
  /// Times from an origin as of the last refresh, and how often they have changed; 0: not yet known.
  struct Row {
    std::vector<sim::Duration> times;
    std::size_t version = 0;
  };
  std::vector<Row> rows_;
  std::unordered_map<std::uint64_t, std::shared_ptr<const Path>> paths_;  ///< by ends
};

}  // namespace surge::models
