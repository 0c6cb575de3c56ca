// SPDX-License-Identifier: Apache-2.0
// The order of contraction: cuts, separators, elimination.
#include <algorithm>
#include <set>

#include <gtest/gtest.h>

#include "models/routing/bisection.h"
#include "models/routing/elimination_tree.h"
#include "models/routing/minimum_cut.h"
#include "models/routing/minimum_degree.h"
#include "models/routing/nested_dissection.h"
#include "models/routing/z_order.h"
#include "tests/models/routing/random_network.h"

namespace surge::models::routing {
namespace {

using testing::by_hand;
using testing::random_network;

using Nodes = std::vector<std::uint32_t>;

std::optional<Cut> cut_between(const Subgraph& graph, const Nodes& sources, const Nodes& sinks,
                               std::size_t limit) {
  std::vector<Terminal> terminals(graph.size(), Terminal::kNone);
  for (const std::uint32_t source : sources) terminals[source] = Terminal::kSource;
  for (const std::uint32_t sink : sinks) terminals[sink] = Terminal::kSink;
  std::vector<double> positions;
  for (std::uint32_t node = 0; node < graph.size(); ++node) positions.push_back(node);
  return MinimumCut(graph).find(terminals, positions, limit);
}

std::size_t edges_between(const Subgraph& graph, const std::vector<Side>& sides) {
  std::size_t edges = 0;
  for (std::uint32_t node = 0; node < graph.size(); ++node) {
    if (sides[node] == Side::kSecond) continue;
    for (const std::uint32_t to : graph.neighbours_of(node)) edges += sides[to] == Side::kSecond ? 1u : 0u;
  }
  return edges;
}

TEST(Subgraph, LeavesOutLoopsAndParallelRoads) {
  const auto timed = by_hand(3, {{0, 1, 1, 1}, {1, 0, 2, 2}, {1, 1, 1, 1}, {2, 1, 1, -1}});
  const Subgraph graph = whole_graph(timed.network);
  EXPECT_EQ(graph.neighbours, (Nodes{1, 0, 2, 1}));
  EXPECT_EQ(graph.twins(), (Nodes{1, 0, 3, 2}));
}

TEST(MinimumCut, TwoTrianglesPartAtTheBridge) {
  const auto timed = by_hand(
      6, {{0, 1, 1, 1}, {1, 2, 1, 1}, {0, 2, 1, 1}, {2, 3, 1, 1}, {3, 4, 1, 1}, {4, 5, 1, 1}, {3, 5, 1, 1}});
  const Subgraph graph = whole_graph(timed.network);
  const auto cut = cut_between(graph, {0}, {5}, 10);
  ASSERT_TRUE(cut);
  EXPECT_EQ(cut->edges, 1u);
  const std::vector<Side> expected{Side::kFirst,  Side::kFirst,  Side::kFirst,
                                   Side::kSecond, Side::kSecond, Side::kSecond};
  EXPECT_EQ(cut->sides, expected);
}

TEST(MinimumCut, GivesUpAboveTheLimit) {
  const auto timed = by_hand(4, {{0, 1, 1, 1}, {1, 3, 1, 1}, {0, 2, 1, 1}, {2, 3, 1, 1}});
  const Subgraph graph = whole_graph(timed.network);
  EXPECT_FALSE(cut_between(graph, {0}, {3}, 1));
  EXPECT_EQ(cut_between(graph, {0}, {3}, 2)->edges, 2u);
}

/// By looking at every way to put each node on one side.
std::size_t fewest_edges(const Subgraph& graph, const Nodes& sources, const Nodes& sinks) {
  std::size_t fewest = graph.neighbours.size();
  for (std::uint32_t subset = 0; subset < (1u << graph.size()); ++subset) {
    const auto first = [&](std::uint32_t node) { return (subset >> node & 1) != 0; };
    if (!std::all_of(sources.begin(), sources.end(), first) ||
        std::any_of(sinks.begin(), sinks.end(), first)) {
      continue;
    }
    std::vector<Side> sides;
    for (std::uint32_t node = 0; node < graph.size(); ++node) {
      sides.push_back(first(node) ? Side::kFirst : Side::kSecond);
    }
    fewest = std::min(fewest, edges_between(graph, sides));
  }
  return fewest;
}

TEST(MinimumCut, HasAsFewEdgesAsTheBestOfAllPartitions) {
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    const Subgraph graph = whole_graph(random_network(seed, 3, 3).network);
    const auto cut = cut_between(graph, {0, 1}, {7, 8}, 100);
    ASSERT_TRUE(cut);
    EXPECT_EQ(cut->edges, fewest_edges(graph, {0, 1}, {7, 8}));
    EXPECT_EQ(cut->edges, edges_between(graph, cut->sides));
  }
}

TEST(Bisection, SeparatorPartsTheGraphIntoPartsOfAtMostThreeQuarters) {
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    const Network network = random_network(seed, 9, 7).network;
    const Subgraph graph = whole_graph(network);
    const Bisection parts = bisect(graph, network);
    EXPECT_EQ(parts.first.size() + parts.second.size() + parts.separator.size(), graph.size());
    EXPECT_LE(parts.first.size(), graph.size() * 3 / 4);
    EXPECT_LE(parts.second.size(), graph.size() * 3 / 4);
    for (const std::uint32_t node : parts.first) {
      for (const std::uint32_t to : graph.neighbours_of(node)) {
        EXPECT_FALSE(std::binary_search(parts.second.begin(), parts.second.end(), to));
      }
    }
  }
}

TEST(Bisection, LongGridIsCutAcross) {
  const Network network = testing::grid(40, 5).network;
  EXPECT_EQ(bisect(whole_graph(network), network).separator.size(), 5u);
}

TEST(MinimumDegree, TakesTheLeavesOfAStarFirst) {
  const auto timed = by_hand(5, {{0, 1, 1, 1}, {0, 2, 1, 1}, {0, 3, 1, 1}, {0, 4, 1, 1}});
  EXPECT_EQ(minimum_degree_order(whole_graph(timed.network)), (Nodes{1, 2, 3, 0, 4}));
}

TEST(ZOrder, GoesThroughTheQuartersOneByOne) {
  const Network network = testing::grid(4, 4).network;
  std::vector<std::size_t> numbers;
  for (const Id<Junction> junction : z_order(network.junctions)) numbers.push_back(junction.index());
  EXPECT_EQ(numbers, (std::vector<std::size_t>{0, 1, 4, 5, 2, 3, 6, 7, 8, 9, 12, 13, 10, 11, 14, 15}));
}

TEST(NestedDissection, NamesEveryJunctionOnce) {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    const Network network = random_network(seed, 15, 12).network;
    const auto order = nested_dissection_order(network);
    EXPECT_EQ(order.size(), network.junctions.size());
    EXPECT_EQ(std::set(order.begin(), order.end()).size(), network.junctions.size());
    EXPECT_EQ(order, nested_dissection_order(network));
  }
}

TEST(NestedDissection, OrdersDenseAndEmptyGraphs) {
  Network network;
  EXPECT_TRUE(nested_dissection_order(network).empty());
  constexpr std::size_t kSize = 100;
  for (std::size_t i = 0; i < kSize; ++i) network.junctions.add({0, 0});
  EXPECT_EQ(nested_dissection_order(network).size(), kSize);
  for (std::size_t i = 0; i < kSize; ++i) {
    for (std::size_t j = 0; j < i; ++j) network.roads.add({Id<Junction>{i}, Id<Junction>{j}});
  }
  EXPECT_EQ(nested_dissection_order(network).size(), kSize);
}

TEST(EliminationTree, OfAPathInItsOrderIsThePath) {
  const auto timed = by_hand(4, {{0, 1, 1, 1}, {1, 2, 1, 1}, {2, 3, 1, 1}});
  const EliminationTree tree =
      elimination_tree(whole_graph(timed.network), testing::all_junctions(timed.network));
  EXPECT_EQ(tree.parents, (std::vector<Rank>{1, 2, 3, kNoRank}));
  EXPECT_EQ(tree.depths, (std::vector<std::uint32_t>{3, 2, 1, 0}));
  EXPECT_EQ(tree.subtree_first, (std::vector<Rank>{0, 0, 0, 0}));
}

TEST(EliminationTree, EveryRoadJoinsAJunctionWithAnAncestor) {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    const Network network = random_network(seed, 12, 12).network;
    const EliminationTree tree = elimination_tree(whole_graph(network), nested_dissection_order(network));
    for (const Road& road : network.roads) {
      const auto [lower, upper] = std::minmax({tree.ranks[road.from], tree.ranks[road.to]});
      EXPECT_LE(tree.subtree_first[upper], lower);
    }
    for (Rank rank = 0; rank < tree.parents.size(); ++rank) {
      if (tree.parents[rank] == kNoRank) continue;
      EXPECT_GT(tree.parents[rank], rank);
      EXPECT_LE(tree.subtree_first[tree.parents[rank]], tree.subtree_first[rank]);
      EXPECT_EQ(tree.depths[rank], tree.depths[tree.parents[rank]] + 1);
    }
  }
}

}  // namespace
}  // namespace surge::models::routing
