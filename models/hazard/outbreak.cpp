// SPDX-License-Identifier: Apache-2.0
#include "models/hazard/outbreak.h"

#include <algorithm>
#include <cmath>

#include "models/entity.h"
#include "sim/random/sampling.h"

namespace surge::models {
namespace {

constexpr sim::Cause kTransitions{"transitions of disease"};

double ending_in_step(double mean_days) {
  return std::min(1.0, Outbreak::kStepDays / mean_days);
}

/// Calls `visit(county, share of time)` for home and every county visited.
template <class Visit>
void each_stay(Id<County> home, const std::vector<TravelShare>& travel,
               const PerRow<County, Contacts>& contacts, Visit&& visit) {
  double at_home = 1;
  for (const TravelShare& trip : travel) {
    const double share = trip.share * std::min(contacts[home].travel, contacts[trip.to].travel);
    at_home -= share;
    visit(trip.to, share);
  }
  visit(home, at_home);
}

}  // namespace

DrawnTransitions::DrawnTransitions(const Scenario& scenario, const sim::StreamSource& streams) {
  for (const County& county : scenario.counties)
    streams_.add(streams.stream(kTransitions, entity_of(county.key)));
}

double DrawnTransitions::leaving(Id<County> county, double persons, double probability) {
  const auto whole = static_cast<std::int64_t>(persons);
  return static_cast<double>(sim::binomial(streams_[county], whole, probability));
}

Outbreak::Outbreak(const Scenario& scenario, const Disease& disease,
                   const PerRow<County, std::vector<TravelShare>>& travel)
    : disease_(disease),
      travel_(travel),
      force_per_day_(scenario.counties.size()),
      present_(scenario.counties.size()),
      contagious_(scenario.counties.size()) {
  for (const County& county : scenario.counties) state_.add({.susceptible = std::floor(county.population)});
}

void Outbreak::infect(Id<County> county, double persons) {
  Compartments& people = state_[county];
  const double infected = std::min(persons, people.susceptible);
  people.susceptible -= infected;
  people.infectious += infected;
}

void Outbreak::find_force(const PerRow<County, Contacts>& contacts) {
  std::fill(present_.begin(), present_.end(), 0.0);
  std::fill(contagious_.begin(), contagious_.end(), 0.0);
  for (const Id<County> home : ids(state_)) {
    const double people = state_[home].people();
    const double infectious = state_[home].infectious;
    each_stay(home, travel_[home], contacts, [&](Id<County> stay, double share) {
      present_[stay] += share * people;
      contagious_[stay] += share * infectious;
    });
  }
  const double beta_per_day = disease_.r0 / disease_.infectious_days;
  for (const Id<County> county : ids(state_)) {
    if (present_[county] > 0)
      contagious_[county] *= beta_per_day * contacts[county].contact / present_[county];
  }
  for (const Id<County> home : ids(state_)) {
    double force = 0;
    each_stay(home, travel_[home], contacts,
              [&](Id<County> stay, double share) { force += share * contagious_[stay]; });
    force_per_day_[home] = force;
  }
}

void Outbreak::advance(Id<County> county, Transitions& transitions) {
  Compartments& people = state_[county];
  const double force = force_per_day_[county];
  if (force <= 0 && people.incubating + people.infectious + people.in_hospital <= 0) return;
  const double infected = transitions.leaving(county, people.susceptible, -std::expm1(-force * kStepDays));
  const double falling_ill =
      transitions.leaving(county, people.incubating, ending_in_step(disease_.incubation_days));
  const double over =
      transitions.leaving(county, people.infectious, ending_in_step(disease_.infectious_days));
  const double admitted = transitions.leaving(county, over, disease_.hospital_share);
  const double discharged =
      transitions.leaving(county, people.in_hospital, ending_in_step(disease_.stay_days));
  people.susceptible -= infected;
  people.incubating += infected - falling_ill;
  people.infectious += falling_ill - over;
  people.in_hospital += admitted - discharged;
  people.recovered += over - admitted + discharged;
}

void Outbreak::step(const PerRow<County, Contacts>& contacts, Transitions& transitions) {
  find_force(contacts);
  for (const Id<County> county : ids(state_)) advance(county, transitions);
}

}  // namespace surge::models
