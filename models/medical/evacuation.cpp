// SPDX-License-Identifier: Apache-2.0
#include "models/medical/evacuation.h"

#include <algorithm>

#include "models/transport/flight.h"
#include "models/transport/stop.h"
#include "models/world.h"

namespace surge::models {
namespace {

/// The policy is asked so often for the people of a class in one place and step.
constexpr int kMostAsked = 12;
/// Hospitals elsewhere that a decision looks at, and specialised ones among them or beside them (assumed;
/// keeps a decision cheap).
constexpr std::size_t kMostHospitals = 12;
constexpr std::size_t kMostCentres = 4;
/// Fewer people than this are nobody, where fractions count.
constexpr double kNobody = 1e-6;
/// A helicopter takes immediate cases for whom the road is this much longer (assumed).
constexpr sim::Duration kRoadTooLong = std::chrono::hours(2);

/// People that one answer of the policy is for: those for whom a bed is free, or a part of the queue.
double at_once(const Destination& destination, double waiting, CasualtyCourse course) {
  const double free = whole_part(destination.free_beds(), course);
  return std::min(waiting, free >= 1 ? free : std::max(1.0, whole_part(destination.beds / 10, course)));
}

}  // namespace

CasualtyEvacuation::CasualtyEvacuation(World& world, const EvacuationPolicy& policy,
                                       const HospitalSites& sites,
                                       PerRow<Hospital, HospitalCasualties>& hospitals)
    : world_(world),
      scenario_(world.scenario()),
      policy_(policy),
      sites_(sites),
      hospitals_(hospitals),
      ambulances_(world.scenario()),
      ways_(world, sites, ambulances_),
      beds_(world.scenario().medical.hospitals.size()) {}

void CasualtyEvacuation::begin_step(sim::Duration step) {
  ambulances_.begin_step(now(), step);
  for (const Id<Hospital> hospital : ids(beds_)) {
    if (scenario_.medical.hospitals[hospital].beds > 0) beds_[hospital] = sites_.beds(hospital);
  }
}

sim::Time CasualtyEvacuation::now() const {
  return world_.simulation().now();
}

Destination CasualtyEvacuation::destination(Id<Hospital> id, Nearness nearness, sim::Duration way) const {
  const HospitalCasualties& there = hospitals_[id];
  return {id,        scenario_.medical.hospitals[id].kind,     nearness, way,
          beds_[id], there.present() + sum_of(there.under_way)};
}

std::vector<Destination> CasualtyEvacuation::destinations(Id<County> county, TriageClass triage) {
  std::vector<Destination> list;
  list.reserve(kMostHospitals + kMostCentres);
  for (const Id<Hospital> id : sites_.in(county)) {
    if (beds_[id] > 0 && scenario_.medical.hospitals[id].takes(triage))
      list.push_back(destination(id, Nearness::kSameCounty, {}));
  }
  if (!policy_.local_first()) add_elsewhere(county, triage, list);
  return list;
}

/// The nearest that have a free bed.
void CasualtyEvacuation::add_elsewhere(Id<County> county, TriageClass triage,
                                       std::vector<Destination>& list) {
  std::size_t hospitals = 0;
  std::size_t centres = 0;
  for (const WayToHospital& way : ways_.from(county).hospitals) {
    const Hospital& hospital = scenario_.medical.hospitals[way.hospital];
    if (beds_[way.hospital] <= 0 || !hospital.takes(triage)) continue;
    const bool centre = hospital.kind == HospitalKind::kSpecialised;
    if (hospitals >= kMostHospitals && (!centre || centres >= kMostCentres)) continue;
    const Destination there = destination(way.hospital, Nearness::kElsewhere, way.shortest());
    if (there.free_beds() < 1) continue;
    ++hospitals;
    if (centre) ++centres;
    list.push_back(there);
    if (hospitals >= kMostHospitals && centres >= kMostCentres) break;
  }
}

void CasualtyEvacuation::send(Id<County> county, TriageCounts& waiting, std::optional<Id<Hospital>> from) {
  const CasualtyCourse course = scenario_.medical.rules.course;
  for (const TriageClass triage : {TriageClass::kImmediate, TriageClass::kDelayed}) {
    double& people = waiting[static_cast<std::size_t>(triage)];
    if (people < (course == CasualtyCourse::kDrawn ? 1 : kNobody)) continue;
    send_class(county, triage, people, from);
    if (people < kNobody) people = std::max(0.0, people);
  }
}

void CasualtyEvacuation::send_class(Id<County> county, TriageClass triage, double& people,
                                    std::optional<Id<Hospital>> from) {
  const CasualtyCourse course = scenario_.medical.rules.course;
  std::vector<Destination> list = destinations(county, triage);
  bool all_offered = !policy_.local_first();
  for (int asked = 0; asked < kMostAsked && people >= kNobody; ++asked) {
    const auto chosen = policy_.choose(list, triage);
    if (!chosen && !all_offered) {
      all_offered = true;
      add_elsewhere(county, triage, list);
      continue;
    }
    if (!chosen || list[*chosen].hospital == from) return;
    Destination& to = list[*chosen];
    const double moved = bring(county, to, triage, at_once(to, people, course));
    if (moved <= 0) return;
    people -= moved;
    to.taken += moved;
  }
}

double CasualtyEvacuation::bring(Id<County> county, const Destination& destination, TriageClass triage,
                                 double persons) {
  // Within the county any vehicle will do.
  const sim::Duration handling = sim::duration_from_seconds(scenario_.medical.rules.handling_s);
  if (destination.nearness == Nearness::kSameCounty) {
    set_out(destination.hospital, triage, persons, handling);
    return persons;
  }
  const auto& hospitals = ways_.from(county).hospitals;
  const auto way = std::find_if(hospitals.begin(), hospitals.end(), [&](const WayToHospital& candidate) {
    return candidate.hospital == destination.hospital;
  });
  const bool road = way->by_road < sim::Duration::max();
  const sim::Duration too_long = way->by_road - kRoadTooLong;
  const bool fly = !road || (triage == TriageClass::kImmediate && too_long > sim::Duration{} &&
                             too_long > ways_.by_air(county, destination.hospital));
  double moved = fly ? by_air(county, destination, triage, persons) : 0;
  if (road && moved < persons) moved += by_road(county, destination, triage, persons - moved, way->by_road);
  return moved;
}

double CasualtyEvacuation::by_road(Id<County> county, const Destination& destination, TriageClass triage,
                                   double persons, sim::Duration time) {
  const MedicalRules& rules = scenario_.medical.rules;
  const sim::Duration handling = sim::duration_from_seconds(rules.handling_s);
  WaysFrom& ways = ways_.from(county);
  if (ways.no_vehicle == now()) return 0;
  double moved = 0;
  for (const WaysFrom::Approach& approach : ways.fleets) {
    if (persons - moved < kNobody) break;
    const double carried = ambulances_.carry(approach.fleet, persons - moved,
                                             2 * (approach.time + time) + handling, rules.course);
    if (carried <= 0) continue;
    set_out(destination.hospital, triage, carried, approach.time + time + handling);
    moved += carried;
  }
  if (moved <= 0) ways.no_vehicle = now();
  return moved;
}

double CasualtyEvacuation::by_air(Id<County> county, const Destination& destination, TriageClass triage,
                                  double persons) {
  if (!ambulances_.has_helicopters()) return 0;
  const MedicalRules& rules = scenario_.medical.rules;
  const sim::Duration handling = sim::duration_from_seconds(rules.handling_s);
  const County& home = scenario_.counties[county];
  const GeoPoint from = scenario_.places[home.seat].position;
  const GeoPoint to = scenario_.places[sites_.place(destination.hospital)].position;
  double moved = 0;
  for (std::size_t fleet = 0; fleet < ambulances_.count() && persons - moved >= kNobody; ++fleet) {
    const AmbulanceFleet& row = ambulances_.fleet(fleet);
    if (row.kind != AmbulanceKind::kHelicopter) continue;
    const VehicleClass& vehicle = scenario_.vehicle_classes[row.vehicle];
    if (vehicle.flight.ceiling_m > 0 && home.elevation_m > vehicle.flight.ceiling_m) continue;
    const GeoPoint base = scenario_.places[row.home].position;
    const sim::Duration out = flight_time(scenario_, row.vehicle, base, from);
    const sim::Duration on = flight_time(scenario_, row.vehicle, from, to);
    const sim::Duration flown = out + on + flight_time(scenario_, row.vehicle, to, base);
    if (vehicle.range_m > 0 && sim::to_seconds(flown) * vehicle.flight.speed_mps > vehicle.range_m) continue;
    if (world_.flying_conditions().next_departure(vehicle, home.terrain, now(), flown + handling) != now())
      continue;
    const double carried =
        ambulances_.carry(fleet, persons - moved, flown + handling + vehicle.refuelling, rules.course);
    if (carried <= 0) continue;
    set_out(destination.hospital, triage, carried, out + on + handling);
    moved += carried;
  }
  return moved;
}

void CasualtyEvacuation::set_out(Id<Hospital> to, TriageClass triage, double persons, sim::Duration way) {
  hospitals_[to].under_way[static_cast<std::size_t>(triage)] += persons;
  under_way_.push_back({now() + way, to, triage, persons, way});
}

void CasualtyEvacuation::arrivals(const std::function<void(const CasualtyTransfer&)>& arrive) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < under_way_.size(); ++i) {
    if (under_way_[i].arrives > now()) {
      under_way_[kept++] = under_way_[i];
    } else {
      arrive(under_way_[i]);
    }
  }
  under_way_.resize(kept);
}

}  // namespace surge::models
