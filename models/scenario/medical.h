// SPDX-License-Identifier: Apache-2.0
// Care of the injured: what becomes of each triage class, hospitals, what they use up, ambulances.
#pragma once

#include <array>
#include <cstddef>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "models/catalogue/component.h"
#include "models/id.h"
#include "models/scenario/fleet.h"
#include "models/scenario/geography.h"
#include "models/scenario/item.h"
#include "models/scenario/reserve.h"
#include "models/scenario/triage.h"
#include "sim/random/distribution.h"
#include "sim/time.h"

namespace surge::models {

/// What becomes of people of one triage class. Times to death are means of exponential times [s], infinite
/// where nobody dies; under rubble a Weibull time.
struct CasualtyClass {
  double trapped_scale_s = 0;  ///< share alive after t under rubble: exp(-(t / scale)^shape), > 0
  double trapped_shape = 1;    ///< > 0
  double untreated_s = 0;      ///< before triage and first aid
  double stabilised_s = 0;     ///< after it: at the local clinic, under way, waiting in hospital
  double in_care_s = 0;        ///< in a bed, after the operation if there is one
  double operation_share = 0;  ///< of those in beds, [0, 1]
  double stay_s = 0;           ///< in a bed after that, mean of an exponential time, > 0
};

/// Assumed, but for survival under rubble: docs/model.md.
inline constexpr std::array<CasualtyClass, kTriageClasses> kUsualCasualtyClasses = {{
    {18.2 * 3600, 1.27, 24 * 3600., 96 * 3600., 240 * 86400., 1.0, 14 * 86400.},
    {45.5 * 3600, 1.27, 240 * 3600., 60 * 86400., 1000 * 86400., 0.4, 10 * 86400.},
    {72.8 * 3600, 1.27, 400 * 86400., 4000 * 86400., 4000 * 86400., 0.0, 86400.},
}};

enum class HospitalKind {
  kClinic,
  kGeneral,
  kSpecialised,
  kMobile  ///< sets out from `place` on activation to where most people wait without a bed
};
inline constexpr std::size_t kHospitalKinds = 4;

/// The gravest class a hospital gives beds to; none: it only treats people who can walk.
enum class HospitalCare { kMinor, kDelayed, kAll };

struct Hospital {
  std::string key{};
  BilingualName name{};
  Id<Place> place{};  ///< the seat of a county
  HospitalKind kind = HospitalKind::kGeneral;
  HospitalCare care = HospitalCare::kAll;
  int beds = 0;            ///< free for the disaster, >= 0
  int isolation_beds = 0;  ///< of wards for epidemics, beside those, >= 0
  int theatres = 0;        ///< >= 0
  double staff = 0;        ///< free for the disaster [persons], >= 0
  bool telemedicine = false;
  std::optional<Id<Depot>> store{};  ///< whose stock it uses up; none: only what reaches its county
  // Mobile ones.
  std::optional<Id<VehicleClass>> vehicle{};  ///< it travels as; none: does not travel
  sim::Distribution mobilisation_s{};         ///< activation of the plan to departure [s]
  sim::Distribution setup_s{};                ///< arrival (others: the impact) to opening [s]
  double carried_patient_days = 0;            ///< for which it packs supplies from its store, >= 0

  bool takes(TriageClass triage) const {
    return triage == TriageClass::kMinor || care == HospitalCare::kAll ||
           (triage == TriageClass::kDelayed && care == HospitalCare::kDelayed);
  }
};

/// For what a hospital uses goods.
enum class TreatmentUse { kOperation, kPatientDay };

struct TreatmentSupply {
  Id<Item> item{};
  TriageClass triage = TriageClass::kImmediate;
  TreatmentUse use = TreatmentUse::kPatientDay;
  double amount = 0;  ///< units an operation or patient-day, > 0
};

enum class AmbulanceKind { kAmbulance, kHelicopter };
inline constexpr std::size_t kAmbulanceKinds = 2;

/// Vehicles of one class that carry casualties.
struct AmbulanceFleet {
  Id<Place> home{};
  AmbulanceKind kind = AmbulanceKind::kAmbulance;
  Id<VehicleClass> vehicle{};
  int count = 0;       ///< >= 0
  double persons = 1;  ///< each carries, > 0
};

enum class CasualtyCourse {
  kDrawn,    ///< whole persons, binomial numbers
  kExpected  ///< expected numbers, fractions of persons go on
};

/// What holds for all of it. Assumed where docs/model.md names no source.
struct MedicalRules {
  sim::Duration step = std::chrono::hours(1);         ///< > 0; six times as long from `calm_after` on
  sim::Duration calm_after = std::chrono::hours(72);  ///< after people were struck last
  CasualtyCourse course = CasualtyCourse::kDrawn;
  double dead_at_once = 0.45;               ///< of people in the group trapped, [0, 1]
  double neighbours_per_s = 0.4 / 3600;     ///< at which neighbours dig out each person at first, >= 0
  double neighbours_fading_s = 6 * 3600;    ///< time constant with which that falls, > 0
  double finds_per_team_s = 0.25 / 3600;    ///< living people that a rescue team meets while many are left
  double fire_share = 0.3;                  ///< of that, by a fire team, [0, 1]
  double local_staff_per_1000 = 1;          ///< people who can give first aid in a county, >= 0
  double triaged_per_staff_s = 4.0 / 3600;  ///< people one of staff looks at, > 0
  double treated_per_staff_s = 2.0 / 3600;  ///< people of class minor one of staff treats, > 0
  double telemedicine_gain = 0.5;           ///< by which the rate of triage is higher with it, >= 0
  double team_staff = 15;                   ///< members of staff a medical team is worth, >= 0
  double beds_per_staff = 2;                ///< > 0
  double theatre_staff = 6;                 ///< that a theatre in use takes, > 0
  double operation_s = 2 * 3600;            ///< with changeover, > 0
  double without_power = 0.5;               ///< capacity left without power, [0, 1]
  double shortage_factor = 3;               ///< times the deaths in care without any supplies, >= 1
  double handling_s = 1800;                 ///< of an ambulance at both ends together, >= 0
  ComponentSpec evacuation{};               ///< from the evacuation policy catalogue
};

struct Medical {
  std::array<CasualtyClass, kTriageClasses> classes = kUsualCasualtyClasses;  ///< by TriageClass
  Table<Hospital> hospitals{};  ///< none: care is not modelled, groups of people stay as struck
  std::vector<TreatmentSupply> supplies{};
  std::vector<AmbulanceFleet> ambulances{};
  MedicalRules rules{};

  bool modelled() const { return !hospitals.empty(); }
};

}  // namespace surge::models
