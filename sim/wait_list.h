// SPDX-License-Identifier: Apache-2.0
// Waiting lines without allocation: links are part of the operations that wait, and leave the line when they
// are destroyed.
#pragma once

namespace surge::sim {

/// Base of what can stand in a WaitList; at most in one at a time.
class WaitLink {
 public:
  WaitLink() = default;
  WaitLink(const WaitLink&) = delete;
  WaitLink& operator=(const WaitLink&) = delete;
  ~WaitLink() { unlink(); }

  bool linked() const { return next_ != nullptr; }
  void unlink() {
    if (!linked()) return;
    previous_->next_ = next_;
    next_->previous_ = previous_;
    next_ = previous_ = nullptr;
  }

 private:
  template <class Waiter>
  friend class WaitList;

  WaitLink* previous_ = nullptr;
  WaitLink* next_ = nullptr;
};

/// A line of Waiter (derived from WaitLink), first in first out unless inserted elsewhere.
template <class Waiter>
class WaitList {
 public:
  WaitList() { head_.previous_ = head_.next_ = &head_; }
  WaitList(const WaitList&) = delete;
  WaitList& operator=(const WaitList&) = delete;
  ~WaitList() {
    while (!empty()) pop_front();
    head_.previous_ = head_.next_ = nullptr;
  }

  bool empty() const { return head_.next_ == &head_; }
  Waiter& front() { return static_cast<Waiter&>(*head_.next_); }
  Waiter& pop_front() {
    Waiter& first = front();
    first.unlink();
    return first;
  }
  void push_back(Waiter& waiter) { insert_before(head_, waiter); }
  void push_front(Waiter& waiter) { insert_before(*head_.next_, waiter); }

  /// Keeps a line sorted by `before(x, y)`, fair among equals.
  template <class Before>
  void insert_sorted(Waiter& waiter, Before before) {
    WaitLink* at = &head_;
    while (at->previous_ != &head_ && before(waiter, static_cast<Waiter&>(*at->previous_)))
      at = at->previous_;
    insert_before(*at, waiter);
  }

  /// Calls `visit(waiter)` for each; it may unlink the waiter it is given.
  template <class Visit>
  void for_each(Visit visit) {
    for (WaitLink* at = head_.next_; at != &head_;) {
      WaitLink* following = at->next_;
      visit(static_cast<Waiter&>(*at));
      at = following;
    }
  }

 private:
  static void insert_before(WaitLink& place, WaitLink& link) {
    link.previous_ = place.previous_;
    link.next_ = &place;
    place.previous_->next_ = &link;
    place.previous_ = &link;
  }

  WaitLink head_;
};

}  // namespace surge::sim
