// SPDX-License-Identifier: Apache-2.0
#include "models/demand/displacement.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "models/hazard/geodesy.h"
#include "models/world.h"

namespace surge::models {
namespace {

constexpr auto kDisplacedGroup = static_cast<std::size_t>(PopulationGroup::kDisplaced);
/// Smaller parties are not followed.
constexpr double kSmallestParty = 1;

/// Share of the displaced who still depend on relief.
double still_dependent(const Recovery& recovery, sim::Duration since) {
  if (since <= recovery.delay) return 1;
  return std::exp2(-sim::to_days(since - recovery.delay) / sim::to_days(recovery.half_time));
}

}  // namespace

Displacement::Displacement(const Scenario& scenario, NeedBook& needs, SetOut set_out)
    : scenario_(scenario),
      needs_(needs),
      set_out_(std::move(set_out)),
      places_(scenario.counties.size()),
      shelters_(scenario.counties.size()) {
  for (const Shelter& shelter : scenario.demand.shelters) {
    shelters_[shelter.county].push_back(&shelter);
    opens_later_ = opens_later_ || shelter.opens > sim::Duration{};
  }
  const auto& lines = scenario.demand.needs;
  uses_unsheltered_ = !scenario.demand.shelters.empty() || moves() ||
                      std::any_of(lines.begin(), lines.end(), [](const Need& need) {
                        return need.group == PopulationGroup::kUnsheltered;
                      });
}

bool Displacement::moves() const {
  return scenario_.demand.relocation.share > 0 && scenario_.demand.relocation.rate_per_s > 0;
}

double Displacement::displaced(Id<County> county) const {
  return needs_.groups(county)[kDisplacedGroup];
}

double Displacement::capacity(Id<County> county, sim::Time now) const {
  double persons = 0;
  for (const Shelter* shelter : shelters_[county]) {
    if (now - sim::kStart >= shelter->opens) persons += shelter->capacity_persons;
  }
  return persons;
}

double Displacement::unsheltered(Id<County> county, sim::Time now) const {
  return std::max(0.0, displaced(county) - capacity(county, now));
}

double Displacement::struck_share(Id<County> county) const {
  const double population = scenario_.counties[county].population;
  return population > 0 ? displaced(county) / population : 1;
}

void Displacement::people_changed(sim::Time now, Id<County> county) {
  Place& place = places_[county];
  if (displaced(county) > 0 && place.since == sim::Time::max()) place.since = now;
  if (uses_unsheltered()) settle(now, county, displaced(county));
}

void Displacement::settle(sim::Time now, Id<County> county, double displaced) {
  const double without = uses_unsheltered() ? std::max(0.0, displaced - capacity(county, now)) : 0;
  needs_.resettle(now, county, displaced, without);
  Place& place = places_[county];
  // Who has come from elsewhere stays.
  place.most_unsheltered = std::max(place.most_unsheltered, without + place.gone - place.come);
}

void Displacement::step(sim::Time now) {
  const bool recovering = recovers() && ++steps_ % kStepsOfRecovery == 0;
  // A copy: counties that people come to are added.
  const std::vector<Id<County>> counties = needs_.affected();
  for (const Id<County> county : counties) {
    if (displaced(county) <= 0) continue;
    if (recovering) recover(now, county);
    if (opens_later_) settle(now, county, displaced(county));
    if (moves()) move_on(now, county);
  }
}

void Displacement::recover(sim::Time now, Id<County> county) {
  Place& place = places_[county];
  const double still = still_dependent(scenario_.demand.recovery, now - place.since);
  if (still >= place.still) return;
  const double left = displaced(county) * still / place.still;
  place.recovered += displaced(county) - left;
  place.still = still;
  settle(now, county, left);
}

const std::vector<Id<County>>& Displacement::near(Id<County> county) {
  Place& place = places_[county];
  if (place.near_known) return place.near;
  place.near_known = true;
  std::vector<std::pair<double, Id<County>>> found;
  for (const Id<County> other : ids(scenario_.counties)) {
    const double distance_km =
        great_circle_km(seat_position(scenario_, county), seat_position(scenario_, other));
    if (other != county && distance_km <= scenario_.demand.relocation.radius_km)
      found.emplace_back(distance_km, other);
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  for (const auto& entry : found) place.near.push_back(entry.second);
  return place.near;
}

/// To the nearest counties with free places first; who finds none goes to the least struck county.
void Displacement::move_on(sim::Time now, Id<County> county) {
  const Relocation& rules = scenario_.demand.relocation;
  Place& place = places_[county];
  const double willing =
      std::min(unsheltered(county, now), rules.share * place.most_unsheltered - place.gone);
  double persons = willing * -std::expm1(-rules.rate_per_s * sim::to_seconds(kStep));
  if (persons < kSmallestParty) return;
  std::optional<Id<County>> least;
  for (const Id<County> other : near(county)) {
    if (struck_share(other) >= struck_share(county)) continue;
    if (!least || struck_share(other) < struck_share(*least)) least = other;
    const double free = capacity(other, now) - displaced(other);
    if (free >= kSmallestParty) persons -= move_to(now, county, other, std::min(persons, free));
    if (persons < kSmallestParty) return;
  }
  if (least) move_to(now, county, *least, persons);
}

/// Returns how many went.
double Displacement::move_to(sim::Time now, Id<County> from, Id<County> to, double persons) {
  if (!set_out_(from, to, persons)) return 0;
  Place& left = places_[from];
  Place& reached = places_[to];
  left.gone += persons;
  reached.come += persons;
  if (reached.since == sim::Time::max()) {
    reached.since = left.since;
    reached.still = left.still;
  }
  settle(now, from, displaced(from) - persons);
  settle(now, to, displaced(to) + persons);
  return persons;
}

sim::Process displacement_process(World& world) {
  for (;;) {
    co_await world.simulation().delay(Displacement::kStep);
    world.displacement().step(world.simulation().now());
  }
}

}  // namespace surge::models
