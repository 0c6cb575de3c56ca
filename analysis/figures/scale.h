// SPDX-License-Identifier: Apache-2.0
// From values to places on the page.
#pragma once

#include <cmath>

#include "analysis/figures/ticks.h"
#include "sim/contract.h"

namespace surge::analysis::figures {

enum class ScaleKind { kLinear, kLogarithmic };

/// Maps `values.low` to `page.low` [mm] and `values.high` to `page.high`, which may be smaller.
/// Preconditions: values.low < values.high; logarithmic: 0 < values.low.
class Scale {
 public:
  Scale(Range values, Range page, ScaleKind kind = ScaleKind::kLinear)
      : values_(values), page_(page), kind_(kind) {
    SIM_EXPECT(values.low < values.high && (kind == ScaleKind::kLinear || values.low > 0));
  }

  double at(double value) const {
    const double low = position(values_.low);
    return page_.low + (page_.high - page_.low) * (position(value) - low) / (position(values_.high) - low);
  }
  const Range& values() const { return values_; }
  ScaleKind kind() const { return kind_; }

 private:
  double position(double value) const { return kind_ == ScaleKind::kLinear ? value : std::log10(value); }

  Range values_;
  Range page_;
  ScaleKind kind_;
};

}  // namespace surge::analysis::figures
