// SPDX-License-Identifier: Apache-2.0
#include "analysis/optimisation/transportation.h"

#include <cmath>
#include <numeric>
#include <utility>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analysis/optimisation/linear_program.h"
#include "sim/random/sampling.h"
#include "tests/support/full_size.h"

namespace surge::test {
namespace {

using namespace optimisation;
using ::testing::Each;
using ::testing::Ge;

struct Deliveries {
  std::vector<double> supply, demand, cost;
  double penalty = 0;
  TransportationProblem problem() const { return {supply, demand, cost, penalty}; }
};

/// As much supply as demand, not in whole units.
void balance(Deliveries& deliveries) {
  const double demand = std::accumulate(deliveries.demand.begin(), deliveries.demand.end(), 0.0);
  const double supply = std::accumulate(deliveries.supply.begin(), deliveries.supply.end(), 0.0);
  for (double& amount : deliveries.supply) amount *= supply > 0 ? demand / supply : 1;
}

Deliveries random_deliveries(sim::Stream& stream) {
  Deliveries found;
  const std::size_t sites = 1 + sim::uniform_int(stream, 6), counties = 1 + sim::uniform_int(stream, 12);
  const bool whole = sim::bernoulli(stream, 0.5);  // ties
  const auto draw = [&](double high) {
    const double value = sim::uniform(stream, 0, high);
    return whole ? std::floor(value) : value;
  };
  for (std::size_t i = 0; i < sites; ++i) found.supply.push_back(draw(30));
  for (std::size_t i = 0; i < counties; ++i) found.demand.push_back(draw(15));
  for (std::size_t i = 0; i < sites * counties; ++i)
    found.cost.push_back(sim::bernoulli(stream, 0.15) ? kInfinity : draw(8));
  found.penalty = draw(12);
  if (sim::bernoulli(stream, 0.3)) balance(found);
  return found;
}

double by_linear_program(const Deliveries& deliveries) {
  LinearProgram program;
  const std::size_t counties = deliveries.demand.size();
  std::vector<std::vector<Term>> served(counties), sent(deliveries.supply.size());
  for (std::size_t i = 0; i < deliveries.cost.size(); ++i) {
    if (!std::isfinite(deliveries.cost[i])) continue;
    const ColumnId flow = program.add_column(deliveries.cost[i], 0, kInfinity);
    served[i % counties].push_back({flow, 1});
    sent[i / counties].push_back({flow, 1});
  }
  for (std::size_t county = 0; county < counties; ++county) {
    served[county].push_back({program.add_column(deliveries.penalty, 0, kInfinity), 1});
    program.add_row(served[county], deliveries.demand[county], deliveries.demand[county]);
  }
  for (std::size_t site = 0; site < sent.size(); ++site)
    program.add_row(sent[site], -kInfinity, deliveries.supply[site]);
  return solve_linear(program).value;
}

void expect_best(const Deliveries& deliveries, const TransportationAnswer& answer, int number) {
  const double least = by_linear_program(deliveries);
  ASSERT_NEAR(answer.value, least, 1e-7 * (1 + least)) << number;
  double bound = answer.constant;
  for (std::size_t site = 0; site < deliveries.supply.size(); ++site)
    bound -= answer.site_price[site] * deliveries.supply[site];
  ASSERT_NEAR(bound, answer.value, 1e-7 * (1 + least)) << number;
  EXPECT_THAT(answer.site_price, Each(Ge(0)));
}

TEST(Transportation, IsAsCheapAsTheLinearProgramOnRandomProblems) {
  sim::Stream stream = sim::StreamSource(5, 0).stream(sim::Cause("deliveries"));
  for (int i = 0; i < (kFullSize ? 2000 : 200); ++i) {
    const Deliveries deliveries = random_deliveries(stream);
    expect_best(deliveries, solve_transportation(deliveries.problem()), i);
  }
}

/// Many sites and counties in a square, as they come in plans.
Deliveries many_deliveries(sim::Stream& stream) {
  Deliveries found;
  const std::size_t sites = 20 + sim::uniform_int(stream, 40), counties = 5 + sim::uniform_int(stream, 40);
  const auto places = [&](std::size_t count) {
    std::vector<std::pair<double, double>> all(count);
    for (auto& [x, y] : all) {
      x = sim::uniform(stream, 0, 100);
      y = sim::uniform(stream, 0, 100);
    }
    return all;
  };
  const auto from = places(sites), to = places(counties);
  for (const auto& [x, y] : from) {
    found.supply.push_back(sim::bernoulli(stream, 0.8) ? std::floor(sim::uniform(stream, 0, 30)) : 0);
    for (const auto& [u, v] : to)
      found.cost.push_back(sim::bernoulli(stream, 0.1) ? kInfinity : 0.1 * std::hypot(x - u, y - v));
  }
  for (std::size_t i = 0; i < counties; ++i)
    found.demand.push_back(sim::bernoulli(stream, 0.9) ? std::floor(sim::uniform(stream, 0, 40)) : 0);
  found.penalty = sim::uniform(stream, 4, 40);
  return found;
}

TEST(Transportation, GrowsToTheOptimum) {
  sim::Stream stream = sim::StreamSource(6, 0).stream(sim::Cause("deliveries"));
  for (int i = 0; i < (kFullSize ? 300 : 30); ++i) {
    const Deliveries whole = many_deliveries(stream);
    Deliveries base = whole;
    std::vector<double> more(whole.supply.size(), 0);
    std::vector<bool> may_grow(whole.supply.size(), false);
    for (std::size_t site = 0; site < more.size(); ++site) {
      if (sim::bernoulli(stream, 0.3)) continue;
      may_grow[site] = true;
      more[site] = sim::uniform(stream, 0, whole.supply[site]);
      base.supply[site] -= more[site];
    }
    const GrowingDeliveries growing(base.problem(), may_grow);
    expect_best(base, growing.with(std::vector<double>(more.size(), 0)), i);
    expect_best(whole, growing.with(more), i);
    expect_best(whole, solve_transportation(whole.problem()), i);
  }
}

// Both sites have 10, the counties need 10 and 5. The first is nearer to both, the second loses 2 or 5 a
// unit.
TEST(Transportation, ScarceSiteGoesWhereTheDetourIsDearest) {
  const Deliveries deliveries{{10, 10}, {10, 5}, {1, 1, 3, 6}, 100};
  const TransportationAnswer answer = solve_transportation(deliveries.problem());
  EXPECT_DOUBLE_EQ(answer.value, 5 * 1 + 5 * 1 + 5 * 3);
  EXPECT_DOUBLE_EQ(answer.site_price[0], 2);
  EXPECT_DOUBLE_EQ(answer.site_price[1], 0);
}

// The path by way of the first site costs the same as straight to the county it serves: it must not go round.
TEST(Transportation, TiesDoNotLeadInACircle) {
  const Deliveries deliveries{{0.25, 9.75}, {10, 0}, {1, 5, 6, 6}, 50};
  EXPECT_DOUBLE_EQ(solve_transportation(deliveries.problem()).value, 0.25 * 1 + 9.75 * 6);
}

TEST(Transportation, DearDeliveriesAreLeftOut) {
  const Deliveries deliveries{{10}, {4, 4}, {2, 9}, 5};
  const TransportationAnswer answer = solve_transportation(deliveries.problem());
  EXPECT_DOUBLE_EQ(answer.value, 4 * 2 + 4 * 5);
  EXPECT_THAT(answer.unmet, testing::ElementsAre(0, 4));
}

}  // namespace
}  // namespace surge::test
