// SPDX-License-Identifier: Apache-2.0
#include "scenarios/osm/nearest_points.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

#include "models/hazard/geodesy.h"

namespace surge::scenarios {
namespace {

constexpr double kKmPerDegree = 111.0;  // a little less than there are: windows come out a little larger

/// Positions by latitude, so that each segment is held against few of them.
class Positions {
 public:
  Positions(std::span<const models::GeoPoint> positions, double distance_km)
      : positions_(positions), margin_deg_(distance_km / kKmPerDegree), order_(positions.size()) {
    std::iota(order_.begin(), order_.end(), std::size_t{0});
    std::ranges::stable_sort(order_, {}, [&](std::size_t i) { return positions_[i].lat_deg; });
  }

  /// Calls `handle` with the numbers of positions that may be within the distance of a segment.
  template <class Handle>
  void near(models::GeoPoint a, models::GeoPoint b, Handle&& handle) const {
    const auto [south, north] = std::minmax(a.lat_deg, b.lat_deg);
    const auto [west, east] = std::minmax(a.lon_deg, b.lon_deg);
    const auto latitude = [&](std::size_t i) { return positions_[i].lat_deg; };
    auto at = std::ranges::lower_bound(order_, south - margin_deg_, {}, latitude);
    for (; at != order_.end() && latitude(*at) <= north + margin_deg_; ++at) {
      const models::GeoPoint& position = positions_[*at];
      const double parallel = std::max(0.01, std::cos(position.lat_deg * std::numbers::pi / 180));
      const double margin = margin_deg_ / parallel;
      if (position.lon_deg >= west - margin && position.lon_deg <= east + margin) handle(*at);
    }
  }

 private:
  std::span<const models::GeoPoint> positions_;
  double margin_deg_;
  std::vector<std::size_t> order_;
};

/// `segment` and its index are left to the caller.
Foot foot_on(models::GeoPoint from, models::GeoPoint to, models::GeoPoint position) {
  const models::PlanePoint a = models::project(from, position);
  const models::PlanePoint b = models::project(to, position);
  const double east = b.east_km - a.east_km;
  const double north = b.north_km - a.north_km;
  const double square = east * east + north * north;
  const double along = square > 0 ? -(a.east_km * east + a.north_km * north) / square : 0;
  const double share = std::clamp(along, 0.0, 1.0);
  return {kNone, share, std::hypot(a.east_km + share * east, a.north_km + share * north)};
}

}  // namespace

std::vector<Foot> nearest_points(const SegmentNetwork& network, std::span<const models::GeoPoint> positions,
                                 double distance_km, const std::function<bool(const Segment&)>& usable) {
  std::vector<Foot> feet(positions.size());
  const Positions table(positions, distance_km);
  for (SegmentIndex index = 0; index < network.segments.size(); ++index) {
    const Segment& segment = network.segments[index];
    if (!usable(segment)) continue;
    const models::GeoPoint from = network.nodes[segment.from].position;
    const models::GeoPoint to = network.nodes[segment.to].position;
    table.near(from, to, [&](std::size_t i) {
      Foot foot = foot_on(from, to, positions[i]);
      if (foot.distance_km > distance_km || foot.distance_km >= feet[i].distance_km) return;
      foot.segment = index;
      feet[i] = foot;
    });
  }
  return feet;
}

}  // namespace surge::scenarios
