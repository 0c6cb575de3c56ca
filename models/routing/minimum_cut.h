// SPDX-License-Identifier: Apache-2.0
// Fewest edges that part two sets of nodes.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "models/routing/subgraph.h"

namespace surge::models::routing {

enum class Terminal : std::uint8_t { kNone, kSource, kSink };
enum class Side : std::uint8_t { kFirst, kSecond };

struct Cut {
  std::size_t edges = 0;
  std::vector<Side> sides;  ///< by node; sources on the first side, sinks on the second
};

/// Maximum flows of unit capacity by augmenting paths (Ford and Fulkerson 1956), found depth first in rounds:
/// a node that proved a dead end is left alone until the next round. Paths prefer neighbours nearer the
/// sinks, so that on a road network most of the flow is found in the first round, in time proportional to its
/// length. Of the minimum cuts, the one nearest the sources and the one nearest the sinks are looked at.
class MinimumCut {
 public:
  /// `graph` must outlive this object.
  explicit MinimumCut(const Subgraph& graph);

  /// The more balanced of the two cuts; nothing if every cut has more than `limit` edges. `positions`, by
  /// node, rise from the sources to the sinks; they guide the search and do not change the number of edges.
  std::optional<Cut> find(std::span<const Terminal> terminals, std::span<const double> positions,
                          std::size_t limit);

 private:
  void begin(std::span<const Terminal> terminals, std::span<const double> positions);
  std::optional<std::uint32_t> best_step(std::uint32_t node) const;
  bool augment(std::uint32_t source);
  void visit_from_sinks();
  Cut balanced_cut() const;

  const Subgraph& graph_;
  std::vector<std::uint32_t> twins_;  ///< by half-edge
  std::vector<std::int8_t> flow_;     ///< by half-edge: -1, 0 or 1; opposite of its twin's
  std::span<const Terminal> terminals_;
  std::span<const double> positions_;
  std::vector<std::uint32_t> border_;        ///< sources with a neighbour that is none
  std::vector<std::uint8_t> visited_;        ///< by node, in this round; all sources always
  std::vector<std::uint32_t> path_;          ///< half-edges from a source
  std::vector<std::uint8_t> reaches_sinks_;  ///< by node, after the last round
};

}  // namespace surge::models::routing
