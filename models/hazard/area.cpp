// SPDX-License-Identifier: Apache-2.0
#include "models/hazard/area.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "models/hazard/nearest_county.h"

namespace surge::models {
namespace {

PlanePoint operator-(PlanePoint a, PlanePoint b) {
  return {a.east_km - b.east_km, a.north_km - b.north_km};
}
double cross(PlanePoint a, PlanePoint b) {
  return a.east_km * b.north_km - a.north_km * b.east_km;
}

double distance_to_segment(PlanePoint point, PlanePoint a, PlanePoint b) {
  const PlanePoint along = b - a;
  const double square = along.east_km * along.east_km + along.north_km * along.north_km;
  const PlanePoint from_a = point - a;
  const double dot = from_a.east_km * along.east_km + from_a.north_km * along.north_km;
  const double share = square > 0 ? std::clamp(dot / square, 0.0, 1.0) : 0;
  return std::hypot(from_a.east_km - share * along.east_km, from_a.north_km - share * along.north_km);
}

bool intersect(PlanePoint a, PlanePoint b, PlanePoint c, PlanePoint d) {
  return cross(b - a, c - a) * cross(b - a, d - a) < 0 && cross(d - c, a - c) * cross(d - c, b - c) < 0;
}

double distance_of_segments(PlanePoint a, PlanePoint b, PlanePoint c, PlanePoint d) {
  if (intersect(a, b, c, d)) return 0;
  return std::min({distance_to_segment(a, c, d), distance_to_segment(b, c, d), distance_to_segment(c, a, b),
                   distance_to_segment(d, a, b)});
}

}  // namespace

Strip::Strip(GeoPoint from, GeoPoint to, double half_width_km)
    : from_(from), to_(project(to, from)), half_width_km_(half_width_km) {}

bool Strip::contains(GeoPoint point) const {
  return distance_to_segment(project(point, from_), {}, to_) <= half_width_km_;
}

bool Strip::crosses(GeoPoint a, GeoPoint b) const {
  return distance_of_segments(project(a, from_), project(b, from_), {}, to_) <= half_width_km_;
}

double Strip::area_km2() const {
  const double length_km = std::hypot(to_.east_km, to_.north_km);
  return 2 * half_width_km_ * length_km + std::numbers::pi * half_width_km_ * half_width_km_;
}

GeoPoint moved(GeoPoint point, double bearing_deg, double distance_km) {
  const double angle = bearing_deg * std::numbers::pi / 180;
  return unproject({distance_km * std::sin(angle), distance_km * std::cos(angle)}, point);
}

Id<County> nearest_county(const Scenario& scenario, GeoPoint point) {
  return *nearest_county_where(scenario, point, [](Id<County>) { return true; });
}

std::vector<Id<Link>> links_in(const Scenario& scenario, std::span<const Strip> area) {
  std::vector<Id<Link>> links;
  for (const Id<Link> id : ids(scenario.links)) {
    const GeoPoint from = scenario.places[scenario.links[id].from].position;
    const GeoPoint to = scenario.places[scenario.links[id].to].position;
    if (std::any_of(area.begin(), area.end(), [&](const Strip& strip) { return strip.crosses(from, to); }))
      links.push_back(id);
  }
  return links;
}

std::vector<Id<Depot>> depots_in(const Scenario& scenario, std::span<const Strip> area) {
  std::vector<Id<Depot>> depots;
  for (const Id<Depot> id : ids(scenario.depots)) {
    const GeoPoint position = scenario.places[scenario.depots[id].place].position;
    if (std::any_of(area.begin(), area.end(), [&](const Strip& strip) { return strip.contains(position); }))
      depots.push_back(id);
  }
  return depots;
}

std::optional<Id<County>> refuge(const Scenario& scenario, GeoPoint point, std::span<const Strip> area,
                                 Id<County> except) {
  return nearest_county_where(scenario, point, [&](Id<County> county) {
    const GeoPoint seat = seat_position(scenario, county);
    return county != except &&
           std::none_of(area.begin(), area.end(), [&](const Strip& strip) { return strip.contains(seat); });
  });
}

double people_on(const Scenario& scenario, GeoPoint point, double area_km2) {
  const County& county = scenario.counties[nearest_county(scenario, point)];
  return std::min(county.population, county.population * area_km2 / county.area_km2);
}

void close_links(const std::vector<Id<Link>>& links, sim::Duration lasts, Impact& impact) {
  for (const Id<Link> link : links) impact.links.push_back({.link = link, .lasts = lasts});
}

void close_depots(const std::vector<Id<Depot>>& depots, double stock_lost, sim::Duration lasts,
                  Impact& impact) {
  for (const Id<Depot> depot : depots) impact.depots.push_back({depot, 0, stock_lost, lasts});
}

void forewarn(Id<County> county, const Struck& expected, Forewarning& warning) {
  warning.expected.push_back({county, PopulationGroup::kAffected, expected.affected});
  warning.expected.push_back({county, PopulationGroup::kDisplaced, expected.displaced});
}

double strike_people(const Scenario& scenario, Id<County> county, const Struck& struck, double evacuated,
                     const CaughtShares& shares, Impact& impact) {
  const double left = std::min(struck.displaced, evacuated);
  const double caught = struck.displaced - left;
  impact.people.push_back({county, PopulationGroup::kAffected, struck.affected});
  impact.people.push_back({county, PopulationGroup::kDisplaced, caught, GroupChange::kMore});
  impact.people.push_back({county, PopulationGroup::kInjured, shares.injured * caught, GroupChange::kMore});
  impact.people.push_back({county, PopulationGroup::kTrapped, shares.trapped * caught, GroupChange::kMore});
  impact.labour.push_back({county, struck.displaced / scenario.counties[county].population});
  return left;
}

void send_away(const Scenario& scenario, const Leaving& leaving, sim::Duration lasts, Impact& impact) {
  impact.evacuations.push_back({leaving.from, scenario.counties[leaving.to].seat, leaving.persons, lasts});
  impact.people.push_back({leaving.to, PopulationGroup::kDisplaced, leaving.persons, GroupChange::kMore});
}

void send_home(const Leaving& leaving, Impact& impact) {
  impact.people.push_back({leaving.to, PopulationGroup::kDisplaced, -leaving.persons, GroupChange::kMore});
}

void keep_to(sim::Duration horizon, Course& course) {
  const auto put_in_order = [horizon](auto& list) {
    std::erase_if(list, [horizon](const auto& row) { return row.time > horizon; });
    std::stable_sort(list.begin(), list.end(), [](const auto& x, const auto& y) { return x.time < y.time; });
  };
  put_in_order(course.impacts);
  put_in_order(course.warnings);
}

}  // namespace surge::models
