// SPDX-License-Identifier: Apache-2.0
// The steps in which injured people go from one state to the next.
#include <algorithm>
#include <cmath>

#include "models/medical/casualty_book.h"
#include "models/medical/site_care.h"
#include "models/medical/survival.h"
#include "models/medical/ward.h"
#include "models/world.h"

namespace surge::models {
namespace {

constexpr sim::Cause kSiteCare{"care at the site"};
constexpr sim::Cause kWardCare{"care in hospital"};
constexpr sim::Cause kWardBefore{"care in hospital before an arrival"};
constexpr sim::Cause kUnderWay{"deaths on the way to hospital"};
/// Before command decides at the same time, as all that changes the needs.
constexpr sim::Priority kCareStep{50};
/// Once nobody was struck for some time, steps are longer.
constexpr int kCalmSteps = 6;
/// A hospital where nobody waits and a tenth of the beds are free is looked at this often (stays are days).
constexpr sim::Duration kCalmWard = std::chrono::hours(12);
constexpr double kFullWard = 0.9;
/// And supplies are counted, and needs told, this often instead of every NeedBook::kStep.
constexpr sim::Duration kCalmAccount = std::chrono::hours(24);

}  // namespace

CasualtyDraws CasualtyBook::draws(sim::Cause cause, std::uint64_t entity) const {
  const auto moment = static_cast<std::uint64_t>((world_.simulation().now() - sim::kStart).count());
  return {medical_.rules.course, world_.streams().stream(cause, entity, moment)};
}

void CasualtyBook::activate(Id<County> county) {
  if (county_active_[county]) return;
  county_active_[county] = 1;
  active_counties_.push_back(county);
}

void CasualtyBook::activate(Id<Hospital> hospital) {
  if (hospital_active_[hospital]) return;
  hospital_active_[hospital] = 1;
  active_hospitals_.push_back(hospital);
}

void CasualtyBook::forget_empty() {
  std::erase_if(active_counties_, [&](Id<County> county) {
    if (counties_[county].living() > 0) return false;
    county_active_[county] = 0;
    return true;
  });
  std::erase_if(active_hospitals_, [&](Id<Hospital> hospital) {
    const HospitalCasualties& there = hospitals_[hospital];
    if (there.present() + sum_of(there.under_way) > 0) return false;
    hospital_active_[hospital] = 0;
    return true;
  });
}

void CasualtyBook::schedule() {
  const sim::Time now = world_.simulation().now();
  if (scheduled_ == now) return;
  scheduled_ = now;
  const bool calm = now - last_struck_ >= medical_.rules.calm_after;
  const std::uint64_t number = ++schedule_;
  world_.simulation().schedule_in(
      medical_.rules.step * (calm ? kCalmSteps : 1),
      [this, number] {
        if (number != schedule_) return;
        advance();
        if (!active_counties_.empty() || !active_hospitals_.empty()) schedule();
      },
      kCareStep);
}

void CasualtyBook::advance() {
  const sim::Time now = world_.simulation().now();
  if (now <= last_step_) return;
  const sim::Time from = last_step_;
  const sim::Duration step = now - from;
  last_step_ = now;
  evacuation_.arrivals([&](const CasualtyTransfer& transfer) { take_in(transfer); });
  move_mobile_hospitals();
  step_counties(from, chances_of(step));
  step_hospitals();
  evacuation_.begin_step(step);
  evacuate();
  if (now >= next_account_) {
    next_account_ = now + (now - last_struck_ >= medical_.rules.calm_after ? kCalmAccount : NeedBook::kStep);
    use_supplies();
    tell_needs(Telling::kChanges);
  }
  for (CasualtyObserver* observer : observers_) observer->casualties_stepped(now, step);
  forget_empty();
}

void CasualtyBook::take_in(const CasualtyTransfer& transfer) {
  const auto triage = static_cast<std::size_t>(transfer.triage);
  CasualtyDraws arrival =
      draws(kUnderWay, hospital_entities_[transfer.to] + static_cast<std::uint64_t>(transfer.way.count()));
  const double dead = arrival.leaving(
      transfer.persons, chance_within(sim::to_seconds(transfer.way), medical_.classes[triage].stabilised_s));
  HospitalCasualties& there = hospitals_[transfer.to];
  if (there.present() > 0) {
    step_hospital(transfer.to, kWardBefore);
  } else {
    hospital_stepped_[transfer.to] = world_.simulation().now();
  }
  there.under_way[triage] = std::max(0.0, there.under_way[triage] - transfer.persons);
  there.queue[triage] += transfer.persons - dead;
  counties_[*sites_.county(transfer.to)].dead_waiting += dead;
  activate(transfer.to);
}

void CasualtyBook::step_counties(sim::Time from, StepChances& chances) {
  for (const Id<County> county : active_counties_) step_county(county, from, chances);
}

void CasualtyBook::step_county(Id<County> id, sim::Time from, StepChances& chances) {
  CountyCasualties& county = counties_[id];
  if (county.living() <= 0) return;
  const MedicalRules& rules = medical_.rules;
  const Responders& responders = world_.responders();
  const double teams = responders.effective(id, TeamKind::kRescue) +
                       rules.fire_share * responders.effective(id, TeamKind::kFire);
  const double gain = sites_.telemedicine(id) ? 1 + rules.telemedicine_gain : 1;
  const SiteConditions site{sim::to_seconds(from - sim::kStart),
                            teams * rules.finds_per_team_s * chances.step_s,
                            sites_.site_staff(id) * chances.step_s, rules.triaged_per_staff_s * gain};
  CasualtyDraws site_draws = draws(kSiteCare, county_entities_[id]);
  note_treated(advance_site(county, medical_, chances, site, site_draws).treated);
}

void CasualtyBook::note_treated(const TriageCounts& treated) {
  const double hours = sim::to_hours(world_.simulation().now() - first_struck_);
  for (std::size_t i = 0; i < kTriageClasses; ++i) {
    treatment_[i].persons += treated[i];
    treatment_[i].person_hours += treated[i] * hours;
  }
}

StepChances& CasualtyBook::chances_of(sim::Duration step) {
  const double step_s = sim::to_seconds(step);
  for (const auto& known : chances_) {
    if (known->step_s == step_s) return *known;
  }
  return *chances_.emplace_back(std::make_unique<StepChances>(medical_, step_s));
}

void CasualtyBook::step_hospitals() {
  for (const Id<Hospital> hospital : active_hospitals_) {
    if (hospitals_[hospital].present() > 0 && !may_wait(hospital)) step_hospital(hospital, kWardCare);
  }
}

bool CasualtyBook::may_wait(Id<Hospital> id) const {
  const HospitalCasualties& there = hospitals_[id];
  return world_.simulation().now() - hospital_stepped_[id] < kCalmWard && sum_of(there.queue) <= 0 &&
         sum_of(there.awaiting) <= 0 && there.in_beds() <= kFullWard * sites_.beds(id);
}

/// From its last step until now; at once after an arrival: admits those who have arrived.
void CasualtyBook::step_hospital(Id<Hospital> id, sim::Cause cause) {
  const sim::Time now = world_.simulation().now();
  const StepChances& chances = chances_of(now - hospital_stepped_[id]);
  const double step_s = chances.step_s;
  hospital_stepped_[id] = now;
  HospitalCasualties& there = hospitals_[id];
  if (world_.capacities().share(id) <= 0) clear_ward(there);
  const double beds = sites_.beds(id);
  const double operations = sites_.operations_per_s(id) * step_s;
  bed_s_ += there.in_beds() * step_s;
  usable_bed_s_ += beds * step_s;
  const double factor = 1 + (medical_.rules.shortage_factor - 1) * stock_.shortage(id);
  CasualtyDraws ward_draws = draws(cause, hospital_entities_[id]);
  const WardChange change = advance_ward(there, medical_, chances, {beds, operations, factor}, ward_draws);
  theatre_s_ += sum_of(change.operated) * medical_.rules.operation_s;
  usable_theatre_s_ += operations * medical_.rules.operation_s;
  note_treated(change.treated);
  CountyCasualties& county = counties_[*sites_.county(id)];
  county.dead_waiting += change.dead_waiting;
  county.dead_in_care += change.dead_in_care;
  county.recovered += change.recovered;
  dead_by_shortage_ += change.dead_by_shortage;
  if (!medical_.supplies.empty()) stock_.count(id, change, there, step_s);
}

void CasualtyBook::evacuate() {
  for (const Id<County> county : active_counties_) evacuation_.send(county, counties_[county].stabilised, {});
  const std::vector<Id<Hospital>> hospitals = active_hospitals_;
  for (const Id<Hospital> hospital : hospitals) {
    if (sum_of(hospitals_[hospital].queue) > 0) transfer(hospital);
  }
  for (const CasualtyTransfer& transfer : evacuation_.under_way()) activate(transfer.to);
}

/// Those for whom no bed is free go elsewhere, if the policy finds one; from an unfit hospital all.
void CasualtyBook::transfer(Id<Hospital> id) {
  HospitalCasualties& there = hospitals_[id];
  double staying = whole_part(std::max(0.0, sites_.beds(id) - there.in_beds()), medical_.rules.course);
  TriageCounts leaving = there.queue;
  for (double& persons : leaving) {
    const double stay = std::min(staying, persons);
    persons -= stay;
    staying -= stay;
  }
  const TriageCounts before = leaving;
  if (sum_of(leaving) <= 0) return;
  evacuation_.send(*sites_.county(id), leaving, id);
  for (std::size_t i = 0; i < kTriageClasses; ++i) {
    there.queue[i] = std::max(0.0, there.queue[i] - (before[i] - leaving[i]));
    transferred_ += before[i] - leaving[i];
  }
}

void CasualtyBook::move_mobile_hospitals() {
  sites_.move_mobile([&](Id<County> county) { return without_bed(county); },
                     [&](Id<Hospital> hospital) { stock_.pack(hospital); });
}

void CasualtyBook::use_supplies() {
  if (medical_.supplies.empty()) return;
  for (const Id<Hospital> hospital : active_hospitals_) {
    if (sites_.county(hospital)) stock_.use(hospital, *sites_.county(hospital));
  }
}

void CasualtyBook::tell_needs(Telling telling) {
  PerRow<County, char> told(scenario_.counties.size());
  const auto tell = [&](Id<County> county) {
    if (!told[county]) tell_needs(county, telling);
    told[county] = 1;
  };
  for (const Id<County> county : active_counties_) tell(county);
  for (const Id<Hospital> hospital : active_hospitals_) tell(*sites_.county(hospital));
}

}  // namespace surge::models
