// SPDX-License-Identifier: Apache-2.0
#include "scenarios/osm/node_table.h"

#include <algorithm>
#include <cmath>

namespace surge::scenarios {
namespace {

constexpr double kUnitsPerDegree = 1e7;

std::int32_t to_units(double degrees) {
  return static_cast<std::int32_t>(std::lround(degrees * kUnitsPerDegree));
}

}  // namespace

NodeTable::NodeTable(std::vector<std::int64_t> ids) : ids_(std::move(ids)) {
  std::ranges::sort(ids_);
  ids_.erase(std::unique(ids_.begin(), ids_.end()), ids_.end());
  ids_.shrink_to_fit();
  positions_.resize(ids_.size());
}

std::optional<std::size_t> NodeTable::find(std::int64_t id) {
  constexpr std::size_t kNear = 8;
  // Between two wanted nodes of a file in order there are many unwanted ones, all near `last_`.
  const std::size_t stop = std::min(last_ + kNear, ids_.size());
  if (last_ < stop && ids_[last_] <= id) {
    while (last_ < stop && ids_[last_] < id) ++last_;
  }
  const bool near = last_ < ids_.size() && ids_[last_] >= id && (last_ == 0 || ids_[last_ - 1] < id);
  if (!near) last_ = static_cast<std::size_t>(std::ranges::lower_bound(ids_, id) - ids_.begin());
  return last_ < ids_.size() && ids_[last_] == id ? std::optional(last_) : std::nullopt;
}

void NodeTable::set_position(std::size_t index, models::GeoPoint position) {
  positions_[index] = {to_units(position.lon_deg), to_units(position.lat_deg)};
}

std::optional<models::GeoPoint> NodeTable::position(std::size_t index) const {
  const Position& position = positions_[index];
  if (position.lon == kUnset) return std::nullopt;
  return models::GeoPoint{position.lon / kUnitsPerDegree, position.lat / kUnitsPerDegree};
}

}  // namespace surge::scenarios
