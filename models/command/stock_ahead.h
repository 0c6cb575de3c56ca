// SPDX-License-Identifier: Apache-2.0
// Dispatch policy: another policy decides, and counties that are only forewarned count with a share of what
// is forecast, so that goods lie there when the water or the wind comes. Without it nothing is sent ahead.
#pragma once

#include <memory>

#include "models/command/dispatch_policy.h"

namespace surge::models {

class StockAhead final : public DispatchPolicy {
 public:
  static ComponentDescription description();

  explicit StockAhead(const ComponentSpec& spec);

  void decide(DispatchProblem& problem) const override;
  sim::Duration looks_ahead() const override { return inner_->looks_ahead(); }

 private:
  std::unique_ptr<const DispatchPolicy> inner_;
  double share_;
  double up_to_priority_;
};

}  // namespace surge::models
