// SPDX-License-Identifier: Apache-2.0
#include "models/hazard/epidemic.h"

#include <cmath>

#include "models/hazard/area.h"
#include "models/hazard/parameters.h"
#include "models/units.h"

namespace surge::models {
namespace {

constexpr double kShortest = Outbreak::kStepDays * kDay_s;

std::vector<ParameterDeclaration> disease_parameters() {
  return {
      points_parameter("seeds", "where it begins; each point means the county whose seat is nearest"),
      number_parameter("seed_persons", Dimension::kNone, "infectious people at each seed (assumed)", {1, 1e7},
                       10),
      choice_parameter("course", "draw who falls ill, or take the expected numbers", {"drawn", "expected"},
                       "drawn"),
      number_parameter("r0", Dimension::kNone,
                       "infections by one case among susceptible people (Li et al. 2020, NEJM 382:1199: 2.2)",
                       {0, 30}, 2.2),
      number_parameter("incubation", Dimension::kTime,
                       "mean, infection to infectious (assumed: 5.2 days, those to symptoms by Li et al. "
                       "2020, NEJM 382:1199)",
                       {kShortest, 100 * kDay_s}, 5.2 * kDay_s),
      number_parameter("infectious", Dimension::kTime,
                       "mean (assumed: 2.3 days, from the serial interval of 7.5 days less the incubation)",
                       {kShortest, 100 * kDay_s}, 2.3 * kDay_s),
      number_parameter(
          "hospital_share", Dimension::kNone,
          "of cases who need a bed (WHO-China Joint Mission 2020: 13.8 % severe, 6.1 % critical)",
          kShareBounds, 0.2),
      number_parameter("hospital_stay", Dimension::kTime, "mean (assumed: 12 days)",
                       {kShortest, 365 * kDay_s}, 12 * kDay_s),
      number_parameter("travel_share", Dimension::kNone,
                       "of people's time spent in other counties, by the radiation model (assumed)",
                       kShareBounds, 0.02)};
}

std::vector<ParameterDeclaration> lockdown_parameters() {
  return {
      choice_parameter("lockdown", "what locks counties down: nothing, a day, or patients of the county",
                       {"never", "on_day", "by_patients"}, "never"),
      number_parameter("lockdown_after", Dimension::kTime, "after the beginning, where it starts on a day",
                       {0, 3650 * kDay_s}, 21 * kDay_s),
      number_parameter("lockdown_patients", Dimension::kNone,
                       "share of a county's people in hospital that locks it down (assumed: 5 in 100,000)",
                       {1e-9, 1}, 5e-5),
      number_parameter("lockdown_lasts", Dimension::kTime, "(assumed)", {kDay_s, 3650 * kDay_s}, 60 * kDay_s),
      number_parameter("contact_reduction", Dimension::kNone,
                       "of contacts in a locked county (Zhang et al. 2020, Science 368:1481: 7-8 times "
                       "fewer, 0.86 to 0.88)",
                       kShareBounds, 0.85),
      number_parameter("travel_reduction", Dimension::kNone, "of travel from and to it (assumed)",
                       kShareBounds, 0.9),
      number_parameter("absent_workers", Dimension::kNone, "of plants in it, while it lasts (assumed)",
                       kShareBounds, 0.4),
      number_parameter("road_speed", Dimension::kNone,
                       "share left on roads between two locked counties: checks (assumed)", {0.01, 1}, 0.7),
      number_parameter("road_capacity", Dimension::kNone, "likewise (assumed)", {0.01, 1}, 0.5)};
}

Disease disease_of(const ComponentSpec& spec) {
  return {spec.number("r0"), spec.number("incubation") / kDay_s, spec.number("infectious") / kDay_s,
          spec.number("hospital_share"), spec.number("hospital_stay") / kDay_s};
}

LockdownRules lockdown_of(const ComponentSpec& spec) {
  const std::string& start = spec.get<std::string>("lockdown");
  LockdownRules rules;
  if (start == "on_day") rules.start = LockdownRules::Start::kOnDay;
  if (start == "by_patients") rules.start = LockdownRules::Start::kByPatients;
  rules.day = spec.number("lockdown_after") / kDay_s;
  rules.patients_share = spec.number("lockdown_patients");
  rules.lasts_days = spec.number("lockdown_lasts") / kDay_s;
  rules.contact_reduction = spec.number("contact_reduction");
  rules.travel_reduction = spec.number("travel_reduction");
  return rules;
}

PerRow<County, double> seeds_of(const Scenario& scenario, const ComponentSpec& spec) {
  PerRow<County, double> seeds(scenario.counties.size());
  if (scenario.counties.empty()) return seeds;
  for (const GeoPoint& point : spec.get<std::vector<GeoPoint>>("seeds"))
    seeds[nearest_county(scenario, point)] += std::round(spec.number("seed_persons"));
  return seeds;
}

}  // namespace

ComponentDescription Epidemic::description() {
  return {
      "epidemic",
      "Susceptible, incubating, infectious, in hospital, recovered by county, with travel between counties "
      "and lockdowns; the people in hospital are the group `patients`.",
      joined({disease_parameters(), lockdown_parameters(), Trigger::parameters()})};
}

/// What has been told so far, so that an impact holds changes only.
class Epidemic::Days {
 public:
  explicit Days(const Epidemic& epidemic)
      : epidemic_(epidemic),
        patients_(epidemic.scenario_.counties.size()),
        affected_(epidemic.scenario_.counties.size()),
        county_at_(counties_by_place(epidemic.scenario_)),
        checked_until_(epidemic.scenario_.links.size()) {}

  Impact impact(int day, const PerRow<County, Compartments>& counties, const Lockdowns& lockdowns) {
    Impact impact;
    impact.time = std::chrono::hours(24) * day;
    for (const Id<County> county : ids(counties)) {
      tell_people(county, counties[county], impact);
      if (lockdowns.locked(county) && epidemic_.absent_workers_ > 0)
        impact.labour.push_back({county, epidemic_.absent_workers_});
    }
    for (const Id<Link> link : ids(epidemic_.scenario_.links)) check_road(link, day, lockdowns, impact);
    return impact;
  }

 private:
  void tell_people(Id<County> county, const Compartments& people, Impact& impact) {
    const double patients = std::round(people.in_hospital);
    const double affected = std::round(people.ever_infected());
    if (patients != patients_[county])
      impact.people.push_back({county, PopulationGroup::kPatients, patients, GroupChange::kExactly});
    if (affected > affected_[county])
      impact.people.push_back({county, PopulationGroup::kAffected, affected, GroupChange::kAtLeast});
    patients_[county] = patients;
    affected_[county] = std::max(affected, affected_[county]);
  }

  void check_road(Id<Link> id, int day, const Lockdowns& lockdowns, Impact& impact) {
    const Link& link = epidemic_.scenario_.links[id];
    const auto from = county_at_[link.from];
    const auto to = county_at_[link.to];
    if (!is_road(link.link_class) || checked_until_[id] > day || !from || !to) return;
    const double ends = std::min(lockdowns.ends_day(*from), lockdowns.ends_day(*to));
    if (ends <= day) return;
    checked_until_[id] = ends;
    LinkEffect effect = epidemic_.road_checks_;
    effect.link = id;
    effect.lasts = sim::duration_from_seconds((ends - day) * kDay_s);
    impact.links.push_back(effect);
  }

  const Epidemic& epidemic_;
  PerRow<County, double> patients_;
  PerRow<County, double> affected_;
  PerRow<Place, std::optional<Id<County>>> county_at_;
  PerRow<Link, double> checked_until_;  ///< day
};

Epidemic::Epidemic(const Scenario& scenario, const ComponentSpec& spec)
    : scenario_(scenario),
      trigger_(scenario, spec, spec.get<std::vector<GeoPoint>>("seeds").front()),
      disease_(disease_of(spec)),
      lockdown_(lockdown_of(spec)),
      absent_workers_(spec.number("absent_workers")),
      travel_(radiation_travel(scenario, spec.number("travel_share"))),
      seeds_(seeds_of(scenario, spec)),
      drawn_(spec.get<std::string>("course") == "drawn") {
  road_checks_.speed_share = spec.number("road_speed");
  road_checks_.capacity_share = spec.number("road_capacity");
  if (drawn_) return;
  MeanTransitions transitions;
  mean_course_ = impacts(transitions);
}

std::vector<Impact> Epidemic::impacts(Transitions& transitions) const {
  Outbreak outbreak(scenario_, disease_, travel_);
  Lockdowns lockdowns(scenario_, lockdown_);
  Days days(*this);
  for (const Id<County> county : ids(seeds_)) outbreak.infect(county, seeds_[county]);
  std::vector<Impact> impacts;
  for (int day = 0; std::chrono::hours(24) * day <= scenario_.run.horizon; ++day) {
    lockdowns.decide(day, outbreak.counties());
    Impact impact = days.impact(day, outbreak.counties(), lockdowns);
    const bool empty = impact.people.empty() && impact.labour.empty() && impact.links.empty();
    if (!empty) impacts.push_back(std::move(impact));
    for (double done = 0; done < 1; done += Outbreak::kStepDays)
      outbreak.step(lockdowns.contacts(), transitions);
  }
  return impacts;
}

Course Epidemic::sample(const sim::StreamSource& streams, const std::vector<Impact>& before) const {
  const std::optional<sim::Duration> begins = trigger_.time(streams, before);
  if (!begins) return {};
  DrawnTransitions transitions(scenario_, streams);
  Course course{drawn_ ? impacts(transitions) : mean_course_, {}};
  for (Impact& impact : course.impacts) impact.time += *begins;
  keep_to(scenario_.run.horizon, course);
  return course;
}

}  // namespace surge::models
