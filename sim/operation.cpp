// SPDX-License-Identifier: Apache-2.0
#include "sim/operation.h"

#include "sim/any_of.h"

namespace surge::sim {

void Operation::fire_composite() {
  composite_->member_completed(*this);
}

void Composite::finish() {
  fire();
}

}  // namespace surge::sim
