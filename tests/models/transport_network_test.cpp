// SPDX-License-Identifier: Apache-2.0
#include "models/transport/transport_network.h"

#include <gtest/gtest.h>

#include "sim/random/sampling.h"
#include "tests/models/support/small_scenario.h"

namespace surge::models {
namespace {

using std::chrono::hours;
using testing::kFarSeat;
using testing::kNearFar;
using testing::kNearSeat;
using testing::kTownFar;
using testing::kTownNear;
using testing::kTownSeat;
using testing::kTruck;
using testing::small_scenario;

struct SmallRoads {
  Scenario scenario = small_scenario();
  TransportGraph graph{scenario};
  TransportNetwork roads{graph};

  sim::Duration time(Id<Place> from, Id<Place> to) { return roads.times(kTruck, from)[to.index()]; }
};

TEST(TransportNetwork, TravelTimeIsLengthOverSpeed) {
  SmallRoads small;
  EXPECT_EQ(small.time(kTownSeat, kNearSeat), hours(1));
  EXPECT_EQ(small.time(kTownSeat, kFarSeat), hours(2));
  EXPECT_EQ(small.time(kFarSeat, kTownSeat), hours(2));
}

TEST(TransportNetwork, ClosingALinkDivertsAndReopeningRestores) {
  SmallRoads small;
  EXPECT_EQ(small.time(kTownSeat, kFarSeat), hours(2));
  small.roads.set_condition(kNearFar, kClosed);
  EXPECT_EQ(small.time(kTownSeat, kFarSeat), hours(4));
  small.roads.set_condition(kNearFar, LinkCondition{});
  EXPECT_EQ(small.time(kTownSeat, kFarSeat), hours(2));
}

TEST(TransportNetwork, PlaceWithoutOpenRoadIsUnreachable) {
  SmallRoads small;
  small.roads.set_condition(kNearFar, kClosed);
  small.roads.set_condition(kTownFar, kClosed);
  EXPECT_EQ(small.time(kTownSeat, kFarSeat), TransportNetwork::kUnreachable);
  EXPECT_FALSE(small.roads.route(kTruck, kTownSeat, kTownSeat, kFarSeat));
  EXPECT_EQ(small.roads.blocked_count(), 2u);
}

TEST(TransportNetwork, RouteListsLinksInDrivingOrderFromEitherRoot) {
  SmallRoads small;
  const std::vector<Id<Link>> out{kTownNear, kNearFar};
  const std::vector<Id<Link>> home{kNearFar, kTownNear};
  EXPECT_EQ(small.roads.route(kTruck, kTownSeat, kTownSeat, kFarSeat)->links, out);
  EXPECT_EQ(small.roads.route(kTruck, kFarSeat, kTownSeat, kFarSeat)->links, out);
  EXPECT_EQ(small.roads.route(kTruck, kTownSeat, kFarSeat, kTownSeat)->links, home);
}

TEST(TransportNetwork, OfParallelRoadsTheFastestOpenOneIsDriven) {
  SmallRoads small;
  Scenario scenario = small.scenario;
  Link half = scenario.links[kTownNear];
  half.length_m /= 2;
  const Id<Link> shortcut = scenario.links.add(half);
  const TransportGraph graph(scenario);
  TransportNetwork roads(graph);
  EXPECT_EQ(roads.route(kTruck, kTownSeat, kTownSeat, kNearSeat)->links, std::vector<Id<Link>>{shortcut});
  roads.set_condition(shortcut, kClosed);
  EXPECT_EQ(roads.route(kTruck, kTownSeat, kTownSeat, kNearSeat)->links, std::vector<Id<Link>>{kTownNear});
}

TEST(TransportNetwork, ClosingALinkOffTheTreeCausesNoSearch) {
  SmallRoads small;
  (void)small.time(kTownSeat, kFarSeat);
  small.roads.set_condition(kTownFar, kClosed);
  EXPECT_EQ(small.time(kTownSeat, kFarSeat), hours(2));
  EXPECT_EQ(small.roads.full_searches(), 1u);
}

TEST(TransportNetwork, ClosingALinkOfTheTreeSearchesOnlyBelowIt) {
  SmallRoads small;
  (void)small.time(kTownSeat, kFarSeat);
  small.roads.set_condition(kNearFar, kClosed);
  EXPECT_EQ(small.time(kTownSeat, kNearSeat), hours(1));
  EXPECT_EQ(small.time(kTownSeat, kFarSeat), hours(4));
  EXPECT_EQ(small.roads.full_searches(), 1u);
  EXPECT_EQ(small.roads.partial_searches(), 1u);
}

LinkCondition random_condition(sim::Stream& stream) {
  const double draw = stream.uniform01();
  if (draw < 0.4) return {};
  return draw < 0.7 ? kClosed : LinkCondition{draw - 0.5, 1};
}

/// Fastest times by Floyd-Warshall, the slow and obvious way.
std::vector<std::vector<double>> all_pairs(const Scenario& scenario, const TransportNetwork& roads) {
  const std::size_t n = scenario.places.size();
  std::vector<std::vector<double>> times(n, std::vector<double>(n, std::numeric_limits<double>::infinity()));
  for (std::size_t i = 0; i < n; ++i) times[i][i] = 0;
  for (const Id<Link> link : ids(scenario.links)) {
    if (!roads.open(link)) continue;
    const auto from = scenario.links[link].from.index();
    const auto to = scenario.links[link].to.index();
    const auto time = static_cast<double>(roads.link_time(kTruck, link).count());
    times[from][to] = std::min(times[from][to], time);
    if (scenario.links[link].direction == LinkDirection::kBoth)
      times[to][from] = std::min(times[to][from], time);
  }
  for (std::size_t k = 0; k < n; ++k) {
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t j = 0; j < n; ++j) times[i][j] = std::min(times[i][j], times[i][k] + times[k][j]);
    }
  }
  return times;
}

TEST(TransportNetwork, TreesKeptThroughRandomChangesEqualAFreshSearchOfAllPairs) {
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    Scenario scenario = testing::random_scenario(seed);
    if (seed % 2 == 0) (scenario.links.end() - 1)->direction = LinkDirection::kForward;
    const TransportGraph graph(scenario);
    TransportNetwork roads(graph);
    sim::Stream stream = sim::StreamSource(seed, 1).stream(sim::Cause("changes"));
    for (int change = 0; change < 60; ++change) {
      const Id<Link> link{sim::uniform_int(stream, scenario.links.size())};
      roads.set_condition(link, random_condition(stream));
      if (change % 3 != 0) continue;  // several changes between queries
      const auto expected = all_pairs(scenario, roads);
      for (std::size_t root = 0; root < scenario.places.size(); ++root) {
        const auto& times = roads.times(kTruck, Id<Place>{root});
        const auto& back = roads.times(kTruck, Id<Place>{root}, TreeDirection::kToRoot);
        for (std::size_t place = 0; place < scenario.places.size(); ++place) {
          const bool reachable = times[place] != TransportNetwork::kUnreachable;
          ASSERT_EQ(reachable, std::isfinite(expected[root][place]));
          if (reachable) {
            ASSERT_EQ(static_cast<double>(times[place].count()), expected[root][place]);
          }
          ASSERT_EQ(back[place] != TransportNetwork::kUnreachable, std::isfinite(expected[place][root]));
          if (std::isfinite(expected[place][root])) {
            ASSERT_EQ(static_cast<double>(back[place].count()), expected[place][root]);
          }
        }
      }
    }
    EXPECT_GT(roads.partial_searches(), 0u);
  }
}

TEST(TransportNetwork, RoutesAfterRandomChangesAreOpenConnectedAndAsLongAsTheirTime) {
  const Scenario scenario = testing::random_scenario(7);
  const TransportGraph graph(scenario);
  TransportNetwork roads(graph);
  sim::Stream stream = sim::StreamSource(7, 1).stream(sim::Cause("changes"));
  for (int change = 0; change < 200; ++change) {
    const Id<Link> link{sim::uniform_int(stream, scenario.links.size())};
    roads.set_condition(link, random_condition(stream));
    const Id<Place> from{sim::uniform_int(stream, scenario.places.size())};
    const Id<Place> to{sim::uniform_int(stream, scenario.places.size())};
    const auto route = roads.route(kTruck, from, from, to);
    if (!route) continue;
    Id<Place> at = from;
    sim::Duration total{};
    for (const Id<Link> step : route->links) {
      ASSERT_TRUE(roads.open(step));
      ASSERT_TRUE(scenario.links[step].from == at || scenario.links[step].to == at);
      at = graph.other_end(step, at);
      total += roads.link_time(kTruck, step);
    }
    EXPECT_EQ(at, to);
    EXPECT_EQ(route->end, to);
    EXPECT_EQ(route->time, total);
    EXPECT_EQ(total, roads.times(kTruck, from)[to.index()]);
  }
}

}  // namespace
}  // namespace surge::models
