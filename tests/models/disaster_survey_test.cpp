// SPDX-License-Identifier: Apache-2.0
// What a survey finds is what the run of the same number meets.
#include "models/planning/disaster_survey.h"

#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

#include "models/transport/transport_network.h"
#include "models/world.h"
#include "tests/models/support/small_scenario.h"

namespace surge::models {
namespace {

using std::chrono::hours;
using testing::kDepot;
using testing::kTent;

constexpr std::uint64_t kSeed = 4;

sim::Duration window_of(const Scenario& scenario) {
  return std::min<sim::Duration>(hours(72), scenario.run.horizon);
}

TEST(DisasterSurvey, NeedsAreThoseOfTheRun) {
  double all = 0;
  for (std::uint64_t seed = 0; seed < 10; ++seed) {
    const Scenario scenario = testing::random_scenario(seed);
    const Model model(scenario);
    const DisasterSurvey survey(scenario, window_of(scenario));
    const DisasterFindings found = survey.at(kSeed, seed);
    model.look(kSeed, seed, window_of(scenario), [&](World& world) {
      for (const Id<County> county : ids(scenario.counties)) {
        for (const Id<Item> item : ids(scenario.items)) {
          const NeedState& state = world.needs().state(county, item);
          const double need = found.need[county.index() * survey.items() + item.index()];
          EXPECT_EQ(need, static_cast<double>(state.one_off_need + state.wanted));
          all += need;
        }
      }
    });
  }
  EXPECT_GT(all, 0);
}

TEST(DisasterSurvey, OnIntactRoadsTrucksArriveAfterActivationMobilisationAndDrive) {
  Scenario scenario = testing::random_scenario(1);
  scenario.run.horizon = hours(240);
  scenario.link_damage.fragility.clear();
  scenario.command.detection_s = sim::Distribution::constant(3600);
  scenario.depots[kDepot].mobilisation_s = sim::Distribution::uniform(3 * 3600, 5 * 3600);
  const DisasterSurvey survey(scenario, hours(200));
  const DisasterFindings found = survey.at(kSeed, 0);
  const TransportGraph graph(scenario);
  TransportNetwork intact(graph);
  const StopTimes drives = intact.stop_times(kPlanningClass, scenario.depots[kDepot].place);
  for (const Id<County> county : ids(scenario.counties)) {
    const double drive_h = sim::to_hours(drives[scenario.counties[county].seat]);
    EXPECT_NEAR(found.hours[kDepot.index() * survey.counties() + county.index()], 1 + 4 + drive_h, 1e-6);
  }
}

TEST(DisasterSurvey, WhatComesAfterTheWindowDoesNotCount) {
  Scenario scenario = testing::random_scenario(1);
  scenario.run.horizon = hours(240);
  scenario.command.detection_s = sim::Distribution::constant(100 * 3600);
  const DisasterFindings found = DisasterSurvey(scenario, hours(72)).at(kSeed, 0);
  EXPECT_TRUE(std::ranges::all_of(found.hours, [](double h) { return std::isinf(h); }));
}

TEST(DisasterSurvey, EachShockTakesItsShareOfTheStock) {
  Scenario scenario = testing::random_scenario(1);
  scenario.facility_fragility[static_cast<std::size_t>(FacilityKind::kDepot)] =
      FacilityFragility{.damage_median = 0, .damage_beta = 1, .stock_lost = 0.25};
  const DisasterFindings found = DisasterSurvey(scenario, window_of(scenario)).at(kSeed, 0);
  const double shocks = std::log(found.survival[kDepot.index()]) / std::log(0.75);
  EXPECT_GE(shocks, 0.99);
  EXPECT_NEAR(shocks, std::round(shocks), 1e-4);
  scenario.facility_fragility = {};
  EXPECT_EQ(DisasterSurvey(scenario, window_of(scenario)).at(kSeed, 0).survival[kDepot.index()], 1);
}

TEST(DisasterSurvey, GoodsOfTheScenarioDoNotMatter) {
  Scenario scenario = testing::random_scenario(2);
  const DisasterFindings with = DisasterSurvey(scenario, window_of(scenario)).at(kSeed, 0);
  scenario.stock.clear();
  const DisasterFindings without = DisasterSurvey(scenario, window_of(scenario)).at(kSeed, 0);
  EXPECT_EQ(with.need, without.need);
  EXPECT_EQ(with.hours, without.hours);
}

}  // namespace
}  // namespace surge::models
