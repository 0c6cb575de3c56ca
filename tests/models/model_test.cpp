// SPDX-License-Identifier: Apache-2.0
// The whole model: hand-computed runs, the same bits for the same arguments, and conservation on random
// scenarios.
#include "models/model.h"

#include <bit>
#include <cmath>

#include <gtest/gtest.h>

#include "models/catalogue/catalogues.h"
#include "models/units.h"
#include "tests/models/support/record_tables.h"
#include "tests/models/support/running_world.h"
#include "tests/models/support/small_scenario.h"

namespace surge::models {
namespace {

using std::chrono::hours;
using testing::kDepot;
using testing::kFar;
using testing::kNear;
using testing::kTent;
using testing::kTown;
using testing::kWater;
using testing::StruckWorld;
using testing::table;

bool same_bits(const Record& x, const Record& y) {
  for (std::size_t i = 0; i < x.size(); ++i) {
    for (std::size_t cell = 0; cell < x.table(i).size(); ++cell) {
      if (std::bit_cast<std::uint64_t>(x.table(i)[cell]) != std::bit_cast<std::uint64_t>(y.table(i)[cell]))
        return false;
    }
  }
  return x.events == y.events && x.outcome.kind == y.outcome.kind;
}

// The small scenario, struck everywhere at VIII: 50, 500 and 500 displaced need 25, 250 and 250 tents.

TEST(World, TentsReachTheCountiesAtTheHandComputedTimes) {
  Scenario scenario = testing::small_scenario();
  scenario.demand.needs.pop_back();  // tents only
  StruckWorld struck(scenario);
  // Decision at 1 h. Town (25 tents): a small load. Near and Far (250): one full truck each and the rest as
  // another small load. One dock, in order of decision: town 6.25 m3, Near 50, Near 12.5, Far 50, Far 12.5
  // m3, each and 1 h of placing.
  const double loaded_town = 1 + 1 + 6.25 / 100;
  const double loaded_near = loaded_town + 1 + 50.0 / 100;
  struck.run_to(sim::duration_from_hours(loaded_town + 1) - sim::Duration{1});
  EXPECT_EQ(struck.tents(kTown).delivered, 0);
  struck.run_to(sim::duration_from_hours(loaded_town + 1) + sim::Duration{1});
  EXPECT_EQ(struck.tents(kTown).delivered, 25);
  struck.run_to(sim::duration_from_hours(loaded_near + 1 + 1) - sim::Duration{5});
  EXPECT_EQ(struck.tents(kNear).delivered, 0);
  struck.run_to(sim::duration_from_hours(loaded_near + 1 + 1) + sim::Duration{5});
  EXPECT_EQ(struck.tents(kNear).delivered, 200);
  struck.run_to(hours(24));
  EXPECT_EQ(struck.tents(kNear).one_off_met, 250);
  EXPECT_EQ(struck.tents(kFar).one_off_met, 250);
  EXPECT_EQ(struck.world.depot(kDepot).on_hand(kTent), 1000 - 525);
}

TEST(World, NothingIsSentTwiceWhileItIsUnderWay) {
  StruckWorld struck(testing::small_scenario());
  struck.run_to(hours(200));
  EXPECT_EQ(struck.world.ledger()[kTent].delivered, 525);
}

TEST(World, BlockedLinksOpenAfterTheirRepair) {
  StruckWorld struck(testing::small_scenario(), 12);  // six standard deviations over the median: all blocked
  struck.run_to(hours(9));
  EXPECT_EQ(struck.world.network().blocked_count(), 3u);
  EXPECT_EQ(struck.tents(kNear).delivered, 0);
  struck.run_to(hours(11));
  EXPECT_EQ(struck.world.network().blocked_count(), 0u);
  struck.run_to(hours(48));
  EXPECT_EQ(struck.tents(kFar).one_off_met, 250);
}

TEST(World, CountiesThatHaveNotReportedGetNothing) {
  Scenario scenario = testing::small_scenario();
  scenario.command.information.first_report_s = sim::Distribution::constant(100 * kHour_s);
  StruckWorld struck(scenario);
  struck.run_to(hours(99));
  EXPECT_EQ(struck.world.convoys().sent, 0u);
  struck.run_to(hours(120));
  EXPECT_GT(struck.world.convoys().sent, 0u);
}

TEST(World, RecurringNeedIsSuppliedForAsLongAsItLasts) {
  Scenario scenario = testing::small_scenario();
  scenario.stock[1].quantity = 10'000'000;
  scenario.fleets[0].count = 100;
  StruckWorld struck(scenario);
  struck.run_to(hours(239));
  const NeedState& water = struck.world.needs().state(kNear, kWater);
  EXPECT_DOUBLE_EQ(water.persons_unmet(), 0);
  EXPECT_GT(water.used, 9 * 5000);
  EXPECT_LT(water.delivered, 15 * 5000);  // not much more than 10 days' use and two days' cover
}

TEST(Model, SameArgumentsGiveTheSameBits) {
  const Scenario scenario = testing::random_scenario(3);
  const Model model(scenario);
  const Model again(scenario);
  for (std::uint64_t replication = 0; replication < 5; ++replication) {
    EXPECT_TRUE(same_bits(model.run(1, replication), again.run(1, replication)));
  }
  EXPECT_FALSE(same_bits(model.run(1, 0), model.run(2, 0)));
  EXPECT_FALSE(same_bits(model.run(1, 0), model.run(1, 1)));
}

TEST(Model, ConservesEveryItemOnRandomScenarios) {
  for (std::uint64_t seed = 1; seed <= 150; ++seed) {
    const Scenario scenario = testing::random_scenario(seed);
    const Record record = Model(scenario).run(seed, 0);
    ASSERT_EQ(record.outcome.kind, sim::RunOutcome::Kind::horizon)
        << "seed " << seed << ": " << record.outcome.what;
  }
}

TEST(Model, BrokenConservationFailsTheRunWithItsTerms) {
  ItemFlows flows;
  flows.initial = 10;
  flows.delivered = 4;
  Item item;
  item.key = "tent";
  EXPECT_EQ(imbalance(item, flows, {5, 1}), "");
  const std::string message = imbalance(item, flows, {5, 0});
  EXPECT_NE(message.find("conservation of tent broken"), std::string::npos) << message;
}

TEST(Model, SharesStayBetweenZeroAndOneAndTimesInsideTheHorizon) {
  for (std::uint64_t seed = 1; seed <= 30; ++seed) {
    const Scenario scenario = testing::random_scenario(seed);
    const Model model(scenario);
    const Record record = model.run(seed, 0);
    const double horizon_h = sim::to_hours(scenario.run.horizon);
    for (std::size_t i = 0; i < record.size(); ++i) {
      const TableDeclaration& declaration = model.schema().tables()[i];
      const bool share =
          declaration.name.starts_with("coverage") || declaration.name.starts_with("fill_rate");
      const bool time = declaration.name.starts_with("time_to");
      for (const double value : record.table(i)) {
        if (std::isnan(value)) continue;
        ASSERT_GE(value, -1e-9) << declaration.name;
        if (share) {
          ASSERT_LE(value, 1 + 1e-9) << declaration.name;
        }
        if (time) {
          ASSERT_LE(value, horizon_h) << declaration.name;
        }
      }
    }
  }
}

TEST(Model, PolicyDoesNotChangeTheDisaster) {
  Scenario nearest = testing::random_scenario(5);
  nearest.command.dispatch.kind = "nearest_first";
  Scenario proportional = nearest;
  proportional.command.dispatch.kind = "proportional";
  const Model first(nearest);
  const Model second(proportional);
  for (const char* name : {"people_affected", "people_displaced", "people_injured"}) {
    const std::size_t position = table(first.schema(), name);
    for (std::uint64_t replication = 0; replication < 5; ++replication) {
      EXPECT_EQ(first.run(1, replication).table(position)[0], second.run(1, replication).table(position)[0])
          << name;
    }
  }
  const std::size_t blocked = table(first.schema(), "links_blocked");
  const Record x = first.run(1, 0);
  const Record y = second.run(1, 0);
  EXPECT_TRUE(std::equal(x.table(blocked).begin(), x.table(blocked).end(), y.table(blocked).begin()));
}

TEST(Model, UnknownNamesAreRefused) {
  Scenario scenario = testing::small_scenario();
  scenario.metrics = {"happiness"};
  EXPECT_THROW(Model{scenario}, std::invalid_argument);
  scenario = testing::small_scenario();
  scenario.command.dispatch.kind = "lottery";
  EXPECT_THROW(Model{scenario}, std::invalid_argument);
  scenario = testing::small_scenario();
  scenario.hazards = {{"meteor", {}}};
  EXPECT_THROW(Model{scenario}, std::invalid_argument);
}

TEST(Metrics, WithoutADisasterNobodyIsInNeed) {
  const Scenario scenario = testing::small_scenario();
  const Model model(scenario);
  const Record record = model.run(1, 0);
  EXPECT_EQ(record.table(table(model.schema(), "people_affected"))[0], 0);
  EXPECT_EQ(record.table(table(model.schema(), "tonne_km"))[0], 0);
  EXPECT_TRUE(std::isnan(record.table(table(model.schema(), "coverage"))[0]));
  EXPECT_TRUE(std::isnan(record.table(table(model.schema(), "time_to_50_percent"))[0]));
  EXPECT_EQ(record.table(table(model.schema(), "stock_by_item"))[0], 1000);
}

TEST(Schema, EveryTableHasTitleUnitAndKnownDimensions) {
  const Scenario scenario = testing::small_scenario();
  const Model model(scenario);
  const RecordSchema& schema = model.schema();
  for (const TableDeclaration& declaration : schema.tables()) {
    EXPECT_FALSE(declaration.title.en.empty()) << declaration.name;
    EXPECT_FALSE(declaration.title.zh.empty()) << declaration.name;
    EXPECT_FALSE(declaration.unit.empty()) << declaration.name;
    EXPECT_FALSE(declaration.long_name.empty()) << declaration.name;
  }
}

TEST(Schema, RefusesRepeatedNamesAndUnknownDimensions) {
  RecordSchema schema;
  schema.add_dimension({"time", "h", "time", {0, 6}});
  EXPECT_THROW(schema.add_dimension({"time", "h", "time", {0}}), std::invalid_argument);
  schema.add_table({"a", "1", "a", {"a", "a"}, Direction::kNeutral, {"time"}});
  EXPECT_THROW(schema.add_table({"a", "1", "a", {"a", "a"}, Direction::kNeutral, {}}), std::invalid_argument);
  EXPECT_THROW(schema.add_table({"b", "1", "b", {"b", "b"}, Direction::kNeutral, {"space"}}),
               std::invalid_argument);
  EXPECT_TRUE(schema.is_series(0));
  EXPECT_EQ(schema.cells(0), 2u);
}

}  // namespace
}  // namespace surge::models
