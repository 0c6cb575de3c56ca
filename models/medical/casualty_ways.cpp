// SPDX-License-Identifier: Apache-2.0
#include "models/medical/casualty_ways.h"

#include <algorithm>

#include "models/transport/stop.h"
#include "models/transport/transport_network.h"
#include "models/world.h"

namespace surge::models {
namespace {

/// Ambulances come from no farther away (assumed).
constexpr sim::Duration kLongestApproach = std::chrono::hours(3);

}  // namespace

CasualtyWays::CasualtyWays(World& world, const HospitalSites& sites, const Ambulances& ambulances)
    : world_(world),
      scenario_(world.scenario()),
      sites_(sites),
      ambulances_(ambulances),
      ways_(std::vector<std::unique_ptr<WaysFrom>>(scenario_.counties.size())) {
  const auto first = [&](AmbulanceKind kind) -> std::optional<Id<VehicleClass>> {
    for (const AmbulanceFleet& fleet : scenario_.medical.ambulances) {
      if (fleet.kind == kind) return fleet.vehicle;
    }
    return {};
  };
  for (const Id<Hospital> id : ids(scenario_.medical.hospitals)) {
    if (scenario_.medical.hospitals[id].beds > 0) with_beds_.push_back(id);
  }
  road_class_ = first(AmbulanceKind::kAmbulance).value_or(kPlanningClass);
  air_class_ = first(AmbulanceKind::kHelicopter);
}

WaysFrom& CasualtyWays::from(Id<County> county) {
  std::unique_ptr<WaysFrom>& ways = ways_[county];
  const sim::Time now = world_.simulation().now();
  const bool known = ways != nullptr;
  const bool changed =
      known && (ways->epoch != world_.network().epoch() || ways->version != sites_.version());
  if (known && !(changed && now - ways->found >= kInterval) && ways->version == sites_.version())
    return *ways;
  ways = std::make_unique<WaysFrom>();
  ways->epoch = world_.network().epoch();
  ways->version = sites_.version();
  ways->found = now;
  search(county, *ways);
  return *ways;
}

sim::Duration CasualtyWays::by_air(Id<County> county, Id<Hospital> hospital) const {
  if (!air_class_) return sim::Duration::max();
  return flight_time(scenario_, *air_class_, seat_position(scenario_, county),
                     scenario_.places[sites_.place(hospital)].position);
}

void CasualtyWays::search(Id<County> county, WaysFrom& ways) {
  const Id<Place> seat = scenario_.counties[county].seat;
  const std::vector<sim::Duration>& times = world_.network().times(road_class_, seat);
  ways.hospitals.reserve(with_beds_.size());
  for (const Id<Hospital> id : with_beds_) {
    if (!sites_.county(id) || sites_.county(id) == county) continue;
    const Id<Place> place = sites_.place(id);
    WayToHospital way{id, times[place.index()], sim::Duration::max()};
    if (way.by_road == sim::Duration::max()) way.by_air = by_air(county, id);
    if (way.shortest() == sim::Duration::max()) continue;
    ways.hospitals.push_back(way);
  }
  std::sort(ways.hospitals.begin(), ways.hospitals.end(), [](const WayToHospital& x, const WayToHospital& y) {
    return std::pair(x.shortest(), x.hospital) < std::pair(y.shortest(), y.hospital);
  });
  add_fleets(times, ways);
}

void CasualtyWays::add_fleets(const std::vector<sim::Duration>& times, WaysFrom& ways) const {
  for (std::size_t fleet = 0; fleet < ambulances_.count(); ++fleet) {
    if (ambulances_.fleet(fleet).kind != AmbulanceKind::kAmbulance) continue;
    const sim::Duration time = times[ambulances_.fleet(fleet).home.index()];
    if (time <= kLongestApproach) ways.fleets.push_back({fleet, time});
  }
  std::sort(ways.fleets.begin(), ways.fleets.end(), [](const auto& x, const auto& y) {
    return std::pair(x.time, x.fleet) < std::pair(y.time, y.fleet);
  });
}

}  // namespace surge::models
