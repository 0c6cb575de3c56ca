// SPDX-License-Identifier: Apache-2.0
#include "sim/event_queue.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "sim/contract.h"

namespace surge::sim {

/// The front has grown too long.
void EventQueue::relieve_front() {
  const EventKey smallest = front_[front_size_ - 1];
  if (used_levels_ == 0) reference_ = smallest;
  // A key may lie below the reference: when the caller looked at the top without taking it and scheduled
  // before it, or when it has a higher priority than the one taken last, at the same time.
  smallest < reference_ ? rebuild() : spread_front();
}

/// Keeps the half that comes first and returns the others to buckets. The reference stays, since the buckets
/// in use were chosen by it.
void EventQueue::spread_front() {
  const std::size_t later = front_size_ / 2;
  front_end_ = front_[later - 1];
  for (std::size_t i = 0; i < later; ++i) push_bucket(front_[i]);
  std::copy(front_.begin() + later, front_.begin() + front_size_, front_.begin());
  front_size_ -= later;
}

void EventQueue::rebuild() {
  std::vector<EventKey> all(front_.begin(), front_.begin() + front_size_);
  for (auto& bucket : buckets_) {
    all.insert(all.end(), bucket.begin(), bucket.end());
    bucket.clear();
  }
  used_digits_.fill(0);
  used_levels_ = 0;
  start_anew(all);
}

/// The smallest key becomes the reference and the front; the others go to buckets.
void EventQueue::start_anew(const std::vector<EventKey>& keys) {
  reference_ = *std::min_element(keys.begin(), keys.end());
  for (const EventKey key : keys) {
    if (key != reference_) push_bucket(key);
  }
  front_[0] = reference_;
  front_size_ = 1;
  front_end_ = reference_ + 1;
}

/// The bucket's keys become the front. Precondition: they fit.
void EventQueue::append_to_front(std::vector<EventKey>& bucket) {
  std::copy(bucket.begin(), bucket.end(), front_.begin() + front_size_);
  front_size_ += bucket.size();
  bucket.clear();
}

void EventQueue::sort_front() {
  std::sort(front_.begin(), front_.begin() + front_size_, std::greater<>());
}

/// With few keys pending, sorting all of them is the cheapest.
void EventQueue::gather_all() {
  for (auto& bucket : buckets_) append_to_front(bucket);
  used_digits_.fill(0);
  used_levels_ = 0;
  sort_front();
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
    append_to_front(bucket);
    sort_front();
    // The range of the bucket ends where its digit, under the reference's higher digits, would count one
    // further.
    const EventKey unit = EventKey{1} << (level * kDigitBits);
    front_end_ = (front_[front_size_ - 1] & ~(unit - 1)) + unit;
    return;
  }
  // The bucket itself is never among those the keys go to: they differ from the new reference further down.
  start_anew(bucket);
  bucket.clear();
}

}  // namespace surge::sim
