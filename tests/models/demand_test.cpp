// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "models/demand/need_book.h"
#include "models/demand/population_impact.h"
#include "tests/models/support/small_scenario.h"

namespace surge::models {
namespace {

using std::chrono::hours;
using testing::kNear;
using testing::kTent;
using testing::kWater;

constexpr sim::Time kAt = sim::kStart;

TEST(Vulnerability, SharesAreLinearBetweenRowsZeroBelowAndConstantAbove) {
  const std::vector<VulnerabilityRow> rows{{7, {0.2, 0.1, 0, 0}}, {9, {0.6, 0.5, 0.2, 0.1}}};
  EXPECT_EQ(vulnerability_shares(rows, 6.99), (GroupSizes{0, 0, 0, 0}));
  EXPECT_EQ(vulnerability_shares(rows, 7), (GroupSizes{0.2, 0.1, 0, 0}));
  EXPECT_DOUBLE_EQ(vulnerability_shares(rows, 8)[0], 0.4);
  EXPECT_DOUBLE_EQ(vulnerability_shares(rows, 8.5)[1], 0.4);
  EXPECT_EQ(vulnerability_shares(rows, 11), (GroupSizes{0.6, 0.5, 0.2, 0.1}));
}

TEST(Vulnerability, NobodyBeyondThePopulationIsStruck) {
  Scenario scenario = testing::small_scenario();
  scenario.demand.uncertainty_sigma = 3;
  for (std::uint64_t replication = 0; replication < 200; ++replication) {
    const CountyVulnerability county(scenario.demand, scenario.counties[kNear], {1, replication});
    PointIntensities everywhere{};
    everywhere.fill(12);
    for (const double persons : county.groups(everywhere)) EXPECT_LE(persons, 1000);
  }
}

/// A book in which all needs of small_scenario() are active and Near has 500 displaced: 250 tents, 5,000 L a
/// day.
class Book : public ::testing::Test {
 protected:
  Book() {
    book.set_active(kAt, 0, true);
    book.set_active(kAt, 1, true);
    book.strike(kAt, kNear, {500, 500, 100, 10});
  }
  const NeedState& tents() const { return book.state(kNear, kTent); }
  const NeedState& water() const { return book.state(kNear, kWater); }

  Scenario scenario = testing::small_scenario();
  NeedBook book{scenario};
};

TEST_F(Book, NeedsFollowFromGroupsAndHouseholds) {
  EXPECT_EQ(tents().one_off_need, 250);
  EXPECT_DOUBLE_EQ(tents().persons_in_need(), 500);
  EXPECT_DOUBLE_EQ(tents().persons_unmet(), 500);
  EXPECT_DOUBLE_EQ(water().units_per_day, 5000);
  EXPECT_DOUBLE_EQ(water().persons_unmet(), 500);
}

TEST_F(Book, DeliveryMeetsTheOneOffNeedAndNoMore) {
  book.deliver(kAt, kNear, kTent, 100);
  EXPECT_DOUBLE_EQ(tents().persons_unmet(), 300);
  book.deliver(kAt, kNear, kTent, 200);
  EXPECT_EQ(tents().one_off_met, 250);
  EXPECT_EQ(tents().stock, 50);
  EXPECT_EQ(tents().delivered, 300);
  EXPECT_DOUBLE_EQ(tents().persons_unmet(), 0);
}

TEST_F(Book, RecurringNeedIsServedFromStockStepByStepAndTheRestIsLost) {
  book.deliver(kAt, kNear, kWater, 2000);  // 1,250 L a step of 6 h
  book.use_step(kAt + hours(6));
  EXPECT_EQ(water().used, 1250);
  EXPECT_DOUBLE_EQ(water().persons_unmet(), 0);
  book.use_step(kAt + hours(12));
  EXPECT_EQ(water().used, 2000);
  EXPECT_EQ(water().wanted, 2500);
  EXPECT_DOUBLE_EQ(water().persons_unmet(), 500 * 500.0 / 1250);
  book.use_step(kAt + hours(18));
  EXPECT_DOUBLE_EQ(water().persons_unmet(), 500);
}

TEST_F(Book, PeopleOnceStruckStayStruckAndStrongerShakingAdds) {
  book.strike(kAt, kNear, {400, 400, 0, 0});
  EXPECT_EQ(tents().one_off_need, 250);
  book.strike(kAt, kNear, {800, 800, 0, 0});
  EXPECT_EQ(tents().one_off_need, 400);
  EXPECT_DOUBLE_EQ(book.groups(kNear)[2], 100);
}

TEST_F(Book, SurplusServesALaterOneOffNeed) {
  book.deliver(kAt, kNear, kTent, 300);
  book.strike(kAt, kNear, {560, 560, 0, 0});
  EXPECT_EQ(tents().one_off_met, 280);
  EXPECT_EQ(tents().stock, 20);
}

TEST_F(Book, EndedRecurringNeedIsNobodysNeed) {
  book.set_active(kAt + hours(240), 1, false);
  EXPECT_DOUBLE_EQ(water().persons_in_need(), 0);
  EXPECT_DOUBLE_EQ(water().persons_unmet(), 0);
}

TEST_F(Book, PartsOfAUnitAreCarriedToTheNextStep) {
  Scenario small = scenario;
  small.demand.needs[1].amount = 0.001;  // 500 persons: 0.5 L a day
  NeedBook parts(small);
  parts.set_active(kAt, 1, true);
  parts.strike(kAt, kNear, {500, 500, 0, 0});
  for (int step = 1; step <= 8; ++step) parts.use_step(kAt + step * hours(6));
  EXPECT_EQ(parts.state(kNear, kWater).wanted, 1);
}

TEST_F(Book, ObserversHearEveryChangeOnce) {
  struct Listener final : NeedObserver {
    void need_changed(sim::Time, Id<County>, Id<Item>, double, double unmet_before,
                      const NeedState& state) override {
      ++calls;
      difference = state.persons_unmet() - unmet_before;
    }
    int calls = 0;
    double difference = 0;
  } listener;
  book.observe(listener);
  book.deliver(kAt, kNear, kTent, 100);
  EXPECT_EQ(listener.calls, 1);
  EXPECT_DOUBLE_EQ(listener.difference, -200);
  book.deliver(kAt, kNear, kWater, 100);  // nobody is better off before the step
  EXPECT_EQ(listener.calls, 1);
}

}  // namespace
}  // namespace surge::models
