// SPDX-License-Identifier: Apache-2.0
// Tables of the ziggurat method: a decreasing density covered by layers of equal area.
#pragma once

#include <array>
#include <cmath>
#include <cstddef>

namespace surge::sim {

inline constexpr std::size_t kZigguratLayers = 256;

/// Layer i reaches from 0 to edge[i] and from height[i] = f(edge[i]) up to height[i + 1]. Layer 0 is the base
/// with the tail, whose edge is that of a rectangle of the same area.
struct ZigguratTable {
  std::array<double, kZigguratLayers + 1> edge;
  std::array<double, kZigguratLayers + 1> height;
};

/// `tail_start` and `area` belong together for a density and the number of layers.
template <class Density, class Inverse>
ZigguratTable make_ziggurat(double tail_start, double area, Density density, Inverse inverse) {
  ZigguratTable table{};
  table.edge[0] = area / density(tail_start);
  table.edge[1] = tail_start;
  table.height[0] = 0;
  table.height[1] = density(tail_start);
  for (std::size_t i = 2; i < kZigguratLayers; ++i) {
    table.height[i] = table.height[i - 1] + area / table.edge[i - 1];
    table.edge[i] = inverse(table.height[i]);
  }
  table.edge[kZigguratLayers] = 0;
  table.height[kZigguratLayers] = 1;
  return table;
}

}  // namespace surge::sim
