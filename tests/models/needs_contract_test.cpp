// SPDX-License-Identifier: Apache-2.0
// What holds for needs of every kind, basis and group; needs that fade and needs that wait.
#include <gtest/gtest.h>

#include "models/demand/need_book.h"
#include "tests/models/support/running_world.h"

namespace surge::models {
namespace {

using std::chrono::hours;
using testing::kNear;
using testing::kTent;
using testing::kWater;

struct NeedCase {
  NeedKind kind;
  NeedBasis basis;
  PopulationGroup group;
};

std::string name_of_case(const ::testing::TestParamInfo<NeedCase>& info) {
  return std::string(kNeedKindNames[static_cast<std::size_t>(info.param.kind)]) +
         (info.param.basis == NeedBasis::kPerson ? "_person_" : "_household_") +
         kPopulationGroupNames[static_cast<std::size_t>(info.param.group)];
}

std::vector<NeedCase> all_needs() {
  std::vector<NeedCase> cases;
  for (const NeedKind kind : {NeedKind::kOneOff, NeedKind::kRecurring, NeedKind::kWaiting}) {
    for (const NeedBasis basis : {NeedBasis::kPerson, NeedBasis::kHousehold}) {
      for (std::size_t group = 0; group < kPopulationGroups; ++group)
        cases.push_back({kind, basis, static_cast<PopulationGroup>(group)});
    }
  }
  return cases;
}

class EveryNeed : public ::testing::TestWithParam<NeedCase> {
 protected:
  static constexpr int kSteps = 8;

  EveryNeed() {
    Need need;
    need.item = kWater;
    need.kind = GetParam().kind;
    need.basis = GetParam().basis;
    need.group = GetParam().group;
    need.amount = 3;
    need.lasts = std::chrono::hours(240);
    scenario.demand.needs = {need};
  }

  /// 100 persons, `each_step` units before each step. Returns people unmet, summed over the steps.
  double unmet_over_time(Quantity each_step) {
    NeedBook book(scenario);
    book.set_active(sim::kStart, 0, true);
    book.set_group(sim::kStart, kNear, GetParam().group, 100);
    double sum = 0;
    for (int step = 1; step <= kSteps; ++step) {
      const sim::Time now = sim::kStart + step * hours(6);
      book.deliver(now, kNear, kWater, each_step);
      book.use_step(now);
      const NeedState& state = book.state(kNear, kWater);
      EXPECT_GE(state.persons_unmet(), 0);
      EXPECT_LE(state.persons_unmet(), state.persons_in_need());
      EXPECT_GE(state.stock, 0);
      EXPECT_EQ(state.delivered, state.one_off_met + state.used + state.stock);
      sum += state.persons_unmet();
    }
    return sum;
  }

  Scenario scenario = testing::small_scenario();
};

TEST_P(EveryNeed, DeliveringWhatIsNeededLeavesNothingUnmet) {
  EXPECT_EQ(unmet_over_time(300), 0);
}

TEST_P(EveryNeed, NothingDeliveredLeavesAllUnmet) {
  EXPECT_NEAR(unmet_over_time(0), 100 * kSteps, 1e-9);
}

TEST_P(EveryNeed, MoreDeliveredNeverLeavesMoreUnmet) {
  double before = unmet_over_time(0);
  for (const Quantity each : {1, 5, 10, 20, 37, 75, 150}) {
    const double unmet = unmet_over_time(each);
    EXPECT_LE(unmet, before + 1e-9) << each;
    before = unmet;
  }
}

INSTANTIATE_TEST_SUITE_P(Needs, EveryNeed, ::testing::ValuesIn(all_needs()), name_of_case);

/// 100 displaced need 4 L a day each, 100 L a step.
class RecurringNeed : public ::testing::Test {
 protected:
  RecurringNeed() {
    scenario.demand.needs.erase(scenario.demand.needs.begin());
    need().amount = 4;
  }
  Need& need() { return scenario.demand.needs[0]; }
  NeedBook struck() const {
    NeedBook book(scenario);
    book.set_active(sim::kStart, 0, true);
    book.strike(sim::kStart, kNear, {100, 100});
    return book;
  }
  Scenario scenario = testing::small_scenario();
};

TEST_F(RecurringNeed, ThatFadesWantsTheIntegralOfItsHalfLife) {
  need().fades = hours(48);
  NeedBook book = struck();
  for (int step = 1; step <= 16; ++step) book.use_step(sim::kStart + step * hours(6));
  // Two half-lives in four days: 400 L a day x 2 d / ln 2 x 3 / 4.
  EXPECT_NEAR(static_cast<double>(book.state(kNear, kWater).wanted), 400 * 2 / std::log(2.0) * 0.75, 1);
}

TEST_F(RecurringNeed, ThatFadesIsHalfAfterItsHalfLife) {
  need().fades = hours(48);
  NeedBook book = struck();
  const double at_first = book.state(kNear, kWater).units_per_day;
  for (int step = 1; step <= 8; ++step) book.use_step(sim::kStart + step * hours(6));
  EXPECT_NEAR(book.state(kNear, kWater).units_per_day, at_first / 2, 1e-9);
  EXPECT_NEAR(book.state(kNear, kWater).persons_in_need(), 100 * at_first / 400 / 2, 1e-9);
}

TEST_F(RecurringNeed, ThatWaitsKeepsItsBacklogUntilItIsServed) {
  need().kind = NeedKind::kWaiting;
  NeedBook book = struck();
  const NeedState& water = book.state(kNear, kWater);
  for (int step = 1; step <= 3; ++step) book.use_step(sim::kStart + step * hours(6));
  EXPECT_EQ(water.backlog, 300);
  EXPECT_DOUBLE_EQ(water.persons_unmet(), 100);
  book.deliver(sim::kStart + hours(19), kNear, kWater, 250);
  EXPECT_EQ(water.backlog, 50);
  EXPECT_DOUBLE_EQ(water.persons_unmet(), 50);
  book.deliver(sim::kStart + hours(20), kNear, kWater, 70);
  EXPECT_EQ(water.backlog, 0);
  EXPECT_EQ(water.stock, 20);
  EXPECT_DOUBLE_EQ(water.persons_unmet(), 0);
}

TEST_F(RecurringNeed, ThatWaitsOutlivesItsEnd) {
  need().kind = NeedKind::kWaiting;
  NeedBook book = struck();
  book.use_step(sim::kStart + hours(6));
  book.set_active(sim::kStart + hours(6), 0, false);
  EXPECT_DOUBLE_EQ(book.state(kNear, kWater).persons_unmet(), 100);
  book.deliver(sim::kStart + hours(7), kNear, kWater, 100);
  EXPECT_DOUBLE_EQ(book.state(kNear, kWater).persons_unmet(), 0);
  EXPECT_DOUBLE_EQ(book.state(kNear, kWater).persons_in_need(), 0);
}

TEST_F(RecurringNeed, ThatWaitsIsBelievedToGrowAndOneThatFadesToShrink) {
  const auto believed = [this](sim::Duration after) {
    NeedBook book = struck();
    for (sim::Duration time = hours(6); time <= after; time += hours(6)) book.use_step(sim::kStart + time);
    Beliefs beliefs(scenario, book);
    beliefs.needs_changed(sim::kStart + after);
    beliefs.receive(kNear, {{100, 100}, 1, sim::kStart + after});
    return beliefs.need(kNear, kWater);
  };
  need().fades = hours(48);
  EXPECT_NEAR(believed(hours(48)).per_day, believed(hours(0)).per_day / 2, 1e-9);
  need().fades = {};
  need().kind = NeedKind::kWaiting;
  EXPECT_NEAR(believed(hours(0)).one_off, 400 * 2, 1e-9);  // two days ahead
  EXPECT_NEAR(believed(hours(72)).one_off, 400 * 5, 1e-9);
  EXPECT_NEAR(believed(hours(240)).one_off, 400 * 10, 1e-9);  // it lasts ten days
  EXPECT_EQ(believed(hours(24)).per_day, 0);
}

TEST(Groups, ThatFellGrowByNewVictimsOnlyAndEverIsRemembered) {
  const Scenario scenario = testing::small_scenario();
  NeedBook book(scenario);
  book.strike(sim::kStart, kNear, {500, 400});
  book.resettle(sim::kStart, kNear, 100, 0);
  book.strike(sim::kStart, kNear, {500, 430});
  EXPECT_DOUBLE_EQ(book.groups(kNear)[1], 130);
  EXPECT_DOUBLE_EQ(book.ever(kNear)[1], 430);
}

TEST(Groups, OneOffNeedOnceMetStaysMetWhenPeopleLeave) {
  const Scenario scenario = testing::small_scenario();
  NeedBook book(scenario);
  book.set_active(sim::kStart, 0, true);
  book.strike(sim::kStart, kNear, {500, 400});
  book.deliver(sim::kStart, kNear, kTent, 150);
  book.resettle(sim::kStart, kNear, 100, 100);
  EXPECT_EQ(book.state(kNear, kTent).one_off_met, 150);
  EXPECT_EQ(book.state(kNear, kTent).persons_unmet(), 0);
}

}  // namespace
}  // namespace surge::models
