// SPDX-License-Identifier: Apache-2.0
// Epidemics: final size, extinction, travel, lockdowns.
#include <algorithm>
#include <cmath>
#include <numeric>

#include <gtest/gtest.h>

#include "models/hazard/epidemic.h"
#include "models/units.h"
#include "sim/statistics/tally.h"
#include "tests/models/support/small_scenario.h"

namespace surge::models {
namespace {

using std::chrono::hours;
using testing::kTown;
using NoTravel = PerRow<County, std::vector<TravelShare>>;

Scenario one_county(double population) {
  Scenario scenario = testing::small_scenario();
  scenario.counties = {};
  County county = testing::small_scenario().counties[kTown];
  county.population = population;
  scenario.counties.add(county);
  return scenario;
}

/// Until nobody can infect or be infected any more, or for 1,500 days.
Compartments run_out(Outbreak& outbreak, const Scenario& scenario, Transitions& transitions) {
  const PerRow<County, Contacts> free(scenario.counties.size());
  for (int step = 0; step < 6000; ++step) {
    outbreak.step(free, transitions);
    const Compartments& people = outbreak.counties()[kTown];
    if (people.incubating + people.infectious == 0) break;
  }
  return outbreak.counties()[kTown];
}

/// Share infected in the end, of all: 1 - z = s0 exp(-R0 z), s0 the share susceptible at first.
double final_size(double r0, double s0) {
  double z = 1;
  for (int step = 0; step < 1000; ++step) z = 1 - s0 * std::exp(-r0 * z);
  return z;
}

TEST(Epidemic, FinalSizeInAClosedCountyIsThatOfKermackAndMcKendrick) {
  const Scenario scenario = one_county(1e7);
  const NoTravel travel(1);
  for (const double r0 : {1.3, 2.2, 4.0}) {
    Outbreak outbreak(scenario, {r0, 5.2, 2.3, 0.2, 12}, travel);
    outbreak.infect(kTown, 1);
    MeanTransitions transitions;
    const Compartments end = run_out(outbreak, scenario, transitions);
    EXPECT_NEAR(end.ever_infected() / 1e7 / final_size(r0, 1), 1, 0.005) << r0;
    EXPECT_NEAR(end.ever_infected() / 1e7, final_size(r0, 1 - 1e-7), 1e-6) << r0;  // seeds counted: exact
    EXPECT_NEAR(end.people(), 1e7, 1e-3);
  }
}

TEST(Epidemic, MeanFinalSizeOfDrawnLargeOutbreaksIsTheSame) {
  constexpr double kPeople = 20'000;
  const Scenario scenario = one_county(kPeople);
  const NoTravel travel(1);
  sim::Tally sizes;
  for (std::uint64_t replication = 0; replication < 200; ++replication) {
    Outbreak outbreak(scenario, {2, 1, 2, 0.1, 5}, travel);
    outbreak.infect(kTown, 20);
    DrawnTransitions transitions(scenario, {1, replication});
    const double infected = run_out(outbreak, scenario, transitions).ever_infected() / kPeople;
    if (infected > 0.1) sizes.add(infected);
  }
  ASSERT_GT(sizes.count(), 190U);
  EXPECT_NEAR(sizes.mean(), final_size(2, 1 - 20 / kPeople),
              3.29 * std::sqrt(sizes.variance() / static_cast<double>(sizes.count())));
}

// A case infects a Poisson number in each step and goes on with probability 1 - p: the chance that its line
// dies out solves q = p e / (1 - (1 - p) e), e = exp(-beta d (1 - q)).
TEST(Epidemic, OneCaseDiesOutAsOftenAsTheBranchingProcessSays) {
  const Scenario scenario = one_county(100'000);
  const NoTravel travel(1);
  const Disease disease{1.8, 1, 2, 0, 1};
  const double p = Outbreak::kStepDays / disease.infectious_days;
  double q = 0;
  for (int step = 0; step < 1000; ++step) {
    const double e = std::exp(-disease.r0 * p * (1 - q));
    q = p * e / (1 - (1 - p) * e);
  }
  const PerRow<County, Contacts> free(1);
  constexpr int kRuns = 3000;
  int died_out = 0;
  for (std::uint64_t replication = 0; replication < kRuns; ++replication) {
    Outbreak outbreak(scenario, disease, travel);
    outbreak.infect(kTown, 1);
    DrawnTransitions transitions(scenario, {2, replication});
    for (int step = 0; step < 1000; ++step) {
      const Compartments& people = outbreak.counties()[kTown];
      const double ill = people.incubating + people.infectious;
      if (ill == 0) ++died_out;
      if (ill == 0 || ill > 200) break;
      outbreak.step(free, transitions);
    }
  }
  EXPECT_NEAR(died_out / double{kRuns}, q, 3.29 * std::sqrt(q * (1 - q) / kRuns));
}

TEST(Travel, RadiationSharesAreThoseByHand) {
  // From the town of 100: near, 1,000 people, nobody between; far, 1,000 people, the 1,000 of near between.
  const auto travel = radiation_travel(testing::small_scenario(), 0.1);
  const double near = 100.0 * 1000 / (100.0 * 1100);
  const double far = 100.0 * 1000 / (1100.0 * 2100);
  ASSERT_EQ(travel[kTown].size(), 2U);
  EXPECT_NEAR(travel[kTown][0].share, 0.1 * near / (near + far), 1e-12);
  EXPECT_NEAR(travel[kTown][1].share, 0.1 * far / (near + far), 1e-12);
  EXPECT_EQ(travel[kTown][0].to, Id<County>{1});
}

TEST(Travel, EveryoneTravelsAsMuchAndToAtMostTwentyCounties) {
  Scenario scenario = testing::random_scenario(4);
  for (int copies = 0; copies < 5; ++copies) {
    for (const Id<County> county : ids(testing::random_scenario(4).counties))
      scenario.counties.add(scenario.counties[county]);
  }
  for (const auto& trips : radiation_travel(scenario, 0.03)) {
    if (trips.empty()) continue;
    EXPECT_LE(trips.size(), kDestinations);
    const double sum = std::accumulate(trips.begin(), trips.end(), 0.0,
                                       [](double all, const TravelShare& trip) { return all + trip.share; });
    EXPECT_NEAR(sum, 0.03, 1e-12);
  }
}

TEST(Travel, WithoutItTheDiseaseStaysWhereItBegan) {
  const Scenario scenario = testing::small_scenario();
  for (const double share : {0.0, 0.1}) {
    const auto travel = radiation_travel(scenario, share);
    Outbreak outbreak(scenario, {3, 2, 2, 0.1, 5}, travel);
    outbreak.infect(kTown, 10);
    MeanTransitions transitions;
    run_out(outbreak, scenario, transitions);
    const double elsewhere = outbreak.counties()[Id<County>{1}].ever_infected();
    EXPECT_TRUE(share > 0 ? elsewhere > 500 : elsewhere == 0) << elsewhere;
  }
}

ComponentSpec epidemic_with(const std::string& lockdown) {
  ComponentSpec spec = default_spec(Epidemic::description());
  spec.values["seeds"] = std::vector<GeoPoint>{{104.0, 31.0}};
  spec.values["course"] = std::string("expected");
  spec.values["r0"] = 3.0;
  spec.values["travel_share"] = 0.1;
  spec.values["lockdown"] = lockdown;
  spec.values["lockdown_after"] = 10 * kDay_s;
  spec.values["lockdown_lasts"] = 20 * kDay_s;
  return spec;
}

Scenario run_of_200_days() {
  Scenario scenario = testing::small_scenario();
  scenario.run.horizon = hours(24 * 200);
  return scenario;
}

double infected(const Course& course, sim::Duration until) {
  double sum = 0;
  for (std::size_t county = 0; county < 3; ++county) {
    double most = 0;
    for (const Impact& impact : course.impacts) {
      if (impact.time > until) break;
      for (const PeopleEffect& effect : impact.people) {
        if (effect.group == PopulationGroup::kAffected && effect.county == Id<County>{county})
          most = std::max(most, effect.persons);
      }
    }
    sum += most;
  }
  return sum;
}

TEST(Epidemic, HospitalsAreEmptyAfterIt) {
  const Scenario scenario = run_of_200_days();
  PerRow<County, double> patients(3);
  double most = 0;
  for (const Impact& impact : Epidemic(scenario, epidemic_with("never")).sample({1, 1}, {}).impacts) {
    for (const PeopleEffect& effect : impact.people) {
      if (effect.group != PopulationGroup::kPatients) continue;
      EXPECT_EQ(effect.change, GroupChange::kExactly);
      patients[effect.county] = effect.persons;
      most = std::max(most, effect.persons);
    }
  }
  EXPECT_GT(most, 50);
  for (const double left : patients) EXPECT_EQ(left, 0);
}

TEST(Epidemic, LockdownSlowsItAndKeepsWorkersAwayAndLimitsRoadsWhileItLasts) {
  const Scenario scenario = run_of_200_days();
  ComponentSpec locked = epidemic_with("on_day");
  locked.values["contact_reduction"] = 0.9;
  const Course course = Epidemic(scenario, locked).sample({1, 1}, {});
  const Course free = Epidemic(scenario, epidemic_with("never")).sample({1, 1}, {});
  EXPECT_LT(infected(course, hours(720)), 0.7 * infected(free, hours(720)));
  EXPECT_EQ(infected(course, hours(240)), infected(free, hours(240)));
  std::vector<LinkEffect> roads;
  for (const Impact& impact : course.impacts) {
    const bool during = impact.time >= hours(240) && impact.time < hours(720);
    EXPECT_EQ(impact.labour.size(), during ? 3U : 0U) << sim::to_days(impact.time);
    roads.insert(roads.end(), impact.links.begin(), impact.links.end());
  }
  ASSERT_EQ(roads.size(), scenario.links.size());
  EXPECT_EQ(roads[0].lasts, hours(480));
  EXPECT_EQ(roads[0].speed_share, 0.7);
}

TEST(Epidemic, CountiesLockDownWhenTheirPatientsReachTheShare) {
  const Scenario scenario = run_of_200_days();
  ComponentSpec locked = epidemic_with("by_patients");
  locked.values["lockdown_patients"] = 0.03;
  PerRow<County, double> patients(3);
  PerRow<County, double> until(3);
  for (const Impact& impact : Epidemic(scenario, locked).sample({1, 1}, {}).impacts) {
    const double day = sim::to_days(impact.time);
    for (const PeopleEffect& effect : impact.people) {
      if (effect.group == PopulationGroup::kPatients) patients[effect.county] = effect.persons;
    }
    for (const LabourEffect& effect : impact.labour) {
      if (until[effect.county] > day) continue;
      EXPECT_GE(patients[effect.county] + 0.5, 0.03 * scenario.counties[effect.county].population);
      until[effect.county] = day + 20;
    }
  }
  EXPECT_GT(*std::min_element(until.begin(), until.end()), 0);
}

TEST(Epidemic, AShorterRunMeetsTheSameEpidemic) {
  Scenario scenario = run_of_200_days();
  ComponentSpec drawn = epidemic_with("on_day");
  drawn.values["course"] = std::string("drawn");
  const Course whole = Epidemic(scenario, drawn).sample({1, 7}, {});
  scenario.run.horizon = hours(24 * 30);
  const Course month = Epidemic(scenario, drawn).sample({1, 7}, {});
  ASSERT_LT(month.impacts.size(), whole.impacts.size());
  for (std::size_t i = 0; i < month.impacts.size(); ++i) {
    ASSERT_EQ(month.impacts[i].people.size(), whole.impacts[i].people.size());
    for (std::size_t k = 0; k < month.impacts[i].people.size(); ++k)
      EXPECT_EQ(month.impacts[i].people[k].persons, whole.impacts[i].people[k].persons);
  }
}

}  // namespace
}  // namespace surge::models
