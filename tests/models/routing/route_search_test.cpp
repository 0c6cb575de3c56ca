// SPDX-License-Identifier: Apache-2.0
#include "models/routing/route_search.h"

#include <gtest/gtest.h>

#include "sim/random/sampling.h"
#include "tests/models/routing/random_network.h"

namespace surge::models::routing {
namespace {

using std::chrono::minutes;
using testing::both_ways;
using testing::by_hand;
using testing::random_network;

using Roads = std::vector<Id<Road>>;

struct Routing {
  explicit Routing(testing::TimedNetwork network) : timed(std::move(network)) {}

  void change(const std::vector<RoadChange>& changes) {
    testing::apply(changes, timed);
    customization.change(changes);
  }
  void change(std::size_t road, CrossingTimes times) { change({{Id<Road>{road}, times}}); }
  sim::Duration time(std::size_t from, std::size_t to) {
    return search.time(Id<Junction>{from}, Id<Junction>{to});
  }
  std::optional<Route> route(std::size_t from, std::size_t to) {
    return search.route(Id<Junction>{from}, Id<Junction>{to});
  }

  testing::TimedNetwork timed;
  Hierarchy hierarchy{timed.network};
  Customization customization{hierarchy, timed.times};
  RouteSearch search{customization};
};

/// Two ways from 0 to 2, over 1 and over 3; then on to 4.
Routing two_ways() {
  return Routing(by_hand(5, {{0, 1, 4, 4}, {1, 2, 3, 3}, {0, 3, 2, 2}, {3, 2, 9, 9}, {2, 4, 1, 1}}));
}

TEST(RouteSearch, TakesTheFasterWay) {
  Routing routing = two_ways();
  EXPECT_EQ(routing.time(0, 4), minutes(8));
  EXPECT_EQ(routing.route(0, 4)->roads, (Roads{Id<Road>{0}, Id<Road>{1}, Id<Road>{4}}));
  EXPECT_EQ(routing.route(4, 0)->roads, (Roads{Id<Road>{4}, Id<Road>{1}, Id<Road>{0}}));
}

TEST(RouteSearch, ClosedRoadDivertsAndReopenedRoadRestores) {
  Routing routing = two_ways();
  routing.change(1, both_ways(-1));
  EXPECT_EQ(routing.time(0, 4), minutes(12));
  EXPECT_EQ(routing.route(0, 4)->roads, (Roads{Id<Road>{2}, Id<Road>{3}, Id<Road>{4}}));
  routing.change(1, both_ways(3));
  EXPECT_EQ(routing.time(0, 4), minutes(8));
}

TEST(RouteSearch, SlowerRoadDivertsOnlyOnceTheOtherWayIsFaster) {
  Routing routing = two_ways();
  routing.change(0, both_ways(7));
  EXPECT_EQ(routing.time(0, 2), minutes(10));
  routing.change(0, both_ways(9));
  EXPECT_EQ(routing.time(0, 2), minutes(11));
  EXPECT_EQ(routing.route(0, 2)->roads, (Roads{Id<Road>{2}, Id<Road>{3}}));
}

TEST(RouteSearch, OneWayRoadIsDrivenOneWay) {
  Routing routing(by_hand(3, {{0, 1, 1, -1}, {1, 2, 1, -1}, {2, 0, 5, -1}}));
  EXPECT_EQ(routing.time(0, 2), minutes(2));
  EXPECT_EQ(routing.time(2, 0), minutes(5));
  EXPECT_EQ(routing.time(2, 1), minutes(6));
  EXPECT_EQ(routing.route(2, 1)->roads, (Roads{Id<Road>{2}, Id<Road>{0}}));
}

TEST(RouteSearch, OfParallelRoadsTheFastestOpenOneIsDriven) {
  Routing routing(by_hand(2, {{0, 1, 5, 2}, {1, 0, 9, 3}, {0, 1, 4, 4}}));
  EXPECT_EQ(routing.route(0, 1)->roads, Roads{Id<Road>{1}});
  EXPECT_EQ(routing.time(0, 1), minutes(3));
  EXPECT_EQ(routing.route(1, 0)->roads, Roads{Id<Road>{0}});
  routing.change(1, both_ways(-1));
  EXPECT_EQ(routing.route(0, 1)->roads, Roads{Id<Road>{2}});
}

TEST(RouteSearch, NoRouteLeadsToAnotherPartOrOverClosedRoads) {
  Routing routing(by_hand(5, {{0, 1, 1, 1}, {1, 2, -1, 1}, {3, 4, 1, 1}}));
  EXPECT_EQ(routing.time(0, 3), kNever);
  EXPECT_FALSE(routing.route(0, 4));
  EXPECT_EQ(routing.time(0, 2), kNever);
  EXPECT_FALSE(routing.route(1, 2));
  EXPECT_EQ(routing.time(2, 0), minutes(2));
}

TEST(RouteSearch, RoadFromAJunctionToItselfIsIgnored) {
  Routing routing(by_hand(2, {{0, 0, 1, 1}, {0, 1, 3, 3}}));
  routing.change(0, both_ways(0));
  EXPECT_EQ(routing.time(0, 1), minutes(3));
  EXPECT_EQ(routing.time(0, 0), minutes(0));
  EXPECT_TRUE(routing.route(0, 0)->roads.empty());
}

void expect_route_is_driven(const Routing& routing, const Route& route, Id<Junction> from, Id<Junction> to) {
  Id<Junction> at = from;
  sim::Duration total{};
  for (const Id<Road> id : route.roads) {
    const Road& road = routing.timed.network.roads[id];
    ASSERT_TRUE(road.from == at || road.to == at);
    const bool forward = road.from == at;
    at = forward ? road.to : road.from;
    total += forward ? routing.timed.times[id].forward : routing.timed.times[id].backward;
  }
  EXPECT_EQ(at, to);
  EXPECT_EQ(total, route.time);
}

void expect_all_routes_right(Routing& routing, Id<Junction> from) {
  const std::vector<sim::Duration> expected = testing::dijkstra(routing.timed, from);
  for (const Id<Junction> to : ids(routing.timed.network.junctions)) {
    ASSERT_EQ(routing.search.time(from, to), expected[to.index()]);
    const std::optional<Route> route = routing.search.route(from, to);
    ASSERT_EQ(route.has_value(), expected[to.index()] != kNever);
    if (!route) continue;
    ASSERT_EQ(route->time, expected[to.index()]);
    expect_route_is_driven(routing, *route, from, to);
  }
}

TEST(RouteSearch, RoutesOfRandomNetworksTakeTheTimesOfDijkstra) {
  for (std::uint64_t seed = 1; seed <= 25; ++seed) {
    Routing routing(random_network(seed, 10, 8));
    sim::Stream stream = testing::stream_of(seed + 300);
    for (int batch = 0; batch < 4; ++batch) {
      for (const Id<Junction> from : testing::some_junctions(stream, routing.timed.network, 5)) {
        expect_all_routes_right(routing, from);
      }
      routing.change(testing::random_changes(stream, routing.timed.network, 8));
    }
  }
}

TEST(RouteSearch, RoutesOfALargerNetworkTakeTheTimesOfDijkstra) {
  Routing routing(random_network(77, 40, 35));
  for (const std::size_t from : {0u, 500u, 1399u}) expect_all_routes_right(routing, Id<Junction>{from});
}

TEST(RouteSearch, VehicleClassesShareAHierarchy) {
  const auto timed = by_hand(3, {{0, 1, 1, 1}, {1, 2, 1, 1}, {0, 2, 3, 3}});
  auto heavy_times = timed.times;
  heavy_times[Id<Road>{1}] = both_ways(-1);
  const Hierarchy hierarchy(timed.network);
  const Customization light(hierarchy, timed.times);
  const Customization heavy(hierarchy, heavy_times);
  EXPECT_EQ(RouteSearch(light).time(Id<Junction>{0}, Id<Junction>{2}), minutes(2));
  EXPECT_EQ(RouteSearch(heavy).time(Id<Junction>{0}, Id<Junction>{2}), minutes(3));
}

TEST(TimesToStops, AreThoseOfDijkstra) {
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    Routing routing(random_network(seed, 12, 12));
    sim::Stream stream = testing::stream_of(seed + 400);
    const auto stops = testing::some_junctions(stream, routing.timed.network, 20);
    const TimesToStops times(routing.customization, stops);
    for (const Id<Junction> origin : testing::some_junctions(stream, routing.timed.network, 10)) {
      const std::vector<sim::Duration> expected = testing::dijkstra(routing.timed, origin);
      const std::vector<sim::Duration> found = times.from(origin);
      for (std::size_t stop = 0; stop < stops.size(); ++stop) {
        ASSERT_EQ(found[stop], expected[stops[stop].index()]);
      }
    }
  }
}

}  // namespace
}  // namespace surge::models::routing
