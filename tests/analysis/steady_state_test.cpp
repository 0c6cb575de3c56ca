// SPDX-License-Identifier: Apache-2.0
// Peacetime in the long run against inventory theory: base stock 15 and ten single units asked for during a
// lead time of a day, so that orders outstanding are Poisson(10) (Palm). It begins with 150 units, and it
// takes two weeks until they are gone.
#include "analysis/peacetime/steady_state.h"

#include <gtest/gtest.h>

#include "analysis/statistics/warm_up.h"
#include "models/peacetime/peacetime.h"
#include "models/units.h"
#include "tests/statistics/support.h"

namespace surge::analysis {
namespace {

using models::Id;
using models::Item;
using models::Scenario;
using sim::Distribution;
using statistics::testing::expect_between;
using statistics::testing::expect_share;
using statistics::testing::print_row;

constexpr double kOnHand = 5.1034786798;  ///< E[(15 - N)+]
constexpr double kFill = 0.9165415271;    ///< P(N <= 14)
constexpr sim::Duration kDay = std::chrono::hours(24);
constexpr std::size_t kOnHandMeasure = static_cast<std::size_t>(PeacetimeMeasure::kOnHand);
constexpr std::size_t kFillMeasure = static_cast<std::size_t>(PeacetimeMeasure::kFillRate);

Scenario overfull_base_stock(int peacetime_days, models::Quantity initial = 150) {
  Scenario scenario;
  scenario.peacetime.duration = peacetime_days * kDay;
  const Id<Item> item = scenario.items.add({.key = "item"});
  const Id<models::Depot> depot = scenario.depots.add({.key = "depot"});
  scenario.stock.push_back({depot, item, initial, {}, 1});
  models::Customers customers{depot, item, Distribution::exponential(models::kDay_s / 10),
                              Distribution::constant(1)};
  customers.unserved = models::UnservedOrder::kBackordered;
  scenario.customers.push_back(customers);
  models::Replenishment row{depot, item};
  row.order_up_to = 15;
  row.lead_time_s = Distribution::constant(models::kDay_s);
  scenario.replenishment.push_back(row);
  return scenario;
}

ItemWarmUp warm_up_of(const Scenario& scenario, std::uint64_t replications, std::uint64_t seed = 1) {
  WarmUpSearch search(scenario.items.size(), static_cast<std::size_t>(scenario.peacetime.duration / kDay));
  for (std::uint64_t replication = 0; replication < replications; ++replication)
    search.add(models::peacetime_course(scenario, {seed, replication}, kDay));
  return search.find().at(0);
}

ItemSteadyState replicated(Scenario scenario, sim::Duration warm_up, std::uint64_t replications,
                           std::uint64_t seed = 1) {
  scenario.peacetime.warm_up = warm_up;
  const sim::Duration counted = scenario.peacetime.duration - warm_up;
  std::vector<std::vector<PeacetimeValues>> values;
  for (std::uint64_t replication = 0; replication < replications; ++replication) {
    const auto result = models::simulate_peacetime(scenario, {seed, replication});
    values.push_back({peacetime_values(result.items[Id<Item>(0)], counted)});
  }
  return by_replications(values).at(0);
}

TEST(PeacetimeWarmUpSearch, FindsWhenTheStockOfTheTablesIsGone) {
  const ItemWarmUp found = warm_up_of(overfull_base_stock(200), 20);
  EXPECT_TRUE(found.changes && found.reliable && !found.runs_out);
  expect_between("base stock, begun with ten times as much: warm-up, days", sim::to_hours(found.time) / 24,
                 12, 30);
}

TEST(PeacetimeWarmUpSearch, TakesTheBiasOffSoThatIntervalsHoldTheTruth) {
  const Scenario scenario = overfull_base_stock(200);
  const ItemSteadyState whole = replicated(scenario, {}, 20);
  const ItemSteadyState settled = replicated(scenario, warm_up_of(scenario, 20).time, 20);
  print_row("on hand, all counted", whole.measures[kOnHandMeasure].mean, kOnHand);
  print_row("on hand, without the warm-up", settled.measures[kOnHandMeasure].mean, kOnHand);
  print_row("fill rate, all counted", whole.measures[kFillMeasure].mean, kFill);
  print_row("fill rate, without the warm-up", settled.measures[kFillMeasure].mean, kFill);
  EXPECT_GT(whole.measures[kOnHandMeasure].interval.low, kOnHand + 3);
  EXPECT_GT(whole.measures[kFillMeasure].mean, settled.measures[kFillMeasure].mean + 0.004);  // 2 of 29 weeks
  EXPECT_TRUE(settled.measures[kOnHandMeasure].interval.contains(kOnHand));
  EXPECT_TRUE(settled.measures[kFillMeasure].interval.contains(kFill));
  EXPECT_LT(settled.measures[kOnHandMeasure].interval.half_width(), 0.2);
}

TEST(PeacetimeWarmUpSearch, TellsAnItemThatLiesThereFromOneThatRunsOutOrNeverSettles) {
  Scenario lies = overfull_base_stock(100);
  lies.customers.clear();
  EXPECT_FALSE(warm_up_of(lies, 3).changes);

  Scenario sold = overfull_base_stock(100);
  sold.replenishment.clear();
  sold.customers[0].unserved = models::UnservedOrder::kLost;
  EXPECT_TRUE(warm_up_of(sold, 3).runs_out);

  Scenario backlog = overfull_base_stock(100);  // grows and grows
  backlog.replenishment.clear();
  const ItemWarmUp never = warm_up_of(backlog, 3);
  EXPECT_TRUE(!never.reliable && !never.runs_out);
}

TEST(PeacetimeSteadyState, IntervalsOfReplicationsHoldTheTruthAsOftenAsPromised) {
  constexpr std::uint64_t kRuns = 400;
  Scenario scenario = overfull_base_stock(120);
  std::uint64_t held_on_hand = 0;
  std::uint64_t held_fill = 0;
  for (std::uint64_t run = 0; run < kRuns; ++run) {
    const ItemSteadyState state = replicated(scenario, 20 * kDay, 10, 1000 + run);
    held_on_hand += state.measures[kOnHandMeasure].interval.contains(kOnHand) ? 1u : 0u;
    held_fill += state.measures[kFillMeasure].interval.contains(kFill) ? 1u : 0u;
  }
  const auto share = [](std::uint64_t count) { return static_cast<double>(count) / kRuns; };
  expect_share("replication and deletion, on hand, 95 %", share(held_on_hand), 0.95, kRuns);
  expect_share("replication and deletion, fill rate, 95 %", share(held_fill), 0.95, kRuns);
}

TEST(PeacetimeSteadyState, IntervalsOfBatchesOfOneRunHoldTheTruthAsOftenAsPromised) {
  constexpr std::uint64_t kRuns = 400;
  const Scenario scenario = overfull_base_stock(420);
  const double share = statistics::testing::share_of_runs(kRuns, [&](const sim::StreamSource& streams) {
    const ItemSteadyState state =
        by_batches(models::peacetime_course(scenario, streams, kDay), 20 * kDay).at(0);
    return state.measures[kOnHandMeasure].interval.contains(kOnHand);
  });
  expect_share("20 batches of 20 days, on hand, 95 %", share, 0.95, kRuns);
}

TEST(PeacetimeSteadyState, BatchesThatAreTooShortShow) {
  const Scenario scenario = overfull_base_stock(30, 15);
  const ItemSteadyState state =
      by_batches(models::peacetime_course(scenario, {1, 0}, std::chrono::hours(1)), {}).at(0);
  const ItemSteadyState hours_alone =
      by_batches(models::peacetime_course(overfull_base_stock(1, 15), {1, 0}, std::chrono::hours(1)), {})
          .at(0);
  EXPECT_LT(state.batch_correlation, 0.45);
  EXPECT_GT(hours_alone.batch_correlation, 0.45);
  const ItemSteadyState none = by_batches(models::peacetime_course(scenario, {1, 0}, 2 * kDay), {}).at(0);
  EXPECT_TRUE(std::isnan(none.measures[kOnHandMeasure].mean));
}

}  // namespace
}  // namespace surge::analysis
