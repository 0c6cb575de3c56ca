// SPDX-License-Identifier: Apache-2.0
#include "models/medical/ward.h"

#include <algorithm>

namespace surge::models {
namespace {

double take_dead(double& people, double chance, CasualtyDraws& draws) {
  const double dead = draws.leaving(people, chance);
  people -= dead;
  return dead;
}

void leave_care(HospitalCasualties& hospital, std::size_t i, const Medical& medical,
                const StepChances& chances, double death_factor, CasualtyDraws& draws, WardChange& change) {
  if (hospital.in_care[i] <= 0) return;
  const EndOfCare end =
      death_factor == 1 ? chances.in_care[i] : EndOfCare(medical.classes[i], death_factor, chances.step_s);
  const double ended = draws.leaving(hospital.in_care[i], end.chance);
  const double dead = draws.leaving(ended, end.dying_share);
  hospital.in_care[i] -= ended;
  change.dead_in_care += dead;
  change.dead_by_shortage += dead * (1 - 1 / death_factor);
  change.recovered += ended - dead;
}

void operate(HospitalCasualties& hospital, double capacity, CasualtyCourse course, WardChange& change) {
  const double waiting = sum_of(hospital.awaiting);
  if (waiting <= 0) return;
  double left = hospital.theatre.serve(waiting, capacity, course);
  hospital.operations += left;
  for (std::size_t i = 0; i < kTriageClasses; ++i) {
    const double operated = std::min(left, hospital.awaiting[i]);
    hospital.awaiting[i] -= operated;
    hospital.in_care[i] += operated;
    change.operated[i] += operated;
    change.treated[i] += operated;
    left -= operated;
  }
}

void admit(HospitalCasualties& hospital, const Medical& medical, double beds, CasualtyDraws& draws,
           WardChange& change) {
  double free = whole_part(std::max(0.0, beds - hospital.in_beds()), draws.course());
  for (std::size_t i = 0; i < kTriageClasses && free > 0; ++i) {
    const double admitted = std::min(free, hospital.queue[i]);
    if (admitted <= 0) continue;
    const double to_theatre = draws.leaving(admitted, medical.classes[i].operation_share);
    hospital.queue[i] -= admitted;
    hospital.awaiting[i] += to_theatre;
    hospital.in_care[i] += admitted - to_theatre;
    hospital.admitted += admitted;
    change.admitted[i] += admitted;
    change.treated[i] += admitted - to_theatre;
    free -= admitted;
  }
}

}  // namespace

WardChange advance_ward(HospitalCasualties& hospital, const Medical& medical, const StepChances& chances,
                        const WardConditions& ward, CasualtyDraws& draws) {
  WardChange change;
  for (std::size_t i = 0; i < kTriageClasses; ++i) {
    change.dead_waiting += take_dead(hospital.queue[i], chances.stabilised[i], draws);
    change.dead_waiting += take_dead(hospital.awaiting[i], chances.stabilised[i], draws);
    leave_care(hospital, i, medical, chances, ward.death_factor, draws, change);
  }
  operate(hospital, ward.operations, draws.course(), change);
  admit(hospital, medical, ward.beds, draws, change);
  return change;
}

void clear_ward(HospitalCasualties& hospital) {
  for (std::size_t i = 0; i < kTriageClasses; ++i) {
    hospital.queue[i] += hospital.awaiting[i] + hospital.in_care[i];
    hospital.awaiting[i] = hospital.in_care[i] = 0;
  }
}

}  // namespace surge::models
