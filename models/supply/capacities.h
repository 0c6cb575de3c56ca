// SPDX-License-Identifier: Apache-2.0
// What is left of the capacity of everything that can fail: outages of the scenario, damage, power cuts.
#pragma once

#include <algorithm>
#include <vector>

#include "models/id.h"
#include "models/scenario/scenario.h"

namespace surge::models {

/// Several limits may hold at the same time; the worst counts.
class Capacity {
 public:
  double share() const { return share_; }

  void limit(double share) {
    limits_.push_back(share);
    share_ = std::min(share_, share);
  }
  /// Ends one limit of this share. Precondition: there is one.
  void lift(double share) {
    limits_.erase(std::find(limits_.begin(), limits_.end(), share));
    share_ = limits_.empty() ? 1.0 : *std::min_element(limits_.begin(), limits_.end());
  }

 private:
  std::vector<double> limits_;
  double share_ = 1;
};

class Capacities {
 public:
  explicit Capacities(const Scenario& scenario)
      : depots_(scenario.depots.size()),
        plants_(scenario.plants.size()),
        lines_(scenario.lines.size()),
        suppliers_(scenario.suppliers.size()),
        makers_(scenario.equipment_makers.size()),
        hospitals_(scenario.medical.hospitals.size()) {}

  Capacity& of(Id<Depot> depot) { return depots_[depot]; }
  Capacity& of(Id<Plant> plant) { return plants_[plant]; }
  Capacity& of(Id<ProductionLine> line) { return lines_[line]; }
  Capacity& of(Id<Supplier> supplier) { return suppliers_[supplier]; }
  Capacity& of(Id<EquipmentMaker> maker) { return makers_[maker]; }
  Capacity& of(Id<Hospital> hospital) { return hospitals_[hospital]; }
  double share(Id<Depot> depot) const { return depots_[depot].share(); }
  double share(Id<Plant> plant) const { return plants_[plant].share(); }
  double share(Id<ProductionLine> line) const { return lines_[line].share(); }
  double share(Id<Supplier> supplier) const { return suppliers_[supplier].share(); }
  double share(Id<EquipmentMaker> maker) const { return makers_[maker].share(); }
  double share(Id<Hospital> hospital) const { return hospitals_[hospital].share(); }

 private:
  PerRow<Depot, Capacity> depots_;
  PerRow<Plant, Capacity> plants_;
  PerRow<ProductionLine, Capacity> lines_;
  PerRow<Supplier, Capacity> suppliers_;
  PerRow<EquipmentMaker, Capacity> makers_;
  PerRow<Hospital, Capacity> hospitals_;
};

}  // namespace surge::models
