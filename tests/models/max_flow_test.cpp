// SPDX-License-Identifier: Apache-2.0
// What passes a network of full links, and where it is narrowest, against maximum flows by Boost.Graph.
#include <algorithm>
#include <limits>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/push_relabel_max_flow.hpp>
#include <gtest/gtest.h>

#include "models/routing/minimum_cut.h"
#include "models/transport/traffic.h"
#include "models/units.h"
#include "sim/random/sampling.h"
#include "tests/models/support/small_scenario.h"
#include "tests/support/full_size.h"

namespace surge::models {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

/// Of edges that are added one by one.
class MaximumFlow {
 public:
  explicit MaximumFlow(std::size_t nodes) : graph_(nodes) {}

  void add(std::size_t from, std::size_t to, long forward, long backward) {
    if (forward > 0) add_one_way(from, to, forward);
    if (backward > 0) add_one_way(to, from, backward);
  }
  long between(std::size_t source, std::size_t sink) {
    return boost::push_relabel_max_flow(graph_, source, sink);
  }

 private:
  using Traits = boost::adjacency_list_traits<boost::vecS, boost::vecS, boost::directedS>;
  using Edge = Traits::edge_descriptor;
  using EdgeProperties = boost::property<
      boost::edge_capacity_t, long,
      boost::property<boost::edge_residual_capacity_t, long, boost::property<boost::edge_reverse_t, Edge>>>;

  /// With the empty reverse that Boost asks for.
  void add_one_way(std::size_t from, std::size_t to, long capacity) {
    const Edge edge = boost::add_edge(from, to, graph_).first;
    const Edge reverse = boost::add_edge(to, from, graph_).first;
    boost::put(boost::edge_capacity, graph_, edge, capacity);
    boost::put(boost::edge_capacity, graph_, reverse, 0L);
    boost::put(boost::edge_reverse, graph_, edge, reverse);
    boost::put(boost::edge_reverse, graph_, reverse, edge);
  }

  boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS, boost::no_property, EdgeProperties>
      graph_;
};

/// Only places, and a run of 96 h.
Scenario bare_scenario(std::size_t places) {
  Scenario scenario;
  scenario.run = {1, 1, hours(96), hours(6)};
  for (std::size_t i = 0; i < places; ++i) scenario.places.add({"place" + std::to_string(i), {}, {}});
  return scenario;
}

void add_road(Scenario& scenario, std::size_t from, std::size_t to, LinkClass link_class, double km,
              double capacity_per_h) {
  Link link;
  link.from = Id<Place>{from};
  link.to = Id<Place>{to};
  link.link_class = link_class;
  link.length_m = km * kMetresPerKm;
  link.capacity_per_h = capacity_per_h;
  scenario.links.add(link);
}

/// Single vehicles on their way from the first place to the last, and when they arrive.
struct RoadStream {
  explicit RoadStream(Scenario given) : scenario(std::move(given)) {}

  void send(Id<VehicleClass> vehicle, sim::Duration departure) {
    simulation.schedule_in(departure, [this, vehicle] { simulation.spawn(drive(*this, vehicle)); });
  }
  static sim::Process drive(RoadStream& stream, Id<VehicleClass> vehicle) {
    Trip trip(stream.simulation, vehicle, 1, Id<Place>{0});
    co_await stream.traffic.drive(trip, Id<Place>{stream.scenario.places.size() - 1});
    stream.arrivals.push_back(stream.simulation.now() - sim::kStart);
  }
  void run() { simulation.run_until(sim::kStart + scenario.run.horizon); }
  /// From the one time, up to the other without it.
  std::size_t arrived(sim::Duration from, sim::Duration to) const {
    return static_cast<std::size_t>(std::lower_bound(arrivals.begin(), arrivals.end(), to) -
                                    std::lower_bound(arrivals.begin(), arrivals.end(), from));
  }
  long maximum_flow_per_h() const {
    MaximumFlow flow(scenario.places.size());
    for (const Link& link : scenario.links) {
      const auto capacity = static_cast<long>(link.capacity_per_h);
      flow.add(link.from.index(), link.to.index(), capacity,
               link.direction == LinkDirection::kBoth ? capacity : 0);
    }
    return flow.between(0, scenario.places.size() - 1);
  }

  Scenario scenario;
  TransportGraph graph{scenario};
  TransportNetwork network{graph};
  sim::Simulation simulation;
  Traffic traffic{simulation, scenario, network};
  std::vector<sim::Duration> arrivals;
};

Id<VehicleClass> add_truck(Scenario& scenario, double kmh) {
  VehicleClass vehicle;
  vehicle.speed_mps.fill(kmh / 3.6);
  return scenario.vehicle_classes.add(vehicle);
}

// Each hour of a link's book is full, so that in the long run what enters it an hour is its capacity; at each
// end of the time that is looked at one vehicle may just have passed, or just not.
TEST(FullNetwork, OnASinglePathAsManyArriveAnHourAsItsNarrowestLinkPasses) {
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    SCOPED_TRACE(seed);
    sim::Stream draws = sim::StreamSource(seed, 0).stream(sim::Cause("series"));
    const std::size_t links = 1 + sim::uniform_int(draws, 5);
    Scenario scenario = bare_scenario(links + 1);
    const Id<VehicleClass> truck = add_truck(scenario, 60);
    for (std::size_t i = 0; i < links; ++i) {
      const auto capacity = static_cast<double>(1 + sim::uniform_int(draws, 20));
      add_road(scenario, i, i + 1, LinkClass::kNational, sim::uniform(draws, 1, 100), capacity);
    }
    RoadStream stream(std::move(scenario));
    const long flow = stream.maximum_flow_per_h();
    for (long vehicle = 0; vehicle < flow * 100; ++vehicle) stream.send(truck, {});
    stream.run();
    const auto from_hour = static_cast<int>(12 + sim::uniform_int(draws, 12));
    for (const int window_h : {1, 10, 48}) {
      const auto arrived = stream.arrived(hours(from_hour), hours(from_hour + window_h));
      EXPECT_NEAR(static_cast<double>(arrived), static_cast<double>(flow * window_h), 2) << window_h;
    }
  }
}

/// Roads of several classes, one-way ones among them, over which trucks that are fast on other classes go
/// other ways.
Scenario random_streets(sim::Stream& draws) {
  const std::size_t places = 3 + sim::uniform_int(draws, 6);
  Scenario scenario = bare_scenario(places);
  const auto any_capacity = [&] { return static_cast<double>(1 + sim::uniform_int(draws, 10)); };
  const auto any_road = [&] { return static_cast<LinkClass>(sim::uniform_int(draws, kRoadClasses)); };
  for (std::size_t place = 1; place < places; ++place) {
    add_road(scenario, sim::uniform_int(draws, place), place, any_road(), sim::uniform(draws, 1, 100),
             any_capacity());
  }
  for (std::size_t i = 0; i < 2 * places; ++i) {
    const std::size_t from = sim::uniform_int(draws, places);
    const std::size_t to = sim::uniform_int(draws, places);
    if (from == to) continue;
    add_road(scenario, from, to, any_road(), sim::uniform(draws, 1, 100), any_capacity());
    if (sim::bernoulli(draws, 0.3)) (scenario.links.end() - 1)->direction = LinkDirection::kForward;
  }
  for (std::size_t favourite = 0; favourite < kRoadClasses; ++favourite) {
    const Id<VehicleClass> truck = add_truck(scenario, 20);
    scenario.vehicle_classes[truck].speed_mps[favourite] = 80 / 3.6;
  }
  if (sim::bernoulli(draws, 0.5)) scenario.transport.driver_news = minutes(sim::uniform_int(draws, 300));
  return scenario;
}

/// Links close, slow down and open while vehicles are on their way.
void disturb(RoadStream& stream, sim::Stream& draws, int changes) {
  for (int change = 0; change < changes; ++change) {
    const Id<Link> link{sim::uniform_int(draws, stream.scenario.links.size())};
    const double draw = draws.uniform01();
    const LinkCondition condition = draw < 0.4 ? kClosed : LinkCondition{draw < 0.7 ? draw : 1, 1};
    stream.simulation.schedule_in(
        sim::duration_from_hours(sim::uniform(draws, 0, 96)),
        [&stream, link, condition] { stream.traffic.set_condition(link, condition); });
  }
}

void expect_no_link_overbooked(const RoadStream& stream) {
  for (const Id<Link> link : ids(stream.scenario.links)) {
    for (const LinkEnd end : {LinkEnd::kFrom, LinkEnd::kTo}) {
      for (std::uint32_t hour = 0; hour < 96; ++hour) {
        const double booked = stream.traffic.load().booked(link, end, hour);
        ASSERT_GE(booked, -1e-9);
        ASSERT_LE(booked, stream.scenario.links[link].capacity_per_h + 1e-9) << link.index() << ' ' << hour;
      }
    }
  }
}

// Counted from the start: in any later time more may arrive than pass the narrowest cut, on a slow route
// those that passed it early and on a fast one those that passed it late.
TEST(FullNetwork, UpToAnyHourNoMoreArriveThanPassTheNarrowestCutHoweverTheyAreRouted) {
  std::size_t reroutes = 0;
  double fullest = 0;
  for (std::uint64_t seed = 0; seed < (surge::test::kFullSize ? 200 : 40); ++seed) {
    SCOPED_TRACE(seed);
    sim::Stream draws = sim::StreamSource(seed, 0).stream(sim::Cause("streets"));
    RoadStream stream(random_streets(draws));
    const long flow = stream.maximum_flow_per_h();
    for (long vehicle = 0; vehicle < flow * 100; ++vehicle) {
      stream.send(Id<VehicleClass>{sim::uniform_int(draws, kRoadClasses)},
                  sim::duration_from_hours(sim::uniform(draws, 0, 40)));
    }
    if (seed % 4 != 0) disturb(stream, draws, 60);
    stream.run();
    for (int hour = 0; hour < 96; ++hour) {
      const auto arrived = static_cast<long>(stream.arrived({}, hours(hour)));
      ASSERT_LE(arrived, flow * (hour + 1)) << hour;
      if (hour >= 48)
        fullest = std::max(fullest, static_cast<double>(arrived) / static_cast<double>(flow * hour));
    }
    expect_no_link_overbooked(stream);
    if (HasFatalFailure()) return;
    reroutes += stream.traffic.totals().reroutes;
  }
  EXPECT_GT(reroutes, 1000u);
  EXPECT_GT(fullest, 0.9);  // somewhere the bound is nearly reached
}

// Cuts of unit capacity.

struct RandomCut {
  explicit RandomCut(std::uint64_t seed) : draws(sim::StreamSource(seed, 0).stream(sim::Cause("cut"))) {
    const std::size_t nodes = 3 + sim::uniform_int(draws, 38);
    for (std::size_t i = 0; i < nodes; ++i) network.junctions.add({draws.uniform01(), draws.uniform01()});
    for (std::uint64_t i = sim::uniform_int(draws, 4 * nodes); i > 0; --i) {
      network.roads.add({Id<routing::Junction>{sim::uniform_int(draws, nodes)},
                         Id<routing::Junction>{sim::uniform_int(draws, nodes)}});
    }
    graph = routing::whole_graph(network);
    terminals.assign(nodes, routing::Terminal::kNone);
    for (std::uint64_t i = sim::uniform_int(draws, 3); i > 0; --i) mark(routing::Terminal::kSource);
    for (std::uint64_t i = sim::uniform_int(draws, 3); i > 0; --i) mark(routing::Terminal::kSink);
    terminals.front() = routing::Terminal::kSource;
    terminals.back() = routing::Terminal::kSink;
    for (const routing::Junction& junction : network.junctions) positions.push_back(junction.x_m);
  }
  void mark(routing::Terminal terminal) { terminals[sim::uniform_int(draws, terminals.size())] = terminal; }
  std::optional<routing::Cut> find(std::size_t limit) const {
    return routing::MinimumCut(graph).find(terminals, positions, limit);
  }
  /// All sources behind one node and all sinks before another.
  std::size_t maximum_flow() const {
    const std::size_t source = graph.size();
    MaximumFlow flow(graph.size() + std::size_t{2});
    constexpr long kPlenty = 1'000'000;
    for (std::uint32_t node = 0; node < graph.size(); ++node) {
      if (terminals[node] == routing::Terminal::kSource) flow.add(source, node, kPlenty, 0);
      if (terminals[node] == routing::Terminal::kSink) flow.add(node, source + 1, kPlenty, 0);
      for (const std::uint32_t to : graph.neighbours_of(node)) {
        if (node < to) flow.add(node, to, 1, 1);
      }
    }
    return static_cast<std::size_t>(flow.between(source, source + 1));
  }
  std::size_t edges_cut(const std::vector<routing::Side>& sides) const {
    std::size_t edges = 0;
    for (std::uint32_t node = 0; node < graph.size(); ++node) {
      for (const std::uint32_t to : graph.neighbours_of(node)) {
        edges += sides[node] == routing::Side::kFirst && sides[to] == routing::Side::kSecond ? 1u : 0u;
      }
    }
    return edges;
  }

  sim::Stream draws;
  routing::Network network;
  routing::Subgraph graph;
  std::vector<routing::Terminal> terminals;
  std::vector<double> positions;
};

TEST(NarrowestCut, HasAsManyEdgesAsTheMaximumFlow) {
  for (std::uint64_t seed = 0; seed < 500; ++seed) {
    SCOPED_TRACE(seed);
    const RandomCut random(seed);
    const std::size_t flow = random.maximum_flow();
    const auto cut = random.find(flow);
    ASSERT_TRUE(cut);
    EXPECT_EQ(cut->edges, flow);
    EXPECT_EQ(random.edges_cut(cut->sides), flow);
    for (std::size_t node = 0; node < random.terminals.size(); ++node) {
      if (random.terminals[node] == routing::Terminal::kNone) continue;
      const bool source = random.terminals[node] == routing::Terminal::kSource;
      EXPECT_EQ(cut->sides[node], source ? routing::Side::kFirst : routing::Side::kSecond);
    }
    if (flow == 0) continue;
    EXPECT_FALSE(random.find(flow - 1));
  }
}

}  // namespace
}  // namespace surge::models
