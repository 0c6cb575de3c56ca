// SPDX-License-Identifier: Apache-2.0
// Travel times on a hierarchy: those of one vehicle class in one state of the roads, kept up to date while
// roads close, open, slow down and speed up.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "models/routing/hierarchy.h"
#include "models/routing/network.h"

namespace surge::models::routing {

struct RoadChange {
  Id<Road> road;
  CrossingTimes times;
};

/// What a change cost; for measurement.
struct CustomizationWork {
  std::size_t arcs_computed = 0;  ///< anew, because a time they may depend on changed
  std::size_t arcs_changed = 0;   ///< of those, and really have another time now
};

/// The time of an arc is the smaller of its roads' and of those around its lower triangles, by direction; the
/// basic customization of Dibbelt, Strasser and Wagner (2016). Several of them may share one hierarchy, one
/// for each vehicle class. All times are exact, and do not depend on the order in which changes came.
class Customization {
 public:
  /// `hierarchy` must outlive this object. Precondition: `times` has all roads; each time is in 0 .. kNever.
  Customization(const Hierarchy& hierarchy, PerRow<Road, CrossingTimes> times);

  /// Of several changes of one road the last holds. Computes again only arcs that a change can reach: from
  /// the changed roads upward, an arc that has another time now is passed on to those whose time was or will
  /// be a sum with it. Once these are many, to all arcs of a tail that it has a triangle with, which takes
  /// less time for each; so never much more than to begin anew.
  CustomizationWork change(std::span<const RoadChange> changes);

  const Hierarchy& hierarchy() const { return *hierarchy_; }
  const CrossingTimes& crossing_times(Id<Road> road) const { return times_[road]; }

  // For the parts of routing.
  /// By arc: from tail to head over junctions below both, and back.
  std::span<const sim::Duration> times_up() const { return up_; }
  std::span<const sim::Duration> times_down() const { return down_; }

  struct ArcChange {
    ArcIndex arc;
    sim::Duration old_up;
    sim::Duration old_down;
  };
  /// Counts changes of arcs.
  std::uint64_t epoch() const { return forgotten_ + journal_.size(); }
  /// In order; nothing if that is too long ago (only so many changes are remembered as a look at each
  /// is cheaper than to begin anew).
  std::optional<std::span<const ArcChange>> changes_since(std::uint64_t epoch) const;

 private:
  struct ArcTimes {
    sim::Duration up;
    sim::Duration down;
  };
  ArcTimes over_roads(ArcIndex arc) const;
  ArcTimes over_lower_triangles(ArcIndex arc) const;
  void compute_arcs_up(Rank rank);
  void compute_all();
  void enqueue(ArcIndex arc);
  void compute_next(CustomizationWork& work);
  void compute_rest(CustomizationWork& work);
  bool replace(ArcIndex arc);
  void spread(ArcIndex arc, ArcTimes before);
  void check_triangle(ArcIndex arc, ArcTimes before, ArcIndex other);
  void trim_journal();

  const Hierarchy* hierarchy_;
  PerRow<Road, CrossingTimes> times_;
  std::vector<sim::Duration> up_;    ///< by arc
  std::vector<sim::Duration> down_;  ///< by arc
  std::vector<ArcTimes> computed_;   ///< of arcs with one tail, by depth of the head
  std::vector<ArcIndex> queue_;      ///< heap, the smallest arc on top
  std::vector<char> queued_;         ///< by arc
  std::vector<ArcChange> journal_;
  std::uint64_t forgotten_ = 0;  ///< changes no longer in the journal
};

}  // namespace surge::models::routing
