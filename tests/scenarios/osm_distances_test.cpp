// SPDX-License-Identifier: Apache-2.0
// On random networks: contraction, and places between parallel links, leave every distance between places as
// it was.
#include <functional>
#include <limits>
#include <queue>
#include <random>
#include <set>

#include <gtest/gtest.h>

#include "scenarios/osm/parallel_links.h"
#include "scenarios/osm/round_trips.h"

namespace surge::test {
namespace {

using scenarios::ContractedLink;
using scenarios::NodeIndex;
using scenarios::SegmentKind;
using scenarios::SegmentNetwork;

struct Arc {
  NodeIndex to = 0;
  double length_km = 0;
};
using Arcs = std::vector<std::vector<Arc>>;

constexpr double kUnreached = std::numeric_limits<double>::infinity();

/// Dijkstra
std::vector<double> distances_from(const Arcs& arcs, NodeIndex start) {
  std::vector<double> distances(arcs.size(), kUnreached);
  std::priority_queue<std::pair<double, NodeIndex>, std::vector<std::pair<double, NodeIndex>>, std::greater<>>
      queue;
  distances[start] = 0;
  queue.emplace(0, start);
  while (!queue.empty()) {
    const auto [distance, node] = queue.top();
    queue.pop();
    if (distance > distances[node]) continue;
    for (const Arc& arc : arcs[node]) {
      if (distance + arc.length_km >= distances[arc.to]) continue;
      distances[arc.to] = distance + arc.length_km;
      queue.emplace(distances[arc.to], arc.to);
    }
  }
  return distances;
}

void add_arcs(Arcs& arcs, NodeIndex from, NodeIndex to, double length_km, models::LinkDirection direction) {
  arcs[from].push_back({to, length_km});
  if (direction == models::LinkDirection::kBoth) arcs[to].push_back({from, length_km});
}

Arcs arcs_of(const SegmentNetwork& network) {
  Arcs arcs(network.nodes.size());
  for (const auto& segment : network.segments) {
    add_arcs(arcs, segment.from, segment.to, segment.length_km, network.kind_of(segment).direction);
  }
  return arcs;
}

Arcs arcs_of(const std::vector<ContractedLink>& links, std::size_t nodes) {
  Arcs arcs(nodes);
  for (const ContractedLink& link : links) add_arcs(arcs, link.from, link.to, link.length_km, link.direction);
  return arcs;
}

/// Few nodes joined by chains of new ones, of few kinds: many junctions, parallel chains, loops and dead
/// ends.
SegmentNetwork random_network(std::mt19937& random) {
  const auto below = [&](unsigned limit) { return static_cast<NodeIndex>(random() % limit); };
  SegmentNetwork network;
  for (NodeIndex id = 0; id < 8; ++id) network.nodes.push_back({id, {}});
  for (int chain = 0; chain < 16; ++chain) {
    SegmentKind kind;
    kind.link_class = below(4) == 0 ? models::LinkClass::kNational : models::LinkClass::kProvincial;
    if (below(3) == 0) kind.direction = models::LinkDirection::kForward;
    const NodeIndex end = below(8);
    NodeIndex at = below(8);
    for (unsigned steps = below(4); steps > 0; --steps) {
      const auto next = static_cast<NodeIndex>(network.nodes.size());
      network.nodes.push_back({next, {}});
      network.add_segment(at, next, kind, 1 + 0.01 * below(1000));
      at = next;
    }
    network.add_segment(at, end, kind, 1 + 0.01 * below(1000));
  }
  // Doubled segments of different length occur here only; of those a shorter one may be the one left out.
  scenarios::remove_doubled_segments(network);
  return network;
}

std::vector<ContractedLink> links_without_parallels(const SegmentNetwork& network, std::vector<char> kept) {
  while (true) {
    const auto separated = scenarios::separate_parallel_links(scenarios::contract(network, kept).links, 0);
    if (separated.middles.empty()) return separated.links;
    for (const NodeIndex middle : separated.middles) kept[middle] = 1;
  }
}

std::vector<char> random_places(const SegmentNetwork& network, std::mt19937& random) {
  std::vector<char> kept(network.nodes.size());
  for (char& place : kept) place = random() % 8 == 0;
  return kept;
}

TEST(OsmDistances, BetweenPlacesStayTheSame) {
  std::mt19937 random(20080512);
  for (int round = 0; round < 300; ++round) {
    const SegmentNetwork network = random_network(random);
    const std::vector<char> kept = random_places(network, random);
    const std::vector<ContractedLink> links = links_without_parallels(network, kept);
    const Arcs before = arcs_of(network);
    const Arcs after = arcs_of(links, network.nodes.size());
    std::set<NodeIndex> places;
    for (const ContractedLink& link : links) places.insert({link.from, link.to});
    for (const NodeIndex from : places) {
      const std::vector<double> expected = distances_from(before, from);
      const std::vector<double> found = distances_from(after, from);
      for (const NodeIndex to : places) {
        if (expected[to] == kUnreached) {
          EXPECT_EQ(found[to], kUnreached) << round;
        } else {
          EXPECT_NEAR(found[to], expected[to], 1e-9) << round;
        }
      }
    }
  }
}

TEST(OsmDistances, NoTwoLinksJoinTheSamePlaces) {
  std::mt19937 random(20130420);
  for (int round = 0; round < 300; ++round) {
    const SegmentNetwork network = random_network(random);
    std::set<std::pair<NodeIndex, NodeIndex>> pairs;
    for (const ContractedLink& link : links_without_parallels(network, random_places(network, random))) {
      EXPECT_NE(link.from, link.to);
      EXPECT_TRUE(pairs.insert(std::minmax(link.from, link.to)).second) << round;
    }
  }
}

TEST(OsmDistances, LargestRoundTripPartIsStronglyConnected) {
  std::mt19937 random(1);
  for (int round = 0; round < 100; ++round) {
    const SegmentNetwork network = random_network(random);
    const std::vector<char> inside =
        scenarios::largest_round_trip_part(network, scenarios::Incidence(network));
    const Arcs arcs = arcs_of(network);
    for (NodeIndex from = 0; from < network.nodes.size(); ++from) {
      const std::vector<double> distances = distances_from(arcs, from);
      for (NodeIndex to = 0; to < network.nodes.size(); ++to) {
        const bool both = inside[from] && inside[to];
        EXPECT_TRUE(!both || distances[to] < kUnreached) << round;
      }
    }
  }
}

}  // namespace
}  // namespace surge::test
