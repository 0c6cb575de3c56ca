// SPDX-License-Identifier: Apache-2.0
#include "models/medical/hospital_sites.h"

#include <algorithm>
#include <cmath>

#include "models/entity.h"
#include "models/transport/transport_network.h"
#include "models/world.h"

namespace surge::models {
namespace {

constexpr sim::Cause kHospitalSetup{"setting up of hospital"};
constexpr sim::Cause kHospitalMobilisation{"mobilisation of hospital"};
/// Of the staff of medical teams, at work outside hospitals (assumed).
constexpr double kTeamsAtSites = 0.5;

sim::Duration sampled(const World& world, sim::Cause cause, const Hospital& hospital,
                      const sim::Distribution& distribution) {
  sim::Stream stream = world.streams().stream(cause, entity_of(hospital.key));
  return sim::duration_from_seconds(distribution.sample(stream));
}

}  // namespace

HospitalSites::HospitalSites(World& world)
    : world_(world), scenario_(world.scenario()), in_county_(scenario_.counties.size()) {
  const auto counties = counties_by_place(scenario_);
  for (const Id<Hospital> id : ids(scenario_.medical.hospitals)) {
    const Hospital& hospital = scenario_.medical.hospitals[id];
    states_.add({});
    states_[id].setup = sampled(world, kHospitalSetup, hospital, hospital.setup_s);
    if (hospital.kind == HospitalKind::kMobile) {
      at_home_.push_back(id);
    } else if (counties[hospital.place]) {
      stand(id, *counties[hospital.place]);
    }
  }
}

Id<Place> HospitalSites::place(Id<Hospital> hospital) const {
  const auto& county = states_[hospital].county;
  return county ? scenario_.counties[*county].seat : scenario_.medical.hospitals[hospital].place;
}

void HospitalSites::stand(Id<Hospital> hospital, Id<County> county) {
  states_[hospital].county = county;
  in_county_[county].push_back(hospital);
  ++version_;
}

bool HospitalSites::open(Id<Hospital> hospital) const {
  const State& state = states_[hospital];
  return state.county && state.opens <= world_.simulation().now() && world_.capacities().share(hospital) > 0;
}

bool HospitalSites::has_power(Id<Hospital> hospital) const {
  return states_[hospital].dark_until <= world_.simulation().now();
}

double HospitalSites::share(Id<Hospital> hospital) const {
  if (!open(hospital)) return 0;
  const double power = has_power(hospital) ? 1 : scenario_.medical.rules.without_power;
  return world_.capacities().share(hospital) * power;
}

double HospitalSites::county_beds(Id<County> county) const {
  double beds = 0;
  for (const Id<Hospital> hospital : in_county_[county]) beds += scenario_.medical.hospitals[hospital].beds;
  return beds;
}

double HospitalSites::staff(Id<Hospital> id) const {
  const Hospital& hospital = scenario_.medical.hospitals[id];
  const Id<County> county = *states_[id].county;
  const double teams = world_.responders().effective(county, TeamKind::kMedical);
  if (teams <= 0 || hospital.beds == 0) return hospital.staff;
  const double teams_staff = teams * scenario_.medical.rules.team_staff * (1 - kTeamsAtSites);
  return hospital.staff + teams_staff * hospital.beds / county_beds(county);
}

double HospitalSites::beds(Id<Hospital> id) const {
  const double left = share(id);
  if (left <= 0) return 0;
  return std::floor(std::min(scenario_.medical.hospitals[id].beds * left,
                             staff(id) * scenario_.medical.rules.beds_per_staff));
}

double HospitalSites::operations_per_s(Id<Hospital> id) const {
  const MedicalRules& rules = scenario_.medical.rules;
  const double left = share(id);
  if (left <= 0) return 0;
  const double theatres =
      std::min(scenario_.medical.hospitals[id].theatres * left, staff(id) / rules.theatre_staff);
  return theatres / rules.operation_s;
}

double HospitalSites::isolation_beds(Id<County> county) const {
  double beds = 0;
  for (const Id<Hospital> hospital : in_county_[county])
    beds += scenario_.medical.hospitals[hospital].isolation_beds * world_.capacities().share(hospital);
  return beds;
}

double HospitalSites::site_staff(Id<County> county) const {
  const MedicalRules& rules = scenario_.medical.rules;
  double staff = scenario_.counties[county].population / 1000 * rules.local_staff_per_1000;
  for (const Id<Hospital> id : in_county_[county]) {
    const Hospital& hospital = scenario_.medical.hospitals[id];
    if (hospital.kind == HospitalKind::kClinic) staff += hospital.staff * share(id);
  }
  return staff + world_.responders().effective(county, TeamKind::kMedical) * rules.team_staff * kTeamsAtSites;
}

bool HospitalSites::telemedicine(Id<County> county) const {
  return std::any_of(in_county_[county].begin(), in_county_[county].end(), [&](Id<Hospital> id) {
    return scenario_.medical.hospitals[id].telemedicine && open(id) && has_power(id);
  });
}

void HospitalSites::struck() {
  if (struck_) return;
  struck_ = true;
  for (State& state : states_) {
    if (state.county) state.opens = world_.simulation().now() + state.setup;
  }
}

void HospitalSites::power_lost(Id<Hospital> hospital, sim::Time until) {
  states_[hospital].dark_until = std::max(states_[hospital].dark_until, until);
}

void HospitalSites::move_mobile(const std::function<double(Id<County>)>& waiting,
                                const std::function<void(Id<Hospital>)>& departs) {
  const sim::Time now = world_.simulation().now();
  if (world_.activated() > now) return;
  for (const Id<Hospital> id : ids(states_)) {
    State& state = states_[id];
    if (!state.heading || state.opens > now) continue;
    stand(id, *state.heading);
    state.heading.reset();
  }
  const std::vector<Id<Hospital>> at_home = at_home_;
  for (const Id<Hospital> id : at_home) {
    if (world_.activated() + mobilisation(id) <= now) set_out(id, waiting, departs);
  }
}

sim::Duration HospitalSites::mobilisation(Id<Hospital> id) const {
  const Hospital& hospital = scenario_.medical.hospitals[id];
  return sampled(world_, kHospitalMobilisation, hospital, hospital.mobilisation_s);
}

/// Without the beds of those already on their way there.
double HospitalSites::waiting_for_it(Id<County> county, double waiting) const {
  for (const Id<Hospital> id : ids(states_)) {
    if (states_[id].heading == county) waiting -= scenario_.medical.hospitals[id].beds;
  }
  return waiting;
}

/// To the county it can reach where most people wait; if nobody waits anywhere it looks again in the next
/// step.
void HospitalSites::set_out(Id<Hospital> id, const std::function<double(Id<County>)>& waiting,
                            const std::function<void(Id<Hospital>)>& departs) {
  const Hospital& hospital = scenario_.medical.hospitals[id];
  const auto& times =
      world_.believed_network().times(hospital.vehicle.value_or(kPlanningClass), hospital.place);
  std::optional<Id<County>> best;
  double most = 0;
  for (const Id<County> county : ids(scenario_.counties)) {
    if (times[scenario_.counties[county].seat.index()] == TransportNetwork::kUnreachable) continue;
    const double persons = waiting(county);
    if (persons <= most) continue;
    const double left = waiting_for_it(county, persons);
    if (left <= most) continue;
    most = left;
    best = county;
  }
  if (!best) return;
  State& state = states_[id];
  state.heading = best;
  state.opens = world_.simulation().now() + times[scenario_.counties[*best].seat.index()] + state.setup;
  std::erase(at_home_, id);
  departs(id);
}

}  // namespace surge::models
