// SPDX-License-Identifier: Apache-2.0
#include "models/routing/z_order.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <utility>

#include "sim/contract.h"

namespace surge::models::routing {
namespace {

class Axis {
 public:
  Axis(const Table<Junction>& junctions, double Junction::*coordinate) : coordinate_(coordinate) {
    for (const Junction& junction : junctions) {
      SIM_EXPECT(std::isfinite(junction.*coordinate));
      low_ = std::min(low_, junction.*coordinate);
      high_ = std::max(high_, junction.*coordinate);
    }
  }

  /// 0 to 2^16 - 1.
  std::uint32_t cell(const Junction& junction) const {
    constexpr double kLast = 65'535;
    if (!(high_ > low_)) return 0;
    const double share = (junction.*coordinate_ - low_) / (high_ - low_);
    return static_cast<std::uint32_t>(std::clamp(share, 0.0, 1.0) * kLast);
  }

 private:
  double Junction::*coordinate_;
  double low_ = std::numeric_limits<double>::max();
  double high_ = std::numeric_limits<double>::lowest();
};

/// Puts a 0 before each of the 16 bits.
std::uint32_t spread_bits(std::uint32_t bits) {
  bits = (bits | bits << 8) & 0x00ff00ff;
  bits = (bits | bits << 4) & 0x0f0f0f0f;
  bits = (bits | bits << 2) & 0x33333333;
  return (bits | bits << 1) & 0x55555555;
}

}  // namespace

std::vector<Id<Junction>> z_order(const Table<Junction>& junctions) {
  const Axis x(junctions, &Junction::x_m);
  const Axis y(junctions, &Junction::y_m);
  std::vector<std::pair<std::uint32_t, Id<Junction>>> keys;
  keys.reserve(junctions.size());
  for (const Id<Junction> id : ids(junctions)) {
    const Junction& junction = junctions[id];
    keys.emplace_back(spread_bits(x.cell(junction)) | spread_bits(y.cell(junction)) << 1, id);
  }
  std::sort(keys.begin(), keys.end());
  std::vector<Id<Junction>> order;
  order.reserve(keys.size());
  for (const auto& [key, id] : keys) order.push_back(id);
  return order;
}

Network renumbered(const Network& network, const std::vector<Id<Junction>>& order) {
  SIM_EXPECT(order.size() == network.junctions.size());
  PerRow<Junction, Id<Junction>> numbers(order.size());
  Network result;
  for (const Id<Junction> id : order) numbers[id] = result.junctions.add(network.junctions[id]);
  for (const Road& road : network.roads) result.roads.add({numbers[road.from], numbers[road.to]});
  return result;
}

}  // namespace surge::models::routing
