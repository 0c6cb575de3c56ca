// SPDX-License-Identifier: Apache-2.0
// Minimum-cost flow in a directed network of whole units.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace surge::models {

/// An arc of a flow network.
struct FlowArc {
  std::size_t from = 0;
  std::size_t to = 0;
  std::int64_t capacity = 0;  ///< >= 0
  std::int64_t cost = 0;      ///< a unit, >= 0
};

/// The flow on each arc that carries all supplies to all demands at the least cost, by the network simplex of
/// LEMON (Dezso, Juttner and Kovacs, LEMON: an open source C++ graph template library, 2011). `supply[node]`
/// is what a node sends out, negative what it takes in; they add up to 0. Throws std::logic_error if no flow
/// does that: callers give a way for what cannot be served.
std::vector<std::int64_t> cheapest_flow(std::span<const std::int64_t> supply, std::span<const FlowArc> arcs);

}  // namespace surge::models
