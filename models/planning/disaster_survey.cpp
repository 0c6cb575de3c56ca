// SPDX-License-Identifier: Apache-2.0
#include "models/planning/disaster_survey.h"

#include <algorithm>
#include <limits>

#include "models/transport/transport_network.h"
#include "models/world.h"

namespace surge::models {
namespace {

constexpr Quantity kMarkers = 1'000'000;
constexpr double kCutOff = std::numeric_limits<double>::infinity();

/// Looked at the roads so often: every two hours at first, then less often.
constexpr std::array<double, 10> kLooksH = {2, 4, 8, 12, 18, 24, 36, 48, 72, 120};

std::vector<sim::Duration> looks_within(sim::Duration window) {
  std::vector<sim::Duration> looks;
  for (const double hours : kLooksH) {
    const sim::Duration look = sim::duration_from_seconds(hours * 3600);
    if (look < window) looks.push_back(look);
  }
  looks.push_back(window);
  return looks;
}

bool brings_goods(PlanAction action) {
  return action == PlanAction::kSend || action == PlanAction::kConvert || action == PlanAction::kAgreement ||
         action == PlanAction::kMarket || action == PlanAction::kAid;
}

/// The scenario without goods, but for markers that nobody needs: what is left of them at a depot is what is
/// left of its stock. A further item shifts no draw of the others.
Scenario without_goods(const Scenario& scenario) {
  Scenario bare = scenario;
  bare.stock.clear();
  bare.lots.clear();
  bare.customers.clear();
  bare.replenishment.clear();
  bare.rotation.clear();
  bare.peacetime = {};
  bare.agreements = {};
  bare.markets.clear();
  bare.aid.clear();
  bare.donations.clear();
  bare.command.plan.agreements.clear();
  bare.command.plan.conversions.clear();
  std::erase_if(bare.command.response.plan, [](const PlanRow& row) { return brings_goods(row.action); });
  bare.metrics.clear();
  Item marker;
  marker.key = "survey-marker";
  marker.unit = "unit";
  marker.mass_kg = 1;
  marker.volume_m3 = 1e-9;
  const Id<Item> item = bare.items.add(std::move(marker));
  for (const Id<Depot> depot : ids(bare.depots)) {
    bare.depots[depot].space_m3 = std::numeric_limits<double>::infinity();
    bare.stock.push_back({depot, item, kMarkers, {}, 1});
  }
  return bare;
}

/// Hours until a truck that sets out at `departure` arrives, if the time it takes is known and short enough.
double arrival_h(sim::Time departure, sim::Duration drive, sim::Duration window) {
  if (drive == TransportNetwork::kUnreachable || departure == sim::Time::max()) return kCutOff;
  const sim::Duration arrival = departure - sim::kStart + drive;
  return arrival <= window ? sim::to_hours(arrival) : kCutOff;
}

void look_at_roads(World& world, sim::Duration window, std::vector<double>& hours) {
  const Scenario& scenario = world.scenario();
  const sim::Time now = world.simulation().now();
  for (const Id<Depot> depot : ids(scenario.depots)) {
    if (world.activated() == sim::Time::max()) return;
    const sim::Time ready =
        world.activated() + sim::duration_from_seconds(scenario.depots[depot].mobilisation_s.mean());
    const StopTimes drives = world.network().stop_times(kPlanningClass, scenario.depots[depot].place);
    for (const Id<County> county : ids(scenario.counties)) {
      double& known = hours[depot.index() * scenario.counties.size() + county.index()];
      known =
          std::min(known, arrival_h(std::max(now, ready), drives[scenario.counties[county].seat], window));
    }
  }
}

}  // namespace

DisasterSurvey::DisasterSurvey(const Scenario& scenario, sim::Duration window)
    : items_(scenario.items.size()),
      scenario_(without_goods(scenario)),
      looks_(looks_within(window)),
      model_(scenario_) {
  SIM_EXPECT(window > sim::Duration{} && window <= scenario.run.horizon);
}

DisasterFindings DisasterSurvey::at(std::uint64_t seed, std::uint64_t replication) const {
  DisasterFindings findings;
  findings.need.assign(counties() * items(), 0);
  findings.survival.assign(depots(), 0);
  findings.hours.assign(depots() * counties(), kCutOff);
  const Id<Item> marker{items_};
  model_.look(seed, replication, looks_, [&](World& world, std::size_t look) {
    look_at_roads(world, looks_.back(), findings.hours);
    if (look + 1 < looks_.size()) return;
    for (const Id<County> county : world.needs().affected()) {
      for (std::size_t item = 0; item < items_; ++item) {
        const NeedState& state = world.needs().state(county, Id<Item>{item});
        findings.need[county.index() * items_ + item] =
            static_cast<double>(state.one_off_need + state.wanted);
      }
    }
    for (const Id<Depot> depot : ids(scenario_.depots)) {
      findings.survival[depot.index()] =
          static_cast<double>(world.depot(depot).on_hand(marker)) / static_cast<double>(kMarkers);
    }
  });
  return findings;
}

}  // namespace surge::models
