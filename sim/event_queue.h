// SPDX-License-Identifier: Apache-2.0
// The event list: a monotone radix heap with a short sorted front.
//
// Keys never go below the last one taken, so those behind the front can wait unsorted, in a bucket for the
// highest bit in which they differ from a common reference. When the front runs empty, the lowest bucket
// becomes the new front: sorted at once if it is short, spread over the buckets below it if not. Cost does
// not grow with ties or with the number pending (design: chosen by bench/event_queues).
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "sim/event_key.h"

namespace surge::sim {

class EventQueue {
 public:
  EventQueue();

  bool empty() const { return size_ == 0; }
  std::size_t size() const { return size_; }

  /// Precondition: not below the last key popped.
  void push(EventKey key) {
    ++size_;
    if (key < front_end_) {
      push_front(key);
    } else {
      push_bucket(key);
    }
  }

  /// The smallest key. Precondition: not empty.
  EventKey top() {
    if (front_.empty()) refill();
    return front_.back();
  }

  /// Takes what top() showed. Precondition: top() was called since the last change.
  void pop() {
    --size_;
    last_ = front_.back();
    front_.pop_back();
  }

  /// The key that will be on top after `depth` pops, as far as is known now; 0 if not known. For prefetching.
  EventKey peek(std::size_t depth) const {
    return depth < front_.size() ? front_[front_.size() - 1 - depth] : 0;
  }

  /// Removes the keys for which `unwanted` holds, in any order.
  template <class Predicate>
  void remove_if(Predicate unwanted) {
    size_ -= std::erase_if(front_, unwanted);
    for (int bucket = 0; bucket < kBuckets; ++bucket) {
      size_ -= std::erase_if(buckets_[static_cast<std::size_t>(bucket)], unwanted);
      if (buckets_[static_cast<std::size_t>(bucket)].empty()) mark(bucket, false);
    }
  }

 private:
  static constexpr int kBuckets = 128;
  static constexpr std::size_t kFrontSize = 24;   ///< longest bucket that is sorted at once
  static constexpr std::size_t kFrontLimit = 64;  ///< a longer front is spread over the buckets

  static int highest_bit(EventKey value) {
    const auto high = static_cast<std::uint64_t>(value >> 64);
    return high != 0 ? 127 - std::countl_zero(high)
                     : 63 - std::countl_zero(static_cast<std::uint64_t>(value));
  }
  void mark(int bucket, bool used) {
    std::uint64_t& word = used_[static_cast<std::size_t>(bucket >> 6)];
    const std::uint64_t bit = std::uint64_t{1} << (bucket & 63);
    word = used ? word | bit : word & ~bit;
  }
  void push_bucket(EventKey key) {
    const int bucket = highest_bit(key ^ reference_);
    buckets_[static_cast<std::size_t>(bucket)].push_back(key);
    mark(bucket, true);
  }
  void push_front(EventKey key);
  void refill();
  void spread_front();
  void rebuild();

  std::vector<EventKey> front_;  ///< descending; all keys below front_end_
  EventKey front_end_ = 0;
  EventKey last_ = 0;  ///< the last key taken
  EventKey reference_ =
      0;  ///< every key in a bucket is above it and differs from it first in the bucket's bit
  std::array<std::vector<EventKey>, kBuckets> buckets_;
  std::array<std::uint64_t, 2> used_{};
  std::size_t size_ = 0;
};

}  // namespace surge::sim
