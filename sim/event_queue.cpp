// SPDX-License-Identifier: Apache-2.0
#include "sim/event_queue.h"

#include <algorithm>
#include <functional>

#include "sim/contract.h"

namespace surge::sim {

/// The front has grown too long.
void EventQueue::relieve_front() {
  // A key may lie below the reference when the caller looked at the top without taking it and scheduled
  // before it, or scheduled a higher priority at the present time.
  front_[front_size_ - 1] < reference_ ? lower_reference() : spread_front();
}

/// Keeps the half that comes first and returns the others to buckets. The reference stays: buckets may hold
/// keys of the front's former range, from an earlier call.
void EventQueue::spread_front() {
  const std::size_t later = front_size_ / 2;
  front_end_ = front_[later - 1];
  for (std::size_t i = 0; i < later; ++i) push_bucket(front_[i]);
  std::copy(front_.begin() + later, front_.begin() + front_size_, front_.begin());
  front_size_ -= later;
}

/// To the lowest key of the last time: none to come lies below. Keys that differ from the old reference in
/// lower digits only now differ from the new one in the same digit, those above stay where they are.
void EventQueue::lower_reference() {
  const EventKey lower = make_key(time_of(last_), Priority{0x7fff}, 0, 0);
  const std::size_t to = level_of(lower ^ reference_);
  reference_ = lower;
  front_end_ = lower;
  std::size_t level = 0;
  while (used_levels_ != 0 && (level = lowest_level()) < to) {
    const std::size_t bucket = level * kDigits + lowest_digit(level);
    for (const EventKey key : buckets_[bucket]) push_bucket(key);
    buckets_[bucket].clear();
    unmark(bucket);
  }
  for (std::size_t i = 0; i < front_size_; ++i) push_bucket(front_[i]);
  front_size_ = 0;
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
  const std::size_t level = lowest_level();
  const std::size_t digit = lowest_digit(level);
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
  reference_ = *std::min_element(bucket.begin(), bucket.end());
  for (const EventKey key : bucket) {
    if (key != reference_) push_bucket(key);
  }
  bucket.clear();
  front_[0] = reference_;
  front_size_ = 1;
  front_end_ = reference_ + 1;
}

}  // namespace surge::sim
