// SPDX-License-Identifier: Apache-2.0
#include "models/command/dispatch_building.h"

#include <algorithm>
#include <utility>

#include "models/transport/fleets.h"
#include "models/transport/mode_choice.h"
#include "models/world.h"

namespace surge::models {
namespace {

std::vector<SupplyPoint> supply_points(World& world) {
  std::vector<SupplyPoint> points;
  const Scenario& scenario = world.scenario();
  for (const Id<Depot> depot : ids(scenario.depots)) {
    if (world.capacities().share(depot) <= 0 || !world.response().may_dispatch(depot)) continue;
    const DepotState& state = world.depot(depot);
    SupplyPoint point{depot};
    for (const Id<VehicleClass> vehicle : world.fleets().classes(hub_of(depot))) {
      const int count = world.fleets().at_home(hub_of(depot), vehicle);
      point.payload_kg += count * scenario.vehicle_classes[vehicle].payload_kg;
      point.volume_m3 += count * scenario.vehicle_classes[vehicle].volume_m3;
    }
    if (point.payload_kg > 0 && state.has_available()) points.push_back(point);
  }
  return points;
}

std::vector<DemandPoint> demand_points(World& world) {
  std::vector<DemandPoint> points;
  for (const Id<County> county : world.beliefs().reporting()) {
    points.push_back({county, world.beliefs().report(county).groups[0]});
  }
  return points;
}

void set_travel_times(World& world, DispatchProblem& problem) {
  for (std::size_t supply = 0; supply < problem.supply().size(); ++supply) {
    const auto& times = world.mode_choice().journey_times(problem.supply()[supply].depot);
    for (std::size_t demand = 0; demand < problem.demand().size(); ++demand) {
      problem.set_travel_time(supply, demand, times[problem.demand()[demand].county]);
    }
  }
}

/// Items that can be sent, by position: needed ones and their substitutes.
PerRow<Item, bool> sendable_items(const World& world) {
  PerRow<Item, bool> sendable(world.scenario().items.size());
  for (const Id<Item> item : world.needs().needed_items()) sendable[item] = true;
  for (const Substitute& row : world.scenario().substitutes) {
    if (sendable[row.item]) sendable[row.substitute] = true;
  }
  return sendable;
}

/// Returns the needed items that any depot can send, in themselves or by a substitute.
std::vector<Id<Item>> set_stock(World& world, DispatchProblem& problem) {
  const PerRow<Item, bool> sendable = sendable_items(world);
  PerRow<Item, bool> stocked(world.scenario().items.size());
  for (const Id<Item> item : ids(world.scenario().items)) {
    if (!sendable[item]) continue;
    for (std::size_t supply = 0; supply < problem.supply().size(); ++supply) {
      const Quantity available = world.depot(problem.supply()[supply].depot).available(item);
      problem.set_stock(supply, item, available);
      if (available > 0) stocked[item] = true;
    }
  }
  std::vector<Id<Item>> found;
  for (const Id<Item> item : world.needs().needed_items()) {
    const auto& substitutes = world.scenario().substitutes;
    const bool has_substitute =
        std::any_of(substitutes.begin(), substitutes.end(),
                    [&](const Substitute& row) { return row.item == item && stocked[row.substitute]; });
    if (stocked[item] || has_substitute) found.push_back(item);
  }
  return found;
}

}  // namespace

DispatchProblem build_problem(World& world) {
  DispatchProblem problem(world.scenario(), supply_points(world), demand_points(world));
  set_travel_times(world, problem);
  const std::vector<Id<Item>> stocked = set_stock(world, problem);
  for (std::size_t demand = 0; demand < problem.demand().size(); ++demand) {
    const Id<County> county = problem.demand()[demand].county;
    for (const Id<Item> item : stocked) {
      problem.set_outstanding(demand, item, wanted_units(world, county, item));
    }
  }
  problem.complete();
  return problem;
}

}  // namespace surge::models
