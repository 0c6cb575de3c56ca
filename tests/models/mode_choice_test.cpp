// SPDX-License-Identifier: Apache-2.0
// Ways that change vehicles: kept ones against the slow and obvious search, their order, and what the value
// of time does to it.
#include "models/transport/mode_choice.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "models/hazard/geodesy.h"
#include "models/transport/fixed_transport.h"
#include "models/transport/fleets.h"
#include "models/units.h"
#include "sim/random/sampling.h"
#include "tests/models/support/random_transport.h"
#include "tests/models/support/small_scenario.h"
#include "tests/support/full_size.h"

namespace surge::models {
namespace {

using std::chrono::hours;

constexpr std::uint64_t kModeSeeds = surge::test::kFullSize ? 100 : 20;

LinkCondition random_link_condition(sim::Stream& stream) {
  const double draw = stream.uniform01();
  if (draw < 0.4) return {};
  return draw < 0.8 ? kClosed : LinkCondition{draw - 0.5, 1};
}

/// Several links change, now and then none.
void change_links(sim::Stream& stream, const Scenario& scenario, TransportNetwork& network) {
  for (std::uint64_t changes = sim::uniform_int(stream, 5); changes > 0; --changes) {
    const Id<Link> link{sim::uniform_int(stream, scenario.links.size())};
    network.set_condition(link, random_link_condition(stream));
  }
}

void copy_conditions(const Scenario& scenario, const TransportNetwork& from, TransportNetwork& to) {
  for (const Id<Link> link : ids(scenario.links)) to.set_condition(link, from.condition(link));
}

/// Everything about the choice of mode, made new on links as they are in another network.
struct FreshChoice {
  FreshChoice(const Scenario& scenario, const FixedTransport& fixed, const TransportNetwork& as_in)
      : network(fixed.graph),
        legs(scenario, fixed.legs, network),
        onward(scenario, fixed.legs, network, legs),
        modes(scenario, fixed.legs, network) {
    copy_conditions(scenario, as_in, network);
    onward.bring_up_to_date();
  }
  TransportNetwork network;
  HubLegs legs;
  OnwardWays onward;
  ModeChoice modes;
};

/// Cheapest leg by any kind of vehicle.
LegCost cheapest_leg(const std::vector<LegsOfKind>& kinds, const Stop& to) {
  LegCost best;
  for (const LegsOfKind& legs : kinds) {
    const auto* terminal = std::get_if<Id<Terminal>>(&to);
    best =
        std::min(best, terminal ? legs.to_terminals[*terminal] : legs.to_counties[std::get<Id<County>>(to)]);
  }
  return best;
}

using CostsByTerminal = PerRow<Terminal, LegCost>;

/// The cheapest ways from all terminals to the county, by Bellman's equation until nothing gets cheaper.
CostsByTerminal bellman(const Scenario& scenario, HubLegs& legs, Id<County> county) {
  CostsByTerminal costs(scenario.terminals.size());
  for (bool cheaper = true; cheaper;) {
    cheaper = false;
    for (const Id<Terminal> terminal : ids(scenario.terminals)) {
      const std::vector<LegsOfKind>& kinds = legs.from(hub_of(scenario, terminal));
      LegCost best = std::min(costs[terminal], cheapest_leg(kinds, county));
      if (scenario.terminals[terminal].place == scenario.counties[county].seat) best = {{}, {}};
      for (const Id<Terminal> next : ids(scenario.terminals)) {
        if (!costs[next].possible()) continue;
        const LegCost way = cheapest_leg(kinds, next) + costs[next];
        if (way.possible()) best = std::min(best, way);
      }
      cheaper = cheaper || best < costs[terminal];
      costs[terminal] = best;
    }
  }
  return costs;
}

void expect_ways_of(const Scenario& scenario, const OnwardWays& ways, FreshChoice& fresh) {
  for (const Id<County> county : ids(scenario.counties)) {
    const CostsByTerminal slow = bellman(scenario, fresh.legs, county);
    for (const Id<Terminal> terminal : ids(scenario.terminals)) {
      ASSERT_EQ(ways.way(terminal, county), fresh.onward.way(terminal, county));
      ASSERT_EQ(ways.way(terminal, county), slow[terminal]);
    }
  }
}

/// A choice of mode, or ways, that is kept while links change.
template <class Kept>
struct KeptWorld {
  explicit KeptWorld(std::uint64_t seed)
      : scenario(testing::random_multimodal(seed)), fixed(scenario), network(fixed.graph) {}
  Scenario scenario;
  FixedTransport fixed;
  TransportNetwork network;
  Kept kept{scenario, fixed.legs, network};
};

struct KeptOnwardWays {
  KeptOnwardWays(const Scenario& scenario, const FixedLegs& fixed, TransportNetwork& network)
      : legs(scenario, fixed, network), ways(scenario, fixed, network, legs) {}
  HubLegs legs;
  OnwardWays ways;
};

/// Calls `check(world, change)` several times for each of several worlds; `change()` changes some links.
template <class Kept, class Check>
void through_changes(std::uint64_t cause, int queries, const Check& check) {
  for (std::uint64_t seed = 0; seed < kModeSeeds; ++seed) {
    KeptWorld<Kept> world(seed);
    sim::Stream stream = sim::StreamSource(seed, cause).stream(sim::Cause("changes"));
    for (int query = 0; query < queries; ++query) {
      SCOPED_TRACE(::testing::Message() << "seed " << seed << ", query " << query);
      check(world, [&] { change_links(stream, world.scenario, world.network); });
      if (::testing::Test::HasFatalFailure()) return;
    }
  }
}

TEST(OnwardWays, KeptThroughRandomChangesEqualFreshOnesAndBellmansIteration) {
  std::size_t changed = 0;
  through_changes<KeptOnwardWays>(1, 12, [&](KeptWorld<KeptOnwardWays>& world, const auto& change) {
    OnwardWays& kept = world.kept.ways;
    kept.bring_up_to_date();
    FreshChoice fresh(world.scenario, world.fixed, world.network);
    expect_ways_of(world.scenario, kept, fresh);
    const std::size_t version = kept.version();
    change();
    kept.bring_up_to_date();
    changed += kept.version() != version ? 1u : 0u;
  });
  EXPECT_GT(changed, 2 * kModeSeeds);
}

TEST(OnwardWays, OfTheSameVersionAreTheSame) {
  through_changes<KeptOnwardWays>(2, 12, [](KeptWorld<KeptOnwardWays>& world, const auto& change) {
    OnwardWays& ways = world.kept.ways;
    ways.bring_up_to_date();
    const OnwardWays before = ways;
    change();
    ways.bring_up_to_date();
    if (ways.version() != before.version()) return;
    for (const Id<Terminal> terminal : ids(world.scenario.terminals)) {
      for (const Id<County> county : ids(world.scenario.counties)) {
        ASSERT_EQ(ways.way(terminal, county), before.way(terminal, county));
      }
    }
  });
}

/// Calls `check(scenario, fixed, kept, network)` for choices that are kept through random changes of links.
template <class Check>
void for_kept_choices(std::uint64_t cause, const Check& check) {
  through_changes<ModeChoice>(cause, 6, [&](KeptWorld<ModeChoice>& world, const auto& change) {
    check(world.scenario, world.fixed, world.kept, world.network);
    change();
  });
}

TEST(ModeChoice, KeptThroughRandomChangesEqualsAFreshOne) {
  for_kept_choices(3, [](const Scenario& scenario, const FixedTransport& fixed, ModeChoice& kept,
                         const TransportNetwork& network) {
    FreshChoice fresh(scenario, fixed, network);
    for (std::size_t hub = 0; hub < hub_count(scenario); ++hub) {
      for (const Id<County> county : ids(scenario.counties)) {
        ASSERT_EQ(kept.ways(Id<Hub>{hub}, county), fresh.modes.ways(Id<Hub>{hub}, county));
      }
    }
    for (const Id<Depot> depot : ids(scenario.depots)) {
      ASSERT_EQ(kept.journey_times(depot).values(), fresh.modes.journey_times(depot).values());
    }
  });
}

bool based_class_can_go(const Scenario& scenario, ModeChoice& modes, Id<Hub> hub, VehicleKind kind,
                        const Stop& to) {
  const Fleets fleets(scenario);
  const auto& classes = fleets.classes(hub);
  return std::any_of(classes.begin(), classes.end(), [&](Id<VehicleClass> vehicle) {
    return scenario.vehicle_classes[vehicle].kind == kind && modes.can_go(hub, vehicle, to);
  });
}

TEST(ModeChoice, EachWayBeginsWithALegThatAClassBasedThereCanGo) {
  for_kept_choices(
      4, [](const Scenario& scenario, const FixedTransport&, ModeChoice& modes, const TransportNetwork&) {
        for (std::size_t hub = 0; hub < hub_count(scenario); ++hub) {
          for (const Id<County> county : ids(scenario.counties)) {
            for (const ModeChoice::Way& way : modes.ways(Id<Hub>{hub}, county)) {
              ASSERT_TRUE(way.whole.possible());
              ASSERT_GE(way.whole.cost, way.whole.time);
              ASSERT_TRUE(based_class_can_go(scenario, modes, Id<Hub>{hub}, way.kind, way.to));
            }
          }
        }
      });
}

TEST(ModeChoice, NoDirectLegThatAClassCanGoIsLeftOut) {
  for_kept_choices(
      5, [](const Scenario& scenario, const FixedTransport&, ModeChoice& modes, const TransportNetwork&) {
        for (std::size_t hub = 0; hub < hub_count(scenario); ++hub) {
          for (const Id<County> county : ids(scenario.counties)) {
            const std::vector<ModeChoice::Way>& ways = modes.ways(Id<Hub>{hub}, county);
            for (std::size_t kind = 0; kind < kVehicleKinds; ++kind) {
              const auto wanted = static_cast<VehicleKind>(kind);
              const auto direct = std::count_if(ways.begin(), ways.end(), [&](const ModeChoice::Way& way) {
                return way.kind == wanted && way.to == Stop{county};
              });
              ASSERT_EQ(direct, based_class_can_go(scenario, modes, Id<Hub>{hub}, wanted, county) ? 1 : 0);
            }
          }
        }
      });
}

TEST(ModeChoice, FromATerminalEveryWayLeadsOn) {
  for_kept_choices(7, [](const Scenario& scenario, const FixedTransport& fixed, ModeChoice& modes,
                         const TransportNetwork& network) {
    FreshChoice fresh(scenario, fixed, network);
    for (const Id<Terminal> here : ids(scenario.terminals)) {
      for (const Id<County> county : ids(scenario.counties)) {
        for (const ModeChoice::Way& way : modes.ways(hub_of(scenario, here), county)) {
          const auto* next = std::get_if<Id<Terminal>>(&way.to);
          if (next == nullptr || way.whole == fresh.onward.way(here, county)) continue;
          ASSERT_LT(fresh.onward.way(*next, county), fresh.onward.way(here, county));
        }
      }
    }
  });
}

/// What the header says of two ways, in its words.
bool better(const ModeChoice::Way& x, const ModeChoice::Way& y) {
  if (x.whole.cost != y.whole.cost) return x.whole.cost < y.whole.cost;
  if (x.whole.time != y.whole.time) return x.whole.time < y.whole.time;
  if (x.kind != y.kind) return x.kind < y.kind;
  return std::holds_alternative<Id<County>>(x.to) && !std::holds_alternative<Id<County>>(y.to);
}

TEST(ModeChoice, TheBestWayComesFirst) {
  for_kept_choices(
      6, [](const Scenario& scenario, const FixedTransport&, ModeChoice& modes, const TransportNetwork&) {
        for (std::size_t hub = 0; hub < hub_count(scenario); ++hub) {
          for (const Id<County> county : ids(scenario.counties)) {
            const std::vector<ModeChoice::Way>& ways = modes.ways(Id<Hub>{hub}, county);
            for (std::size_t i = 0; i + 1 < ways.size(); ++i) ASSERT_FALSE(better(ways[i + 1], ways[i]));
          }
        }
      });
}

// By hand: a yard and an airport in town and in Near; the roads are closed. Beside 2 h of the truck to either
// terminal in town and 1 h of transfer at each end, the train takes 5 h and costs 2 * 30 / 60 = 1 CNY a tonne
// and hour, the aircraft 1 h and 2 * 50,000 / 20 = 5,000 CNY. An hour is worth v: 5 + 5 / v and 1 + 5000 / v.
class TrainOrAircraft : public ::testing::Test {
 protected:
  TrainOrAircraft() {
    VehicleClass& truck = scenario.vehicle_classes[testing::kTruck];
    truck.speed_mps[static_cast<std::size_t>(LinkClass::kRail)] = 0;
    wagon = add_class(VehicleKind::kTrain, 60'000, 30);
    aircraft = add_class(VehicleKind::kAircraft, 20'000, 50'000);
    scenario.vehicle_classes[wagon].speed_mps[static_cast<std::size_t>(LinkClass::kRail)] = 12 / 3.6;
    scenario.vehicle_classes[aircraft].flight.speed_mps =
        great_circle_km(scenario.places[testing::kTownSeat].position,
                        scenario.places[testing::kNearSeat].position) *
        1000 / kHour_s;
    Link railway = scenario.links[testing::kTownNear];
    railway.link_class = LinkClass::kRail;
    scenario.links.add(railway);
    yard = add_pair(TerminalKind::kRailYard, wagon);
    airport = add_pair(TerminalKind::kAirport, aircraft);
  }

  Id<VehicleClass> add_class(VehicleKind kind, double payload_kg, double cny_per_h) {
    VehicleClass row;
    row.kind = kind;
    row.payload_kg = payload_kg;
    row.volume_m3 = 100;
    row.loading_s = row.unloading_s = sim::Distribution::constant(0);
    row.cost_cny_per_s = cny_per_h / kHour_s;
    return scenario.vehicle_classes.add(row);
  }
  /// Returns the one in town; only there vehicles are based.
  Id<Terminal> add_pair(TerminalKind kind, Id<VehicleClass> vehicle) {
    Terminal terminal;
    terminal.kind = kind;
    terminal.transfer_s = sim::Distribution::constant(kHour_s);
    for (const Id<Place> place : {testing::kTownSeat, testing::kNearSeat}) {
      terminal.place = place;
      terminal.position = scenario.places[place].position;
      scenario.terminals.add(terminal);
    }
    const Id<Terminal> in_town{scenario.terminals.size() - 2};
    scenario.fleets.push_back({hub_of(scenario, in_town), vehicle, 1});
    return in_town;
  }
  std::vector<ModeChoice::Way> ways_to_near(double value_of_time_cny_per_th) {
    scenario.transport.value_of_time_cny_per_th = value_of_time_cny_per_th;
    const FixedTransport fixed(scenario);
    TransportNetwork network(fixed.graph);
    for (const Id<Link> road : {testing::kTownNear, testing::kNearFar, testing::kTownFar}) {
      network.set_condition(road, kClosed);
    }
    ModeChoice modes(scenario, fixed.legs, network);
    return modes.ways(hub_of(testing::kDepot), testing::kNear);
  }

  Scenario scenario = testing::small_scenario();
  Id<VehicleClass> wagon;
  Id<VehicleClass> aircraft;
  Id<Terminal> yard;
  Id<Terminal> airport;
};

TEST_F(TrainOrAircraft, GeneralisedCostIsTimePlusMoneyOverTheValueOfTime) {
  const std::vector<ModeChoice::Way> ways = ways_to_near(500);
  ASSERT_EQ(ways.size(), 2u);
  EXPECT_EQ(ways[0].to, Stop{yard});
  EXPECT_NEAR(sim::to_hours(ways[0].whole.cost), 4 + 5 + 5.0 / 500, 1e-6);
  EXPECT_EQ(ways[0].whole.time, hours(4 + 5));
  EXPECT_EQ(ways[1].to, Stop{airport});
  EXPECT_NEAR(sim::to_hours(ways[1].whole.cost), 4 + 1 + 5000.0 / 500, 1e-6);
  EXPECT_NEAR(sim::to_hours(ways[1].whole.time), 4 + 1, 1e-6);
}

TEST_F(TrainOrAircraft, DearTimeTurnsTheChoiceFromTheCheapTrainToTheFastAircraft) {
  EXPECT_EQ(ways_to_near(10).front().to, Stop{yard});
  EXPECT_EQ(ways_to_near(1248).front().to, Stop{yard});
  EXPECT_EQ(ways_to_near(1250).front().to, Stop{airport});  // the same at 4995 / 4
  EXPECT_EQ(ways_to_near(100'000).front().to, Stop{airport});
}

TEST_F(TrainOrAircraft, OfTheSameCostTheFasterIsFirst) {
  scenario.vehicle_classes[wagon].cost_cny_per_s = 0;
  scenario.vehicle_classes[aircraft].cost_cny_per_s = 20'000 / kHour_s;  // 1 + 2000 / 500 = 5 h
  const std::vector<ModeChoice::Way> ways = ways_to_near(500);
  ASSERT_EQ(ways.size(), 2u);
  ASSERT_EQ(ways[0].whole.cost, ways[1].whole.cost);
  EXPECT_EQ(ways[0].to, Stop{airport});
}

TEST_F(TrainOrAircraft, OpenRoadNeedsNeither) {
  scenario.transport.value_of_time_cny_per_th = 500;
  const FixedTransport fixed(scenario);
  TransportNetwork network(fixed.graph);
  ModeChoice modes(scenario, fixed.legs, network);
  const ModeChoice::Way& best = modes.ways(hub_of(testing::kDepot), testing::kNear).front();
  EXPECT_EQ(best.to, Stop{testing::kNear});
  EXPECT_EQ(best.whole.time, hours(1 + 1 + 1));  // loading, road, unloading
}

}  // namespace
}  // namespace surge::models
