// SPDX-License-Identifier: Apache-2.0
// Where hospitals stand, when they are open, and what they can do now. Mobile ones set out for where most
// people wait.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "models/scenario/scenario.h"
#include "sim/time.h"

namespace surge::models {

class World;

class HospitalSites {
 public:
  explicit HospitalSites(World& world);

  /// None: a mobile hospital that is not there yet.
  std::optional<Id<County>> county(Id<Hospital> hospital) const { return states_[hospital].county; }
  Id<Place> place(Id<Hospital> hospital) const;
  /// Those that stand in the county.
  const std::vector<Id<Hospital>>& in(Id<County> county) const { return in_county_[county]; }
  /// Counts openings and arrivals; equal values mean the same hospitals at the same places.
  std::size_t version() const { return version_; }

  /// Set up and not closed by damage.
  bool open(Id<Hospital> hospital) const;
  bool has_power(Id<Hospital> hospital) const;
  /// Usable now: what damage, power and staff leave. Medical teams in the county add staff in proportion to
  /// beds.
  double beds(Id<Hospital> hospital) const;
  double operations_per_s(Id<Hospital> hospital) const;
  /// Isolation beds in the county, as damage and power leave them.
  double isolation_beds(Id<County> county) const;
  /// People who can triage and treat those who walk: of the county itself, of its clinics, of medical teams.
  double site_staff(Id<County> county) const;
  /// Whether a hospital there that has telemedicine is open and has power; its link is assumed to hold while
  /// power does.
  bool telemedicine(Id<County> county) const;

  /// People are struck: hospitals that open some time after the impact begin to.
  void struck();
  void power_lost(Id<Hospital> hospital, sim::Time until);
  /// Lets mobile hospitals depart, arrive and open. `waiting`: people without a bed in a county. `departs` is
  /// told of each that does.
  void move_mobile(const std::function<double(Id<County>)>& waiting,
                   const std::function<void(Id<Hospital>)>& departs);

 private:
  struct State {
    std::optional<Id<County>> county{};
    std::optional<Id<County>> heading{};  ///< of a mobile hospital under way
    sim::Time opens = sim::Time::max();   ///< sim::Time::max(): not known yet
    sim::Time dark_until{};
    sim::Duration setup{};
  };
  /// Of beds and theatres, [0, 1].
  double share(Id<Hospital> hospital) const;
  double staff(Id<Hospital> hospital) const;
  double county_beds(Id<County> county) const;
  double waiting_for_it(Id<County> county, double waiting) const;
  void set_out(Id<Hospital> hospital, const std::function<double(Id<County>)>& waiting,
               const std::function<void(Id<Hospital>)>& departs);
  void stand(Id<Hospital> hospital, Id<County> county);
  sim::Duration mobilisation(Id<Hospital> hospital) const;

  World& world_;
  const Scenario& scenario_;
  PerRow<Hospital, State> states_;
  PerRow<County, std::vector<Id<Hospital>>> in_county_;
  std::vector<Id<Hospital>> at_home_;  ///< mobile hospitals that have not set out
  std::size_t version_ = 0;
  bool struck_ = false;
};

}  // namespace surge::models
