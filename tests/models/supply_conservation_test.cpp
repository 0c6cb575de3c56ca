// SPDX-License-Identifier: Apache-2.0
// What holds in every supply system: goods are conserved, space is kept, the same arguments give the same
// bits.
#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

#include <gtest/gtest.h>

#include "models/hazard/hazard.h"
#include "models/model.h"
#include "models/units.h"
#include "tests/models/support/random_supply.h"
#include "tests/models/support/record_tables.h"
#include "tests/models/support/running_world.h"
#include "tests/models/support/small_scenario.h"
#include "tests/support/full_size.h"

namespace surge::models {
namespace {

using std::chrono::hours;
using testing::table;

constexpr std::uint64_t kSystems = surge::test::kFullSize ? 1000 : 60;

/// Stock never exceeds space but by what the tables put there.
void expect_space_kept(const World& world, const PerRow<Depot, double>& at_first) {
  for (const Id<Depot> depot : ids(world.scenario().depots)) {
    const double space = std::max(at_first[depot], world.scenario().depots[depot].space_m3);
    EXPECT_LE(world.depot(depot).occupied_m3(), space + 1e-6) << depot.index();
  }
}

TEST(SupplySystem, ConservesEveryItemAtAnyTime) {
  for (std::uint64_t seed = 0; seed < kSystems; ++seed) {
    SCOPED_TRACE(seed);
    testing::RunningWorld running(testing::random_supply_system(seed), seed);
    World& world = running.world;
    PerRow<Depot, double> at_first;
    for (const Id<Depot> depot : ids(running.scenario.depots)) at_first.add(world.depot(depot).occupied_m3());
    const auto hazard = make_hazard(running.scenario, running.scenario.hazards[0]);
    world.start(hazard->sample(world.streams(), {}).impacts);
    for (sim::Duration time{}; time <= running.scenario.run.horizon; time += hours(31)) {
      const sim::RunOutcome outcome = world.simulation().run_until(sim::kStart + time);
      ASSERT_NE(outcome.kind, sim::RunOutcome::Kind::failed) << outcome.what;
      ASSERT_NO_THROW(world.check_conservation());
    }
    if (!running.scenario.kits.empty() || running.scenario.peacetime.duration > sim::Duration{}) continue;
    expect_space_kept(world, at_first);
    if (HasFailure()) return;
  }
}

/// So that the tests above and below are about something.
TEST(SupplySystem, RandomSystemsUseEverySourceAndCostEveryKind) {
  std::array<Quantity, kSourceKinds> delivered{};
  CostBook costs;
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    testing::RunningWorld running(testing::random_supply_system(seed), seed);
    running.world.start(make_hazard(running.scenario, running.scenario.hazards[0])
                            ->sample(running.world.streams(), {})
                            .impacts);
    running.run_to(running.scenario.run.horizon);
    for (const Id<Item> item : ids(running.scenario.items)) {
      for (std::size_t kind = 0; kind < kSourceKinds; ++kind) {
        for (const Quantity units : running.world.goods().by_source(item).units[kind])
          delivered[kind] += units;
      }
    }
    for (std::size_t kind = 0; kind < kCostKinds; ++kind) {
      costs.add(static_cast<CostKind>(kind), running.world.goods().costs().of(static_cast<CostKind>(kind)));
    }
  }
  for (std::size_t kind = 0; kind < kSourceKinds; ++kind) EXPECT_GT(delivered[kind], 0) << kind;
  for (const CostKind kind :
       {CostKind::kEnterpriseStock, CostKind::kAgreements, CostKind::kPurchase, CostKind::kMaterials,
        CostKind::kExpiry, CostKind::kLoss, CostKind::kPeacetimeExpiry}) {
    EXPECT_GT(costs.of(kind), 0) << cost_kind_names()[static_cast<std::size_t>(kind)].key;
  }
}

TEST(SupplySystem, SameArgumentsGiveTheSameBits) {
  for (std::uint64_t seed = 0; seed < kSystems / 10; ++seed) {
    const Scenario scenario = testing::random_supply_system(seed);
    const Model model(scenario);
    const Record first = model.run(seed, 3);
    const Record second = model.run(seed, 3);
    ASSERT_EQ(first.events, second.events);
    for (std::size_t table = 0; table < first.size(); ++table) {
      for (std::size_t cell = 0; cell < first.table(table).size(); ++cell) {
        ASSERT_EQ(std::bit_cast<std::uint64_t>(first.table(table)[cell]),
                  std::bit_cast<std::uint64_t>(second.table(table)[cell]))
            << model.schema().tables()[table].name;
      }
    }
  }
}

TEST(SupplyMetrics, SharesOfSupplyAddUpToOne) {
  for (std::uint64_t seed = 0; seed < kSystems / 10; ++seed) {
    const Scenario scenario = testing::random_supply_system(seed);
    const Model model(scenario);
    const Record record = model.run(seed, 0);
    for (const char* name : {"share_by_source", "share_by_ownership"}) {
      double sum = 0;
      for (const double share : record.table(table(model.schema(), name))) sum += share;
      if (std::isnan(sum)) continue;  // nothing was delivered
      EXPECT_NEAR(sum, 1, 1e-9) << name << " of system " << seed;
    }
    double by_source = 0;
    double delivered = 0;
    for (const double units : record.table(table(model.schema(), "delivered_by_item_and_source")))
      by_source += units;
    for (const double units : record.table(table(model.schema(), "delivered_by_item"))) delivered += units;
    EXPECT_EQ(by_source, delivered);
  }
}

TEST(SupplyMetrics, CostIsTheSumOfItsKindsWithoutThoseOfPeacetime) {
  const Scenario scenario = testing::random_supply_system(4);
  const Model model(scenario);
  const Record record = model.run(4, 0);
  const auto kinds = record.table(table(model.schema(), "cost_by_kind"));
  double sum = 0;
  for (std::size_t kind = 0; kind < kCostKinds; ++kind) {
    const auto peacetime = {CostKind::kPeacetimeStock, CostKind::kPeacetimeExpiry};
    if (std::find(peacetime.begin(), peacetime.end(), static_cast<CostKind>(kind)) == peacetime.end()) {
      sum += kinds[kind];
    }
  }
  EXPECT_NEAR(record.table(table(model.schema(), "supply_cost"))[0], sum, 1e-6 * sum);
}

// Stock: 1,000 tents, one dock at 100 m3/h, 0.25 m3 each: 400 an hour, mobilised after 2 h. The agreement:
// 240 a day from 12 h on, 500 at most, a quarter of them at risk. The line: 480 a day after 24 h and 2 d of
// quarantine.
TEST(SupplyMetrics, ReadinessIsWhatCouldBeOutByEachHorizon) {
  Scenario scenario = testing::small_scenario();
  scenario.stock = {{Id<Depot>{0}, testing::kTent, 1000}};
  scenario.depots[Id<Depot>{0}].mobilisation_s = sim::Distribution::constant(2 * kHour_s);
  const Id<Conversion> line =
      testing::add_converting_line(scenario, Id<Depot>{0}, testing::kTent, 480 / kDay_s);
  scenario.conversions[line].setup_s = sim::Distribution::constant(kDay_s);
  scenario.conversions[line].quarantine_s = sim::Distribution::constant(2 * kDay_s);
  scenario.command.plan.agreements = {
      scenario.agreements.add({"tents", Id<Enterprise>{0}, testing::kTent, Id<Depot>{0}, 500, 240 / kDay_s, 1,
                               sim::Distribution::constant(12 * kHour_s), 0.25, 0})};
  const Model model(scenario);
  const Record record = model.run(1, 0);
  const auto units = record.table(table(model.schema(), "readiness"));
  const auto at = [&](std::size_t horizon) { return units[horizon * scenario.items.size()]; };
  EXPECT_NEAR(at(0), 1000, 1e-6);                          // 6 h: 1,600 could be handled
  EXPECT_NEAR(at(1), 1000 + 0.75 * 120, 1e-6);             // 24 h
  EXPECT_NEAR(at(2), 1000 + 0.75 * 500, 1e-6);             // 72 h
  EXPECT_NEAR(at(3), 1000 + 0.75 * 500 + 4 * 480, 1e-6);   // 7 d
  EXPECT_NEAR(at(4), 1000 + 0.75 * 500 + 27 * 480, 1e-6);  // 30 d
}

}  // namespace
}  // namespace surge::models
