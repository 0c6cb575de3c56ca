// SPDX-License-Identifier: Apache-2.0
// A hospital in one step: deaths, discharges, operations, admissions.
#pragma once

#include "models/medical/casualty_state.h"
#include "models/medical/survival.h"
#include "models/scenario/medical.h"

namespace surge::models {

/// Of a hospital in one step.
struct WardConditions {
  double beds = 0;          ///< that can be used now, >= 0
  double operations = 0;    ///< that theatres and staff can do in the step, >= 0
  double death_factor = 1;  ///< by which deaths in care are more frequent for lack of supplies, >= 1
};

/// What became of people in the step, by class.
struct WardChange {
  TriageCounts admitted{};
  TriageCounts operated{};
  TriageCounts treated{};  ///< operated, or given a bed without need of an operation
  double dead_waiting = 0;
  double dead_in_care = 0;
  double dead_by_shortage = 0;  ///< of these the part that supplies would have saved on average
  double recovered = 0;
};

/// Beds and theatres go to the gravest class first; patients in bed stay even if beds become fewer. Stays and
/// times to death are exponential, so that a long row of small steps is the queue M/M/beds.
WardChange advance_ward(HospitalCasualties& hospital, const Medical& medical, const StepChances& chances,
                        const WardConditions& ward, CasualtyDraws& draws);

/// Everybody waits without a bed again: the hospital is unfit.
void clear_ward(HospitalCasualties& hospital);

}  // namespace surge::models
