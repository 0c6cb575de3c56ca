// SPDX-License-Identifier: Apache-2.0
// Who is struck, sums, and what the needs are told. The steps: casualty_steps.cpp.
#include "models/medical/casualty_book.h"

#include <cmath>

#include "models/entity.h"
#include "models/world.h"

namespace surge::models {
namespace {

/// A group is told anew to the needs when it has changed by this share, or when nobody is left (assumed: the
/// needs of a county are computed anew each time).
constexpr double kWorthTelling = 0.1;

bool worth_telling(double told, double now) {
  return told != now && (now == 0 || told == 0 || std::abs(now - told) > kWorthTelling * told);
}

}  // namespace

CasualtyBook::CasualtyBook(World& world)
    : world_(world),
      scenario_(world.scenario()),
      medical_(scenario_.medical),
      counties_(scenario_.counties.size()),
      hospitals_(medical_.hospitals.size()),
      known_(scenario_.counties.size()),
      told_(scenario_.counties.size()),
      sites_(world),
      evacuation_(world, world.policies().evacuation, sites_, hospitals_),
      stock_(world),
      county_active_(scenario_.counties.size()),
      hospital_active_(medical_.hospitals.size()),
      hospital_stepped_(medical_.hospitals.size()) {
  for (const County& county : scenario_.counties) county_entities_.add(entity_of(county.key));
  for (const Hospital& hospital : medical_.hospitals)
    hospital_entities_.add(entity_of("hospital/" + hospital.key));
}

CasualtyBook::~CasualtyBook() = default;

double CasualtyBook::whole(double persons, double& rest) const {
  if (medical_.rules.course == CasualtyCourse::kExpected) return persons;
  const double whole = std::max(0.0, std::floor(persons + rest + 0.5));
  rest += persons - whole;
  return whole;
}

void CasualtyBook::strike(Id<County> county, const CountyLosses& increase) {
  known_[county].trapped += sum_of(increase.trapped);
  known_[county].injured += sum_of(increase.injured);
  take_up(county, increase);
}

void CasualtyBook::struck(sim::Time, Id<County> county, const CountyLosses& increase) {
  if (!scenario_.demand.buildings.empty()) {
    strike(county, increase);
  } else {
    add(county, sum_of(increase.trapped), sum_of(increase.injured));
  }
}

void CasualtyBook::take_up(Id<County> id, const CountyLosses& increase) {
  if (!modelled()) return;
  const sim::Time now = world_.simulation().now();
  if (first_struck_ == sim::Time::max()) {
    first_struck_ = last_step_ = next_account_ = now;
    next_account_ += NeedBook::kStep;
  }
  advance();
  sites_.struck();
  CountyCasualties& county = counties_[id];
  Known& known = known_[id];
  county.dead_at_once += whole(increase.dead, known.rest[0]);
  const double trapped_before = sum_of(county.trapped);
  for (std::size_t i = 0; i < kTriageClasses; ++i) {
    const double trapped = whole(increase.trapped[i], known.rest[1 + i]);
    const double injured = whole(increase.injured[i], known.rest[1 + kTriageClasses + i]);
    county.trapped[i] += trapped;
    county.at_site[i] += injured;
    county.struck[i] += trapped + injured;
  }
  const double trapped = sum_of(county.trapped);
  const double now_s = sim::to_seconds(now - sim::kStart);
  if (trapped > 0) {
    county.trapped_since_s =
        (trapped_before * county.trapped_since_s + (trapped - trapped_before) * now_s) / trapped;
  }
  county.first_struck = std::min(county.first_struck, now);
  activate(id);
  tell_needs(id, Telling::kAll);
  last_struck_ = now;
  schedule();
}

CountyLosses CasualtyBook::losses(double trapped, double injured) const {
  CountyLosses losses;
  losses.dead = medical_.rules.dead_at_once * trapped;
  for (std::size_t i = 0; i < kTriageClasses; ++i) {
    losses.trapped[i] = scenario_.demand.trapped[i] * (trapped - losses.dead);
    losses.injured[i] = scenario_.demand.injured[i] * injured;
  }
  return losses;
}

double CasualtyBook::group_given(const Known& known, PopulationGroup group) const {
  return group == PopulationGroup::kTrapped ? known.trapped : known.injured;
}

void CasualtyBook::raise_to(Id<County> county, const GroupSizes& groups) {
  const Known& known = known_[county];
  const double trapped = groups[static_cast<std::size_t>(PopulationGroup::kTrapped)] - known.trapped;
  const double injured = groups[static_cast<std::size_t>(PopulationGroup::kInjured)] - known.injured;
  if (trapped > 0 || injured > 0) add(county, std::max(0.0, trapped), std::max(0.0, injured));
}

void CasualtyBook::add(Id<County> county, double trapped, double injured) {
  known_[county].trapped += trapped;
  known_[county].injured += injured;
  take_up(county, losses(trapped, injured));
}

double CasualtyBook::ever(Id<County> county, PopulationGroup group) const {
  return group_given(known_[county], group);
}

CasualtyTotals CasualtyBook::totals() const {
  CasualtyTotals all;
  for (const CountyCasualties& county : counties_) {
    all.struck += sum_of(county.struck);
    all.trapped += sum_of(county.trapped);
    all.at_site += sum_of(county.at_site);
    all.stabilised += sum_of(county.stabilised);
    all.recovered += county.recovered;
    all.rescued += county.rescued;
    all.dead_at_once += county.dead_at_once;
    all.dead_under_rubble += county.dead_under_rubble;
    all.dead_untreated += county.dead_untreated;
    all.dead_waiting += county.dead_waiting;
    all.dead_in_care += county.dead_in_care;
  }
  for (const HospitalCasualties& hospital : hospitals_) {
    all.queue += sum_of(hospital.queue);
    all.in_beds += hospital.in_beds();
    all.under_way += sum_of(hospital.under_way);
  }
  all.dead_by_shortage = dead_by_shortage_;
  return all;
}

double CasualtyBook::inpatients(Id<County> county) const {
  double persons = 0;
  for (const Id<Hospital> hospital : sites_.in(county)) persons += hospitals_[hospital].in_beds();
  return persons;
}

double CasualtyBook::injured(Id<County> county) const {
  double persons = sum_of(counties_[county].at_site) + sum_of(counties_[county].stabilised);
  for (const Id<Hospital> hospital : sites_.in(county))
    persons += hospitals_[hospital].present() + sum_of(hospitals_[hospital].under_way);
  return persons;
}

double CasualtyBook::without_bed(Id<County> county) const {
  constexpr auto kMinor = static_cast<std::size_t>(TriageClass::kMinor);
  const CountyCasualties& there = counties_[county];
  double persons =
      sum_of(there.at_site) + sum_of(there.stabilised) - there.at_site[kMinor] - there.stabilised[kMinor];
  for (const Id<Hospital> hospital : sites_.in(county)) persons += sum_of(hospitals_[hospital].queue);
  return persons;
}

void CasualtyBook::tell_needs(Id<County> county, Telling telling) {
  const double trapped = sum_of(counties_[county].trapped);
  const double injured_now = injured(county);
  const double inpatients_now = inpatients(county);
  Told& told = told_[county];
  const auto tell = [&](PopulationGroup group, double& last, double persons) {
    if (last == persons || (telling == Telling::kChanges && !worth_telling(last, persons))) return;
    last = persons;
    world_.needs().set_group(world_.simulation().now(), county, group, persons);
  };
  tell(PopulationGroup::kTrapped, told.trapped, trapped);
  tell(PopulationGroup::kInjured, told.injured, injured_now);
  tell(PopulationGroup::kInpatients, told.inpatients, inpatients_now);
}

}  // namespace surge::models
