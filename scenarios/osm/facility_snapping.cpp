// SPDX-License-Identifier: Apache-2.0
#include "scenarios/osm/facility_snapping.h"

#include <algorithm>
#include <map>
#include <utility>

#include "models/hazard/geodesy.h"
#include "scenarios/osm/nearest_points.h"
#include "scenarios/osm/round_trips.h"

namespace surge::scenarios {
namespace {

using models::LinkClass;

constexpr double kShortestAccess_km = 0.001;
constexpr double kNodeReach_km = 0.05;  // a node this near to the nearest point serves instead of it
constexpr double kLookOut_km = 10;      // times the distance: how far to look for what is told about the rest

std::vector<models::GeoPoint> positions_of(std::span<const Destination> destinations) {
  std::vector<models::GeoPoint> positions;
  for (const Destination& destination : destinations) positions.push_back(destination.position);
  return positions;
}

models::GeoPoint point_on(const SegmentNetwork& roads, const Segment& segment, double share) {
  const models::GeoPoint& from = roads.nodes[segment.from].position;
  const models::GeoPoint& to = roads.nodes[segment.to].position;
  return {from.lon_deg + share * (to.lon_deg - from.lon_deg),
          from.lat_deg + share * (to.lat_deg - from.lat_deg)};
}

/// The nearest points of the best sort of road there is for each destination.
class Search {
 public:
  Search(const SegmentNetwork& roads, std::span<const Destination> destinations, double distance_km)
      : roads_(roads),
        positions_(positions_of(destinations)),
        distance_km_(distance_km),
        main_(largest_round_trip_part(roads, Incidence(roads))),
        feet_(destinations.size()) {
    look([&](const Segment& s) { return in_main_part(s) && is_common(roads_.kind_of(s)); }, distance_km_);
    look([&](const Segment& s) { return in_main_part(s) && is_road(s); }, distance_km_);
    look([&](const Segment& s) { return is_road(s); }, distance_km_ * kLookOut_km);
  }

  const Foot& foot(std::size_t i) const { return feet_[i]; }

  Reach reach(std::size_t i) const {
    if (feet_[i].segment == kNone || feet_[i].distance_km > distance_km_) return Reach::kTooFar;
    return in_main_part(roads_.segments[feet_[i].segment]) ? Reach::kJoined : Reach::kCutOff;
  }

 private:
  bool in_main_part(const Segment& segment) const { return main_[segment.from] && main_[segment.to]; }
  bool is_road(const Segment& segment) const {
    return roads_.kind_of(segment).link_class != LinkClass::kWater;
  }
  /// Vehicles do not enter expressways, bridges and tunnels just anywhere.
  static bool is_common(const SegmentKind& kind) {
    return kind.link_class != LinkClass::kWater && kind.link_class != LinkClass::kExpressway &&
           kind.structure == Structure::kSurface;
  }

  template <class Usable>
  void look(const Usable& usable, double distance_km) {
    std::vector<std::size_t> open;
    std::vector<models::GeoPoint> positions;
    for (std::size_t i = 0; i < feet_.size(); ++i) {
      if (feet_[i].segment != kNone) continue;
      open.push_back(i);
      positions.push_back(positions_[i]);
    }
    if (open.empty()) return;
    const std::vector<Foot> found = nearest_points(roads_, positions, distance_km, usable);
    for (std::size_t i = 0; i < open.size(); ++i) feet_[open[i]] = found[i];
  }

  const SegmentNetwork& roads_;
  std::vector<models::GeoPoint> positions_;
  double distance_km_;
  std::vector<char> main_;
  std::vector<Foot> feet_;
};

/// Splits segments at the feet and adds the access roads.
class Joining {
 public:
  explicit Joining(SegmentNetwork& roads) : roads_(roads) {}

  /// The destination's node; in ascending order of foot.share for each segment.
  NodeIndex join(const Destination& destination, const Foot& foot) {
    const NodeIndex road = node_at(destination, foot);
    const LinkClass road_class = roads_.kind_of(roads_.segments[foot.segment]).link_class;
    NodeIndex node = destination.node;
    if (node == kNone) node = roads_.add_node(destination.key, destination.position);
    if (node == road) return node;
    SegmentKind kind;
    kind.link_class = road_class == LinkClass::kMountain ? LinkClass::kMountain : LinkClass::kProvincial;
    const double length_km =
        models::great_circle_km(roads_.nodes[node].position, roads_.nodes[road].position);
    roads_.add_segment(node, road, kind, std::max(length_km, kShortestAccess_km));
    return node;
  }

 private:
  /// What remains of a segment behind its last split.
  struct Rest {
    SegmentIndex segment;
    double begins = 0;  // share of the whole
  };

  NodeIndex node_at(const Destination& destination, const Foot& foot) {
    Rest& rest = rests_.try_emplace(foot.segment, Rest{foot.segment, 0}).first->second;
    const Segment last = roads_.segments[rest.segment];
    const double whole_km = last.length_km / std::max(1 - rest.begins, 1e-12);
    if ((foot.share - rest.begins) * whole_km <= kNodeReach_km) return last.from;
    if ((1 - foot.share) * whole_km <= kNodeReach_km) return last.to;
    const double share = (foot.share - rest.begins) / (1 - rest.begins);
    const NodeIndex middle = roads_.add_node("access-" + destination.key, point_on(roads_, last, share));
    roads_.segments[rest.segment].to = middle;
    roads_.segments[rest.segment].length_km = share * last.length_km;
    roads_.segments.push_back({middle, last.to, last.kind, (1 - share) * last.length_km});
    rest = {static_cast<SegmentIndex>(roads_.segments.size() - 1), foot.share};
    return middle;
  }

  SegmentNetwork& roads_;
  std::map<SegmentIndex, Rest> rests_;
};

}  // namespace

std::vector<Access> join_destinations(SegmentNetwork& roads, std::span<const Destination> destinations,
                                      const SnapSettings& settings) {
  const Search search(roads, destinations, settings.distance_km);
  std::vector<Access> accesses(destinations.size());
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < destinations.size(); ++i) {
    accesses[i].reach = search.reach(i);
    if (search.foot(i).segment != kNone) accesses[i].distance_km = search.foot(i).distance_km;
    if (accesses[i].reach != Reach::kTooFar) order.push_back(i);
  }
  std::ranges::stable_sort(
      order, {}, [&](std::size_t i) { return std::pair(search.foot(i).segment, search.foot(i).share); });
  Joining joining(roads);
  for (const std::size_t i : order) accesses[i].node = joining.join(destinations[i], search.foot(i));
  return accesses;
}

std::vector<NodeIndex> nearest_nodes(const SegmentNetwork& network,
                                     std::span<const models::GeoPoint> positions, double distance_km) {
  std::vector<NodeIndex> nodes;
  for (const Foot& foot :
       nearest_points(network, positions, distance_km, [](const Segment&) { return true; })) {
    if (foot.segment == kNone) {
      nodes.push_back(kNone);
    } else {
      const Segment& segment = network.segments[foot.segment];
      nodes.push_back(foot.share < 0.5 ? segment.from : segment.to);
    }
  }
  return nodes;
}

}  // namespace surge::scenarios
