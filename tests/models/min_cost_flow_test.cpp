// SPDX-License-Identifier: Apache-2.0
// The minimum-cost flow policy: by hand, and against every other policy on its own objective.
#include "models/command/min_cost_flow.h"

#include <gtest/gtest.h>

#include "models/catalogue/catalogues.h"
#include "models/command/dispatch_building.h"
#include "models/command/dispatch_objective.h"
#include "models/command/flow_network.h"
#include "models/transport/transport_network.h"
#include "tests/models/support/random_dispatch.h"
#include "tests/models/support/running_world.h"
#include "tests/models/support/shipped.h"
#include "tests/models/support/small_scenario.h"

namespace surge::models {
namespace {

using std::chrono::hours;
using testing::kFar;
using testing::kNear;
using testing::kTent;
using testing::kWater;
using testing::shipped;

constexpr Id<Depot> kWestDepot{0};
constexpr Id<Depot> kEastDepot{1};
const DispatchObjective kObjective;

MinCostFlow flow_policy(double periods = 1, double nearest = 100) {
  ComponentSpec spec = default_spec(MinCostFlow::description());
  spec.values["periods"] = periods;
  spec.values["nearest"] = nearest;
  return MinCostFlow(spec);
}

/// Depots West and East, counties Near and Far: West - Near 1 h, West - Far 2 h, East - Near 2 h,
/// East - Far 9 h. Both counties ask for 100 tents.
DispatchProblem crossing(const Scenario& scenario, Quantity west, Quantity east,
                         double west_payload_kg = 1e9) {
  DispatchProblem problem(scenario, {{kWestDepot, west_payload_kg, 1e9}, {kEastDepot, 1e9, 1e9}},
                          {{kNear}, {kFar}});
  problem.set_travel_time(0, 0, hours(1));
  problem.set_travel_time(0, 1, hours(2));
  problem.set_travel_time(1, 0, hours(2));
  problem.set_travel_time(1, 1, hours(9));
  problem.set_stock(0, kTent, west);
  problem.set_stock(1, kTent, east);
  for (const std::size_t demand : {0u, 1u}) problem.set_outstanding(demand, kTent, 100);
  problem.complete();
  return problem;
}

TEST(CheapestFlow, TakesTheDetourWhenTheShortWayIsFull) {
  // 5 units from 0 to 2: three by the arc at 1 each, two by way of node 1 at 2 + 2.
  const std::vector<std::int64_t> supply = {5, 0, -5};
  const std::vector<FlowArc> arcs = {{0, 2, 3, 1}, {0, 1, 9, 2}, {1, 2, 9, 2}};
  EXPECT_EQ(cheapest_flow(supply, arcs), (std::vector<std::int64_t>{3, 2, 2}));
}

TEST(CheapestFlow, RefusesWhatCannotFlow) {
  const std::vector<std::int64_t> supply = {5, -5};
  EXPECT_THROW(cheapest_flow(supply, std::vector<FlowArc>{{0, 1, 4, 1}}), std::logic_error);
}

TEST(DispatchObjective, IsWaitingAndTransportByWeight) {
  // Weight 2: 2 * (6 + 3) + 0.1 * 3 = 18.3 weighted hours.
  EXPECT_EQ(kObjective.sent(2, hours(6), hours(3)), 18'300);
  EXPECT_EQ(kObjective.unmet(2), 480'000);
}

TEST(DispatchObjective, CountsWhatIsSentAndWhatIsNot) {
  const Scenario scenario = testing::small_scenario();
  const DispatchProblem before = crossing(scenario, 100, 0);
  const std::vector<Shipment> shipments = {{kWestDepot, kNear, kTent, 60}};
  EXPECT_DOUBLE_EQ(dispatch_cost(before, shipments, kObjective), 60 * 1.1 + 140 * 240.0);
}

TEST(DispatchObjective, CoveredCountiesWeighLess) {
  const Scenario scenario = testing::small_scenario();
  DispatchProblem problem = crossing(scenario, 100, 0);
  EXPECT_DOUBLE_EQ(kObjective.weight(problem, 0, kTent), 1);
  problem.set_needed(0, kTent, 400);
  EXPECT_DOUBLE_EQ(kObjective.weight(problem, 0, kTent), 0.25);
  problem.set_needed(0, kTent, 4000);
  EXPECT_DOUBLE_EQ(kObjective.weight(problem, 0, kTent), 0.1);
}

TEST(MinCostFlow, LeavesTheNearDepotToWhomItHelpsMost) {
  // Near first would take West's tents and leave Far to East, 1 h + 9 h; the other way round it is 2 h + 2 h.
  const Scenario scenario = testing::small_scenario();
  DispatchProblem problem = crossing(scenario, 100, 100);
  flow_policy().decide(problem);
  EXPECT_EQ(shipped(problem, kWestDepot, kFar), 100);
  EXPECT_EQ(shipped(problem, kEastDepot, kNear), 100);
}

TEST(MinCostFlow, ServesAllFromTheNearestWhereThatIsEnough) {
  const Scenario scenario = testing::small_scenario();
  DispatchProblem problem = crossing(scenario, 200, 100);
  flow_policy().decide(problem);
  EXPECT_EQ(shipped(problem, kWestDepot, kNear), 100);
  EXPECT_EQ(shipped(problem, kWestDepot, kFar), 100);
}

TEST(MinCostFlow, TrucksBoundWhatLeaves) {
  const Scenario scenario = testing::small_scenario();  // a tent weighs 50 kg
  DispatchProblem problem = crossing(scenario, 200, 0, 30 * 50.0);
  flow_policy().decide(problem);
  EXPECT_EQ(shipped(problem, kWestDepot, kNear), 30);
  EXPECT_EQ(shipped(problem, kWestDepot, kFar), 0);
}

/// East has 100 tents, West expects as many in 5 h: for Far 6 h + 2 h of waiting beat the 9 h from East.
TEST(MinCostFlow, WaitsForGoodsThatWillBeThereSooner) {
  const Scenario scenario = testing::small_scenario();
  DispatchProblem problem = crossing(scenario, 0, 200);
  problem.expect({0, kTent, 100, hours(5)});
  problem.complete();
  DispatchProblem without = problem;
  flow_policy(4).decide(problem);
  EXPECT_EQ(shipped(problem, kEastDepot, kNear), 100);
  EXPECT_EQ(shipped(problem, kEastDepot, kFar), 0);
  flow_policy(1).decide(without);
  EXPECT_EQ(shipped(without, kEastDepot, kFar), 100);
}

TEST(MinCostFlow, WaitsForTrucksThatComeHomeSooner) {
  // West has tents, but trucks for none; 30 of them come home by the second of four periods (6 h).
  const Scenario scenario = testing::small_scenario();
  DispatchProblem problem(scenario, {{kWestDepot, 1, 1e9, 120 * 50.0, 1e9}, {kEastDepot, 1e9, 1e9}},
                          {{kFar}});
  problem.set_travel_time(0, 0, hours(2));
  problem.set_travel_time(1, 0, hours(9));
  for (const std::size_t supply : {0u, 1u}) problem.set_stock(supply, kTent, 100);
  problem.set_outstanding(0, kTent, 100);
  problem.complete();
  flow_policy(4).decide(problem);
  EXPECT_EQ(shipped(problem, kEastDepot, kFar), 70);
}

TEST(MinCostFlow, AsksDepotsBeyondTheNearestForTheRest) {
  const Scenario scenario = testing::small_scenario();
  DispatchProblem problem = crossing(scenario, 50, 500);
  flow_policy(1, 1).decide(problem);
  for (const std::size_t demand : {0u, 1u}) EXPECT_EQ(problem.outstanding(demand, kTent), 0);
}

Scenario six_counties() {
  Scenario scenario = testing::small_scenario();
  while (scenario.counties.size() < 6) scenario.counties.add(scenario.counties[kNear]);
  return scenario;
}

TEST(MinCostFlow, WithoutLookingAheadLeavesNothingThatCouldGo) {
  const Scenario scenario = six_counties();
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    DispatchProblem problem = testing::random_dispatch(scenario, seed);
    flow_policy(1, 2).decide(problem);
    for (const Id<Item> item : {kTent, kWater}) {
      for (std::size_t i = 0; i < problem.supply().size(); ++i) {
        for (std::size_t j = 0; j < problem.demand().size(); ++j) {
          if (problem.travel_time(i, j) == TransportNetwork::kUnreachable) continue;
          ASSERT_EQ(
              std::min({problem.stock(i, item), problem.outstanding(j, item), problem.room_for(i, item)}), 0);
        }
      }
    }
  }
}

double cost_after(const DispatchPolicy& policy, const DispatchProblem& before, Id<Item> item) {
  DispatchProblem problem = before;
  policy.decide(problem);
  return dispatch_cost(before, problem.shipments(), kObjective, item);
}

TEST(MinCostFlow, LosesToNoOtherPolicyOnTheMostUrgentItem) {
  const Scenario scenario = six_counties();
  for (const std::string& kind : testing::dispatch_kinds()) {
    const auto other = testing::default_policy(kind);
    int better = 0;
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
      const DispatchProblem before = testing::random_dispatch(scenario, seed);
      const double own = cost_after(flow_policy(), before, kTent);
      const double others = cost_after(*other, before, kTent);
      ASSERT_LE(own, others) << kind << " " << seed;
      better += own < others ? 1 : 0;
    }
    EXPECT_GT(better, kind == "min_cost_flow" ? -1 : 10) << kind;
  }
}

TEST(MinCostFlow, LosesToNoOtherPolicyOnAllItemsWhereTrucksAreAmple) {
  const Scenario scenario = six_counties();
  for (const std::string& kind : testing::dispatch_kinds()) {
    const auto other = testing::default_policy(kind);
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
      const DispatchProblem before = testing::random_dispatch(scenario, seed, testing::Trucks::kAmple);
      for (const Id<Item> item : {kTent, kWater}) {
        ASSERT_LE(cost_after(flow_policy(), before, item), cost_after(*other, before, item))
            << kind << " " << seed;
      }
    }
  }
}

/// Exact reports at once, 300 tents here and 150 there for 525 households.
TEST(MinCostFlow, LosesToNoOtherPolicyInAWorldOfPerfectReports) {
  Scenario scenario = testing::small_scenario();
  scenario.command.information.first_report_s = sim::Distribution::constant(0);
  Depot second = scenario.depots[kWestDepot];
  second.key = "second";
  second.place = testing::kFarSeat;
  const Id<Depot> added = scenario.depots.add(second);
  scenario.stock = {{kWestDepot, kTent, 300}, {added, kTent, 150}, {kWestDepot, kWater, 9000}};
  scenario.fleets.push_back({hub_of(added), testing::kTruck, 10});
  testing::StruckWorld struck(scenario);
  struck.run_to(std::chrono::minutes(59));
  const DispatchProblem before = build_problem(struck.world);
  ASSERT_EQ(before.items().size(), 2u);
  for (const std::string& kind : testing::dispatch_kinds()) {
    const auto other = testing::default_policy(kind);
    for (const Id<Item> item : before.items()) {
      EXPECT_LE(cost_after(flow_policy(), before, item), cost_after(*other, before, item)) << kind;
    }
  }
}

}  // namespace
}  // namespace surge::models
