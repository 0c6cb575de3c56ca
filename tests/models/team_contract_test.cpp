// SPDX-License-Identifier: Apache-2.0
// What every team policy of the catalogue must keep to, the rule of each, and what holds for teams of every
// kind under every policy in random disasters.
#include <algorithm>

#include <gtest/gtest.h>

#include "models/catalogue/catalogues.h"
#include "models/hazard/hazard.h"
#include "models/units.h"
#include "sim/random/sampling.h"
#include "tests/models/support/random_draws.h"
#include "tests/models/support/running_world.h"
#include "tests/models/support/small_scenario.h"

namespace surge::models {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using Sites = std::vector<TeamSite>;

std::unique_ptr<const TeamPolicy> default_team_policy(const std::string& kind) {
  for (const ComponentDescription& policy : team_policy_catalogue()) {
    if (policy.kind == kind) return make_team_policy(default_spec(policy));
  }
  throw std::invalid_argument(kind);
}

TeamSite team_site(std::size_t county, sim::Duration travel_time, double work, double teams_there = 0,
                   double population = 1000) {
  return {Id<County>{county},
          {},
          Id<Place>{county},
          travel_time,
          work,
          population,
          teams_there,
          travel_time == sim::Duration{}};
}

/// Ten sites at most, many of them alike.
class RandomSites : testing::RandomDraws {
 public:
  explicit RandomSites(std::uint64_t seed)
      : RandomDraws(sim::StreamSource(seed, 0).stream(sim::Cause("random sites"))) {}

  Sites draw() {
    Sites sites;
    for (int site = 1 + below(10); site > 0; --site) {
      sites.push_back(team_site(sites.size(), hours(below(10)), 1 + below(5), below(3), 1000 * below(3)));
    }
    return sites;
  }
  std::size_t position(const Sites& sites) {
    return static_cast<std::size_t>(below(static_cast<int>(sites.size())));
  }
};

std::vector<std::string> team_policy_kinds() {
  std::vector<std::string> kinds;
  for (const ComponentDescription& policy : team_policy_catalogue()) kinds.push_back(policy.kind);
  return kinds;
}

class TeamPolicyContract : public ::testing::TestWithParam<std::string> {
 protected:
  static constexpr std::uint64_t kDraws = 500;
  std::unique_ptr<const TeamPolicy> policy = default_team_policy(GetParam());
};

TEST_P(TeamPolicyContract, ChoosesOneOfTheSitesAndNothingIfThereIsNone) {
  EXPECT_FALSE(policy->choose({}, 1));
  for (std::uint64_t seed = 0; seed < kDraws; ++seed) {
    const Sites sites = RandomSites(seed).draw();
    const auto chosen = policy->choose(sites, 1);
    ASSERT_TRUE(chosen);
    ASSERT_LT(*chosen, sites.size());
  }
}

TEST_P(TeamPolicyContract, ChoosesTheSameOfTheSameSites) {
  const auto another = default_team_policy(GetParam());
  for (std::uint64_t seed = 0; seed < kDraws; ++seed) {
    const Sites sites = RandomSites(seed).draw();
    const auto chosen = policy->choose(sites, 1);
    policy->choose(RandomSites(seed + kDraws).draw(), 1);  // it has no state
    ASSERT_EQ(policy->choose(sites, 1), chosen);
    ASSERT_EQ(another->choose(sites, 1), chosen);
  }
}

TEST_P(TeamPolicyContract, NeverPassesOverASiteThatIsBetterInEveryWay) {
  for (std::uint64_t seed = 0; seed < kDraws; ++seed) {
    RandomSites random(seed);
    Sites sites = random.draw();
    const std::size_t best = random.position(sites);
    sites[best] = team_site(best, {}, 100, 0, 1000);
    for (std::size_t site = 0; site < sites.size(); ++site) {
      if (site == best) continue;
      sites[site].travel_time += hours(1);
      sites[site].teams_there += 1;
      sites[site].population = 2000;
    }
    ASSERT_EQ(policy->choose(sites, 1), best);
  }
}

TEST_P(TeamPolicyContract, KeepsToItsChoiceWhenThatBecomesBetter) {
  for (std::uint64_t seed = 0; seed < kDraws; ++seed) {
    Sites sites = RandomSites(seed).draw();
    const std::size_t chosen = *policy->choose(sites, 1);
    sites[chosen].work += 10;
    sites[chosen].travel_time /= 2;
    sites[chosen].teams_there /= 2;
    ASSERT_EQ(policy->choose(sites, 1), chosen);
  }
}

TEST_P(TeamPolicyContract, TakesTheFirstOfEqualSites) {
  const Sites sites(5, team_site(0, hours(1), 10));
  EXPECT_EQ(policy->choose(sites, 1), 0U);
}

TEST_P(TeamPolicyContract, GoesEvenIfTheTeamCanDoNothingYet) {
  const Sites sites = {team_site(0, hours(1), 10), team_site(1, hours(2), 5, 1)};
  EXPECT_TRUE(policy->choose(sites, 0));
}

INSTANTIATE_TEST_SUITE_P(Catalogue, TeamPolicyContract, ::testing::ValuesIn(team_policy_kinds()),
                         [](const auto& kind) { return kind.param; });

// The rule of each.

TEST(TeamPolicies, MostWorkPerTeamCountsTheTeamItselfAndTheJourney) {
  const auto policy = default_team_policy("most_work_per_team");  // patience 12 h
  // 60 / (2 + 1) = 20 each, 30 / 1 / (1 + 6 / 12) = 20 and 41 / 1 / (1 + 12 / 12) = 20.5.
  const Sites sites = {team_site(0, {}, 60, 2), team_site(1, hours(6), 30), team_site(2, hours(12), 41)};
  EXPECT_EQ(policy->choose(sites, 1), 2U);
  EXPECT_EQ(policy->choose(std::span(sites).first(2), 1), 0U);  // of equals the nearest
  EXPECT_EQ(policy->choose(sites, 4), 0U);                      // 60 / 6 against 5 and 5.1
}

TEST(TeamPolicies, NearestWorkGoesByTheWayAlone) {
  const auto policy = default_team_policy("nearest_work");
  const Sites sites = {team_site(0, hours(3), 1000), team_site(1, hours(2), 5, 9), team_site(2, hours(2), 6)};
  EXPECT_EQ(policy->choose(sites, 1), 2U);
  EXPECT_EQ(policy->choose(std::span(sites).first(2), 1), 1U);
}

TEST(TeamPolicies, MostSevereGoesByTheShareOfThePeople) {
  const auto policy = default_team_policy("most_severe");
  const Sites sites = {team_site(0, hours(1), 100, 0, 10'000), team_site(1, hours(3), 20, 5, 1000),
                       team_site(2, hours(2), 40, 5, 2000)};
  EXPECT_EQ(policy->choose(sites, 1), 2U);
}

TEST(TeamPolicies, SpreadEvenlyGoesWhereFewestAre) {
  const auto policy = default_team_policy("spread_evenly");
  const Sites sites = {team_site(0, hours(1), 100, 2), team_site(1, hours(9), 5, 1),
                       team_site(2, hours(8), 4, 1)};
  EXPECT_EQ(policy->choose(sites, 1), 1U);
}

// Teams of every kind under every policy.

struct KindAndPolicy {
  TeamKind kind;
  std::string policy;
};

/// Engineers go by the repair policies.
std::vector<ComponentDescription> policies_of(TeamKind kind) {
  return kind == TeamKind::kEngineering ? repair_policy_catalogue() : team_policy_catalogue();
}

std::vector<KindAndPolicy> every_kind_and_policy() {
  std::vector<KindAndPolicy> cases;
  for (std::size_t i = 0; i < kTeamKinds; ++i) {
    const auto kind = static_cast<TeamKind>(i);
    for (const ComponentDescription& policy : policies_of(kind)) cases.push_back({kind, policy.kind});
  }
  return cases;
}

constexpr sim::Duration kTick = minutes(10);

/// Draws six teams of a kind for a scenario. They rest at home for longer than the run.
class RandomTeams : testing::RandomDraws {
 public:
  RandomTeams(std::uint64_t seed, Scenario& scenario)
      : RandomDraws(sim::StreamSource(seed, 0).stream(sim::Cause("random teams"))), scenario_(scenario) {}

  void add(TeamKind kind) {
    for (int number = 0; number < 6; ++number) {
      Team team = testing::team_of("team" + std::to_string(number), kind, between(0.3, 3), 0);
      team.home = any_of(scenario_.places);
      team.persons = 1 + below(40);
      team.mobilisation_s = up_to(10 * kHour_s);
      team.shift = hours(1 + below(12));
      team.rest = chance(0.3) ? sim::Duration{} : sim::Duration(hours(1 + below(8)));
      team.stays = hours(12 + below(96));
      team.rests_at_home = hours(24 * 365);
      team.self_sufficient = hours(below(48));
      team.trained = chance(0.5);
      if (chance(0.7)) team.kit = TeamKit{testing::kTent, 1 + below(400), testing::kDepot};
      team.without_kit = between(0, 1);
      scenario_.teams.add(team);
    }
  }

 private:
  Scenario& scenario_;
};

class EveryTeam : public ::testing::TestWithParam<KindAndPolicy> {
 protected:
  static constexpr std::uint64_t kDisasters = 4;

  /// People are trapped, injured and exposed, roads are cut.
  void begin(std::uint64_t seed) {
    Scenario scenario = testing::random_scenario(seed);
    RandomTeams(seed, scenario).add(GetParam().kind);
    choose_policy(scenario);
    running = std::make_unique<testing::RunningWorld>(std::move(scenario), seed);
    worked.assign(running->scenario.teams.size(), {});
    const auto hazard = make_hazard(running->scenario, running->scenario.hazards[0]);
    std::vector<Impact> impacts = hazard->sample(world().streams(), {}).impacts;
    for (const Id<County> county : ids(running->scenario.counties))
      impacts.front().people.push_back({county, PopulationGroup::kExposed, 40, GroupChange::kAtLeast});
    world().start(std::move(impacts));
  }
  static void choose_policy(Scenario& scenario) {
    const auto policies = policies_of(GetParam().kind);
    const auto chosen = std::ranges::find(policies, GetParam().policy, &ComponentDescription::kind);
    const bool engineers = GetParam().kind == TeamKind::kEngineering;
    (engineers ? scenario.link_damage.repair : scenario.team_rules.policy) = default_spec(*chosen);
  }
  World& world() { return running->world; }
  const Table<Team>& teams() { return running->scenario.teams; }
  TeamPhase phase(Id<Team> team) { return world().team_book().phase(team); }
  sim::Duration time_in(Id<Team> team, TeamPhase phase) {
    return world().team_book().time_in(team, phase, world().simulation().now());
  }
  int count(TeamPhase wanted) {
    int teams_in = 0;
    for (const Id<Team> team : ids(teams())) teams_in += phase(team) == wanted ? 1 : 0;
    return teams_in;
  }

  void expect_teams_conserved() {
    int present = 0;
    double persons = 0;
    double responders = 0;
    double members = 0;
    for (const Id<County> county : ids(running->scenario.counties)) {
      present += world().responders().teams(county, GetParam().kind);
      persons += world().responders().persons(county);
      responders += world().needs().groups(county)[static_cast<std::size_t>(PopulationGroup::kResponders)];
    }
    for (const Id<Team> team : ids(teams())) {
      sim::Duration all{};
      for (std::size_t i = 0; i < kTeamPhases; ++i) all += time_in(team, static_cast<TeamPhase>(i));
      ASSERT_EQ(all, world().simulation().now() - sim::kStart);
      if (phase(team) == TeamPhase::kWorking || phase(team) == TeamPhase::kResting)
        members += teams()[team].persons;
    }
    ASSERT_EQ(present, count(TeamPhase::kWorking) + count(TeamPhase::kResting));
    ASSERT_NEAR(persons, members, 1e-9);
    ASSERT_LE(responders, persons + 1e-9);
  }

  void expect_work_of_those_at_work() {
    double effective = 0;
    double most = 0;
    for (const Id<County> county : ids(running->scenario.counties))
      effective += world().responders().effective(county, GetParam().kind);
    for (const Id<Team> team : ids(teams())) {
      const double trained = teams()[team].trained ? running->scenario.team_rules.trained_rate : 1;
      if (phase(team) == TeamPhase::kWorking) most += teams()[team].work_rate * trained;
    }
    ASSERT_LE(effective, most + 1e-6);
  }

  /// No team that rests between shifts has worked for longer than one since it rested.
  void expect_shifts_kept() {
    for (const Id<Team> team : ids(teams())) {
      sim::Duration& before_rest = worked[team.index()];
      const bool works_on = phase(team) == TeamPhase::kWorking || phase(team) == TeamPhase::kTravelling;
      if (!works_on) before_rest = time_in(team, TeamPhase::kWorking);
      if (teams()[team].rest == sim::Duration{}) continue;
      ASSERT_LE(time_in(team, TeamPhase::kWorking) - before_rest, teams()[team].shift);
    }
  }

  std::unique_ptr<testing::RunningWorld> running;
  std::vector<sim::Duration> worked;  ///< until the last rest
};

TEST_P(EveryTeam, IsSomewhereAndWorksInItsShiftsAtAnyTime) {
  for (std::uint64_t seed = 0; seed < kDisasters; ++seed) {
    SCOPED_TRACE(seed);
    begin(seed);
    for (sim::Duration time{}; time < hours(24 * 8); time += kTick) {
      running->run_to(time);
      ASSERT_NO_FATAL_FAILURE(expect_teams_conserved());
      ASSERT_NO_FATAL_FAILURE(expect_work_of_those_at_work());
      ASSERT_NO_FATAL_FAILURE(expect_shifts_kept());
    }
    ASSERT_NO_THROW(world().check_conservation());
  }
}

TEST_P(EveryTeam, IsHomeInTheEndAndLeavesNothingBehind) {
  for (std::uint64_t seed = 0; seed < kDisasters; ++seed) {
    SCOPED_TRACE(seed);
    begin(seed);
    running->run_to(hours(24 * 200));  // roads are open again
    EXPECT_EQ(count(TeamPhase::kAtHome), 6);
    for (const Id<County> county : ids(running->scenario.counties)) {
      EXPECT_EQ(world().responders().teams(county, GetParam().kind), 0);
      EXPECT_EQ(world().responders().persons(county), 0);
      EXPECT_EQ(world().responders().effective(county, GetParam().kind), 0);
      EXPECT_EQ(world().needs().groups(county)[static_cast<std::size_t>(PopulationGroup::kResponders)], 0);
    }
    for (const Id<Depot> depot : ids(running->scenario.depots))
      EXPECT_NEAR(world().depot(depot).helpers(), 0, 1e-12);
    ASSERT_NO_THROW(world().check_conservation());
  }
}

TEST_P(EveryTeam, GoesTheSameWayInTheSameDisaster) {
  const auto course = [&] {
    begin(2);
    running->run_to(hours(24 * 5));
    std::vector<sim::Duration> times;
    for (const Id<Team> team : ids(teams())) {
      for (std::size_t i = 0; i < kTeamPhases; ++i) times.push_back(time_in(team, static_cast<TeamPhase>(i)));
    }
    return times;
  };
  EXPECT_EQ(course(), course());
}

TEST_P(EveryTeam, DoesSomethingInOneOfTheDisasters) {
  sim::Duration work{};
  for (std::uint64_t seed = 0; seed < kDisasters; ++seed) {
    begin(seed);
    running->run_to(hours(24 * 8));
    for (const Id<Team> team : ids(teams())) work += time_in(team, TeamPhase::kWorking);
  }
  EXPECT_GT(work, sim::Duration{});
}

INSTANTIATE_TEST_SUITE_P(KindsAndPolicies, EveryTeam, ::testing::ValuesIn(every_kind_and_policy()),
                         [](const auto& drawn) {
                           return std::string(kTeamKindNames[static_cast<std::size_t>(drawn.param.kind)]) +
                                  "_" + drawn.param.policy;
                         });

}  // namespace
}  // namespace surge::models
