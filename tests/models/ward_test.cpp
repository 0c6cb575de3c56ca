// SPDX-License-Identifier: Apache-2.0
// Wards against queueing theory, ambulance hours by hand, and the contract of evacuation policies.
#include "models/medical/ward.h"

#include <cmath>

#include <gtest/gtest.h>

#include "models/catalogue/catalogues.h"
#include "models/medical/ambulances.h"
#include "models/medical/evacuation_policy.h"
#include "models/medical/keep_local.h"
#include "models/medical/least_crowded.h"
#include "models/medical/nearest_bed.h"
#include "models/medical/specialised_first.h"
#include "models/units.h"
#include "sim/random/sampling.h"

namespace surge::models {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

/// Means over batches, for an interval.
struct BatchMeans {
  void add(double value) {
    sum += value;
    squares += value * value;
    ++count;
  }
  double mean() const { return sum / count; }
  double half_width() const {  // 99.9 %, Student with 49 or more degrees of freedom
    return 3.5 * std::sqrt((squares / count - mean() * mean()) / (count - 1));
  }
  double sum = 0, squares = 0;
  int count = 0;
};

/// Time is in stays of one hour on average; arrivals a stay.
struct Ward {
  Ward(int bed_count, double arrivals_per_h, double step)
      : beds(bed_count), arrivals(arrivals_per_h), step_h(step) {
    for (CasualtyClass& triage : medical.classes)
      triage = {1e12, 1, HUGE_VAL, HUGE_VAL, HUGE_VAL, 0, kHour_s};
  }
  /// Arrivals come just before a step, patients already there leave first.
  void go_on() {
    const StepChances chances(medical, step_h * kHour_s);
    CasualtyDraws draws(CasualtyCourse::kDrawn, source.stream(sim::Cause("ward"), 0, ++steps));
    sim::Stream coming = source.stream(sim::Cause("arrivals"), 0, steps);
    came = static_cast<double>(sim::poisson(coming, arrivals * step_h));
    hospital.queue[1] += came;
    advance_ward(hospital, medical, chances, {static_cast<double>(beds), 0, 1}, draws);
  }
  Medical medical;
  int beds;
  double arrivals;
  double step_h;
  HospitalCasualties hospital;
  sim::StreamSource source{7, 0};
  std::uint64_t steps = 0;
  double came = 0;
};

TEST(WardQueue, SmallStepsGiveTheMeanQueueOfErlangC) {
  // M/M/3, lambda 2, mu 1: Erlang C 4/9, Lq = C rho / (1 - rho) = 8/9.
  constexpr double kStep_h = 0.02;
  Ward ward(3, 2, kStep_h);
  BatchMeans queue;
  for (int warm_up = 0; warm_up < 2000; ++warm_up) ward.go_on();
  for (int batch = 0; batch < 60; ++batch) {
    double people = 0;
    constexpr int kSteps = 30'000;
    for (int i = 0; i < kSteps; ++i) {
      ward.go_on();
      people += ward.hospital.queue[1];
    }
    queue.add(people / kSteps);
  }
  EXPECT_NEAR(queue.mean(), 8.0 / 9, queue.half_width() + 0.02);
  EXPECT_LT(queue.half_width(), 0.15);
}

TEST(WardQueue, ThoseTurnedAwayAreTheShareOfErlangB) {
  // Load 8 on 10 beds: B = (8^10 / 10!) / sum of 8^k / k! = 0.121661064253.
  constexpr double kStep_h = 0.002;
  Ward ward(10, 8, kStep_h);
  BatchMeans blocked;
  for (int batch = 0; batch < 60; ++batch) {
    double away = 0;
    double all = 0;
    for (int i = 0; i < 15'000; ++i) {
      ward.go_on();
      away += ward.hospital.queue[1];
      all += ward.came;
      ward.hospital.queue[1] = 0;  // transferred
    }
    blocked.add(away / all);
  }
  EXPECT_NEAR(blocked.mean(), 0.121661064253, blocked.half_width() + 0.002);
  EXPECT_LT(blocked.half_width(), 0.03);
}

TEST(WardQueue, GravestClassGetsBedsAndTheatresFirst) {
  Medical medical;
  for (CasualtyClass& triage : medical.classes) triage = {1e12, 1, HUGE_VAL, HUGE_VAL, HUGE_VAL, 1, 1e12};
  HospitalCasualties hospital;
  hospital.queue = {3, 5, 0};
  CasualtyDraws draws(CasualtyCourse::kExpected, sim::StreamSource(1, 0).stream(sim::Cause("ward")));
  const StepChances chances(medical, kHour_s);
  advance_ward(hospital, medical, chances, {4, 0, 1}, draws);
  EXPECT_NEAR(hospital.awaiting[0], 3, 1e-6);
  EXPECT_NEAR(hospital.awaiting[1], 1, 1e-6);
  advance_ward(hospital, medical, chances, {4, 2, 1}, draws);
  EXPECT_NEAR(hospital.in_care[0], 2, 1e-6);
  EXPECT_NEAR(hospital.in_care[1], 0, 1e-6);
}

TEST(AmbulanceHours, ShortTripsFollowEachOtherAndLongOnesKeepVehiclesAway) {
  Scenario scenario;
  scenario.medical.ambulances = {{Id<Place>{0}, AmbulanceKind::kAmbulance, kPlanningClass, 3, 2}};
  Ambulances ambulances(scenario);
  ambulances.begin_step(sim::kStart, hours(1));
  EXPECT_EQ(ambulances.carry(0, 100, minutes(30), CasualtyCourse::kDrawn), 3 * 2 * 2);
  ambulances.begin_step(sim::kStart + hours(1), hours(1));
  EXPECT_EQ(ambulances.carry(0, 3, hours(3), CasualtyCourse::kDrawn), 3);
  EXPECT_EQ(ambulances.carry(0, 100, minutes(30), CasualtyCourse::kDrawn), 1 * 2 * 2);
  ambulances.begin_step(sim::kStart + hours(2), hours(1));
  EXPECT_EQ(ambulances.carry(0, 100, minutes(60), CasualtyCourse::kDrawn), 2);
  ambulances.begin_step(sim::kStart + hours(4), hours(1));
  EXPECT_EQ(ambulances.carry(0, 100, minutes(60), CasualtyCourse::kDrawn), 6);
}

TEST(AmbulanceHours, CapacityOfPartsOfPersonsIsCarriedOn) {
  CarriedCapacity capacity;
  double served = 0;
  for (int step = 0; step < 10; ++step) served += capacity.serve(5, 0.3, CasualtyCourse::kDrawn);
  EXPECT_EQ(served, 3);
  EXPECT_EQ(capacity.serve(0, 50, CasualtyCourse::kDrawn), 0);
  EXPECT_LE(capacity.serve(50, 0, CasualtyCourse::kDrawn), 1);
}

// Policies.

Destination bed(std::size_t hospital, HospitalKind kind, Nearness nearness, int travel_h, double beds,
                double taken) {
  return {Id<Hospital>{hospital}, kind, nearness, hours(travel_h), beds, taken};
}

std::vector<Destination> four_hospitals() {
  return {bed(0, HospitalKind::kGeneral, Nearness::kSameCounty, 0, 10, 10),
          bed(1, HospitalKind::kGeneral, Nearness::kElsewhere, 1, 10, 9),
          bed(2, HospitalKind::kGeneral, Nearness::kElsewhere, 2, 100, 10),
          bed(3, HospitalKind::kSpecialised, Nearness::kElsewhere, 3, 100, 50)};
}

TEST(EvacuationPolicies, ChooseByTheirRule) {
  const auto hospitals = four_hospitals();
  const auto spec = [](const ComponentDescription& description) { return default_spec(description); };
  EXPECT_EQ(NearestBed({}).choose(hospitals, TriageClass::kImmediate), 1u);
  EXPECT_EQ(LeastCrowded(spec(LeastCrowded::description())).choose(hospitals, TriageClass::kDelayed), 2u);
  const SpecialisedFirst centres(spec(SpecialisedFirst::description()));
  EXPECT_EQ(centres.choose(hospitals, TriageClass::kImmediate), 3u);
  EXPECT_EQ(centres.choose(hospitals, TriageClass::kDelayed), 1u);
  EXPECT_EQ(KeepLocal(spec(KeepLocal::description())).choose(hospitals, TriageClass::kDelayed), 0u);
}

/// The contract of every policy of the catalogue.
TEST(EvacuationPolicies, GoNowhereIfThereIsNothingAndToTheOnlyFreeBed) {
  for (const ComponentDescription& description : evacuation_policy_catalogue()) {
    const auto policy = make_evacuation_policy(default_spec(description));
    for (const TriageClass triage : {TriageClass::kImmediate, TriageClass::kDelayed}) {
      EXPECT_FALSE(policy->choose({}, triage)) << description.kind;
      std::vector<Destination> hospitals = four_hospitals();
      for (Destination& destination : hospitals) destination.taken = 5 * destination.beds;
      EXPECT_FALSE(policy->choose(hospitals, triage)) << description.kind;
      hospitals[2].taken = 0;
      EXPECT_EQ(policy->choose(hospitals, triage), 2u) << description.kind;
    }
  }
}

TEST(EvacuationPolicies, ThoseThatStayInTheCountyFirstChooseItsFreeBed) {
  for (const ComponentDescription& description : evacuation_policy_catalogue()) {
    const auto policy = make_evacuation_policy(default_spec(description));
    if (!policy->local_first()) continue;
    std::vector<Destination> hospitals = four_hospitals();
    hospitals[0].taken = 9;
    EXPECT_EQ(policy->choose(hospitals, TriageClass::kImmediate), 0u) << description.kind;
    EXPECT_EQ(policy->choose(hospitals, TriageClass::kDelayed), 0u) << description.kind;
  }
}

}  // namespace
}  // namespace surge::models
