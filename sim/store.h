// SPDX-License-Identifier: Apache-2.0
// A store: values that processes put in and take out, first in first out.
#pragma once

#include <cstddef>
#include <deque>
#include <limits>
#include <optional>
#include <utility>

#include "sim/operation.h"

namespace surge::sim {

template <class T>
class StoreGet;
template <class T>
class StorePut;

/// Takers and putters each wait first come first served. A value handed to a waiting taker is his from that
/// moment.
template <class T>
class Store {
 public:
  static constexpr std::size_t kUnlimited = std::numeric_limits<std::size_t>::max();

  explicit Store(Simulation& simulation, std::size_t capacity = kUnlimited)
      : simulation_(&simulation), capacity_(capacity) {}

  /// `co_await store.put(value)` waits while the store is full.
  StorePut<T> put(T value) { return StorePut<T>(*this, std::move(value)); }
  /// False if the store is full or others wait to put.
  bool try_put(T value) {
    if (!putters_.empty() || !has_room()) return false;
    accept(std::move(value));
    return true;
  }
  /// `T value = co_await store.get()` waits while the store is empty.
  StoreGet<T> get() { return StoreGet<T>(*this); }
  std::optional<T> try_get() {
    if (!has_value()) return std::nullopt;
    return take_value();
  }

  std::size_t size() const { return values_.size(); }

 private:
  friend class StoreGet<T>;
  friend class StorePut<T>;

  /// For one who asks now: those who wait go first.
  bool has_value() const { return !values_.empty() && getters_.empty(); }
  bool has_room() const { return values_.size() < capacity_ || !getters_.empty(); }
  void accept(T&& value) {
    if (getters_.empty()) {
      values_.push_back(std::move(value));
    } else {
      getters_.pop_front().receive(std::move(value));
    }
  }
  T take_value() {
    T value = std::move(values_.front());
    values_.pop_front();
    if (!putters_.empty() && values_.size() < capacity_) putters_.pop_front().accepted();
    return value;
  }
  /// A taker that withdrew hands its value back: it goes to the next taker, or to the front.
  void return_value(T&& value) {
    if (getters_.empty()) {
      values_.push_front(std::move(value));
    } else {
      getters_.pop_front().receive(std::move(value));
    }
  }

  Simulation* simulation_;
  std::size_t capacity_;
  std::deque<T> values_;
  WaitList<StoreGet<T>> getters_;
  WaitList<StorePut<T>> putters_;
};

template <class T>
class StoreGet final : public Operation {
 public:
  explicit StoreGet(Store<T>& store) : Operation(*store.simulation_), store_(store) {}

  /// A value received and never taken goes back.
  ~StoreGet() override {
    if (value_ && !simulation().tearing_down()) store_.return_value(std::move(*value_));
  }

  bool try_complete() override {
    if (!store_.has_value()) return false;
    value_.emplace(store_.take_value());
    return true;
  }
  void start() override { store_.getters_.push_back(*this); }
  void withdraw() override {
    unlink();
    if (!completing()) return;
    cancel_completion();
    store_.return_value(std::move(*value_));
    value_.reset();
  }
  T await_resume() {
    resumed();
    return take();
  }
  T take() {
    T value = std::move(*value_);
    value_.reset();
    return value;
  }

 private:
  friend class Store<T>;
  void receive(T&& value) {
    value_.emplace(std::move(value));
    complete_now();
  }

  Store<T>& store_;
  std::optional<T> value_;
};

/// Withdrawn, a value already accepted stays in the store.
template <class T>
class StorePut final : public LineOperation {
 public:
  StorePut(Store<T>& store, T value)
      : LineOperation(*store.simulation_), store_(store), value_(std::move(value)) {}

  bool try_complete() override {
    if (!store_.putters_.empty() || !store_.has_room()) return false;
    store_.accept(std::move(value_));
    return true;
  }
  void start() override { store_.putters_.push_back(*this); }

 private:
  friend class Store<T>;
  void accepted() {
    store_.accept(std::move(value_));
    complete_now();
  }

  Store<T>& store_;
  T value_;
};

}  // namespace surge::sim
