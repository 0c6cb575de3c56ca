// SPDX-License-Identifier: Apache-2.0
// Typed indices into the tables of a scenario, so that a depot can never be passed where a county is meant.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace surge::models {

/// Position of a row in a Table<Row>; `Id<Depot>{3}` is the fourth depot of the scenario.
template <class Row>
class Id {
 public:
  constexpr Id() = default;
  constexpr explicit Id(std::size_t index) : index_(static_cast<std::uint32_t>(index)) {}

  constexpr std::size_t index() const { return index_; }
  constexpr auto operator<=>(const Id&) const = default;

 private:
  std::uint32_t index_ = 0;
};

/// A vector of `Value`, one for each `Key` row, that only an Id<Key> can index.
template <class Key, class Value>
class PerRow {
 public:
  PerRow() = default;
  explicit PerRow(std::size_t size, const Value& value = Value{}) : values_(size, value) {}
  explicit PerRow(std::vector<Value> values) : values_(std::move(values)) {}

  decltype(auto) operator[](Id<Key> id) { return values_[id.index()]; }
  decltype(auto) operator[](Id<Key> id) const { return values_[id.index()]; }

  std::size_t size() const { return values_.size(); }
  bool empty() const { return values_.empty(); }
  auto begin() { return values_.begin(); }
  auto end() { return values_.end(); }
  auto begin() const { return values_.begin(); }
  auto end() const { return values_.end(); }

  Id<Key> add(Value value) {
    values_.push_back(std::move(value));
    return Id<Key>{values_.size() - 1};
  }

  const std::vector<Value>& values() const { return values_; }

 private:
  std::vector<Value> values_;
};

/// The rows themselves.
template <class Row>
using Table = PerRow<Row, Row>;

/// All ids of a table, in order: `for (Id<Item> item : ids(scenario.items))`.
template <class Key>
class IdRange {
 public:
  class Iterator {
   public:
    explicit Iterator(std::size_t index) : index_(index) {}
    Id<Key> operator*() const { return Id<Key>{index_}; }
    Iterator& operator++() {
      ++index_;
      return *this;
    }
    bool operator!=(const Iterator& other) const { return index_ != other.index_; }

   private:
    std::size_t index_;
  };

  explicit IdRange(std::size_t size) : size_(size) {}
  Iterator begin() const { return Iterator{0}; }
  Iterator end() const { return Iterator{size_}; }

 private:
  std::size_t size_;
};

template <class Key, class Value>
IdRange<Key> ids(const PerRow<Key, Value>& table) {
  return IdRange<Key>{table.size()};
}

}  // namespace surge::models
