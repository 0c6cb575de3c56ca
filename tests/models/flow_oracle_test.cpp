// SPDX-License-Identifier: Apache-2.0
// Minimum-cost flow against linear programming by Clp.
#include <coin/Clp_C_Interface.h>
#include <gtest/gtest.h>

#include "models/command/dispatch_objective.h"
#include "models/command/flow_network.h"
#include "models/command/min_cost_flow.h"
#include "models/transport/transport_network.h"
#include "sim/random/sampling.h"
#include "tests/models/support/random_dispatch.h"
#include "tests/models/support/small_scenario.h"

namespace surge::models {
namespace {

using testing::kTent;

/// min c x, 0 <= x <= capacity, rows of coefficients 1 and -1 within bounds.
class LinearProgram {
 public:
  struct Entry {
    std::size_t row;
    double value;
  };

  std::size_t add_row(double lower, double upper) {
    lower_.push_back(lower);
    upper_.push_back(upper);
    return lower_.size() - 1;
  }
  void add_column(double cost, double capacity, const std::vector<Entry>& entries) {
    starts_.push_back(static_cast<CoinBigIndex>(rows_.size()));
    for (const Entry& entry : entries) {
      rows_.push_back(static_cast<int>(entry.row));
      values_.push_back(entry.value);
    }
    costs_.push_back(cost);
    capacities_.push_back(capacity);
  }

  double least_cost() {
    Clp_Simplex* const model = Clp_newModel();
    Clp_setLogLevel(model, 0);
    starts_.push_back(static_cast<CoinBigIndex>(rows_.size()));
    const std::vector<double> zeros(costs_.size());
    Clp_loadProblem(model, static_cast<int>(costs_.size()), static_cast<int>(lower_.size()), starts_.data(),
                    rows_.data(), values_.data(), zeros.data(), capacities_.data(), costs_.data(),
                    lower_.data(), upper_.data());
    Clp_initialSolve(model);
    EXPECT_TRUE(Clp_isProvenOptimal(model));
    const double cost = Clp_objectiveValue(model);
    Clp_deleteModel(model);
    return cost;
  }

 private:
  std::vector<double> lower_;
  std::vector<double> upper_;
  std::vector<CoinBigIndex> starts_;
  std::vector<int> rows_;
  std::vector<double> values_;
  std::vector<double> costs_;
  std::vector<double> capacities_;
};

/// Sources 1 to 4, sinks 5 to 9, random arcs between all, and node 0 that balances them.
TEST(FlowOracle, RandomNetworksCostAsMuchAsByClp) {
  for (std::uint64_t seed = 0; seed < 150; ++seed) {
    sim::Stream stream = sim::StreamSource(seed, 0).stream(sim::Cause("random network"));
    const auto whole = [&](double most) { return static_cast<std::int64_t>(sim::uniform(stream, 0, most)); };
    std::vector<std::int64_t> supply(10);
    std::vector<FlowArc> arcs;
    for (std::size_t node = 1; node < 10; ++node) {
      supply[node] = node < 5 ? whole(1000) : -whole(1000);
      supply[0] -= supply[node];
      arcs.push_back({0, node, 1'000'000, 100'000});
      arcs.push_back({node, 0, 1'000'000, 0});
    }
    for (int i = 0; i < 40; ++i) {
      const std::size_t from = 1 + static_cast<std::size_t>(sim::uniform_int(stream, 9));
      const std::size_t to = 1 + static_cast<std::size_t>(sim::uniform_int(stream, 9));
      if (from != to) arcs.push_back({from, to, whole(400), whole(500)});
    }
    LinearProgram program;
    for (const std::int64_t units : supply) {
      program.add_row(static_cast<double>(units), static_cast<double>(units));
    }
    const std::vector<std::int64_t> flow = cheapest_flow(supply, arcs);
    std::int64_t cost = 0;
    std::vector<std::int64_t> left = supply;
    for (std::size_t i = 0; i < arcs.size(); ++i) {
      ASSERT_GE(flow[i], 0);
      ASSERT_LE(flow[i], arcs[i].capacity);
      left[arcs[i].from] -= flow[i];
      left[arcs[i].to] += flow[i];
      cost += flow[i] * arcs[i].cost;
      program.add_column(static_cast<double>(arcs[i].cost), static_cast<double>(arcs[i].capacity),
                         {{arcs[i].from, 1}, {arcs[i].to, -1}});
    }
    ASSERT_EQ(left, std::vector<std::int64_t>(10));
    ASSERT_NEAR(program.least_cost(), static_cast<double>(cost), 1e-6 * static_cast<double>(cost) + 1e-6)
        << seed;
  }
}

/// The transportation problem of one item: depots by stock and trucks, counties by outstanding need.
double transport_by_clp(const DispatchProblem& problem, const DispatchObjective& objective) {
  LinearProgram program;
  std::vector<std::size_t> depots;
  for (std::size_t i = 0; i < problem.supply().size(); ++i) {
    const Quantity most = std::min(problem.stock(i, kTent), problem.room_for(i, kTent));
    depots.push_back(program.add_row(0, static_cast<double>(most)));
  }
  for (std::size_t j = 0; j < problem.demand().size(); ++j) {
    const auto asked = static_cast<double>(problem.outstanding(j, kTent));
    const std::size_t row = program.add_row(asked, asked);
    const double weight = objective.weight(problem, j, kTent);
    program.add_column(static_cast<double>(objective.unmet(weight)), 1e9, {{row, 1}});
    for (std::size_t i = 0; i < depots.size(); ++i) {
      if (problem.travel_time(i, j) == TransportNetwork::kUnreachable) continue;
      program.add_column(static_cast<double>(objective.sent(weight, {}, problem.travel_time(i, j))), 1e9,
                         {{depots[i], 1}, {row, 1}});
    }
  }
  return program.least_cost() / DispatchObjective::kScale;
}

TEST(FlowOracle, DecisionsCostAsMuchAsByClp) {
  Scenario scenario = testing::small_scenario();
  while (scenario.counties.size() < 6) scenario.counties.add(scenario.counties[testing::kNear]);
  ComponentSpec spec = default_spec(MinCostFlow::description());
  spec.values["periods"] = 1.0;
  const MinCostFlow policy(spec);
  const DispatchObjective objective;
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    DispatchProblem problem = testing::random_dispatch(scenario, seed);
    for (std::size_t j = 0; j < 6; ++j) {  // unlike coverage, unlike weights
      problem.set_needed(
          j, kTent, static_cast<double>(problem.outstanding(j, kTent)) * (1 + 0.5 * static_cast<double>(j)));
    }
    const DispatchProblem before = problem;
    policy.decide(problem);
    const double cost = dispatch_cost(before, problem.shipments(), objective, kTent);
    ASSERT_NEAR(cost, transport_by_clp(before, objective), 1e-9 * cost + 1e-6) << seed;
  }
}

}  // namespace
}  // namespace surge::models
