// SPDX-License-Identifier: Apache-2.0
// All of production in one replication: lines, labour, equipment, materials.
#pragma once

#include "models/production/equipment.h"
#include "models/production/labour.h"
#include "models/production/line_status.h"
#include "models/production/materials.h"

namespace surge::models {

class Works {
 public:
  Works(sim::Simulation& simulation, const Scenario& scenario)
      : changed_(simulation),
        lines_(scenario.lines.size()),
        labour_(scenario),
        equipment_(simulation, scenario),
        materials_(scenario),
        kits_in_packing_(scenario.items.size()) {}

  LineStatus& line(Id<ProductionLine> line) { return lines_[line]; }
  const LineStatus& line(Id<ProductionLine> line) const { return lines_[line]; }
  LabourPools& labour() { return labour_; }
  const LabourPools& labour() const { return labour_; }
  Equipment& equipment() { return equipment_; }
  MaterialTrade& materials() { return materials_; }
  const MaterialTrade& materials() const { return materials_; }

  /// Notified when the capacity of a plant or line changes.
  sim::Condition& changed() { return changed_; }

  Quantity kits_in_packing(Id<Item> kit) const { return kits_in_packing_[kit]; }
  void begin_packing(Id<Item> kit, Quantity kits) { kits_in_packing_[kit] += kits; }
  void end_packing(Id<Item> kit, Quantity kits) { kits_in_packing_[kit] -= kits; }

 private:
  sim::Condition changed_;
  PerRow<ProductionLine, LineStatus> lines_;
  LabourPools labour_;
  Equipment equipment_;
  MaterialTrade materials_;
  PerRow<Item, Quantity> kits_in_packing_;
};

}  // namespace surge::models
