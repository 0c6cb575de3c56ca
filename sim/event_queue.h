// SPDX-License-Identifier: Apache-2.0
// The event list: a monotone radix heap with a short sorted front.
//
// Keys are never earlier than the last one taken, so those behind the front can wait unsorted, in a bucket
// for the highest digit (of 4 bits) in which they differ from a common reference, and for its value. When the
// front runs empty, the lowest bucket becomes the new front: sorted at once if it is short, spread over the
// levels below if not. The cost does not grow with ties. Chosen by bench/event_lists.cpp.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "sim/event_key.h"

namespace surge::sim {

class EventQueue {
 public:
  bool empty() const { return size_ == 0; }
  std::size_t size() const { return size_; }

  /// Precondition: not earlier than the last key popped.
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
    if (front_size_ == 0) refill();
    return front_[front_size_ - 1];
  }

  /// Takes what top() showed. Precondition: top() was called since the last change.
  void pop() {
    --size_;
    last_ = front_[--front_size_];
  }

  /// The key that will be on top after `depth` pops, as far as is known now; 0 if not known. For prefetching.
  EventKey peek(std::size_t depth) const { return depth < front_size_ ? front_[front_size_ - 1 - depth] : 0; }

  /// Removes the keys for which `unwanted` holds, in any order.
  template <class Predicate>
  void remove_if(Predicate unwanted) {
    const auto kept = std::remove_if(front_.begin(), front_.begin() + front_size_, unwanted);
    const auto front_left = static_cast<std::size_t>(kept - front_.begin());
    size_ -= front_size_ - front_left;
    front_size_ = front_left;
    for (std::size_t bucket = 0; bucket < buckets_.size(); ++bucket) {
      size_ -= std::erase_if(buckets_[bucket], unwanted);
      if (buckets_[bucket].empty()) unmark(bucket);
    }
  }

 private:
  static constexpr unsigned kDigitBits = 4;
  static constexpr std::size_t kDigits = 1U << kDigitBits;
  static constexpr std::size_t kLevels = 128 / kDigitBits;
  static constexpr std::size_t kFrontSize = 32;   ///< longest bucket that is sorted at once
  static constexpr std::size_t kFrontLimit = 64;  ///< a longer front is spread over the buckets
  static constexpr EventKey kNoEnd = ~EventKey{0};

  static std::size_t level_of(EventKey difference) {
    const auto high = static_cast<std::uint64_t>(difference >> 64);
    const int bit = high != 0 ? 127 - std::countl_zero(high)
                              : 63 - std::countl_zero(static_cast<std::uint64_t>(difference));
    return static_cast<std::size_t>(bit) / kDigitBits;
  }
  std::size_t lowest_level() const { return static_cast<std::size_t>(std::countr_zero(used_levels_)); }
  std::size_t lowest_digit(std::size_t level) const {
    return static_cast<std::size_t>(std::countr_zero(used_digits_[level]));
  }
  void mark(std::size_t level, std::size_t digit) {
    used_levels_ |= std::uint32_t{1} << level;
    used_digits_[level] = static_cast<std::uint16_t>(used_digits_[level] | (1U << digit));
  }
  void unmark(std::size_t bucket) {
    const std::size_t level = bucket / kDigits;
    used_digits_[level] = static_cast<std::uint16_t>(used_digits_[level] & ~(1U << (bucket % kDigits)));
    if (used_digits_[level] == 0) used_levels_ &= ~(std::uint32_t{1} << level);
  }
  void push_bucket(EventKey key) {
    const std::size_t level = level_of(key ^ reference_);
    const std::size_t digit = static_cast<std::size_t>(key >> (level * kDigitBits)) % kDigits;
    buckets_[level * kDigits + digit].push_back(key);
    mark(level, digit);
  }
  void push_front(EventKey key) {
    std::size_t at = front_size_++;
    for (; at > 0 && front_[at - 1] < key; --at) front_[at] = front_[at - 1];
    front_[at] = key;
    if (front_size_ > kFrontLimit) [[unlikely]]
      relieve_front();
  }
  void relieve_front();
  void refill();
  void append_to_front(std::vector<EventKey>& bucket);
  void sort_front();
  void gather_all();
  void spread_front();
  void lower_reference();

  std::array<EventKey, kFrontLimit + 1> front_;  ///< descending; all keys below front_end_
  std::size_t front_size_ = 0;
  EventKey front_end_ = kNoEnd;
  EventKey last_ = 0;                                             ///< the last key taken
  EventKey reference_ = 0;                                        ///< below every key in a bucket
  std::array<std::vector<EventKey>, kLevels * kDigits> buckets_;  ///< [level * kDigits + digit]
  std::array<std::uint16_t, kLevels> used_digits_{};              ///< bit: bucket not empty
  std::uint32_t used_levels_ = 0;                                 ///< bit: some digit used
  std::size_t size_ = 0;
};

}  // namespace surge::sim
