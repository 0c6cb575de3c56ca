// SPDX-License-Identifier: Apache-2.0
// Tours of teams by hand: mobilisation, training, travel by road and by air, shifts and fatigue, relief. The
// contract of policies and kinds: team_contract_test.cpp; what teams do where they are: team_work_test.cpp.
#include <cmath>

#include <gtest/gtest.h>

#include "models/hazard/geodesy.h"
#include "models/model.h"
#include "models/repair/link_works.h"
#include "models/teams/team.h"
#include "models/units.h"
#include "tests/models/support/record_tables.h"
#include "tests/models/support/team_world.h"

namespace surge::models {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using testing::kFar;
using testing::kFarSeat;
using testing::kNear;
using testing::kNearFar;
using testing::kNearSeat;
using testing::kTeam;
using testing::kTown;
using testing::kTownNear;
using testing::kTownSeat;
using enum TeamPhase;

constexpr sim::Duration kInstant{1};
constexpr auto kTrapped = PopulationGroup::kTrapped;

struct OneTour : testing::TeamWorld {
  /// A team changes from one phase to another at that time.
  void expect_change(sim::Duration time, TeamPhase before, TeamPhase after, Id<Team> team = kTeam) {
    EXPECT_EQ(phase_at(time - kInstant, team), before) << sim::to_hours(time);
    EXPECT_EQ(phase_at(time, team), after) << sim::to_hours(time);
  }
  double rescuers(Id<County> county) { return world().responders().effective(county, TeamKind::kRescue); }
  /// A helicopter of 200 km/h and a field for it at home.
  Id<VehicleClass> add_helicopter() {
    VehicleClass helicopter;
    helicopter.key = "helicopter";
    helicopter.kind = VehicleKind::kHelicopter;
    helicopter.flight.speed_mps = 200 / 3.6;
    Terminal field;
    field.key = "field";
    field.kind = TerminalKind::kHeliport;
    field.place = kTownSeat;
    field.position = scenario.places[kTownSeat].position;
    scenario.terminals.add(field);
    return scenario.vehicle_classes.add(helicopter);
  }
  sim::Duration flight(Id<Place> from, Id<Place> to) {
    const double km = great_circle_km(scenario.places[from].position, scenario.places[to].position);
    return sim::duration_from_seconds(km * kMetresPerKm / (200 / 3.6));
  }
};

struct TeamTours : ::testing::Test, OneTour {};

// Mobilisation and training.

TEST_F(TeamTours, IsOrderedOutAtActivationAndMobilises) {
  add_team(TeamKind::kRescue);
  believe(kNear, kTrapped, 50);
  expect_change(hours(1), kAtHome, kMobilising);
  expect_change(hours(3), kMobilising, kTravelling);
  expect_change(hours(4), kTravelling, kWorking);
  EXPECT_EQ(rescuers(kNear), 1);
}

TEST_F(TeamTours, TrainingShortensMobilisationAndRaisesTheWorkRate) {
  add_team(TeamKind::kRescue, 2).trained = true;
  scenario.team_rules.trained_time = 0.75;
  scenario.team_rules.trained_rate = 1.5;
  believe(kNear, kTrapped, 50);
  expect_change(minutes(60 + 90), kMobilising, kTravelling);
  at(hours(4));
  EXPECT_EQ(rescuers(kNear), 3);
}

TEST_F(TeamTours, ReadyTeamWaitsAtHomeAndAsksEveryTwoHours) {
  add_team(TeamKind::kRescue).stays = hours(5);
  expect_change(hours(3), kMobilising, kAtHome);
  EXPECT_EQ(phase_at(minutes(12 * 60 + 30)), kAtHome);  // not relieved: it has not departed
  believe(kNear, kTrapped, 50);
  expect_change(hours(13), kAtHome, kTravelling);
  expect_change(hours(18), kWorking, kTravelling);  // it stays so long from there on
}

TEST_F(TeamTours, WorksAtHomeIfItsOwnCountyIsStruck) {
  add_team(TeamKind::kRescue);
  believe(kTown, kTrapped, 50);
  expect_change(hours(3), kMobilising, kWorking);
}

// Travel.

TEST_F(TeamTours, TravelsByTheFastestOpenRoad) {
  add_team(TeamKind::kRescue);
  world().traffic().close(kTownNear);
  believe(kFar, kTrapped, 50);
  expect_change(hours(3 + 4), kTravelling, kWorking);
}

TEST_F(TeamTours, StaysAtHomeWhileNoRoadLeadsThere) {
  add_team(TeamKind::kRescue);
  for (const Id<Link> link : ids(scenario.links)) world().traffic().close(link);
  believe(kFar, kTrapped, 50);
  EXPECT_EQ(phase_at(hours(10)), kAtHome);
  world().traffic().open(kTownNear);
  world().traffic().open(kNearFar);
  expect_change(hours(13), kTravelling, kWorking);  // asks at 11 h, two hours on the road
}

TEST_F(TeamTours, FliesStraightWhereRoadsAreCut) {
  add_team(TeamKind::kRescue).vehicle = add_helicopter();
  for (const Id<Link> link : ids(scenario.links)) world().traffic().close(link);
  believe(kFar, kTrapped, 50);
  expect_change(hours(3), kMobilising, kTravelling);
  expect_change(hours(3) + flight(kTownSeat, kFarSeat), kTravelling, kWorking);
}

TEST_F(TeamTours, FliesOnByWayOfItsBase) {
  Team& team = add_team(TeamKind::kRescue);
  team.vehicle = add_helicopter();
  team.shift = hours(6);
  believe(kFar, kTrapped, 50);
  const sim::Duration on = flight(kTownSeat, kFarSeat) + flight(kTownSeat, kNearSeat);
  const sim::Duration shift_ends = hours(9) + flight(kTownSeat, kFarSeat);
  at(shift_ends - kInstant);
  believe(kFar, kTrapped, 0);
  believe(kNear, kTrapped, 50);
  EXPECT_EQ(TeamTimes(world(), kTeam, kFarSeat).to(kNearSeat), on);
  EXPECT_EQ(TeamTimes(world(), kTeam, kFarSeat).to(kFarSeat), sim::Duration{});
  expect_change(shift_ends, kWorking, kTravelling);
  expect_change(shift_ends + on, kTravelling, kWorking);
}

// Shifts and fatigue.

TEST(TeamFatigue, MeanRateIsTheIntegralOfAFallingRate) {
  TeamRules rules;
  rules.fatigue_per_h = 0.04;
  rules.least_rate = 0.5;
  EXPECT_DOUBLE_EQ(mean_rate_over_shift(rules, hours(8)), 1 - 0.04 * 8 / 2);
  EXPECT_DOUBLE_EQ(mean_rate_over_shift(rules, minutes(750)), 0.75);  // down to the least
  EXPECT_DOUBLE_EQ(mean_rate_over_shift(rules, hours(20)), (12.5 * 0.75 + 7.5 * 0.5) / 20);  // and on
  rules.fatigue_per_h = 0;
  EXPECT_DOUBLE_EQ(mean_rate_over_shift(rules, hours(20)), 1);
  rules.least_rate = 1;
  rules.fatigue_per_h = 1;
  EXPECT_DOUBLE_EQ(mean_rate_over_shift(rules, hours(20)), 1);
}

TEST_F(TeamTours, WorksInShiftsWithRestBetween) {
  Team& team = add_team(TeamKind::kRescue, 2);
  team.shift = hours(8);
  team.rest = hours(4);
  scenario.team_rules.fatigue_per_h = 0.04;
  believe(kNear, kTrapped, 50);
  expect_change(hours(4), kTravelling, kWorking);
  EXPECT_DOUBLE_EQ(rescuers(kNear), 2 * 0.84);
  EXPECT_EQ(world().responders().persons(kNear), 40);
  expect_change(hours(12), kWorking, kResting);
  EXPECT_EQ(rescuers(kNear), 0);
  EXPECT_EQ(world().responders().persons(kNear), 40);
  expect_change(hours(16), kResting, kWorking);
  at(hours(4 + 12 * 10));
  const TeamBook& book = world().team_book();
  const sim::Time now = world().simulation().now();
  EXPECT_EQ(book.time_in(kTeam, kWorking, now), hours(80));
  EXPECT_EQ(book.time_in(kTeam, kResting, now), hours(40));
  EXPECT_EQ(book.time_in(kTeam, kTravelling, now), hours(1));
}

TEST_F(TeamTours, MembersWhoTakeTurnsDoNotTire) {
  add_team(TeamKind::kRescue).shift = hours(20);
  believe(kNear, kTrapped, 50);
  at(hours(5));
  EXPECT_EQ(rescuers(kNear), 1);
  EXPECT_EQ(phase_at(hours(200)), kWorking);
}

TEST_F(TeamTours, GoesOnAfterARestToWhereWorkIsLeft) {
  Team& team = add_team(TeamKind::kRescue);
  team.shift = hours(8);
  team.rest = hours(4);
  believe(kNear, kTrapped, 50);
  at(hours(13));
  believe(kNear, kTrapped, 0);
  believe(kFar, kTrapped, 50);
  expect_change(hours(16), kResting, kTravelling);
  EXPECT_EQ(world().responders().teams(kNear, TeamKind::kRescue), 0);
  expect_change(hours(17), kTravelling, kWorking);
  EXPECT_EQ(world().responders().teams(kFar, TeamKind::kRescue), 1);
}

TEST_F(TeamTours, MembersWhoWaitForWorkAreStillThere) {
  add_team(TeamKind::kRescue).shift = hours(8);
  believe(kNear, kTrapped, 50);
  at(hours(5));
  believe(kNear, kTrapped, 0);
  expect_change(hours(12), kWorking, kResting);
  EXPECT_EQ(phase_at(hours(100)), kResting);
  EXPECT_EQ(world().responders().persons(kNear), 40);
}

// Relief.

TEST_F(TeamTours, IsRelievedGoesHomeRestsAndIsReadyAgain) {
  Team& team = add_team(TeamKind::kRescue);
  team.shift = hours(8);
  team.stays = hours(30);
  team.rests_at_home = hours(10);
  believe(kNear, kTrapped, 50);
  expect_change(hours(33), kWorking, kTravelling);  // departed at 3 h
  EXPECT_EQ(rescuers(kNear), 0);
  EXPECT_EQ(world().responders().persons(kNear), 0);
  expect_change(hours(34), kTravelling, kAtHome);
  expect_change(hours(44), kAtHome, kMobilising);
  expect_change(hours(46), kMobilising, kTravelling);
  expect_change(hours(47), kTravelling, kWorking);
}

TEST_F(TeamTours, ReliefEndsAShiftARestAndAWait) {
  constexpr std::pair<sim::Duration, TeamPhase> kCases[] = {
      {hours(6), kWorking}, {hours(10), kResting}, {minutes(13 * 60 + 30), kResting}};
  for (const auto& [stays, before] : kCases) {
    SCOPED_TRACE(stays.count());
    OneTour tour;
    Team& team = tour.add_team(TeamKind::kRescue);
    team.shift = hours(8);
    team.rest = hours(3);
    team.stays = stays;
    tour.believe(kNear, kTrapped, 50);
    tour.at(hours(5));
    tour.believe(kNear, kTrapped, 0);
    tour.expect_change(hours(3) + stays, before, kTravelling);
    tour.expect_change(hours(4) + stays, kTravelling, kAtHome);
  }
}

TEST_F(TeamTours, DoesNotBeginToWorkAfterItsRelief) {
  add_team(TeamKind::kRescue).stays = hours(1);
  believe(kFar, kTrapped, 50);
  expect_change(hours(5), kTravelling, kTravelling);
  expect_change(hours(7), kTravelling, kAtHome);
  EXPECT_EQ(world().team_book().first_arrival(TeamKind::kRescue), sim::Time::max());
}

// First arrivals.

TEST_F(TeamTours, FirstTeamAtWorkIsNotedByKindAndCounty) {
  add_team(TeamKind::kRescue);
  add_team(TeamKind::kMedical).mobilisation_s = sim::Distribution::constant(0);
  believe(kNear, kTrapped, 50);
  believe(kFar, PopulationGroup::kInjured, 50);
  at(hours(20));
  const TeamBook& book = world().team_book();
  EXPECT_EQ(book.first_arrival(TeamKind::kRescue), sim::kStart + hours(4));
  EXPECT_EQ(book.first_arrival(kNear, TeamKind::kRescue), sim::kStart + hours(4));
  EXPECT_EQ(book.first_arrival(TeamKind::kMedical), sim::kStart + hours(3));
  EXPECT_EQ(book.first_arrival(kFar, TeamKind::kMedical), sim::kStart + hours(3));
  EXPECT_EQ(book.first_arrival(kNear, TeamKind::kMedical), sim::Time::max());
  EXPECT_EQ(book.first_arrival(TeamKind::kFire), sim::Time::max());
}

TEST_F(TeamTours, EngineersAreNotedWhereTheyBeginToWork) {
  scenario.link_damage.local_crews = 0;
  add_team(TeamKind::kEngineering);
  world().link_works().damage(kNearFar, {6 * kHour_s, 0, kClosed, {}}, 0);
  at(hours(20));
  EXPECT_EQ(world().team_book().first_arrival(TeamKind::kEngineering), sim::kStart + hours(4));
  EXPECT_EQ(world().team_book().first_arrival(kNear, TeamKind::kEngineering), sim::kStart + hours(4));
  EXPECT_EQ(world().team_book().first_arrival(kFar, TeamKind::kEngineering), sim::Time::max());
}

TEST(TeamsMetric, TellsTheFirstTeamAndTheHoursOfEveryKindAtWork) {
  Scenario scenario = testing::random_scenario(5);
  for (std::size_t kind = 0; kind < kTeamKinds; ++kind) {
    scenario.teams.add(testing::team_of("team" + std::to_string(kind), static_cast<TeamKind>(kind), 1, 0));
  }
  const Model model(scenario);
  const Record record = model.run(1, 0);
  const auto cells = [&](const char* name) { return record.table(testing::table(model.schema(), name)); };
  for (const TeamKind kind : {TeamKind::kRescue, TeamKind::kMedical, TeamKind::kEngineering, TeamKind::kFire})
    EXPECT_GT(cells("first_team")[static_cast<std::size_t>(kind)], 0)
        << kTeamKindNames[static_cast<std::size_t>(kind)];
  for (std::size_t kind = 0; kind < kTeamKinds; ++kind)
    EXPECT_EQ(std::isnan(cells("first_team")[kind]), cells("team_hours")[kind] == 0) << kTeamKindNames[kind];
}

}  // namespace
}  // namespace surge::models
