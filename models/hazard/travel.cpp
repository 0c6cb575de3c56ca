// SPDX-License-Identifier: Apache-2.0
#include "models/hazard/travel.h"

#include <algorithm>

#include "models/hazard/geodesy.h"

namespace surge::models {
namespace {

/// The other counties with people, nearest first.
std::vector<Id<County>> by_distance(const Scenario& scenario, Id<County> home) {
  const GeoPoint from = seat_position(scenario, home);
  std::vector<std::pair<double, Id<County>>> others;
  for (const Id<County> county : ids(scenario.counties)) {
    if (county == home || scenario.counties[county].population <= 0) continue;
    others.emplace_back(great_circle_km(from, seat_position(scenario, county)), county);
  }
  std::sort(others.begin(), others.end());
  std::vector<Id<County>> ordered;
  for (const auto& other : others) ordered.push_back(other.second);
  return ordered;
}

/// Not yet normalised.
std::vector<TravelShare> radiation(const Scenario& scenario, Id<County> home) {
  const double m = scenario.counties[home].population;
  double s = 0;
  std::vector<TravelShare> shares;
  for (const Id<County> county : by_distance(scenario, home)) {
    const double n = scenario.counties[county].population;
    shares.push_back({county, m * n / ((m + s) * (m + n + s))});
    s += n;
  }
  return shares;
}

}  // namespace

PerRow<County, std::vector<TravelShare>> radiation_travel(const Scenario& scenario, double travel_share) {
  PerRow<County, std::vector<TravelShare>> travel(scenario.counties.size());
  for (const Id<County> home : ids(scenario.counties)) {
    if (travel_share <= 0 || scenario.counties[home].population <= 0) continue;
    std::vector<TravelShare> shares = radiation(scenario, home);
    std::stable_sort(shares.begin(), shares.end(),
                     [](const TravelShare& x, const TravelShare& y) { return x.share > y.share; });
    if (shares.size() > kDestinations) shares.resize(kDestinations);
    double sum = 0;
    for (const TravelShare& share : shares) sum += share.share;
    for (TravelShare& share : shares) share.share *= travel_share / sum;
    travel[home] = std::move(shares);
  }
  return travel;
}

}  // namespace surge::models
