// SPDX-License-Identifier: Apache-2.0
// What teams take along and what they do where they are, by hand: kit, people found, decontamination,
// loading, repair in shifts, needs of their own.
#include <cmath>

#include <gtest/gtest.h>

#include "models/repair/link_works.h"
#include "models/reserve/receiving.h"
#include "models/teams/team_book.h"
#include "models/transport/convoy.h"
#include "models/units.h"
#include "tests/models/support/small_hospitals.h"
#include "tests/models/support/team_world.h"

namespace surge::models {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using testing::kDepot;
using testing::kFar;
using testing::kNear;
using testing::kNearFar;
using testing::kTeam;
using testing::kTent;
using testing::kTown;
using testing::kTownNear;
using testing::kTownSeat;
using testing::kWater;
using enum TeamPhase;

struct TeamAtWork : ::testing::Test, testing::TeamWorld {
  double effective(Id<County> county, TeamKind kind) { return world().responders().effective(county, kind); }
  double group(Id<County> county, PopulationGroup group) {
    return world().needs().groups(county)[static_cast<std::size_t>(group)];
  }
  void expose(Id<County> county, double persons) {
    world().needs().set_group(world().simulation().now(), county, PopulationGroup::kExposed, persons);
    believe(county, PopulationGroup::kExposed, persons);
  }
  Quantity tents() { return world().depot(kDepot).on_hand(kTent); }
  /// 6 crew-hours until vehicles pass.
  void break_link(Id<Link> link) { world().link_works().damage(link, {6 * kHour_s, 0, kClosed, {}}, 0); }
};

// Kit.

TEST_F(TeamAtWork, KitIsUsedUpAndWhoFindsTooLittleWorksSlower) {
  scenario.stock = {{kDepot, kTent, 14}};
  for (int team = 0; team < 2; ++team) {
    Team& row = add_team(TeamKind::kRescue);
    row.kit = TeamKit{kTent, 8, kDepot};
    row.without_kit = 0.25;
  }
  believe(kNear, PopulationGroup::kTrapped, 50);
  at(hours(3) - sim::Duration{1});
  EXPECT_EQ(tents(), 14);
  at(hours(4));
  EXPECT_EQ(tents(), 6);  // the second leaves the six that are too few
  EXPECT_EQ(effective(kNear, TeamKind::kRescue), 1.25);
  world().check_conservation();
}

TEST_F(TeamAtWork, KitIsTakenAnewOnEveryTour) {
  Team& team = add_team(TeamKind::kRescue);
  team.kit = TeamKit{kTent, 600, kDepot};
  team.without_kit = 0.5;
  team.stays = hours(24);
  believe(kNear, PopulationGroup::kTrapped, 50);
  at(hours(4));
  EXPECT_EQ(tents(), 400);
  EXPECT_EQ(effective(kNear, TeamKind::kRescue), 1);
  at(hours(4 + 24 + 12));  // home at 28 h, rests 10 h, mobilises 2 h
  EXPECT_EQ(phase_at(hours(41)), kWorking);
  EXPECT_EQ(tents(), 400);
  EXPECT_EQ(effective(kNear, TeamKind::kRescue), 0.5);
}

TEST_F(TeamAtWork, KitOfATeamThatIsNotNeededStaysInTheDepot) {
  add_team(TeamKind::kRescue).kit = TeamKit{kTent, 8, kDepot};
  at(hours(100));
  EXPECT_EQ(tents(), 1000);
}

TEST_F(TeamAtWork, GoodsPromisedToAConvoyAreNoKit) {
  scenario.stock = {{kDepot, kTent, 10}};
  Team& team = add_team(TeamKind::kRescue);
  team.kit = TeamKit{kTent, 8, kDepot};
  team.without_kit = 0;
  world().depot(kDepot).promise(kTent, 5);
  believe(kNear, PopulationGroup::kTrapped, 50);
  at(hours(5));
  EXPECT_EQ(tents(), 10);
  EXPECT_EQ(effective(kNear, TeamKind::kRescue), 0);
  EXPECT_EQ(phase_at(hours(5)), kWorking);
}

// Where command believes them needed.

TEST_F(TeamAtWork, EveryKindSeesThePeopleItIsFor) {
  for (std::size_t kind = 0; kind < kTeamKinds; ++kind) add_team(static_cast<TeamKind>(kind));
  believe(kTown, PopulationGroup::kInjured, 11);
  believe(kNear, PopulationGroup::kTrapped, 22);
  believe(kFar, PopulationGroup::kExposed, 33);
  believe(kFar, PopulationGroup::kTrapped, 0.9);  // nobody
  using Work = std::vector<std::pair<Id<County>, double>>;
  const auto work_of = [&](TeamKind kind) {
    Work work;
    const Id<Team> team{static_cast<std::size_t>(kind)};
    for (const TeamSite& site : world().team_book().sites(world(), team, kTownSeat))
      work.push_back({site.county, site.work});
    return work;
  };
  EXPECT_EQ(work_of(TeamKind::kRescue), (Work{{kNear, 22}}));
  EXPECT_EQ(work_of(TeamKind::kMedical), (Work{{kTown, 11}}));
  EXPECT_EQ(work_of(TeamKind::kFire), (Work{{kNear, 22}, {kFar, 33}}));
  EXPECT_EQ(work_of(TeamKind::kHazmat), (Work{{kFar, 33}}));
  EXPECT_EQ(work_of(TeamKind::kLogistics), Work{});
}

TEST_F(TeamAtWork, SitesTellWayPeopleAndTheOtherTeams) {
  for (const double rate : {1.0, 2.0, 4.0}) add_team(TeamKind::kRescue, rate).shift = hours(6);
  believe(kNear, PopulationGroup::kTrapped, 500);
  at(hours(10) - sim::Duration{1});
  const auto near = [&](Id<Place> from) { return world().team_book().sites(world(), kTeam, from).front(); };
  EXPECT_EQ(near(kTownSeat).travel_time, hours(1));
  EXPECT_EQ(near(kTownSeat).population, 1000);
  EXPECT_EQ(near(kTownSeat).teams_there, 7);
  EXPECT_FALSE(near(kTownSeat).here);
  world().team_book().release(kNear, TeamKind::kRescue, 1);  // as a team does before it looks round
  EXPECT_EQ(near(testing::kNearSeat).teams_there, 6);
  EXPECT_EQ(near(testing::kNearSeat).travel_time, sim::Duration{});
  EXPECT_TRUE(near(testing::kNearSeat).here);
}

TEST_F(TeamAtWork, TeamsLookRoundAndPartWhereAnotherPlaceHasMoreWorkForEach) {
  scenario.team_rules.policy = {"spread_evenly", {}};
  for (int team = 0; team < 2; ++team) add_team(TeamKind::kRescue).shift = hours(6);
  believe(kNear, PopulationGroup::kTrapped, 50);
  at(hours(5));
  believe(kFar, PopulationGroup::kTrapped, 40);
  at(hours(12));
  EXPECT_EQ(effective(kNear, TeamKind::kRescue), 1);
  EXPECT_EQ(effective(kFar, TeamKind::kRescue), 1);
}

// People found: while many are left each hour of a standard team finds as many as the last, whatever the
// fatigue. 4 h to 12 h, 16 h to 24 h, 28 h to 36 h of every team, at 0.84 of its rate.
TEST_F(TeamAtWork, PeopleFoundAreTeamHoursTimesTheFindsOfATeam) {
  scenario.medical = testing::quiet_medical();
  scenario.medical.hospitals.add(testing::general_hospital("town", kTownSeat, 1000));
  scenario.medical.rules.course = CasualtyCourse::kExpected;
  scenario.medical.rules.finds_per_team_s = 0.1 / kHour_s;
  scenario.medical.rules.fire_share = 0.5;
  for (const TeamKind kind : {TeamKind::kRescue, TeamKind::kFire}) {
    Team& team = add_team(kind, 2);
    team.mobilisation_s = sim::Distribution::constant(2.5 * kHour_s);
    team.shift = hours(8);
    team.rest = hours(4);
  }
  world().casualties().strike(kNear, testing::trapped_people(0, 0, 1000));
  believe(kNear, PopulationGroup::kTrapped, 1000);
  at(hours(40));
  const double team_h = (2 + 0.5 * 2) * 0.84 * 24;
  const CountyCasualties& near = world().casualties().county(kNear);
  EXPECT_NEAR(near.rescued, 0.1 * team_h, 0.001 * team_h);
  double left = 1000;
  for (int step = 0; step < 24; ++step) left *= std::exp(-0.1 * 3 * 0.84 / left);
  EXPECT_NEAR(near.rescued, 1000 - left, 1e-9);
}

// Decontamination, at the end of each shift.

TEST_F(TeamAtWork, HazmatTeamsDecontaminateAndFireTeamsAsPartOfThem) {
  scenario.team_rules.decontaminated_per_h = 20;
  scenario.team_rules.fire_as_hazmat = 0.5;
  add_team(TeamKind::kHazmat, 2).shift = hours(6);
  add_team(TeamKind::kFire).shift = hours(6);
  expose(kNear, 700);
  at(hours(10) - sim::Duration{1});
  EXPECT_EQ(group(kNear, PopulationGroup::kExposed), 700);
  at(hours(10));
  EXPECT_NEAR(group(kNear, PopulationGroup::kExposed), 700 - 20 * 6 * (2 + 0.5), 1e-9);
  at(hours(22));
  EXPECT_EQ(group(kNear, PopulationGroup::kExposed), 0);
}

TEST_F(TeamAtWork, TiredTeamsDecontaminateLess) {
  scenario.team_rules.decontaminated_per_h = 20;
  scenario.team_rules.fatigue_per_h = 0.04;
  Team& team = add_team(TeamKind::kHazmat);
  team.shift = hours(8);
  team.rest = hours(4);
  expose(kNear, 700);
  at(hours(16));
  EXPECT_NEAR(group(kNear, PopulationGroup::kExposed), 700 - 20 * 8 * 0.84, 1e-9);
}

// Loading.

TEST_F(TeamAtWork, LogisticsTeamsSpeedLoadingWhereGoodsWait) {
  scenario.team_rules.handling_per_team = 0.5;
  add_team(TeamKind::kLogistics, 2).shift = hours(6);
  ConvoyOrder order;
  order.from = hub_of(kDepot);
  order.volume_m3 = 100;
  EXPECT_EQ(phase_at(hours(4)), kAtHome);  // no goods wait
  EXPECT_EQ(handling_time(world(), kDepot, 100), hours(1));
  world().queue(order);
  EXPECT_EQ(phase_at(hours(5)), kWorking);
  EXPECT_EQ(handling_time(world(), kDepot, 100), minutes(30));  // 100 m3/h (1 + 2 x 0.5)
}

// Repair in shifts.

TEST_F(TeamAtWork, EngineersRepairInShifts) {
  scenario.link_damage.local_crews = 0;
  Team& team = add_team(TeamKind::kEngineering, 0.8);
  team.shift = hours(5);
  team.rest = hours(4);
  scenario.team_rules.fatigue_per_h = 0.04;
  break_link(kNearFar);
  // 0.8 x 0.9 = 0.72 crews: 3.6 crew-hours from 4 h to 9 h, the other 2.4 from 13 h on.
  EXPECT_EQ(phase_at(hours(9)), kResting);
  EXPECT_NEAR(world().link_works().to_passable_s(kNearFar), 2.4 * kHour_s, 1e-3);
  EXPECT_EQ(phase_at(hours(13)), kWorking);
  at(minutes(13 * 60 + 199));
  EXPECT_TRUE(world().link_works().closed_by_damage(kNearFar));
  at(minutes(13 * 60 + 201));  // 3 h 20 min
  EXPECT_FALSE(world().link_works().closed_by_damage(kNearFar));
}

TEST_F(TeamAtWork, ShiftOfEngineersGoesOnAtTheNextLink) {
  scenario.link_damage.local_crews = 0;
  scenario.team_rules.fatigue_per_h = 0;
  Team& team = add_team(TeamKind::kEngineering);
  team.shift = hours(8);
  team.rest = hours(4);
  break_link(kTownNear);
  break_link(testing::kTownFar);
  EXPECT_EQ(phase_at(hours(10)), kWorking);  // the first is open at 9 h, 2 h of the shift are left
  EXPECT_EQ(phase_at(hours(11)), kResting);
  EXPECT_EQ(phase_at(hours(15)), kWorking);
  EXPECT_EQ(world().link_works().crew_hours_worked(), 8);
}

TEST_F(TeamAtWork, EngineersSetOutWhenTheWaterOnTheirWayIsGone) {
  scenario.link_damage.local_crews = 0;
  add_team(TeamKind::kEngineering);
  break_link(kNearFar);
  world().link_works().restrict(kTownNear, kClosed, hours(20));
  world().link_works().restrict(testing::kTownFar, kClosed, hours(200));
  EXPECT_EQ(phase_at(hours(20) - sim::Duration{1}), kAtHome);
  EXPECT_EQ(phase_at(hours(20)), kTravelling);
  EXPECT_EQ(phase_at(hours(21)), kWorking);
}

// Needs of their own.

TEST_F(TeamAtWork, MembersNeedGoodsOnceTheyAreNoLongerSelfSufficient) {
  for (const TeamKind kind : {TeamKind::kRescue, TeamKind::kEngineering}) {
    Team& team = add_team(kind);
    team.shift = hours(6);
    team.self_sufficient = hours(5);
    team.stays = hours(24);
  }
  scenario.link_damage.local_crews = 0;
  world().link_works().damage(kNearFar, {1000 * kHour_s, 0, kClosed, {}}, 0);
  believe(kNear, PopulationGroup::kTrapped, 50);
  at(hours(9));
  EXPECT_EQ(group(kNear, PopulationGroup::kResponders), 0);
  at(hours(10));  // departed at 3 h, counted from the next shift on
  EXPECT_EQ(group(kNear, PopulationGroup::kResponders), 80);
  at(hours(27));
  EXPECT_EQ(group(kNear, PopulationGroup::kResponders), 0);
}

}  // namespace
}  // namespace surge::models
