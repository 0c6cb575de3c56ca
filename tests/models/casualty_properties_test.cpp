// SPDX-License-Identifier: Apache-2.0
// Injured people in random disasters: nobody is lost, the same bits come again, more help never means more
// deaths.
#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

#include "models/hazard/hazard.h"
#include "tests/models/support/small_hospitals.h"

namespace surge::models {
namespace {

using namespace testing;
using std::chrono::hours;

Scenario random_care(std::uint64_t seed) {
  sim::Stream stream = sim::StreamSource(seed, 0).stream(sim::Cause("random care"));
  Scenario scenario = random_scenario(seed);
  scenario.medical.rules.evacuation = default_spec(
      evacuation_policy_catalogue()[sim::uniform_int(stream, evacuation_policy_catalogue().size())]);
  for (const Id<County> county : ids(scenario.counties)) {
    Hospital hospital =
        general_hospital("", scenario.counties[county].seat, static_cast<int>(sim::uniform_int(stream, 200)));
    hospital.key = "hospital" + std::to_string(county.index());
    hospital.kind = static_cast<HospitalKind>(sim::uniform_int(stream, kHospitalKinds));
    hospital.care = hospital.beds > 0 ? HospitalCare::kAll : HospitalCare::kMinor;
    hospital.store = kDepot;
    scenario.medical.hospitals.add(hospital);
    scenario.medical.ambulances.push_back({scenario.counties[county].seat, AmbulanceKind::kAmbulance, kTruck,
                                           static_cast<int>(sim::uniform_int(stream, 20)), 1.5});
  }
  scenario.medical.supplies = {{kWater, TriageClass::kDelayed, TreatmentUse::kPatientDay, 2},
                               {kTent, TriageClass::kImmediate, TreatmentUse::kOperation, 1}};
  scenario.demand.vulnerability = {{6, {0, 0, 0, 0}}, {8, {0.5, 0.5, 0.1, 0.05}}};
  return scenario;
}

/// Checks the balance after every step, and in the drawn course that persons are whole.
struct BalanceKeeper final : CasualtyObserver {
  explicit BalanceKeeper(World& observed) : world(observed) { world.casualties().observe(*this); }
  void casualties_stepped(sim::Time, sim::Duration) override {
    ++steps;
    const CasualtyTotals all = world.casualties().totals();
    worst = std::max(worst, std::abs(all.imbalance()));
    for (const double persons :
         {all.trapped, all.at_site, all.under_way, all.queue, all.in_beds, all.recovered})
      whole = whole && persons == std::floor(persons) && persons >= 0;
  }
  World& world;
  int steps = 0;
  double worst = 0;
  bool whole = true;
};

TEST(CasualtyProperties, NobodyIsLostInRandomDisasters) {
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    Scenario scenario = random_care(seed);
    const bool drawn = seed % 2 == 0;
    if (!drawn) scenario.medical.rules.course = CasualtyCourse::kExpected;
    RunningWorld running(scenario, seed);
    BalanceKeeper keeper(running.world);
    running.world.start(sample_course(make_hazards(running.scenario), seed, 0).impacts);
    running.run_to(running.scenario.run.horizon);
    running.world.check_conservation();
    EXPECT_LE(keeper.worst, drawn ? 0 : 1e-6) << seed;
    EXPECT_TRUE(!drawn || keeper.whole) << seed;
  }
}

TEST(CasualtyProperties, SameReplicationGivesTheSameBits) {
  const auto run = [](std::uint64_t replication) {
    CareWorld care(random_care(8), replication);
    care.care().strike(kNear, trapped_people(100, 200, 300));
    const CasualtyTotals all = care.after(hours(24));
    return std::pair(all.dead(), care.care().treatment(TriageClass::kImmediate).person_hours);
  };
  EXPECT_EQ(run(3), run(3));
  EXPECT_NE(run(3), run(4));
}

/// Deaths expected in a strike on Near and Far.
double expected_deaths(const Scenario& scenario, double teams) {
  CareWorld care(scenario);
  care.world.responders().change_work(kNear, TeamKind::kRescue, teams);
  care.world.responders().change_work(kNear, TeamKind::kMedical, teams);
  care.care().strike(kNear, trapped_people(50, 50, 50));
  care.care().strike(kFar, injured_people(40, 100, 300));
  return care.after(hours(240)).dead_later();
}

TEST(CasualtyProperties, MoreBedsAmbulancesOrTeamsNeverMeanMoreDeaths) {
  const auto scenario_of = [](int beds, int ambulances) {
    Scenario scenario = without_chance(hospital_scenario(beds, 5, ambulances));
    scenario.medical.classes = kUsualCasualtyClasses;
    scenario.medical.rules.local_staff_per_1000 = 2;
    return scenario;
  };
  double before = expected_deaths(scenario_of(0, 20), 1);
  for (const int beds : {5, 20, 50, 100, 200}) {
    const double deaths = expected_deaths(scenario_of(beds, 20), 1);
    EXPECT_LE(deaths, before + 1e-6) << beds << " beds";
    before = deaths;
  }
  before = expected_deaths(scenario_of(100, 0), 1);
  for (const int ambulances : {1, 3, 10, 30, 100}) {
    const double deaths = expected_deaths(scenario_of(100, ambulances), 1);
    EXPECT_LT(deaths, before + 1e-6) << ambulances << " ambulances";
    before = deaths;
  }
  before = expected_deaths(scenario_of(100, 20), 0);
  for (const double teams : {1.0, 3.0, 10.0, 30.0}) {
    const double deaths = expected_deaths(scenario_of(100, 20), teams);
    EXPECT_LT(deaths, before) << teams << " teams";
    before = deaths;
  }
}

}  // namespace
}  // namespace surge::models
