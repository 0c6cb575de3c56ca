// SPDX-License-Identifier: Apache-2.0
// What sampled disasters ask of a reserve: needs, what they leave of the stock of every depot, and how soon
// trucks get from there to the counties. Drawn from the same random streams as whole runs, so that
// replication r of a survey meets the disaster of replication r of the scenario.
#pragma once

#include <cstdint>
#include <vector>

#include "models/model.h"
#include "models/scenario/scenario.h"

namespace surge::models {

/// One disaster.
struct DisasterFindings {
  std::vector<double> need;      ///< units [county * items + item] that come up within the window, >= 0
  std::vector<double> survival;  ///< (depot): share of its stock left at the end of the window, 0 .. 1
  /// [h] from the impact to the first arrival at the county's seat of a truck sent from the depot:
  /// [depot * counties + county]; infinity if that is after the window.
  std::vector<double> hours;
};

/// Needs are those of people whom no goods reach. Trucks set out when the plan is activated and the depot
/// mobilised (mean of its distribution), or as soon after as a look at the roads finds a way; they drive at
/// the speed of that look, with what the roads are by then. Command, repair and rescue work as in the
/// scenario.
class DisasterSurvey {
 public:
  /// Preconditions: the scenario is checked; 0 < window <= horizon.
  DisasterSurvey(const Scenario& scenario, sim::Duration window);

  std::size_t counties() const { return scenario_.counties.size(); }
  std::size_t items() const { return items_; }
  std::size_t depots() const { return scenario_.depots.size(); }

  /// May be called from several threads. Throws std::runtime_error if the replication fails.
  DisasterFindings at(std::uint64_t seed, std::uint64_t replication) const;

 private:
  std::size_t items_;
  Scenario scenario_;
  std::vector<sim::Duration> looks_;
  Model model_;
};

}  // namespace surge::models
