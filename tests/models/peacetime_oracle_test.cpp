// SPDX-License-Identifier: Apache-2.0
// Peacetime against inventory theory with random demand: exact values from closed forms and dynamic
// programmes.
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "models/units.h"
#include "tests/models/peacetime_support.h"
#include "tests/sim/oracles/oracle.h"

namespace surge::models {
namespace {

using sim::Distribution;
using sim::StreamSource;
using sim::oracle::customers;
using sim::oracle::expect_exact;
using testing::days;
using testing::every_days;
using testing::kOnlyDepot;
using testing::kOnlyItem;
using testing::one_unit;
using testing::total;
using testing::units;

/// Poisson as a table of its probabilities e^-m m^k / k!, to where they are below 1e-12.
Distribution poisson(double mean) {
  std::vector<double> values;
  std::vector<double> weights;
  double probability = std::exp(-mean);
  for (double k = 0; k <= mean || probability > 1e-12; ++k) {
    values.push_back(k);
    weights.push_back(probability);
    probability *= mean / (k + 1);
  }
  return Distribution::discrete(values, weights);
}

StockAccount account_of(const Scenario& scenario, const StreamSource& streams) {
  return simulate_peacetime(scenario, streams).units.at(0).account;
}

/// A day is the period: newspapers live a day, a copy left over costs h and one too few p.
Scenario newsvendor(Quantity order, const Distribution& demand, double h, double p) {
  Scenario scenario = one_unit(static_cast<double>(customers(10'000)));
  scenario.items[kOnlyItem].shelf_life = days(1);
  scenario.items[kOnlyItem].value_cny = h;
  scenario.customers.push_back({kOnlyDepot, kOnlyItem, every_days(1), demand});
  scenario.customers[0].lost_cost_cny = p;
  Replenishment row{kOnlyDepot, kOnlyItem, ReplenishmentPolicy::kBaseStock, days(1)};
  row.order_up_to = order;
  scenario.replenishment.push_back(row);
  return scenario;
}

double cost_a_day(const Scenario& scenario, const StreamSource& streams) {
  return total(account_of(scenario, streams).costs) / sim::to_days(scenario.peacetime.duration);
}

// h E[(S - D)+] + p E[(D - S)+] at the least S with P(D <= S) >= p / (p + h); D Poisson with mean 50.
TEST(Newsvendor, WithPoissonDemandHasItsExactCost) {
  const Scenario scenario = newsvendor(56, poisson(50), 0.18, 0.7);
  expect_exact({{1.797235212, "newsvendor, Poisson(50), cost of 56"}},
               [&](const StreamSource& streams) { return std::vector{cost_a_day(scenario, streams)}; });
}

// The same customers come to all three, so the differences are small but certain.
TEST(Newsvendor, OneMoreOrLessThanTheOptimumIsDearer) {
  sim::Tally less;
  sim::Tally more;
  for (std::uint64_t k = 0; k < 60; ++k) {
    const auto cost = [&](Quantity order) {
      return cost_a_day(newsvendor(order, poisson(50), 0.18, 0.7), StreamSource(5, k));
    };
    less.add(cost(55) - cost(56));
    more.add(cost(57) - cost(56));
  }
  if (!test::kFullSize) return;
  EXPECT_GT(less.mean(), 3.5 * less.standard_error());
  EXPECT_GT(more.mean(), 3.5 * more.standard_error());
}

// (h + p) sd phi(z) at Phi(z) = p / (p + h), order mean + z sd; D normal(50, 8), in thousands of units.
TEST(Newsvendor, WithNormalDemandHasItsExactCost) {
  const Scenario scenario = newsvendor(56'604, Distribution::normal(50e3, 8e3), 0.18e-3, 0.7e-3);
  expect_exact({{1.99760519, "newsvendor, N(50, 8), cost of 56.604"}},
               [&](const StreamSource& streams) { return std::vector{cost_a_day(scenario, streams)}; });
}

struct PeriodicPolicy {
  double mean;
  Quantity s;
  Quantity S;
  double order_cost, shortage_cost;
  double exact;
};

/// A day is the period; delivery at once, holding cost 1, unmet demand waits.
Scenario periodic(const PeriodicPolicy& policy) {
  Scenario scenario = one_unit(static_cast<double>(customers(40'000)));
  scenario.customers.push_back(
      {kOnlyDepot, kOnlyItem, every_days(1), poisson(policy.mean), UnservedOrder::kBackordered});
  scenario.customers[0].shortage_cost_cny_per_s = policy.shortage_cost / kDay_s;
  Replenishment row{kOnlyDepot, kOnlyItem, ReplenishmentPolicy::kReorderUpTo, days(1)};
  row.reorder_point = policy.s;
  row.order_up_to = policy.S;
  row.order_cost_cny = policy.order_cost;
  row.holding_cost_cny_per_s = 1 / kDay_s;
  scenario.replenishment.push_back(row);
  return scenario;
}

// Renewal reward between orders: [K + sum of m(j) G(S - j)] / sum of m(j), j from 0 to S - s - 1, with m the
// renewal density of demand and G the one-period cost (Veinott and Wagner 1965; Zheng and Federgruen 1991).
TEST(PeriodicReview, ReorderUpToPoliciesHaveTheirExactCosts) {
  for (const PeriodicPolicy& policy :
       {PeriodicPolicy{6, 4, 10, 5, 4, 8.0341115615}, PeriodicPolicy{10, 6, 40, 64, 9, 35.02156},
        PeriodicPolicy{15, 10, 49, 64, 9, 42.69782}}) {
    const Scenario scenario = periodic(policy);
    expect_exact({{policy.exact, "(s, S), cost a period"}},
                 [&](const StreamSource& streams) { return std::vector{cost_a_day(scenario, streams)}; });
  }
}

/// Single units asked for at `rate` a day, continuous review.
Scenario poisson_customers(double peacetime_days, double rate, UnservedOrder unserved) {
  Scenario scenario = one_unit(peacetime_days);
  scenario.customers.push_back(
      {kOnlyDepot, kOnlyItem, Distribution::exponential(kDay_s / rate), units(1), unserved});
  return scenario;
}

/// Base stock 15 against 10 customers a lead time, which is a day on average.
Scenario with_base_stock(const Distribution& lead_time_s, UnservedOrder unserved) {
  Scenario scenario = poisson_customers(static_cast<double>(customers(90'000)), 10, unserved);
  scenario.stock.push_back({kOnlyDepot, kOnlyItem, 15, {}, 1});
  Replenishment row{kOnlyDepot, kOnlyItem};
  row.order_up_to = 15;
  row.lead_time_s = lead_time_s;
  scenario.replenishment.push_back(row);
  return scenario;
}

double mean_backorders(const Scenario& scenario, const StockAccount& account) {
  return account.time.backordered_unit_s / sim::to_seconds(scenario.peacetime.duration);
}

double fill(const StockFlows& flows) {
  return static_cast<double>(flows.served_at_once) / static_cast<double>(flows.demanded);
}

// Orders outstanding are Poisson with mean m = 10: fill P(N <= S - 1), E[B] = E[(N - S)+].
TEST(BaseStock, WithBackordersHasItsExactFillAndBackorders) {
  const Scenario scenario = with_base_stock(every_days(1), UnservedOrder::kBackordered);
  expect_exact({{0.9165415271, "base stock, fill"}, {0.1034786798, "base stock, E[B]"}},
               [&](const StreamSource& streams) {
                 const StockAccount account = account_of(scenario, streams);
                 return std::vector{fill(account.flows), mean_backorders(scenario, account)};
               });
}

// Palm: they are so with any law of the lead time if orders may overtake each other (M/G/infinity).
TEST(BaseStock, FillDependsOnlyOnTheMeanLeadTimeWhenOrdersMayCross) {
  Scenario scenario = with_base_stock(Distribution::uniform(0, 2 * kDay_s), UnservedOrder::kBackordered);
  scenario.peacetime.duration /= 10;
  expect_exact({{0.9165415271, "base stock, uniform lead time, fill"}}, [&](const StreamSource& streams) {
    return std::vector{fill(account_of(scenario, streams).flows)};
  });
}

// Orders outstanding are the busy servers of M/G/15/15: loss by Erlang B at load 10.
TEST(BaseStock, WithLostSalesLosesByErlangB) {
  Scenario scenario = with_base_stock(every_days(1), UnservedOrder::kLost);
  scenario.peacetime.duration /= 2;
  expect_exact({{0.0364969455, "base stock, lost sales"}}, [&](const StreamSource& streams) {
    return std::vector{1 - fill(account_of(scenario, streams).flows)};
  });
}

// The position is uniform on 26 ... 35 and a lead time's demand Poisson(20) (Hadley and Whitin 1963): fill,
// EB and EI are means over the position y of P(D < y), E[(D - y)+] and E[(y - D)+].
TEST(ReorderQuantity, HasItsExactFillBackordersAndStock) {
  Scenario scenario =
      poisson_customers(static_cast<double>(customers(130'000)), 20, UnservedOrder::kBackordered);
  scenario.stock.push_back({kOnlyDepot, kOnlyItem, 35, {}, 1});
  Replenishment row{kOnlyDepot, kOnlyItem, ReplenishmentPolicy::kReorderQuantity, {}, 25};
  row.order_quantity = 10;
  row.lead_time_s = every_days(1);
  scenario.replenishment.push_back(row);
  expect_exact(
      {{0.967082446, "(25, 10), fill"}, {0.057357215, "(25, 10), EB"}, {10.557357215, "(25, 10), EI"}},
      [&](const StreamSource& streams) {
        const StockAccount account = account_of(scenario, streams);
        const double duration_s = sim::to_seconds(scenario.peacetime.duration);
        return std::vector{fill(account.flows), mean_backorders(scenario, account),
                           account.time.on_hand_unit_s / duration_s};
      });
}

/// Law, Simulation Modeling and Analysis, section 1.5: 120 months of 1 day here, at 50 depots at once.
Scenario textbook(Quantity s, Quantity S) {
  Scenario scenario = one_unit(120);
  scenario.depots = {};
  for (int k = 0; k < 50; ++k) {
    const Id<Depot> depot = scenario.depots.add({.key = "depot" + std::to_string(k)});
    scenario.stock.push_back({depot, kOnlyItem, 60, {}, 1});
    Customers row{depot, kOnlyItem, Distribution::exponential(0.1 * kDay_s),
                  Distribution::discrete({1, 2, 3, 4}, {1, 2, 2, 1}), UnservedOrder::kBackordered};
    row.shortage_cost_cny_per_s = 5 / kDay_s;
    scenario.customers.push_back(row);
    scenario.replenishment.push_back({depot, kOnlyItem, ReplenishmentPolicy::kReorderUpTo, days(1), s - 1, S,
                                      0, Distribution::uniform(0.5 * kDay_s, kDay_s), 32, 3, 1 / kDay_s});
  }
  return scenario;
}

// From a compound-Poisson dynamic programme. The textbook orders at stock < s, so at s - 1 or less here; what
// is on order has always arrived by the next review.
TEST(TextbookInventory, PoliciesHaveTheirExpectedMonthlyCosts) {
  struct Policy {
    Quantity s, S;
    double exact;
  };
  for (const Policy& policy :
       {Policy{20, 40, 125.1238}, Policy{20, 60, 118.9430}, Policy{20, 80, 121.3456},
        Policy{20, 100, 126.9360}, Policy{40, 60, 125.7694}, Policy{40, 80, 125.4666}}) {
    const Scenario scenario = textbook(policy.s, policy.S);
    const std::string what =
        "(" + std::to_string(policy.s) + ", " + std::to_string(policy.S) + "), cost a month";
    expect_exact({{policy.exact, what}}, [&](const StreamSource& streams) {
      const PeacetimeResult result = simulate_peacetime(scenario, streams);
      return std::vector{total(result.items[kOnlyItem].costs) / (120 * 50)};
    });
  }
}

}  // namespace
}  // namespace surge::models
