// SPDX-License-Identifier: Apache-2.0
// A candidate for the event list: the ladder queue (Tang, Goh and Thng 2005, ACM TOMACS 15:3).
//
// Keys far ahead wait unsorted. When they are needed, they are spread over the buckets of a rung by equal
// parts of their range; a bucket of many keys is spread over a rung of its own, one of few is sorted and
// becomes the bottom, from which keys are taken. Unlike in the paper:
// - a rung has at most 256 buckets, so that those being filled stay in the cache;
// - widths are powers of two, and the whole key is spread, not the time alone: keys that tie in time are told
//   apart by their order, in as few rungs as others;
// - the number of rungs is not bounded: a bottom is never long.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "sim/event_key.h"

namespace surge::bench {

using sim::EventKey;

/// Keys must differ from each other.
class LadderQueue {
 public:
  bool empty() const { return size_ == 0; }

  /// Precondition: not earlier than the last key popped.
  void push(EventKey key) {
    ++size_;
    if (key >= far_start_) return far_.push_back(key);
    for (std::size_t i = 0; i < depth_; ++i) {
      if (key >= rungs_[i].current_start) return rungs_[i].add(key);
    }
    push_bottom(key);
  }

  /// The smallest key. Precondition: not empty.
  EventKey top() {
    if (bottom_size_ == 0) refill();
    return bottom_[bottom_size_ - 1];
  }

  /// Takes what top() showed. Precondition: top() was called since the last change.
  void pop() {
    --size_;
    last_ = bottom_[--bottom_size_];
  }

 private:
  static constexpr std::size_t kLeaf = 32;         ///< longest bucket that is sorted at once
  static constexpr std::size_t kBottomLimit = 64;  ///< a longer bottom is spread over a rung
  static constexpr std::size_t kKeysABucket = 8;   ///< aimed at
  static constexpr std::size_t kMostBuckets = 256;
  static constexpr EventKey kNoEnd = ~EventKey{0};

  struct Rung {
    EventKey start = 0;
    EventKey current_start = 0;  ///< keys below have gone further down
    unsigned shift = 0;          ///< a bucket is 2^shift wide; the last takes what lies beyond
    std::size_t count = 0;       ///< of buckets in use
    std::size_t current = 0;     ///< first bucket that may hold keys
    std::vector<std::vector<EventKey>> buckets;

    void add(EventKey key) {
      const auto bucket = std::min((key - start) >> shift, EventKey{count - 1});
      buckets[static_cast<std::size_t>(bucket)].push_back(key);
    }
    /// The next bucket with keys; nullptr if all are empty. Those that come into its range from now on go
    /// further down; beyond the last bucket there is no range left.
    std::vector<EventKey>* take_bucket() {
      while (current < count && buckets[current].empty()) ++current;
      if (current == count) return nullptr;
      ++current;
      current_start = current < count ? start + (EventKey{current} << shift) : kNoEnd;
      return &buckets[current - 1];
    }
  };

  static int width_of(EventKey span) {
    const auto high = static_cast<std::uint64_t>(span >> 64);
    return static_cast<int>(high != 0 ? 64 + std::bit_width(high)
                                      : std::bit_width(static_cast<std::uint64_t>(span)));
  }

  void push_bottom(EventKey key) {
    std::size_t at = bottom_size_++;
    for (; at > 0 && bottom_[at - 1] < key; --at) bottom_[at] = bottom_[at - 1];
    bottom_[at] = key;
    if (bottom_size_ > kBottomLimit) [[unlikely]]
      relieve_bottom();
  }

  /// From the lowest key of the present time on, so that keys still to come find their bucket, even if they
  /// come in falling order.
  void relieve_bottom() {
    if (far_start_ == kNoEnd) far_start_ = bottom_[0] + 1;
    const EventKey lowest = sim::make_key(sim::time_of(last_), sim::Priority{0x7fff}, 0, 0);
    spread({bottom_.data(), bottom_size_}, lowest, bottom_[0]);
    bottom_size_ = 0;
  }

  /// Adds a rung for keys from `first` to `last`.
  void spread(std::span<const EventKey> keys, EventKey first, EventKey last) {
    if (rungs_.size() == depth_) rungs_.emplace_back();
    Rung& rung = rungs_[depth_++];
    const auto most = std::min(std::bit_floor(keys.size() / kKeysABucket), kMostBuckets);
    rung.start = rung.current_start = first;
    rung.shift = static_cast<unsigned>(std::max(width_of(last - first) - std::countr_zero(most), 0));
    rung.count = static_cast<std::size_t>((last - first) >> rung.shift) + 1;
    rung.current = 0;
    if (rung.buckets.size() < rung.count) rung.buckets.resize(rung.count);
    for (const EventKey key : keys) rung.add(key);
  }

  void refill() {
    while (bottom_size_ == 0) {
      // A rung added moves the rungs, but not the buckets they own.
      std::vector<EventKey>& keys = take_keys();
      if (keys.size() <= kLeaf) {
        sort_into_bottom(keys);
      } else {
        const auto [first, last] = std::minmax_element(keys.begin(), keys.end());
        spread(keys, *first, *last);
      }
      keys.clear();
    }
  }

  /// Of the lowest rung; without a rung, all that wait far ahead.
  std::vector<EventKey>& take_keys() {
    for (; depth_ > 0; --depth_) {
      if (std::vector<EventKey>* keys = rungs_[depth_ - 1].take_bucket()) return *keys;
    }
    // With few keys pending, sorting all of them is the cheapest.
    far_start_ = far_.size() <= kLeaf / 2 ? kNoEnd : *std::max_element(far_.begin(), far_.end()) + 1;
    return far_;
  }

  void sort_into_bottom(const std::vector<EventKey>& keys) {
    std::copy(keys.begin(), keys.end(), bottom_.begin());
    bottom_size_ = keys.size();
    std::sort(bottom_.begin(), bottom_.begin() + bottom_size_, std::greater<>());
  }

  std::vector<EventKey> far_;
  EventKey far_start_ = 0;   ///< keys from here on wait in far_
  std::vector<Rung> rungs_;  ///< each in place of one bucket of the one before; those behind depth_ are spare
  std::size_t depth_ = 0;
  std::array<EventKey, kBottomLimit + 1> bottom_;  ///< descending
  std::size_t bottom_size_ = 0;
  EventKey last_ = 0;  ///< the last key taken
  std::size_t size_ = 0;
};

}  // namespace surge::bench
