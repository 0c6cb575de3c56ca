// SPDX-License-Identifier: Apache-2.0
// Ambulances and helicopters for casualties: who is free in a step, and how many people they carry.
#pragma once

#include <vector>

#include "models/medical/casualty_draws.h"
#include "models/scenario/scenario.h"
#include "sim/time.h"

namespace surge::models {

/// Vehicle-hours bound what a fleet does in a step: trips shorter than the step are made one after the other,
/// a longer one takes its vehicle away until it is over.
class Ambulances {
 public:
  explicit Ambulances(const Scenario& scenario);

  std::size_t count() const { return fleets_.size(); }
  const AmbulanceFleet& fleet(std::size_t fleet) const { return rows_[fleet]; }
  bool has_helicopters() const { return has_helicopters_; }

  /// What is free in the step from now on. Precondition: step > 0.
  void begin_step(sim::Time now, sim::Duration step);
  /// As many of `persons` as the fleet can still set out with in this step, on trips of this length from
  /// home and back. Returns how many. Precondition: trip > 0.
  double carry(std::size_t fleet, double persons, sim::Duration trip, CasualtyCourse course);

  double carried(AmbulanceKind kind) const { return carried_[static_cast<std::size_t>(kind)]; }

 private:
  struct Return {
    sim::Time at;
    double vehicles = 0;
  };
  struct Fleet {
    double at_home = 0;    ///< vehicles
    double left_s = 0;     ///< of this step [vehicle-seconds]
    std::size_t step = 0;  ///< for which that holds
    std::vector<Return> away{};
  };
  Fleet& free_now(std::size_t fleet);

  const std::vector<AmbulanceFleet>& rows_;
  std::vector<Fleet> fleets_;
  bool has_helicopters_ = false;
  sim::Time now_{};
  double step_s_ = 0;
  std::size_t step_ = 0;
  std::array<double, kAmbulanceKinds> carried_{};
};

}  // namespace surge::models
