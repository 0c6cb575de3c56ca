// SPDX-License-Identifier: Apache-2.0
// Injured people from the rubble to recovery or death: hand-computed cases, survival in closed form.
#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

#include "models/hazard/hazard.h"
#include "models/medical/site_care.h"
#include "models/medical/survival.h"
#include "models/supply/outages.h"
#include "tests/models/support/small_hospitals.h"

namespace surge::models {
namespace {

using namespace testing;
using std::chrono::hours;
using std::chrono::minutes;

// Survival.

TEST(CasualtySurvival, WithoutRescueThoseUnderRubbleDieAsTheWeibullLawSays) {
  Scenario scenario = without_chance(hospital_scenario(10, 10));
  scenario.medical.classes[0].trapped_scale_s = 20 * kHour_s;
  scenario.medical.classes[0].trapped_shape = 1;
  scenario.medical.classes[1].trapped_scale_s = 40 * kHour_s;
  scenario.medical.classes[1].trapped_shape = 1.5;
  CareWorld care(scenario);
  care.care().strike(kNear, trapped_people(100, 100, 0));
  care.run_to(hours(24));
  const CountyCasualties& near = care.care().county(kNear);
  EXPECT_NEAR(near.trapped[0], 100 * std::exp(-24.0 / 20), 1e-9);
  EXPECT_NEAR(near.trapped[1], 100 * std::exp(-std::pow(24.0 / 40, 1.5)), 1e-9);
  EXPECT_NEAR(near.dead_under_rubble, 200 - near.trapped[0] - near.trapped[1], 1e-9);
}

TEST(CasualtySurvival, DrawnDeathsUnderRubbleAgreeWithTheExponentialLaw) {
  Scenario scenario = hospital_scenario(10, 10);
  scenario.medical.classes[0].trapped_scale_s = 20 * kHour_s;
  double alive = 0;
  constexpr int kReplications = 40;
  for (std::uint64_t replication = 0; replication < kReplications; ++replication) {
    CareWorld care(scenario, replication);
    care.care().strike(kNear, trapped_people(1000, 0, 0));
    alive += care.after(hours(12)).trapped;
  }
  const double share = std::exp(-12.0 / 20);
  const double sigma = std::sqrt(share * (1 - share) / (1000.0 * kReplications));
  EXPECT_NEAR(alive / (1000 * kReplications), share, 3.29 * sigma);
}

TEST(CasualtySurvival, UsualClassesMeetTheFiguresOfTangshan) {
  // Share alive among those dug out, at the middle of the day (half an hour: at its middle).
  constexpr std::pair<double, double> kTangshan[] = {{0.25, 0.993}, {12, 0.81}, {36, 0.537},
                                                     {60, 0.367},   {84, 0.19}, {108, 0.074}};
  for (const auto& [time_h, observed] : kTangshan) {
    double alive = 0;
    for (std::size_t i = 0; i < kTriageClasses; ++i)
      alive += kUsualTrapped[i] * (1 - chance_under_rubble(kUsualCasualtyClasses[i], 0, time_h * kHour_s));
    EXPECT_NEAR(alive, observed, 0.045) << time_h;
  }
}

// Rescue.

TEST(CasualtyRescue, TeamsFindByRandomSearch) {
  const MedicalRules rules = quiet_medical().rules;
  EXPECT_NEAR(share_dug_out(rules, 100, 0, kHour_s, 50), 1 - std::exp(-0.5), 1e-12);
  EXPECT_DOUBLE_EQ(share_dug_out(rules, 100, 0, kHour_s, 0), 0);
}

TEST(CasualtyRescue, NeighboursDigLessAndLess) {
  MedicalRules rules;
  rules.neighbours_per_s = 0.2 / kHour_s;
  rules.neighbours_fading_s = 5 * kHour_s;
  const double all = share_dug_out(rules, 100, 0, 1000 * kHour_s, 0);
  EXPECT_NEAR(all, 1 - std::exp(-0.2 * 5), 1e-12);
  EXPECT_GT(share_dug_out(rules, 100, 0, kHour_s, 0), share_dug_out(rules, 100, 5 * kHour_s, kHour_s, 0));
}

TEST(CasualtyRescue, TeamsAtWorkInACountyDigItsPeopleOut) {
  Scenario scenario = without_chance(hospital_scenario(10, 10));
  scenario.medical.rules.finds_per_team_s = 1 / kHour_s;
  CareWorld care(scenario);
  care.world.responders().change_work(kNear, TeamKind::kRescue, 10);
  care.care().strike(kNear, trapped_people(0, 0, 100));
  care.care().strike(kFar, trapped_people(0, 0, 100));
  care.run_to(minutes(60));
  EXPECT_NEAR(care.care().county(kNear).rescued, 100 * (1 - std::exp(-10.0 / 100)), 1e-6);
  EXPECT_EQ(care.care().county(kFar).rescued, 0);
}

// Triage and the local clinic.

TEST(CasualtyTriage, StaffLookAtSoManyAnHour) {
  Scenario scenario = without_chance(hospital_scenario(10, 10));
  scenario.medical.rules.local_staff_per_1000 = 5;
  scenario.medical.rules.triaged_per_staff_s = 4 / kHour_s;
  CareWorld care(scenario);
  care.care().strike(kNear, injured_people(0, 0, 1000));
  care.run_to(hours(1));
  EXPECT_DOUBLE_EQ(care.care().county(kNear).at_site[2], 980);
  EXPECT_DOUBLE_EQ(care.care().county(kNear).stabilised[2], 20);
}

TEST(CasualtyTriage, TelemedicineMakesItFasterWhileThereIsPower) {
  Scenario scenario = without_chance(hospital_scenario(10, 10));
  scenario.medical.rules.local_staff_per_1000 = 5;
  scenario.medical.rules.telemedicine_gain = 0.5;
  scenario.medical.hospitals[kNearHospital].telemedicine = true;
  CareWorld care(scenario);
  care.care().strike(kNear, injured_people(0, 0, 1000));
  care.care().power_lost(kNearHospital, sim::kStart + hours(2) + minutes(30));
  care.run_to(hours(2));
  EXPECT_DOUBLE_EQ(care.care().county(kNear).at_site[2], 960);
  care.run_to(hours(3));
  EXPECT_DOUBLE_EQ(care.care().county(kNear).at_site[2], 930);
}

TEST(CasualtyTriage, MinorOnesAreTreatedAtTheClinicAndNeedNoBed) {
  CareWorld care(hospital_scenario(0, 0));
  care.care().strike(kNear, injured_people(0, 0, 50));
  const CasualtyTotals all = care.after(hours(5));
  EXPECT_EQ(all.recovered, 50);
  EXPECT_EQ(care.care().treatment(TriageClass::kMinor).persons, 50);
}

// Hospitals.

TEST(CasualtyHospitals, PeopleFillTheBedsOfTheirCountyThenThoseElsewhere) {
  CareWorld care(hospital_scenario(30, 5));
  care.care().strike(kNear, injured_people(0, 20, 0));
  care.run_to(hours(12));
  EXPECT_GE(care.care().hospital(kNearHospital).in_beds(), 4);
  EXPECT_LE(care.care().hospital(kNearHospital).in_beds(), 5);
  EXPECT_GE(care.care().hospital(kTownHospital).in_beds(), 12);
}

TEST(CasualtyHospitals, TheatresLimitOperations) {
  Scenario scenario = without_chance(hospital_scenario(1000, 0));
  scenario.medical.classes[0].operation_share = 1;
  scenario.medical.hospitals[kTownHospital].theatres = 3;
  scenario.medical.rules.operation_s = 2 * kHour_s;
  CareWorld care(scenario);
  care.care().strike(kTown, injured_people(200, 0, 0));
  care.run_to(hours(4));
  const double before = care.care().hospital(kTownHospital).operations;
  care.run_to(hours(24));
  EXPECT_NEAR(care.care().hospital(kTownHospital).operations - before, 20 * 1.5, 1e-9);
}

TEST(CasualtyHospitals, StaffLimitBedsAndMedicalTeamsAddToThem) {
  Scenario scenario = hospital_scenario(100, 0);
  scenario.medical.hospitals[kTownHospital].staff = 10;
  scenario.medical.rules.beds_per_staff = 2;
  scenario.medical.rules.team_staff = 20;
  CareWorld care(scenario);
  care.care().strike(kTown, injured_people(0, 1, 0));
  EXPECT_EQ(care.care().sites().beds(kTownHospital), 20);
  care.world.responders().change_work(kTown, TeamKind::kMedical, 2);
  EXPECT_EQ(care.care().sites().beds(kTownHospital), 2 * (10 + 2 * 20 / 2));
}

TEST(CasualtyHospitals, PatientsOfAnUnfitHospitalAreMovedToAnother) {
  CareWorld care(hospital_scenario(50, 50));
  care.care().strike(kNear, injured_people(0, 20, 0));
  care.run_to(hours(6));
  EXPECT_GT(care.care().hospital(kNearHospital).in_beds(), 15);
  limit_capacity(care.world, kNearHospital, 0);
  care.run_to(hours(12));
  EXPECT_EQ(care.care().hospital(kNearHospital).present(), 0);
  EXPECT_GT(care.care().hospital(kTownHospital).in_beds(), 15);
  EXPECT_GT(care.care().transferred(), 15);
}

TEST(CasualtyHospitals, ShakingClosesThemAndCutsTheirPower) {
  Scenario scenario = hospital_scenario(50, 50);
  FacilityFragility fragility;
  fragility.damage_median = 7;
  fragility.damage_beta = 0.001;
  fragility.repair_s = sim::Distribution::constant(10 * kHour_s);
  fragility.power_median = 7;
  fragility.power_beta = 0.001;
  fragility.power_s = sim::Distribution::constant(5 * kHour_s);
  scenario.facility_fragility[static_cast<std::size_t>(FacilityKind::kHospital)] = fragility;
  RunningWorld shaken(scenario);
  shaken.world.start({impact(shaken.scenario, 8)});
  shaken.run_to(hours(4));
  EXPECT_FALSE(shaken.world.casualties().sites().open(kTownHospital));
  EXPECT_FALSE(shaken.world.casualties().sites().has_power(kTownHospital));
  shaken.run_to(hours(11));
  EXPECT_TRUE(shaken.world.casualties().sites().open(kTownHospital));
  EXPECT_TRUE(shaken.world.casualties().sites().has_power(kTownHospital));
}

TEST(CasualtyHospitals, MobileOneGoesWhereMostPeopleWaitAndOpensThere) {
  Scenario scenario = hospital_scenario(0, 0);
  Hospital mobile = general_hospital("tents", kTownSeat, 20);
  mobile.kind = HospitalKind::kMobile;
  mobile.setup_s = sim::Distribution::constant(3 * kHour_s);
  mobile.mobilisation_s = sim::Distribution::constant(2 * kHour_s);
  mobile.store = kDepot;
  mobile.carried_patient_days = 10;
  const Id<Hospital> tents = scenario.medical.hospitals.add(mobile);
  scenario.medical.supplies = {{kWater, TriageClass::kDelayed, TreatmentUse::kPatientDay, 3}};
  CareWorld care(scenario);
  care.care().strike(kFar, injured_people(0, 30, 0));
  care.run_to(hours(5));
  EXPECT_FALSE(care.care().sites().open(tents));
  EXPECT_EQ(care.care().stock().packed(tents, 0), 30);
  EXPECT_EQ(care.world.depot(kDepot).on_hand(kWater), 100'000 - 30);
  care.run_to(hours(16));
  EXPECT_EQ(care.care().sites().county(tents), kFar);
  EXPECT_EQ(care.care().hospital(tents).in_beds(), 20);
  care.world.check_conservation();
}

// Supplies.

TEST(CasualtySupplies, StoreIsUsedUpAndShortageRaisesDeathsInCare) {
  Scenario scenario = without_chance(hospital_scenario(100, 0));
  scenario.stock = {{kDepot, kTent, 0}, {kDepot, kWater, 300}};
  scenario.medical.hospitals[kTownHospital].store = kDepot;
  scenario.medical.supplies = {{kWater, TriageClass::kDelayed, TreatmentUse::kPatientDay, 10}};
  scenario.medical.classes[1].in_care_s = 100 * kDay_s;
  scenario.medical.rules.shortage_factor = 3;
  CareWorld care(scenario);
  care.care().strike(kTown, injured_people(0, 100, 0));
  care.run_to(hours(120));
  EXPECT_EQ(care.world.depot(kDepot).on_hand(kWater), 0);
  EXPECT_EQ(care.world.ledger()[kWater].consumed, 300);
  EXPECT_DOUBLE_EQ(care.care().stock().shortage(kTownHospital), 1);
  EXPECT_GT(care.care().totals().dead_by_shortage, 0);
  EXPECT_NEAR(care.care().totals().dead_by_shortage / care.care().totals().dead_in_care, 2.0 / 3, 0.1);
}

// Transport.

TEST(CasualtyTransport, ClosedRoadsLeaveOnlyHelicopters) {
  Scenario scenario = hospital_scenario(100, 0);
  for (const Id<Link> link : ids(scenario.links)) scenario.link_closures.push_back({link, {}, {}, 0, 0});
  {
    CareWorld cut_off(scenario);
    cut_off.run_to(hours(1));
    cut_off.care().strike(kNear, injured_people(0, 40, 0));
    EXPECT_EQ(cut_off.after(hours(48)).in_beds, 0);
  }
  VehicleClass helicopter = scenario.vehicle_classes[kTruck];
  helicopter.key = "helicopter";
  helicopter.kind = VehicleKind::kHelicopter;
  helicopter.flight.speed_mps = 50;
  const Id<VehicleClass> flown = scenario.vehicle_classes.add(helicopter);
  scenario.medical.ambulances.push_back({kTownSeat, AmbulanceKind::kHelicopter, flown, 1, 4});
  CareWorld by_air(scenario);
  by_air.run_to(hours(1));
  by_air.care().strike(kNear, injured_people(0, 40, 0));
  const CasualtyTotals all = by_air.after(hours(48));
  EXPECT_GT(all.in_beds, 30);
  EXPECT_EQ(by_air.care().evacuation().ambulances().carried(AmbulanceKind::kAmbulance), 0);
}

TEST(CasualtyTransport, VehicleHoursBoundWhoIsMoved) {
  // Near to town is 1 h: with half an hour of handling an ambulance from the town takes 4.5 h for a trip out
  // and back, so it is away for four steps and more.
  CareWorld care(hospital_scenario(1000, 0, 2));
  care.care().strike(kNear, injured_people(0, 100, 0));
  care.run_to(hours(24));
  const double carried = care.care().evacuation().ambulances().carried(AmbulanceKind::kAmbulance);
  EXPECT_GE(carried, 2 * 4);
  EXPECT_LE(carried, 2 * 6);
}

// Needs.

TEST(CasualtyNeeds, GroupsFollowThePeople) {
  Scenario scenario = hospital_scenario(100, 0);
  scenario.medical.rules.neighbours_per_s = 1 / kHour_s;
  CareWorld care(scenario);
  const auto group = [&](Id<County> county, PopulationGroup which) {
    return care.world.needs().groups(county)[static_cast<std::size_t>(which)];
  };
  care.care().strike(kTown, trapped_people(0, 60, 0));
  EXPECT_EQ(group(kTown, PopulationGroup::kTrapped), 60);
  care.run_to(hours(60));
  EXPECT_EQ(group(kTown, PopulationGroup::kTrapped), 0);
  EXPECT_GE(group(kTown, PopulationGroup::kInpatients), 40);
  EXPECT_EQ(group(kTown, PopulationGroup::kInpatients), group(kTown, PopulationGroup::kInjured));
}

TEST(CasualtyNeeds, SameShakingAgainStrikesNobodyASecondTime) {
  Scenario scenario = hospital_scenario(100, 100);
  RunningWorld shaken(scenario);
  Impact again = impact(shaken.scenario, 8);
  again.time = hours(30);
  shaken.world.start({impact(shaken.scenario, 8), again});
  shaken.run_to(hours(10));
  const double struck = shaken.world.casualties().totals().struck;
  EXPECT_GT(struck, 0);
  shaken.run_to(hours(40));
  EXPECT_EQ(shaken.world.casualties().totals().struck, struck);
}

TEST(CasualtyNeeds, WithoutHospitalsGroupsStayAsStruck) {
  StruckWorld struck(small_scenario());
  struck.run_to(hours(100));
  EXPECT_EQ(struck.world.needs().groups(kNear)[static_cast<std::size_t>(PopulationGroup::kTrapped)], 10);
  EXPECT_EQ(struck.world.casualties().totals().struck, 0);
}

}  // namespace
}  // namespace surge::models
