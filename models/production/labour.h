// SPDX-License-Identifier: Apache-2.0
// Workers: who is at work, and what share of the work that lines need they can do.
#pragma once

#include <vector>

#include "models/scenario/scenario.h"
#include "sim/time.h"

namespace surge::models {

/// Mean share of the workforce present, and mean overtime, over [from, to] by the calendar. Precondition:
/// from < to.
struct Attendance {
  double present = 1;
  double overtime = 1;
};
Attendance mean_attendance(const LabourCalendar& calendar, sim::Time from, sim::Time to);

/// Plants, or the plants of a base that shares labour, as pools of workers.
class LabourPools {
 public:
  explicit LabourPools(const Scenario& scenario);

  /// Plants whose lines draw on the same workers, `plant` among them.
  const std::vector<Id<Plant>>& sharing(Id<Plant> plant) const { return pools_[pool_of_[plant]].plants; }

  /// A line begins (or, negative, ceases) to need workers; in a plant without a number of workers it needs
  /// none.
  void need(Id<Plant> plant, int workers) {
    if (scenario_.plants[plant].workers > 0) pools_[pool_of_[plant]].needed += workers;
  }

  /// Shaking keeps a share of the workers away; they return with time constant absence_recovery. Where more
  /// are away already, nothing changes.
  void shaken(Id<Plant> plant, sim::Time now, double absent);

  /// Mean over [from, to] of the work done in a plant against the work planned:
  ///   min(1, workers present in the pool / workers needed) x overtime;
  /// in a plant without a number of workers: share present x overtime. May exceed 1 by overtime.
  double intensity(Id<Plant> plant, sim::Time from, sim::Time to) const;

 private:
  struct Pool {
    std::vector<Id<Plant>> plants;
    int needed = 0;
  };
  struct Absence {
    double share = 0;  ///< at `since`
    sim::Time since{};
  };
  double mean_absence(Id<Plant> plant, sim::Time from, sim::Time to) const;
  Attendance attendance(Id<Plant> plant, sim::Time from, sim::Time to) const;

  const Scenario& scenario_;
  std::vector<Pool> pools_;
  PerRow<Plant, std::size_t> pool_of_;
  PerRow<Plant, Absence> absences_;
};

}  // namespace surge::models
