// SPDX-License-Identifier: Apache-2.0
// From under the rubble to the local clinic: rescue, triage, treatment of those who can walk.
#pragma once

#include "models/medical/casualty_state.h"
#include "models/medical/survival.h"
#include "models/scenario/medical.h"

namespace surge::models {

/// Of a county in one step.
struct SiteConditions {
  double from_s = 0;      ///< begin of the step, since the start
  double team_finds = 0;  ///< people that rescue teams would find in the step while many are left, >= 0
  double staff_s = 0;     ///< work of those who triage and treat at the site and the clinic [staff-seconds]
  double triaged_per_s = 0;  ///< people one of staff looks at, with telemedicine if there is any
};

/// What became of people in the step.
struct SiteChange {
  TriageCounts treated{};  ///< walk home; minor only
};

/// Share of those under rubble who are dug out in the step. Neighbours dig each out at a rate that falls as
/// r exp(-t / fading) with the time t since they were trapped (assumed; 93 % of the survivors of
/// Campania-Irpinia 1980 were out within 24 h: E. Noji, Supercourse lecture 13051). Teams search at random:
/// of M people they find M (1 - exp(-finds / M)) (Koopman 1956, Operations Research 4:503).
double share_dug_out(const MedicalRules& rules, double trapped, double trapped_for_s, double step_s,
                     double team_finds);

/// First deaths, then rescue, triage and treatment, so that nobody goes through two of them in one step
/// without the risk of the first.
SiteChange advance_site(CountyCasualties& county, const Medical& medical, StepChances& chances,
                        const SiteConditions& site, CasualtyDraws& draws);

}  // namespace surge::models
