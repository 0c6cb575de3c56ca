// SPDX-License-Identifier: Apache-2.0
// A large network, whose routes come from a hierarchy, beside the same one with trees.
#include <gtest/gtest.h>

#include "models/transport/transport_network.h"
#include "sim/random/sampling.h"
#include "tests/models/support/small_scenario.h"

namespace surge::models {
namespace {

using testing::kTruck;

constexpr std::size_t kAlways = 0;  ///< any network is large

LinkCondition condition_drawn(sim::Stream& stream) {
  switch (sim::uniform_int(stream, 4)) {
    case 0:
      return kClosed;
    case 1:
      return {sim::uniform(stream, 0.1, 1), 1};
    default:
      return {};
  }
}

struct TwoNetworks {
  explicit TwoNetworks(const Scenario& scenario)
      : tree_graph(scenario),
        hierarchy_graph(scenario, kAlways),
        trees(tree_graph),
        hierarchy(hierarchy_graph) {}

  void set_condition(Id<Link> link, const LinkCondition& condition) {
    trees.set_condition(link, condition);
    hierarchy.set_condition(link, condition);
  }

  TransportGraph tree_graph;
  TransportGraph hierarchy_graph;
  TransportNetwork trees;
  TransportNetwork hierarchy;
};

void expect_equal_times(const Scenario& scenario, TwoNetworks& networks) {
  for (std::size_t index = 0; index < hub_count(scenario); ++index) {
    const Id<Place> hub = place_of(scenario, Id<Hub>(index));
    const StopTimes expected = networks.trees.stop_times(kTruck, hub);
    const StopTimes found = networks.hierarchy.stop_times(kTruck, hub);
    for (const County& county : scenario.counties) ASSERT_EQ(found[county.seat], expected[county.seat]);
    for (const Depot& depot : scenario.depots) ASSERT_EQ(found[depot.place], expected[depot.place]);
    ASSERT_EQ(networks.hierarchy.times(kTruck, hub), networks.trees.times(kTruck, hub));
  }
}

void expect_routes_as_fast(const Scenario& scenario, TwoNetworks& networks, sim::Stream& stream) {
  const Id<Place> from{sim::uniform_int(stream, scenario.places.size())};
  const Id<Place> to{sim::uniform_int(stream, scenario.places.size())};
  const auto expected = networks.trees.route(kTruck, from, from, to);
  const auto found = networks.hierarchy.route(kTruck, from, from, to);
  ASSERT_EQ(found == nullptr, expected == nullptr);
  if (!found) return;
  EXPECT_EQ(found->time, expected->time);
  EXPECT_EQ(found->end, to);
  Id<Place> at = from;
  for (const Id<Link> link : found->links) {
    ASSERT_TRUE(networks.hierarchy.open(link));
    const LinkEnd end = networks.hierarchy_graph.end_at(link, at);
    ASSERT_TRUE(networks.hierarchy_graph.may_enter(link, end));
    at = networks.hierarchy_graph.other_end(link, at);
  }
  EXPECT_EQ(at, to);
}

TEST(HierarchyRoutes, ThroughRandomChangesTimesAndRoutesAreThoseOfTrees) {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    SCOPED_TRACE(seed);
    Scenario scenario = testing::random_scenario(seed);
    if (seed % 2 == 0) (scenario.links.end() - 1)->direction = LinkDirection::kForward;
    TwoNetworks networks(scenario);
    sim::Stream stream = sim::StreamSource(seed, 1).stream(sim::Cause("changes of two networks"));
    for (int change = 0; change < 40; ++change) {
      networks.set_condition(Id<Link>{sim::uniform_int(stream, scenario.links.size())},
                             condition_drawn(stream));
      if (change % 3 != 0) continue;  // several changes between queries
      expect_equal_times(scenario, networks);
      for (int route = 0; route < 5; ++route) expect_routes_as_fast(scenario, networks, stream);
      if (HasFatalFailure()) return;
    }
  }
}

TEST(HierarchyRoutes, VersionTellsWhetherTimesChanged) {
  const Scenario scenario = testing::small_scenario();
  TwoNetworks networks(scenario);
  const auto version = [&] { return networks.hierarchy.version(kTruck, testing::kTownSeat); };
  const std::size_t first = version();
  EXPECT_GT(first, 0U);
  networks.set_condition(testing::kTownFar, kClosed);  // a detour that nobody takes
  EXPECT_EQ(version(), first);
  networks.set_condition(testing::kTownNear, kClosed);
  const std::size_t second = version();
  EXPECT_GT(second, first);
  networks.set_condition(testing::kTownNear, {});
  EXPECT_GT(version(), second);
}

/// The fastest route is kept while it is among the fastest.
TEST(HierarchyRoutes, RouteIsMadeOnceUntilAChangeConcernsIt) {
  const Scenario scenario = testing::small_scenario();
  TwoNetworks networks(scenario);
  const auto route = [&] {
    return networks.hierarchy.route(kTruck, testing::kTownSeat, testing::kTownSeat, testing::kFarSeat);
  };
  const auto first = route();
  ASSERT_EQ(first->links.size(), 2U);
  networks.set_condition(testing::kTownFar, kClosed);
  EXPECT_EQ(route(), first);
  networks.set_condition(testing::kTownFar, {});
  networks.set_condition(testing::kNearFar, kClosed);
  EXPECT_EQ(route()->links, std::vector{testing::kTownFar});
}

/// A kept route of which a link is closed is not taken, though another takes as long.
TEST(HierarchyRoutes, OfTwoRoutesAsFastTheOpenOneIsTaken) {
  Scenario scenario = testing::small_scenario();
  scenario.links[testing::kTownFar].length_m = 120'000;  // as far as by way of Near
  TwoNetworks networks(scenario);
  const auto route = [&] {
    return networks.hierarchy.route(kTruck, testing::kTownSeat, testing::kTownSeat, testing::kFarSeat);
  };
  const std::vector<Id<Link>> first = route()->links;
  for (const Id<Link> link : first) networks.set_condition(link, kClosed);
  const auto second = route();
  ASSERT_TRUE(second);
  EXPECT_NE(second->links, first);
  for (const Id<Link> link : second->links) EXPECT_TRUE(networks.hierarchy.open(link));
}

}  // namespace
}  // namespace surge::models
