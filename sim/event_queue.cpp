// SPDX-License-Identifier: Apache-2.0
#include "sim/event_queue.h"

#include <algorithm>
#include <functional>

#include "sim/contract.h"

namespace surge::sim {

EventQueue::EventQueue() {
  front_.reserve(kFrontLimit + 1);
}

void EventQueue::push_front(EventKey key) {
  // New keys tend to be late: look from the far end, which is the beginning of the vector.
  front_.push_back(key);
  std::size_t at = front_.size() - 1;
  while (at > 0 && front_[at - 1] < key) {
    front_[at] = front_[at - 1];
    --at;
  }
  front_[at] = key;
  if (front_.size() <= kFrontLimit) return;
  // A key may lie below the reference when the caller looked at the top without taking it and scheduled
  // before it.
  front_.back() < reference_ ? rebuild() : spread_front();
}

void EventQueue::rebuild() {
  std::vector<EventKey> all = std::move(front_);
  for (auto& bucket : buckets_) {
    all.insert(all.end(), bucket.begin(), bucket.end());
    bucket.clear();
  }
  used_.fill(0);
  front_.clear();
  reference_ = last_;
  front_end_ = last_ + 1;
  for (const EventKey key : all) push_bucket(key);
}

/// Keeps the smallest key and returns the others to buckets, which below the front's own are all empty.
void EventQueue::spread_front() {
  const EventKey smallest = front_.back();
  front_.pop_back();
  reference_ = smallest;
  for (const EventKey key : front_) push_bucket(key);
  front_.assign(1, smallest);
  front_end_ = smallest + 1;
}

void EventQueue::refill() {
  SIM_EXPECT(size_ > 0);
  const int lowest = used_[0] != 0 ? std::countr_zero(used_[0]) : 64 + std::countr_zero(used_[1]);
  std::vector<EventKey>& bucket = buckets_[static_cast<std::size_t>(lowest)];
  mark(lowest, false);
  if (bucket.size() <= kFrontSize) {
    front_.swap(bucket);
    std::sort(front_.begin(), front_.end(), std::greater<>());
    // The bucket's range ends where the bits from its own upward would count one further.
    front_end_ = ((((reference_ >> lowest) | 1) + 1) << lowest);
    return;
  }
  reference_ = *std::min_element(bucket.begin(), bucket.end());
  for (const EventKey key : bucket) {
    if (key != reference_) push_bucket(key);
  }
  bucket.clear();
  front_.assign(1, reference_);
  front_end_ = reference_ + 1;
}

}  // namespace surge::sim
