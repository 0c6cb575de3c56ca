// SPDX-License-Identifier: Apache-2.0
// What command does to get more: sourcing policies, substitutes, kits.
#include <gtest/gtest.h>

#include "models/catalogue/catalogues.h"
#include "models/command/sourcing_policy.h"
#include "models/command/substitution.h"
#include "models/supply/contracts.h"
#include "models/units.h"
#include "tests/models/support/running_world.h"
#include "tests/models/support/small_scenario.h"
#include "tests/models/support/works_scenario.h"

namespace surge::models {
namespace {

using sim::Distribution;
using std::chrono::hours;
using testing::kStore;
using testing::kTent;
using testing::kWater;
using testing::StruckWorld;

ComponentSpec policy(const std::string& kind) {
  for (const ComponentDescription& description : sourcing_policy_catalogue()) {
    if (description.kind == kind) return default_spec(description);
  }
  throw std::invalid_argument(kind);
}

/// The small scenario, struck: 525 tents are needed. The depot has 100. An agreement can bring 200 in 24 h,
/// another 200 in 10 days; the market 50 a day; a line 100 a day from hour 25 on.
Scenario short_of_tents(const std::string& kind) {
  Scenario scenario = testing::small_scenario();
  scenario.demand.needs.pop_back();
  scenario.stock = {{kStore, kTent, 100}};
  const Id<Conversion> line = testing::add_converting_line(scenario, kStore, kTent, 100 / kDay_s);
  scenario.conversions[line].setup_s = Distribution::constant(kDay_s);
  const auto agreement = [&](const char* key, double lead_s) {
    scenario.command.plan.agreements.push_back(scenario.agreements.add(
        {key, Id<Enterprise>{0}, kTent, kStore, 200, 1, 500, Distribution::constant(lead_s), 0, 0}));
  };
  agreement("fast", kDay_s);
  agreement("slow", 5 * kDay_s);
  scenario.markets = {{kTent, kStore, 1000, 50 / kDay_s, 0, Distribution::constant(kDay_s), 0, hours(100)}};
  scenario.command.sourcing = policy(kind);
  return scenario;
}

// By belief at hour 1: 525 needed, 100 in the depot; in 3 days the line would bring 200 (hours 25 to 73).
TEST(SourcingProblem, ShortfallCountsStockAndWhatLinesWillMake) {
  StruckWorld struck(short_of_tents("as_planned"));
  struck.run_to(hours(1) - sim::Duration{1});
  struck.world.activate();
  SourcingProblem problem(struck.world);
  EXPECT_NEAR(problem.shortfall(kTent, hours(72)), 425, 1e-6);
  problem.convert(Id<Conversion>{0});
  EXPECT_NEAR(problem.shortfall(kTent, hours(72)), 225, 1e-6);
  EXPECT_EQ(problem.call_off(Id<Agreement>{0}, 1000), 200);
  EXPECT_NEAR(problem.shortfall(kTent, hours(72)), 25, 1e-6);
  EXPECT_EQ(problem.buy(0, 1000), 50);
  EXPECT_NEAR(problem.shortfall(kTent, hours(72)), -25, 1e-6);
}

TEST(SourcingProblem, LineIsOrderedOnce) {
  StruckWorld struck(short_of_tents("as_planned"));
  SourcingProblem problem(struck.world);
  problem.convert(Id<Conversion>{0});
  problem.convert(Id<Conversion>{0});
  EXPECT_EQ(problem.decisions().size(), 1u);
  EXPECT_TRUE(problem.possible_conversions(kTent).empty());
}

// The line makes 300 by day 4, so of the 425 that are missing the fast agreement (a day and the cover of 3)
// is called for 125. By day 8 nothing is missing. In 3 days the line makes 200: of the 100 missing then a
// day's volume is bought.
TEST(AsPlanned, ConvertsAtActivationThenContractsForTheShortfall) {
  StruckWorld struck(short_of_tents("as_planned"));
  struck.run_to(hours(1));
  EXPECT_EQ(struck.world.line(testing::kLine).state, LineState::kPreparing);
  EXPECT_EQ(struck.world.contracts().left(Id<Agreement>{0}), 75);
  EXPECT_EQ(struck.world.contracts().left(Id<Agreement>{1}), 200);
  EXPECT_EQ(struck.world.costs().of(CostKind::kPurchase), 50 * 1000);
}

TEST(AsPlanned, BuysOnlyWhatAgreementsLeave) {
  Scenario scenario = short_of_tents("as_planned");
  scenario.command.plan.conversions.clear();
  const auto bought = [&] {
    StruckWorld struck(scenario);
    struck.run_to(hours(1));
    return struck.world.costs().of(CostKind::kPurchase);
  };
  EXPECT_EQ(bought(), 50 * 1000);  // 425 missing, 200 from the fast agreement
  scenario.command.sourcing.values["buy"] = false;
  EXPECT_EQ(bought(), 0);
  scenario.command.sourcing.values["buy"] = true;
  scenario.agreements[Id<Agreement>{0}].cap = 1000;
  EXPECT_EQ(bought(), 0);
}

// 240 a day from 12 h on: by hour 36 a call of 600 has brought 240, and no more is counted on.
TEST(SourcingProblem, CountsOnAnAgreementForWhatItDeliversInTime) {
  Scenario scenario = short_of_tents("as_planned");
  scenario.agreements[Id<Agreement>{0}].units_per_s = 240 / kDay_s;
  scenario.agreements[Id<Agreement>{0}].lead_time_s = Distribution::constant(12 * kHour_s);
  scenario.agreements[Id<Agreement>{0}].cap = 600;
  scenario.command.plan.conversions.clear();
  StruckWorld struck(scenario);
  struck.run_to(hours(1) - sim::Duration{1});
  call_off(struck.world, Id<Agreement>{0}, 600);
  SourcingProblem problem(struck.world);
  EXPECT_NEAR(problem.shortfall(kTent, hours(36)), 425 - 240, 1);
  EXPECT_NEAR(problem.shortfall(kTent, hours(200)), 425 - 600, 1e-6);
}

// Short term: 425 missing in 3 d; 200 from the fast agreement, 50 bought. Medium: 175 missing in 10 d, from
// the slow one. Long: nothing is missing, so no line converts.
TEST(ByHorizon, UsesEachSourceForItsHorizon) {
  StruckWorld struck(short_of_tents("by_horizon"));
  struck.run_to(hours(1));
  EXPECT_EQ(struck.world.contracts().left(Id<Agreement>{0}), 0);
  EXPECT_EQ(struck.world.contracts().left(Id<Agreement>{1}), 25);
  EXPECT_EQ(struck.world.costs().of(CostKind::kPurchase), 50 * 1000);
  EXPECT_EQ(struck.world.line(testing::kLine).state, LineState::kNormal);
}

TEST(ByHorizon, ConvertsForTheLongTermAndRevertsWhenItIsCovered) {
  Scenario scenario = short_of_tents("by_horizon");
  scenario.command.plan.agreements.clear();
  scenario.markets.clear();
  scenario.run.horizon = hours(24 * 30);
  StruckWorld struck(scenario);
  struck.run_to(hours(1));
  EXPECT_EQ(struck.world.line(testing::kLine).state, LineState::kPreparing);
  struck.run_to(hours(26));
  EXPECT_EQ(struck.world.line(testing::kLine).state, LineState::kFull);
  struck.run_to(hours(24 * 29));
  EXPECT_EQ(struck.world.line(testing::kLine).state, LineState::kNormal);
  EXPECT_GT(struck.world.ledger()[kTent].delivered, 400);
}

TEST(Substitutes, AreSentWhereAnItemIsOutOfStock) {
  Scenario scenario = testing::small_scenario();
  scenario.demand.needs.pop_back();
  scenario.stock = {{kStore, kTent, 25}, {kStore, kWater, 900}};
  scenario.substitutes = {{kTent, kWater, 3}};  // 3 units of it do the service of a tent
  StruckWorld struck(scenario);
  struck.run_to(hours(200));
  EXPECT_EQ(struck.world.ledger()[kTent].delivered, 25);
  EXPECT_EQ(struck.world.ledger()[kWater].delivered, 900);
  Quantity met = 0;
  for (const Id<County> county : ids(scenario.counties)) {
    met += struck.world.needs().state(county, kTent).one_off_met;
  }
  EXPECT_EQ(met, 25 + 300);
  struck.world.check_conservation();
}

TEST(Kits, ArePackedFromLooseItemsThatAreToSpare) {
  Scenario scenario = testing::small_scenario();
  scenario.demand.needs.pop_back();
  const Id<Item> pole = testing::add_material(scenario, "pole");
  scenario.kits = {{kTent, kWater, 4}, {kTent, pole, 2}};
  scenario.stock = {{kStore, kWater, 1000}, {kStore, pole, 200}};
  StruckWorld struck(scenario);
  struck.run_to(hours(200));
  EXPECT_EQ(struck.world.ledger()[kTent].produced, 100);
  EXPECT_EQ(struck.world.ledger()[kTent].delivered, 100);
  EXPECT_EQ(struck.world.ledger()[kWater].consumed, 400);
  EXPECT_EQ(struck.world.ledger()[pole].consumed, 200);
}

TEST(Kits, ComponentsThatAreNeededThemselvesAreLeft) {
  Scenario scenario = testing::small_scenario();  // 10,500 L a day are needed for 10 days
  scenario.kits = {{kTent, kWater, 4}};
  scenario.stock = {{kStore, kWater, 1000}};
  StruckWorld struck(scenario);
  struck.run_to(hours(48));
  EXPECT_EQ(struck.world.ledger()[kTent].produced, 0);
}

/// What must hold for every policy of the catalogue.
class SourcingPolicyContract : public ::testing::TestWithParam<std::string> {};

TEST_P(SourcingPolicyContract, OrdersNoMoreThanThereIs) {
  StruckWorld struck(short_of_tents(GetParam()));
  struck.run_to(hours(240));
  for (const Id<Agreement> agreement : ids(struck.scenario.agreements)) {
    EXPECT_GE(struck.world.contracts().left(agreement), 0);
  }
  EXPECT_GE(struck.world.contracts().expected(kTent), 0);
  struck.world.check_conservation();
}

TEST_P(SourcingPolicyContract, DoesNothingWhereNothingIsNeeded) {
  Scenario scenario = short_of_tents(GetParam());
  scenario.demand.needs.clear();
  StruckWorld struck(scenario);
  struck.run_to(hours(240));
  EXPECT_EQ(struck.world.contracts().left(Id<Agreement>{0}), 200);
  EXPECT_EQ(struck.world.costs().of(CostKind::kPurchase), 0);
}

TEST_P(SourcingPolicyContract, DecidesTheSameOnTheSameProblem) {
  StruckWorld struck(short_of_tents(GetParam()));
  struck.run_to(hours(1) - sim::Duration{1});
  const auto decisions = [&] {
    SourcingProblem problem(struck.world);
    make_sourcing_policy(policy(GetParam()))->decide(problem);
    std::vector<std::size_t> kinds;
    for (const SourcingDecision& decision : problem.decisions()) kinds.push_back(decision.index());
    return std::pair(kinds, problem.shortfall(kTent, hours(72)));
  };
  EXPECT_EQ(decisions(), decisions());
}

TEST_P(SourcingPolicyContract, ManagesWithoutPlanOrMarkets) {
  Scenario scenario = testing::small_scenario();
  scenario.command.sourcing = policy(GetParam());
  StruckWorld struck(scenario);
  struck.run_to(hours(240));
  EXPECT_GT(struck.world.ledger()[kTent].delivered, 0);
}

std::vector<std::string> kinds() {
  std::vector<std::string> names;
  for (const ComponentDescription& description : sourcing_policy_catalogue())
    names.push_back(description.kind);
  return names;
}

INSTANTIATE_TEST_SUITE_P(Catalogue, SourcingPolicyContract, ::testing::ValuesIn(kinds()),
                         [](const auto& test) { return test.param; });

}  // namespace
}  // namespace surge::models
