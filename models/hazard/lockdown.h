// SPDX-License-Identifier: Apache-2.0
// Which counties are locked down against an epidemic, and since when.
#pragma once

#include "models/hazard/outbreak.h"

namespace surge::models {

struct LockdownRules {
  enum class Start {
    kNever,
    kOnDay,      ///< all counties, on day `day`
    kByPatients  ///< a county whose share of people in hospital reaches `patients_share`, again and again
  };
  Start start = Start::kNever;
  double day = 0;                ///< after the beginning of the epidemic, >= 0
  double patients_share = 0;     ///< (0, 1]
  double lasts_days = 0;         ///< > 0
  double contact_reduction = 0;  ///< [0, 1]
  double travel_reduction = 0;   ///< [0, 1]
};

/// The state on one day after the other.
class Lockdowns {
 public:
  Lockdowns(const Scenario& scenario, const LockdownRules& rules);

  /// Decides on the morning of `day`, from the people in hospital.
  void decide(double day, const PerRow<County, Compartments>& counties);

  bool locked(Id<County> county) const { return ends_day_[county] > 0; }
  /// Day on which it ends; 0 where not locked.
  double ends_day(Id<County> county) const { return ends_day_[county]; }
  const PerRow<County, Contacts>& contacts() const { return contacts_; }

 private:
  bool begins(double day, const Compartments& people) const;

  LockdownRules rules_;
  bool all_were_locked_ = false;  ///< kOnDay happens once
  PerRow<County, double> ends_day_;
  PerRow<County, Contacts> contacts_;
};

}  // namespace surge::models
