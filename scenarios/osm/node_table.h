// SPDX-License-Identifier: Apache-2.0
// Positions of chosen nodes of OpenStreetMap.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "models/scenario/common.h"

namespace surge::scenarios {

class NodeTable {
 public:
  /// `ids` in any order, also several times the same.
  explicit NodeTable(std::vector<std::int64_t> ids);

  /// The position of a wanted id among the wanted ones in ascending order; none if it is not wanted. Fast if
  /// asked in ascending order, as files usually are.
  std::optional<std::size_t> find(std::int64_t id);

  void set_position(std::size_t index, models::GeoPoint position);
  /// None if no position was set.
  std::optional<models::GeoPoint> position(std::size_t index) const;

  std::size_t size() const { return ids_.size(); }
  std::int64_t id(std::size_t index) const { return ids_[index]; }

 private:
  /// As in OpenStreetMap, in units of 1e-7 degrees.
  struct Position {
    std::int32_t lon = kUnset;
    std::int32_t lat = kUnset;
  };
  static constexpr std::int32_t kUnset = 0x7fffffff;

  std::vector<std::int64_t> ids_;
  std::vector<Position> positions_;
  std::size_t last_ = 0;  ///< where the last search ended
};

}  // namespace surge::scenarios
