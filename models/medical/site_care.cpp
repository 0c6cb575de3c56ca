// SPDX-License-Identifier: Apache-2.0
#include "models/medical/site_care.h"

#include <algorithm>

#include "models/share_out.h"

namespace surge::models {
namespace {

constexpr auto kMinorClass = static_cast<std::size_t>(TriageClass::kMinor);

/// Parts of a total in proportion to `waiting`, whole where persons are.
TriageCounts in_proportion(double total, const TriageCounts& waiting, CasualtyCourse course) {
  TriageCounts parts{};
  const double all = sum_of(waiting);
  if (total <= 0 || all <= 0) return parts;
  if (total >= all) return waiting;
  if (course == CasualtyCourse::kExpected) {
    for (std::size_t i = 0; i < kTriageClasses; ++i) parts[i] = waiting[i] * total / all;
    return parts;
  }
  std::vector<Quantity> weights;
  for (const double persons : waiting) weights.push_back(static_cast<Quantity>(persons));
  const std::vector<Quantity> shares = share_out(static_cast<Quantity>(total), weights);
  for (std::size_t i = 0; i < kTriageClasses; ++i) parts[i] = static_cast<double>(shares[i]);
  return parts;
}

void die_under_rubble(CountyCasualties& county, StepChances& chances, const SiteConditions& site,
                      CasualtyDraws& draws) {
  if (sum_of(county.trapped) <= 0) return;
  const TriageCounts& chance = chances.under_rubble(site.from_s - county.trapped_since_s);
  for (std::size_t i = 0; i < kTriageClasses; ++i) {
    const double dead = draws.leaving(county.trapped[i], chance[i]);
    county.trapped[i] -= dead;
    county.dead_under_rubble += dead;
  }
}

void dig_out(CountyCasualties& county, const Medical& medical, double step_s, const SiteConditions& site,
             CasualtyDraws& draws) {
  const double trapped = sum_of(county.trapped);
  if (trapped <= 0) return;
  const double share =
      share_dug_out(medical.rules, trapped, site.from_s - county.trapped_since_s, step_s, site.team_finds);
  for (std::size_t i = 0; i < kTriageClasses; ++i) {
    const double found = draws.leaving(county.trapped[i], share);
    county.trapped[i] -= found;
    county.at_site[i] += found;
    county.rescued += found;
  }
}

void die_waiting(TriageCounts& people, double& dead, const TriageCounts& chances, CasualtyDraws& draws) {
  for (std::size_t i = 0; i < kTriageClasses; ++i) {
    const double died = draws.leaving(people[i], chances[i]);
    people[i] -= died;
    dead += died;
  }
}

/// Returns the work left [staff-seconds].
double triage(CountyCasualties& county, const SiteConditions& site, CasualtyCourse course) {
  const double waiting = sum_of(county.at_site);
  if (waiting <= 0) return site.staff_s;
  const double looked_at = county.triage.serve(waiting, site.staff_s * site.triaged_per_s, course);
  const TriageCounts triaged = in_proportion(looked_at, county.at_site, course);
  for (std::size_t i = 0; i < kTriageClasses; ++i) {
    county.at_site[i] -= triaged[i];
    county.stabilised[i] += triaged[i];
  }
  return std::max(0.0, site.staff_s - looked_at / site.triaged_per_s);
}

}  // namespace

double share_dug_out(const MedicalRules& rules, double trapped, double trapped_for_s, double step_s,
                     double team_finds) {
  const double fading_s = rules.neighbours_fading_s;
  const double begin_s = std::max(0.0, trapped_for_s);
  const double by_neighbours = rules.neighbours_per_s * fading_s *
                               (std::exp(-begin_s / fading_s) - std::exp(-(begin_s + step_s) / fading_s));
  return -std::expm1(-by_neighbours - team_finds / trapped);
}

SiteChange advance_site(CountyCasualties& county, const Medical& medical, StepChances& chances,
                        const SiteConditions& site, CasualtyDraws& draws) {
  SiteChange change;
  die_waiting(county.stabilised, county.dead_waiting, chances.stabilised, draws);
  die_waiting(county.at_site, county.dead_untreated, chances.untreated, draws);
  die_under_rubble(county, chances, site, draws);
  const double minor_waiting = county.stabilised[kMinorClass];
  const double staff_s = triage(county, site, draws.course());
  dig_out(county, medical, chances.step_s, site, draws);
  const double capacity = staff_s * medical.rules.treated_per_staff_s;
  const double treated =
      minor_waiting > 0 ? county.treatment.serve(minor_waiting, capacity, draws.course()) : 0;
  county.stabilised[kMinorClass] -= treated;
  county.recovered += treated;
  change.treated[kMinorClass] = treated;
  return change;
}

}  // namespace surge::models
