// SPDX-License-Identifier: Apache-2.0
// small_scenario() with a hospital, for tests of care; round numbers.
#pragma once

#include <limits>

#include "models/catalogue/catalogues.h"
#include "models/medical/casualty_book.h"
#include "models/units.h"
#include "tests/models/support/running_world.h"

namespace surge::models::testing {

inline constexpr Id<Hospital> kTownHospital{0};
inline constexpr Id<Hospital> kNearHospital{1};
inline constexpr double kNever_s = std::numeric_limits<double>::infinity();

/// Nobody dies or is dug out, triage takes a quarter of an hour of one of staff, stays are 10 days.
inline Medical quiet_medical() {
  Medical medical;
  for (CasualtyClass& triage : medical.classes)
    triage = {1e12, 1, kNever_s, kNever_s, kNever_s, 0, 10 * kDay_s};
  medical.rules.neighbours_per_s = 0;
  medical.rules.local_staff_per_1000 = 1e6;
  medical.rules.evacuation = default_spec(evacuation_policy_catalogue().front());
  return medical;
}

inline Hospital general_hospital(const char* key, Id<Place> place, int beds) {
  Hospital hospital;
  hospital.key = key;
  hospital.place = place;
  hospital.beds = beds;
  hospital.theatres = 10;
  hospital.staff = 1000;
  return hospital;
}

/// A hospital of that many beds in the town and one in Near; ambulances of one person in the town.
inline Scenario hospital_scenario(int town_beds, int near_beds, int ambulances = 100) {
  Scenario scenario = small_scenario();
  scenario.medical = quiet_medical();
  scenario.demand.injured = scenario.demand.trapped = {1.0 / 3, 1.0 / 3, 1.0 / 3};
  scenario.medical.hospitals.add(general_hospital("town-hospital", kTownSeat, town_beds));
  scenario.medical.hospitals.add(general_hospital("near-hospital", kNearSeat, near_beds));
  scenario.medical.ambulances = {{kTownSeat, AmbulanceKind::kAmbulance, kTruck, ambulances, 1}};
  return scenario;
}

/// In expected numbers, without chance.
inline Scenario without_chance(Scenario scenario) {
  scenario.medical.rules.course = CasualtyCourse::kExpected;
  return scenario;
}

inline CountyLosses injured_people(double immediate, double delayed, double minor) {
  CountyLosses losses;
  losses.injured = {immediate, delayed, minor};
  return losses;
}
inline CountyLosses trapped_people(double immediate, double delayed, double minor) {
  CountyLosses losses;
  losses.trapped = {immediate, delayed, minor};
  return losses;
}

/// Started without a disaster; tests strike counties.
struct CareWorld : StartedWorld {
  explicit CareWorld(Scenario given, std::uint64_t replication = 0)
      : StartedWorld(std::move(given), replication) {}
  CasualtyBook& care() { return world.casualties(); }
  CasualtyTotals after(sim::Duration time) {
    run_to(time);
    return care().totals();
  }
};

}  // namespace surge::models::testing
