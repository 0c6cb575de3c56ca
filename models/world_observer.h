// SPDX-License-Identifier: Apache-2.0
// Told of milestones of a run, just after them. Reads the world, never changes it.
#pragma once

#include <span>

#include "models/transport/convoy.h"

namespace surge::models {

class World;

class WorldObserver {
 public:
  virtual ~WorldObserver() = default;
  /// Command has activated the plan.
  virtual void activated(World&) {}
  /// A convoy has loaded at a depot and leaves.
  virtual void left(const World&, const ConvoyOrder&) {}
  /// Goods, `lots` of them, have reached the county that `line` names.
  virtual void delivered(const World&, const CargoLine& /*line*/, std::span<const Lot> /*lots*/) {}
};

}  // namespace surge::models
