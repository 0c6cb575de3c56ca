// SPDX-License-Identifier: Apache-2.0
// Circles and strips of land: what of a scenario lies in them, and who must leave them.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "models/hazard/geodesy.h"
#include "models/hazard/hazard.h"

namespace surge::models {

/// All points within a distance of a straight line; a circle if its ends are the same point.
class Strip {
 public:
  Strip(GeoPoint from, GeoPoint to, double half_width_km);

  bool contains(GeoPoint point) const;
  /// Whether the straight line between two points comes inside.
  bool crosses(GeoPoint a, GeoPoint b) const;
  double area_km2() const;

 private:
  GeoPoint from_;
  PlanePoint to_;
  double half_width_km_;
};

inline Strip circle(GeoPoint centre, double radius_km) {
  return {centre, centre, radius_km};
}

/// The point that lies `distance_km` from another, `bearing_deg` clockwise from north.
GeoPoint moved(GeoPoint point, double bearing_deg, double distance_km);

/// Precondition: there is a county.
Id<County> nearest_county(const Scenario& scenario, GeoPoint point);
/// Roads, railways and waterways that come inside any of the strips, in order.
std::vector<Id<Link>> links_in(const Scenario& scenario, std::span<const Strip> area);
/// Depots whose place lies inside any of the strips, in order.
std::vector<Id<Depot>> depots_in(const Scenario& scenario, std::span<const Strip> area);
/// The county with the seat nearest to a point among those outside all strips, but for `except`.
std::optional<Id<County>> refuge(const Scenario& scenario, GeoPoint point, std::span<const Strip> area,
                                 Id<County> except);

/// People of the county nearest to `point` who live on `area_km2`, at its mean density.
double people_on(const Scenario& scenario, GeoPoint point, double area_km2);

/// Closes links without damage.
void close_links(const std::vector<Id<Link>>& links, sim::Duration lasts, Impact& impact);
void close_depots(const std::vector<Id<Depot>>& depots, double stock_lost, sim::Duration lasts,
                  Impact& impact);

/// People of a county whom a disaster strikes, or is expected to.
struct Struck {
  double affected = 0;   ///< with those displaced
  double displaced = 0;  ///< <= affected
};
/// Shares of the people who are displaced and had not left before.
struct CaughtShares {
  double injured = 0;  ///< [0, 1]
  double trapped = 0;  ///< [0, 1]
};
void forewarn(Id<County> county, const Struck& expected, Forewarning& warning);
/// `evacuated` people had left before, at most as many as are displaced; returns how many of these. Workers
/// stay away in proportion to all who are displaced.
double strike_people(const Scenario& scenario, Id<County> county, const Struck& struck, double evacuated,
                     const CaughtShares& shares, Impact& impact);
/// Evacuees who come home find it uninhabitable.
inline void lose_homes(Id<County> county, double evacuees, Impact& impact) {
  impact.people.push_back({county, PopulationGroup::kDisplaced, evacuees, GroupChange::kMore});
}

/// People who leave a county, and come back.
struct Leaving {
  Id<County> from;
  Id<County> to;
  double persons = 0;
};
/// They set out evenly over `lasts`; where they go they count as displaced.
void send_away(const Scenario& scenario, const Leaving& leaving, sim::Duration lasts, Impact& impact);
void send_home(const Leaving& leaving, Impact& impact);

/// Brings impacts and warnings into order of time and leaves out those after the run.
void keep_to(sim::Duration horizon, Course& course);

}  // namespace surge::models
