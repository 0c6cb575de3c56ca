// SPDX-License-Identifier: Apache-2.0
// A queue in a circular buffer that grows when full and keeps its memory when cleared.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "sim/contract.h"

namespace surge::models::peacetime {

template <class Value>
class Ring {
 public:
  bool empty() const { return size_ == 0; }
  std::size_t size() const { return size_; }

  /// Position 0 is the front. Precondition: position < size.
  Value& operator[](std::size_t position) {
    SIM_EXPECT(position < size_);
    return slots_[(first_ + position) & (slots_.size() - 1)];
  }
  const Value& operator[](std::size_t position) const {
    SIM_EXPECT(position < size_);
    return slots_[(first_ + position) & (slots_.size() - 1)];
  }
  Value& front() { return (*this)[0]; }
  const Value& front() const { return (*this)[0]; }
  Value& back() { return (*this)[size_ - 1]; }

  void push_back(const Value& value) {
    if (size_ == slots_.size()) grow();
    ++size_;
    back() = value;
  }

  void pop_front() {
    SIM_EXPECT(size_ > 0);
    first_ = (first_ + 1) & (slots_.size() - 1);
    --size_;
  }

  void clear() { size_ = 0; }

 private:
  void grow() {
    std::vector<Value> larger(2 * slots_.size());
    for (std::size_t position = 0; position < size_; ++position) larger[position] = (*this)[position];
    slots_ = std::move(larger);
    first_ = 0;
  }

  std::vector<Value> slots_ = std::vector<Value>(8);  ///< a power of two
  std::size_t first_ = 0;
  std::size_t size_ = 0;
};

}  // namespace surge::models::peacetime
