// SPDX-License-Identifier: Apache-2.0
// The injured of a county before they are in hospital, those of a hospital, and what became of them.
#pragma once

#include "models/medical/casualty_draws.h"
#include "models/scenario/triage.h"
#include "sim/time.h"

namespace surge::models {

/// Persons. Those under `Living` are in one state each; the rest only grows.
struct CountyCasualties {
  // Living.
  TriageCounts trapped{};
  TriageCounts at_site{};  ///< free, before triage
  TriageCounts
      stabilised{};  ///< after it, at the local clinic: minor ones wait to be treated, others for a way

  TriageCounts struck{};  ///< alive at first
  double dead_at_once = 0;
  double dead_under_rubble = 0;
  double dead_untreated = 0;  ///< before triage
  double dead_waiting = 0;    ///< after it, without a bed or before the operation; also under way to here
  double dead_in_care = 0;
  double rescued = 0;
  double recovered = 0;

  sim::Time first_struck = sim::Time::max();
  double trapped_since_s = 0;  ///< mean time at which those under rubble were struck, since the start
  CarriedCapacity triage{};
  CarriedCapacity treatment{};

  double dead_later() const { return dead_under_rubble + dead_untreated + dead_waiting + dead_in_care; }
  double living() const { return sum_of(trapped) + sum_of(at_site) + sum_of(stabilised); }
};

struct HospitalCasualties {
  TriageCounts queue{};      ///< without a bed
  TriageCounts awaiting{};   ///< in bed, before the operation
  TriageCounts in_care{};    ///< in bed, operated or without need of it
  TriageCounts under_way{};  ///< on their way here

  double admitted = 0;
  double operations = 0;
  CarriedCapacity theatre{};

  double in_beds() const { return sum_of(awaiting) + sum_of(in_care); }
  double present() const { return sum_of(queue) + in_beds(); }
};

}  // namespace surge::models
