// SPDX-License-Identifier: Apache-2.0
// A candidate for the event list: the plain radix heap (Ahuja, Mehlhorn, Orlin and Tarjan 1990, J. ACM 37:2).
//
// A key waits in the bucket of the highest bit in which it differs from the last key taken, the reference.
// The smallest key lies in the lowest bucket in use; when it is taken, the others of its bucket move to lower
// ones. So a key moves at most once a bit, however many keys tie in time.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "sim/event_key.h"

namespace surge::bench {

using sim::EventKey;

/// Keys must differ from each other and from 0.
class RadixHeap {
 public:
  bool empty() const { return (used_low_ | used_high_) == 0; }

  /// Precondition: not earlier than the last key popped.
  void push(EventKey key) {
    if (key < reference_) [[unlikely]]
      lower_reference();
    const std::size_t bucket = highest_bit(key ^ reference_);
    buckets_[bucket].push_back(key);
    mark(bucket);
  }

  /// The smallest key. Precondition: not empty.
  EventKey top() {
    const std::vector<EventKey>& bucket = buckets_[lowest_used()];
    smallest_ = *std::min_element(bucket.begin(), bucket.end());
    return smallest_;
  }

  /// Takes what top() showed. Precondition: top() was called since the last change.
  void pop() {
    const std::size_t from = lowest_used();
    unmark(from);
    reference_ = smallest_;
    for (const EventKey key : buckets_[from]) {
      if (key != smallest_) push(key);
    }
    buckets_[from].clear();
  }

 private:
  /// A higher priority at the same time goes before the last key taken: the reference becomes the lowest key
  /// of that time. Keys that differ from the old one in lower bits only now differ from it in the same bit.
  void lower_reference() {
    const EventKey lower = sim::make_key(sim::time_of(reference_), sim::Priority{0x7fff}, 0, 0);
    const std::size_t to = highest_bit(lower ^ reference_);
    reference_ = lower;
    for (std::size_t from = lowest_used(); from < to; from = lowest_used()) {
      for (const EventKey key : buckets_[from]) push(key);
      buckets_[from].clear();
      unmark(from);
    }
  }
  static std::size_t highest_bit(EventKey difference) {
    const auto high = static_cast<std::uint64_t>(difference >> 64);
    const int bit = high != 0 ? 127 - std::countl_zero(high)
                              : 63 - std::countl_zero(static_cast<std::uint64_t>(difference));
    return static_cast<std::size_t>(bit);
  }
  std::size_t lowest_used() const {
    const int bit = used_low_ != 0 ? std::countr_zero(used_low_) : 64 + std::countr_zero(used_high_);
    return static_cast<std::size_t>(bit);
  }
  void mark(std::size_t bucket) { (bucket < 64 ? used_low_ : used_high_) |= std::uint64_t{1} << bucket % 64; }
  void unmark(std::size_t bucket) {
    (bucket < 64 ? used_low_ : used_high_) &= ~(std::uint64_t{1} << bucket % 64);
  }

  std::array<std::vector<EventKey>, 128> buckets_;
  std::uint64_t used_low_ = 0;   ///< bit: bucket not empty
  std::uint64_t used_high_ = 0;  ///< the same for buckets 64 and up
  EventKey reference_ = 0;       ///< the last key taken, or one below it
  EventKey smallest_ = 0;        ///< what top() showed
};

}  // namespace surge::bench
