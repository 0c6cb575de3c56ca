// SPDX-License-Identifier: Apache-2.0
// A candidate for the event list: a heap of four children a node (LaMarca and Ladner 1996, ACM J. Exp. Algor.
// 1:4).
//
// The four children lie in one cache line, and the smallest of them is found without a branch. A pop leaves a
// hole at the root; a push that follows fills it, so that the usual pair costs one way through the heap.
#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "sim/event_key.h"

namespace surge::bench {

using sim::EventKey;

class FourAryHeap {
 public:
  bool empty() const { return size_ == 0; }

  void push(EventKey key) {
    ++size_;
    if (hole_) {
      hole_ = false;
      sink(key);
    } else {
      rise(key);
    }
  }

  /// The smallest key. Precondition: not empty.
  EventKey top() {
    if (hole_) close_hole();
    return node(kRoot);
  }

  /// Takes what top() showed. Precondition: top() was called since the last change.
  void pop() {
    --size_;
    hole_ = true;
  }

 private:
  /// Node i is key i % 4 of group i / 4. The root is the last of group 0, so that the children of node i make
  /// up group i - 2.
  struct alignas(64) Group {
    std::array<EventKey, 4> keys;
  };
  static constexpr std::size_t kRoot = 3;
  static constexpr EventKey kNone = ~EventKey{0};  ///< in nodes not in use: greater than all keys

  EventKey& node(std::size_t index) { return groups_[index / 4].keys[index % 4]; }
  std::size_t end() const { return kRoot + size_; }

  static std::size_t smallest(const std::array<EventKey, 4>& keys) {
    const auto left = static_cast<std::size_t>(keys[1] < keys[0]);
    const auto right = 2 + static_cast<std::size_t>(keys[3] < keys[2]);
    const auto is_right = static_cast<std::size_t>(keys[right] < keys[left]);
    return left + is_right * (right - left);
  }

  /// Puts the key where the root was.
  void sink(EventKey key) {
    std::size_t at = kRoot;
    for (std::size_t group = at - 2; group < groups_.size(); group = at - 2) {
      const std::size_t child = smallest(groups_[group].keys);
      const EventKey smaller = groups_[group].keys[child];
      if (key < smaller) break;
      node(at) = smaller;
      at = 4 * group + child;
    }
    node(at) = key;
  }

  /// Puts the key at the end, which size_ already counts.
  void rise(EventKey key) {
    std::size_t at = end() - 1;
    if (at / 4 == groups_.size()) groups_.push_back({{kNone, kNone, kNone, kNone}});
    while (at != kRoot) {
      const std::size_t parent = at / 4 + 2;
      if (node(parent) < key) break;
      node(at) = node(parent);
      at = parent;
    }
    node(at) = key;
  }

  /// No push came: the last key takes the root's place.
  void close_hole() {
    hole_ = false;
    const EventKey last = node(end());
    node(end()) = kNone;
    sink(last);
  }

  std::vector<Group> groups_{{{kNone, kNone, kNone, kNone}}};
  std::size_t size_ = 0;
  bool hole_ = false;  ///< the root has been taken and nothing put in its place
};

}  // namespace surge::bench
