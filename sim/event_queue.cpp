// SPDX-License-Identifier: Apache-2.0
#include "sim/event_queue.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "sim/contract.h"

namespace surge::sim {

EventQueue::EventQueue() {
  front_.reserve(kFrontLimit + 1);
}

void EventQueue::push_front(EventKey key) {
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

/// Keeps the half that comes first and returns the others to buckets. Those of the front's own range are all
/// empty.
void EventQueue::spread_front() {
  const std::size_t later = front_.size() / 2;
  reference_ = front_.back();
  front_end_ = front_[later - 1];
  for (std::size_t i = 0; i < later; ++i) push_bucket(front_[i]);
  front_.erase(front_.begin(), front_.begin() + static_cast<std::ptrdiff_t>(later));
}

void EventQueue::rebuild() {
  std::vector<EventKey> all = std::exchange(front_, {});
  for (auto& bucket : buckets_) {
    all.insert(all.end(), bucket.begin(), bucket.end());
    bucket.clear();
  }
  used_digits_.fill(0);
  used_levels_ = 0;
  reference_ = last_;
  front_end_ = last_ + 1;
  for (const EventKey key : all) push_bucket(key);
}

/// With few keys pending, sorting all of them is the cheapest.
void EventQueue::gather_all() {
  for (auto& bucket : buckets_) {
    front_.insert(front_.end(), bucket.begin(), bucket.end());
    bucket.clear();
  }
  used_digits_.fill(0);
  used_levels_ = 0;
  std::sort(front_.begin(), front_.end(), std::greater<>());
  front_end_ = kNoEnd;
}

void EventQueue::refill() {
  SIM_EXPECT(size_ > 0);
  if (size_ <= kFrontSize / 2) return gather_all();
  const auto level = static_cast<std::size_t>(std::countr_zero(used_levels_));
  const auto digit = static_cast<std::size_t>(std::countr_zero(used_digits_[level]));
  std::vector<EventKey>& bucket = buckets_[level * kDigits + digit];
  unmark(level * kDigits + digit);
  if (bucket.size() <= kFrontSize) {
    front_.swap(bucket);
    std::sort(front_.begin(), front_.end(), std::greater<>());
    // The range of the bucket ends where its digit, under the reference's higher digits, would count one
    // further.
    const EventKey unit = EventKey{1} << (level * kDigitBits);
    front_end_ = (front_.back() & ~(unit - 1)) + unit;
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
