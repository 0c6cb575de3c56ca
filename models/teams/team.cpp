// SPDX-License-Identifier: Apache-2.0
#include "models/teams/team.h"

#include <algorithm>
#include <optional>

#include "models/entity.h"
#include "models/repair/link_works.h"
#include "models/repair/repair_book.h"
#include "models/teams/team_travel.h"
#include "models/transport/known_roads.h"
#include "models/units.h"
#include "models/world.h"

namespace surge::models {
namespace {

constexpr sim::Cause kTeamMobilisation{"mobilisation of team"};
/// A team that has nothing to do asks command again (assumed).
constexpr sim::Duration kAskAgain = std::chrono::hours(2);

sim::Duration mobilisation(const World& world, const Team& team, std::uint64_t tour) {
  sim::Stream stream = world.streams().stream(kTeamMobilisation, entity_of(team.key), tour);
  const double time_s = team.mobilisation_s.sample(stream);
  return sim::duration_from_seconds(team.trained ? time_s * world.scenario().team_rules.trained_time
                                                 : time_s);
}

/// Members of a team without rest take turns.
double share_over_shift(const TeamRules& rules, const Team& team, sim::Duration shift) {
  return team.rest > sim::Duration{} ? mean_rate_over_shift(rules, shift) : 1;
}

/// One tour.
class Tour {
 public:
  Tour(World& world, Id<Team> id, std::uint64_t number)
      : world_(world),
        id_(id),
        team_(world.scenario().teams[id]),
        number_(number),
        travel_(world, id),
        work_rate_(team_.work_rate * (team_.trained ? world.scenario().team_rules.trained_rate : 1)) {}

  sim::Task<> run() {
    enter(TeamPhase::kMobilising);
    co_await world_.simulation().delay(mobilisation(world_, team_, number_));
    while (left() > sim::Duration{}) {
      const bool found = co_await work_somewhere();
      if (!found) co_await wait_for_work();
    }
    set_out();
    co_await travel_.home();
    enter(TeamPhase::kAtHome);
    co_await world_.simulation().delay(team_.rests_at_home);
  }

 private:
  sim::Time now() const { return world_.simulation().now(); }
  void enter(TeamPhase phase) { world_.team_book().enter(id_, phase, now()); }
  /// Until it is relieved; the whole stay before it has left home.
  sim::Duration left() const {
    return departed_ ? std::max(sim::Duration{}, *departed_ + team_.stays - now()) : team_.stays;
  }

  /// A team that is ready, but knows of no work, has not departed.
  void depart() {
    if (departed_) return;
    departed_ = now();
    if (!team_.kit) return;
    if (world_.depot(team_.kit->depot).available(team_.kit->item) >= team_.kit->quantity) {
      world_.consume(team_.kit->depot, team_.kit->item, team_.kit->quantity);
    } else {
      work_rate_ *= team_.without_kit;
    }
  }

  /// Its members are in a county from now on, or in none.
  void be_in(std::optional<Id<County>> county) {
    const bool needs_goods = county && now() - *departed_ >= team_.self_sufficient;
    const double supplied = needs_goods ? team_.persons : 0;
    if (county == county_ && supplied == supplied_) return;
    if (county_) world_.move_team(*county_, team_, -1, supplied_);
    county_ = county;
    supplied_ = supplied;
    if (county_) world_.move_team(*county_, team_, 1, supplied_);
  }

  void set_out() {
    idle_since_.reset();
    be_in({});
    enter(TeamPhase::kTravelling);
  }

  sim::Task<> wait_for_work() {
    const bool at_home = travel_.at() == team_.home;
    be_in(at_home ? std::nullopt : world_.team_book().county_of(travel_.at()));
    enter(at_home ? TeamPhase::kAtHome : TeamPhase::kResting);
    if (!idle_since_) idle_since_ = now();
    if (team_.kind == TeamKind::kEngineering) {
      const bool word_may_come = world_.known_roads().late();
      co_await world_.link_works().changed().wait_for(word_may_come ? std::min(kAskAgain, left()) : left());
    } else {
      co_await world_.simulation().delay(std::min(kAskAgain, left()));
    }
    if (now() - *idle_since_ >= team_.rest) worked_ = {};
  }

  /// False if there is nothing to do.
  sim::Task<bool> work_somewhere() {
    if (team_.kind == TeamKind::kEngineering) co_return co_await repair_a_link();
    const std::vector<TeamSite> sites = world_.team_book().sites(world_, id_, travel_.at());
    const auto chosen = world_.policies().teams.choose(sites, work_rate_);
    if (!chosen) co_return false;
    const TeamSite site = sites[*chosen];
    depart();
    world_.team_book().assign(site.county, team_.kind, team_.work_rate);
    if (!site.here) {
      set_out();
      co_await travel_.to(site.place);
    }
    if (travel_.at() == site.place && left() > sim::Duration{}) co_await work_at(site);
    world_.team_book().release(site.county, team_.kind, team_.work_rate);
    co_return true;
  }

  /// A shift and the rest after it.
  sim::Task<> work_at(const TeamSite& site) {
    bring_communication();
    const sim::Duration shift = std::min(team_.shift, left());
    const double effective = work_rate_ * share_over_shift(world_.scenario().team_rules, team_, shift);
    be_in(site.county);
    begin_shift();
    begin_work(site, effective);
    co_await world_.simulation().delay(shift);
    end_work(site, effective, shift);
    enter(TeamPhase::kResting);
    co_await world_.simulation().delay(std::min(team_.rest, left()));
  }

  void begin_shift() {
    idle_since_.reset();
    world_.team_book().arrived(travel_.at(), team_.kind, now());
    enter(TeamPhase::kWorking);
  }

  void begin_work(const TeamSite& site, double effective) {
    world_.responders().change_work(site.county, team_.kind, effective);
    if (site.depot) world_.depot(*site.depot).add_helpers(helpers(effective));
  }

  void end_work(const TeamSite& site, double effective, sim::Duration shift) {
    world_.responders().change_work(site.county, team_.kind, -effective);
    if (site.depot) world_.depot(*site.depot).add_helpers(-helpers(effective));
    const TeamRules& rules = world_.scenario().team_rules;
    const double as_hazmat = team_.kind == TeamKind::kHazmat ? 1
                             : team_.kind == TeamKind::kFire ? rules.fire_as_hazmat
                                                             : 0;
    const double persons = as_hazmat * effective * rules.decontaminated_per_h * sim::to_hours(shift);
    if (persons > 0) world_.decontaminate(site.county, persons);
  }

  double helpers(double effective) const {
    return effective * world_.scenario().team_rules.handling_per_team;
  }

  sim::Task<bool> repair_a_link() {
    const auto sites = world_.repair_book().sites(world_, team_.vehicle, travel_.at());
    const auto chosen = world_.policies().repair.choose(sites, work_rate_);
    if (!chosen) co_return false;
    const Id<Link> link = sites[*chosen].link;
    depart();
    const double crews = work_rate_;
    world_.repair_book().assign(link, crews);
    set_out();
    const DriveResult drive = co_await travel_.to(sites[*chosen].end);
    if (drive == DriveResult::kArrived) co_await repair(link);
    world_.repair_book().release(link, crews);
    co_return true;
  }

  void bring_communication() {
    const auto county = world_.team_book().county_of(travel_.at());
    if (team_.satellite && county) world_.information().reconnect(*county);
  }

  /// In shifts until vehicles pass. A shift goes on at the next link.
  sim::Task<> repair(Id<Link> link) {
    bring_communication();
    LinkWorks& works = world_.link_works();
    const double crews = work_rate_ * share_over_shift(world_.scenario().team_rules, team_, team_.shift);
    while (works.closed_by_damage(link) && left() > sim::Duration{}) {
      be_in(world_.team_book().county_of(travel_.at()));
      begin_shift();
      const sim::Time begins = now();
      const sim::Time ends = begins + std::min(team_.shift - worked_, left());
      works.add_crews(link, crews);
      while (works.closed_by_damage(link) && now() < ends) co_await works.changed().wait_for(ends - now());
      works.add_crews(link, -crews);
      worked_ += now() - begins;
      if (worked_ < team_.shift) continue;
      worked_ = {};
      if (team_.rest == sim::Duration{}) continue;
      enter(TeamPhase::kResting);
      co_await world_.simulation().delay(std::min(team_.rest, left()));
    }
  }

  World& world_;
  Id<Team> id_;
  const Team& team_;
  std::uint64_t number_;
  TeamTravel travel_;
  double work_rate_;  ///< rested, with training and what kit there was
  std::optional<sim::Time> departed_;
  sim::Duration worked_{};               ///< by engineers since they last rested
  std::optional<sim::Time> idle_since_;  ///< without work since; none: at work or on the way
  std::optional<Id<County>> county_;     ///< where its members are
  double supplied_ = 0;                  ///< of them, those who need goods there
};

sim::Process tours(World& world, Id<Team> team) {
  for (std::uint64_t number = 0;; ++number) {
    Tour tour(world, team, number);
    co_await tour.run();
  }
}

}  // namespace

double mean_rate_over_shift(const TeamRules& rules, sim::Duration shift) {
  const double hours = sim::to_hours(shift);
  const double lowest = 1 - rules.least_rate;
  if (rules.fatigue_per_h * hours <= lowest) return 1 - rules.fatigue_per_h * hours / 2;
  const double falling_h = lowest / rules.fatigue_per_h;
  return (falling_h * (1 + rules.least_rate) / 2 + (hours - falling_h) * rules.least_rate) / hours;
}

void send_team(World& world, Id<Team> team) {
  if (world.team_book().ordered(team)) return;
  world.team_book().order(team);
  world.simulation().spawn(tours(world, team));
}

void send_teams(World& world) {
  for (const Id<Team> team : ids(world.scenario().teams)) send_team(world, team);
}

}  // namespace surge::models
