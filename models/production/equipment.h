// SPDX-License-Identifier: Apache-2.0
// Machines for conversions: spare ones of a base, and the makers' workshops, which all conversions share.
#pragma once

#include <memory>

#include "models/scenario/scenario.h"
#include "sim/condition.h"
#include "sim/process.h"
#include "sim/resource.h"
#include "sim/task.h"

namespace surge::models {

class World;

/// The state of all equipment makers.
class Equipment {
 public:
  Equipment(sim::Simulation& simulation, const Scenario& scenario);

  /// Counts the machines a conversion has from before, then takes of the base's spare ones, then of the
  /// maker's stock. Returns how many are to be built.
  int take_ready(Id<Conversion> conversion);

  sim::Resource& workshops(Id<EquipmentMaker> maker) { return makers_[maker]->workshops; }
  /// Notified when a machine is built and when the maker's capacity changes.
  sim::Condition& changed(Id<EquipmentMaker> maker) { return makers_[maker]->changed; }

  int awaited(Id<Conversion> conversion) const { return awaited_[conversion]; }
  void await_machines(Id<Conversion> conversion, int machines) { awaited_[conversion] = machines; }
  void machine_built(Id<Conversion> conversion);

 private:
  struct Maker {
    Maker(sim::Simulation& simulation, const EquipmentMaker& row)
        : workshops(simulation, row.workshops), changed(simulation), stock(row.stock) {}
    sim::Resource workshops;
    sim::Condition changed;
    int stock;
  };

  const Scenario& scenario_;
  PerRow<EquipmentMaker, std::unique_ptr<Maker>> makers_;
  PerRow<ProductionBase, int> spare_;
  PerRow<Conversion, bool> equipped_;  ///< has had its machines
  PerRow<Conversion, int> awaited_;
};

/// Waits until all machines of a conversion are ready. Orders are built first come, first served; while the
/// maker is down nothing is begun, and at a part of its capacity building takes longer in proportion.
sim::Task<> obtain_machines(World& world, Id<Conversion> conversion);

}  // namespace surge::models
