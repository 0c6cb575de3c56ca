// SPDX-License-Identifier: Apache-2.0
// The fastest route from one junction to another, with its roads.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "models/routing/customization.h"
#include "models/routing/label_set.h"

namespace surge::models::routing {

/// Roads in driving order; empty from a junction to itself.
struct Route {
  std::vector<Id<Road>> roads;
  sim::Duration time{};
};

/// Bidirectional search along the two ways to the root of the elimination tree, with scratch space that is
/// used again; so one object for each thread. Follows changes of the customization at once.
class RouteSearch {
 public:
  /// `customization` must outlive this object.
  explicit RouteSearch(const Customization& customization);

  /// kNever if there is no route.
  sim::Duration time(Id<Junction> from, Id<Junction> to);
  /// Of several fastest routes always the same one, in the same state of the roads.
  std::optional<Route> route(Id<Junction> from, Id<Junction> to);

 private:
  struct Half {
    Heading heading;
    std::span<const sim::Duration> arc_times;
    std::vector<sim::Duration> times;  ///< by depth
    std::vector<ArcIndex> arcs;        ///< by depth: the arc over which the ancestor was reached
  };
  void begin(Half& half, Rank rank) const;
  void relax(Half& half, Rank rank) const;
  Rank search(Id<Junction> from, Id<Junction> to);
  std::vector<ArcIndex> arcs_to(const Half& half, Rank top) const;
  void unpack(ArcIndex arc, Heading heading, std::vector<Id<Road>>& roads) const;
  std::optional<Id<Road>> road_of(ArcIndex arc, Heading heading) const;

  const Customization* customization_;
  Half from_;
  Half to_;
};

/// Times from any junction to a set of stops that stays the same, in one state of the roads: the stops are
/// searched from once, at construction.
class TimesToStops {
 public:
  /// Stops may be named several times. `customization` must outlive this object.
  TimesToStops(const Customization& customization, std::span<const Id<Junction>> stops);

  /// By stop; kNever where there is no route. Precondition: no arc of the customization changed since
  /// construction.
  std::vector<sim::Duration> from(Id<Junction> origin) const;

 private:
  const Customization* customization_;
  std::uint64_t epoch_;
  LabelSet stops_;
};

}  // namespace surge::models::routing
