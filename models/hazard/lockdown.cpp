// SPDX-License-Identifier: Apache-2.0
#include "models/hazard/lockdown.h"

namespace surge::models {

Lockdowns::Lockdowns(const Scenario& scenario, const LockdownRules& rules)
    : rules_(rules), ends_day_(scenario.counties.size()), contacts_(scenario.counties.size()) {}

bool Lockdowns::begins(double day, const Compartments& people) const {
  switch (rules_.start) {
    case LockdownRules::Start::kNever:
      return false;
    case LockdownRules::Start::kOnDay:
      return !all_were_locked_ && day >= rules_.day;
    case LockdownRules::Start::kByPatients:
      return people.in_hospital > 0 && people.in_hospital >= rules_.patients_share * people.people();
  }
  return false;
}

void Lockdowns::decide(double day, const PerRow<County, Compartments>& counties) {
  for (const Id<County> county : ids(counties)) {
    if (ends_day_[county] > 0 && day >= ends_day_[county]) {
      ends_day_[county] = 0;
      contacts_[county] = {};
    }
    if (ends_day_[county] > 0 || !begins(day, counties[county])) continue;
    ends_day_[county] = day + rules_.lasts_days;
    contacts_[county] = {1 - rules_.contact_reduction, 1 - rules_.travel_reduction};
  }
  all_were_locked_ = all_were_locked_ || day >= rules_.day;
}

}  // namespace surge::models
