// SPDX-License-Identifier: Apache-2.0
// Told of milestones of a run, just after them. Reads the world, never changes it.
#pragma once

#include "models/transport/convoy.h"

namespace surge::models {

class World;

class WorldObserver {
 public:
  virtual ~WorldObserver() = default;
  /// Command has activated the plan.
  virtual void activated(World&) {}
  /// Goods have reached the county that `line` names.
  virtual void delivered(const World&, const CargoLine& /*line*/) {}
};

}  // namespace surge::models
