// SPDX-License-Identifier: Apache-2.0
// Points of a design, one row each, in the unit cube.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "sim/contract.h"

namespace surge::designs {

class Points {
 public:
  /// All coordinates 0. Precondition: dimensions >= 1.
  Points(std::size_t count, std::size_t dimensions) : dimensions_(dimensions), values_(count * dimensions) {
    SIM_EXPECT(dimensions >= 1);
  }

  std::size_t count() const { return values_.size() / dimensions_; }
  std::size_t dimensions() const { return dimensions_; }
  std::span<double> operator[](std::size_t row) {
    return std::span(values_).subspan(row * dimensions_, dimensions_);
  }
  std::span<const double> operator[](std::size_t row) const {
    return std::span(values_).subspan(row * dimensions_, dimensions_);
  }
  bool operator==(const Points&) const = default;

 private:
  std::size_t dimensions_;
  std::vector<double> values_;  ///< row by row
};

}  // namespace surge::designs
