// SPDX-License-Identifier: Apache-2.0
// Damage of links, the work on it, restrictions, and teams that travel to it. Roads of small_scenario(): town
// - Near 1 h, Near - Far 1 h, town - Far 4 h.
#include "models/repair/link_works.h"

#include <gtest/gtest.h>

#include "models/catalogue/catalogues.h"
#include "models/repair/ranked_repair.h"
#include "models/units.h"
#include "sim/random/sampling.h"
#include "tests/models/support/running_world.h"
#include "tests/models/support/small_scenario.h"

namespace surge::models {
namespace {

using std::chrono::hours;
using testing::engineers;
using testing::kNearFar;
using testing::kNearSeat;
using testing::kTownFar;
using testing::kTownNear;
using testing::kTownSeat;
using testing::kTruck;

constexpr LinkCondition kOneLane{0.5, 0.5};

/// 6 crew-hours until passable, 4 more until restored.
Damage broken() {
  return {6 * kHour_s, 4 * kHour_s, kClosed, kOneLane};
}

class Works : public ::testing::Test {
 public:
  Works() { scenario.link_damage.local_crews = 0; }

  LinkCondition condition_at(sim::Duration time, Id<Link> link = kTownNear) {
    if (!started) begin();
    started->run_to(time);
    return started->world.network().condition(link);
  }
  void begin() { started = std::make_unique<testing::StartedWorld>(scenario); }
  LinkWorks& works() {
    if (!started) begin();
    return started->world.link_works();
  }

  Scenario scenario = testing::small_scenario();
  std::unique_ptr<testing::StartedWorld> started;
};

TEST_F(Works, WithoutCrewsALinkStaysClosed) {
  works().damage(kTownNear, broken(), 0);
  EXPECT_EQ(condition_at(hours(200)), kClosed);
}

TEST_F(Works, LocalCrewsOpenALaneThenRestoreTheLink) {
  scenario.link_damage.local_crews = 2;
  scenario.link_damage.local_start_s = sim::Distribution::constant(3 * kHour_s);
  works().damage(kTownNear, broken(), 0);
  EXPECT_EQ(condition_at(hours(5)), kClosed);
  EXPECT_EQ(condition_at(hours(6)), kOneLane);
  EXPECT_EQ(condition_at(hours(7)), kOneLane);
  EXPECT_EQ(condition_at(hours(8)), LinkCondition{});
  EXPECT_DOUBLE_EQ(works().crew_hours_worked(), 10);
}

TEST_F(Works, CrewsThatComeAndGoDoTheirPart) {
  works().damage(kTownNear, broken(), 0);
  works().add_crews(kTownNear, 1);
  EXPECT_EQ(condition_at(hours(2)), kClosed);
  works().add_crews(kTownNear, 3);  // 4 h of work left for 4 crews
  EXPECT_EQ(condition_at(hours(3)), kOneLane);
  works().add_crews(kTownNear, -3);
  EXPECT_EQ(condition_at(hours(7) - sim::Duration{1}), kOneLane);
  EXPECT_EQ(condition_at(hours(7)), LinkCondition{});
}

TEST_F(Works, AftershockClosesAgainWhatWasPassableAndAddsItsWork) {
  works().damage(kTownNear, broken(), 0);
  works().add_crews(kTownNear, 1);
  EXPECT_EQ(condition_at(hours(8)), kOneLane);  // 2 h to restore
  works().damage(kTownNear, broken(), 1);
  EXPECT_EQ(condition_at(hours(8)), kClosed);
  EXPECT_EQ(condition_at(hours(14)), kOneLane);
  EXPECT_EQ(condition_at(hours(20)), LinkCondition{});
  EXPECT_EQ(works().links_damaged_ever(), 1u);
}

TEST_F(Works, OfSeveralRestrictionsTheWorstHoldsUntilItEnds) {
  works().restrict(kTownNear, {0.5, 0.5}, hours(10));
  works().restrict(kTownNear, kClosed, hours(4));
  EXPECT_EQ(condition_at(hours(3)), kClosed);
  EXPECT_EQ(condition_at(hours(4)), kOneLane);
  EXPECT_EQ(condition_at(hours(10)), LinkCondition{});
}

TEST_F(Works, RestrictionOutlastsTheRepair) {
  works().damage(kTownNear, broken(), 0);
  works().add_crews(kTownNear, 10);
  works().restrict(kTownNear, kClosed, hours(48));
  EXPECT_EQ(condition_at(hours(47)), kClosed);
  EXPECT_EQ(condition_at(hours(48)), LinkCondition{});
}

TEST_F(Works, ScheduledClosureBeginsAndEnds) {
  LinkClosure closure;
  closure.link = kTownNear;
  closure.begins = hours(5);
  closure.ends = hours(7);
  scenario.link_closures = {closure};
  EXPECT_EQ(condition_at(hours(4)), LinkCondition{});
  EXPECT_EQ(condition_at(hours(5)), kClosed);
  EXPECT_EQ(condition_at(hours(7)), LinkCondition{});
}

TEST_F(Works, ClosureWithoutAnEndLastsToTheEndOfTheRun) {
  LinkClosure closure;
  closure.link = kTownNear;
  scenario.link_closures = {closure};
  EXPECT_EQ(condition_at(hours(240)), kClosed);
}

TEST_F(Works, TeamTravelsToTheBreakAndOpensIt) {
  scenario.teams = Table<Team>({engineers("team", 2, 2 * kHour_s)});
  works().damage(kNearFar, broken(), 0);
  // Activation after 1 h, mobilisation 2 h, to Near 1 h, 6 crew-hours by 2 crews.
  EXPECT_EQ(condition_at(hours(7) - sim::Duration{1}, kNearFar), kClosed);
  EXPECT_EQ(condition_at(hours(7), kNearFar), kOneLane);
}

TEST_F(Works, TwoTeamsShareTheWorkOfTwoBreaks) {
  scenario.teams = Table<Team>({engineers("a", 6, 0), engineers("b", 6, 0)});
  works().damage(kTownNear, broken(), 0);
  works().damage(kTownFar, broken(), 0);
  EXPECT_EQ(condition_at(hours(2), kTownNear), kOneLane);
  EXPECT_EQ(condition_at(hours(2), kTownFar), kOneLane);
}

TEST_F(Works, ConvoyCutOffArrivesOnceTheTeamHasOpenedTheRoad) {
  scenario.teams = Table<Team>({engineers("team", 6, 0)});
  works().damage(kTownNear, broken(), 0);
  works().damage(kTownFar, broken(), 0);
  Trip trip(started->world.simulation(), kTruck, 1, kTownSeat);
  sim::Duration arrival{};
  const auto drive = [](World& world, Trip& vehicles, sim::Duration& when) -> sim::Process {
    co_await world.traffic().drive(vehicles, kNearSeat);
    when = world.simulation().now() - sim::kStart;
  };
  started->world.simulation().spawn(drive(started->world, trip, arrival));
  started->run_to(hours(100));
  EXPECT_EQ(arrival,
            hours(2) + hours(2));  // Near is cut off from 2,100 people: opened first, then half speed
}

// Fragility.

TEST(LinkFragility, StretchesFailIndependently) {
  const LinkFragility row{
      LinkClass::kNational, Terrain::kBasin, LinkPart::kSurface, 10'000, {8, 9, 10, 11}, 1};
  EXPECT_DOUBLE_EQ(exceedance_probability(row, DamageState::kModerate, 9, 10'000), 0.5);
  EXPECT_DOUBLE_EQ(exceedance_probability(row, DamageState::kModerate, 9, 20'000), 0.75);
  EXPECT_NEAR(exceedance_probability(row, DamageState::kSlight, 9, 10'000), 0.8413447, 1e-6);
  EXPECT_EQ(exceedance_probability(row, DamageState::kModerate, 0, 10'000), 0);
  EXPECT_EQ(exceedance_probability(row, DamageState::kModerate, 9, 0), 0);
}

TEST(LinkFragility, PartsAreAsLongAsTheirShares) {
  Link link;
  link.length_m = 1000;
  link.bridge_share = 0.1;
  link.tunnel_share = 0.3;
  EXPECT_DOUBLE_EQ(part_length_m(link, LinkPart::kBridge), 100);
  EXPECT_DOUBLE_EQ(part_length_m(link, LinkPart::kTunnel), 300);
  EXPECT_DOUBLE_EQ(part_length_m(link, LinkPart::kSlope), 600);
}

TEST(LinkFragility, SharesOfDrawnStatesAreTheirProbabilities) {
  Scenario scenario = testing::small_scenario();
  scenario.link_damage.fragility = {
      {LinkClass::kNational, Terrain::kBasin, LinkPart::kSurface, 60'000, {8, 9, 10, 11}, 1}};
  for (DamageConsequence& row : scenario.link_damage.consequences) {
    row.effort_s = sim::Distribution::constant(static_cast<double>(row.state));
  }
  const LinkFragilities fragilities(scenario);
  std::array<double, 5> counts{};
  constexpr int kDraws = 20'000;
  for (std::uint64_t draw = 0; draw < kDraws; ++draw) {
    const auto damage = fragilities.strike(kTownNear, 1, 9, draw, sim::StreamSource(1, 0));
    ++counts[damage ? static_cast<std::size_t>(damage->to_passable_s) : 0];
  }
  const std::array<double, 5> expected{0.158655, 0.341345, 0.341345, 0.135905, 0.022750};
  for (std::size_t state = 0; state < expected.size(); ++state) {
    const double sigma = std::sqrt(expected[state] * (1 - expected[state]) / kDraws);
    EXPECT_NEAR(counts[state] / kDraws, expected[state], 3.3 * sigma) << state;
  }
}

// Policies.

std::vector<RepairSite> three_sites() {
  RepairSite near{kTownNear, hours(1), 10 * kHour_s, 0, 100, 500, 9};
  RepairSite far{kNearFar, hours(5), 10 * kHour_s, 0, 900, 100, 1};
  RepairSite quick{kTownFar, hours(1), 1 * kHour_s, 0, 0, 50, 5};
  return {near, far, quick};
}

TEST(RepairPolicies, RankSitesByTheirFigure) {
  const ComponentSpec spec;
  EXPECT_EQ(PopulationCutOff(spec).choose(three_sites(), 1), 1u);
  EXPECT_EQ(Betweenness(spec).choose(three_sites(), 1), 0u);
  EXPECT_EQ(PlanOrder(spec).choose(three_sites(), 1), 1u);
  EXPECT_EQ(SoonestPassable(spec).choose(three_sites(), 1), 2u);
}

/// The contract of every policy of the catalogue.
TEST(RepairPolicies, GoWhereNobodyWorksFirstAndNowhereIfThereIsNothing) {
  for (const ComponentDescription& policy : repair_policy_catalogue()) {
    const auto made = make_repair_policy(default_spec(policy));
    EXPECT_FALSE(made->choose({}, 1)) << policy.kind;
    std::vector<RepairSite> sites = three_sites();
    sites[0].crews_there = sites[1].crews_there = 4;
    EXPECT_EQ(made->choose(sites, 1), 2u) << policy.kind;
    sites[2].crews_there = 4;
    EXPECT_TRUE(made->choose(sites, 1)) << policy.kind;
  }
}

}  // namespace
}  // namespace surge::models
