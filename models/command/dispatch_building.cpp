// SPDX-License-Identifier: Apache-2.0
#include "models/command/dispatch_building.h"

#include <algorithm>
#include <utility>

#include "models/production/expected_output.h"
#include "models/transport/fleets.h"
#include "models/transport/mode_choice.h"
#include "models/world.h"

namespace surge::models {
namespace {

/// Trucks of a depot, at home and, by what it began with, under way.
SupplyPoint supply_point(const World& world, Id<Depot> depot, bool looks_ahead) {
  const Scenario& scenario = world.scenario();
  const Id<Hub> hub = hub_of(depot);
  SupplyPoint point{depot};
  for (const Id<VehicleClass> vehicle : world.fleets().classes(hub)) {
    const int count = world.fleets().at_home(hub, vehicle);
    point.payload_kg += count * scenario.vehicle_classes[vehicle].payload_kg;
    point.volume_m3 += count * scenario.vehicle_classes[vehicle].volume_m3;
  }
  if (!looks_ahead) return point;
  for (const Fleet& fleet : scenario.fleets) {
    if (fleet.home != hub) continue;
    const VehicleClass& vehicle = scenario.vehicle_classes[fleet.vehicle];
    point.away_payload_kg += fleet.count * vehicle.payload_kg;
    point.away_volume_m3 += fleet.count * vehicle.volume_m3;
  }
  point.away_payload_kg = std::max(0.0, point.away_payload_kg - point.payload_kg);
  point.away_volume_m3 = std::max(0.0, point.away_volume_m3 - point.volume_m3);
  return point;
}

/// Depots with trucks at home and something to send; `expecting`: those to which goods will come count too.
std::vector<SupplyPoint> supply_points(const World& world, const PerRow<Depot, bool>& expecting,
                                       bool looks_ahead) {
  std::vector<SupplyPoint> points;
  for (const Id<Depot> depot : ids(world.scenario().depots)) {
    if (world.capacities().share(depot) <= 0 || !world.response().may_dispatch(depot)) continue;
    if (!world.depot(depot).has_available() && !expecting[depot]) continue;
    const SupplyPoint point = supply_point(world, depot, looks_ahead);
    if (point.payload_kg > 0) points.push_back(point);
  }
  return points;
}

std::vector<DemandPoint> demand_points(const World& world) {
  std::vector<DemandPoint> points;
  for (const Id<County> county : world.beliefs().reporting()) {
    const GroupSizes& groups = world.beliefs().report(county).groups;
    const auto persons = [&](PopulationGroup group) { return groups[static_cast<std::size_t>(group)]; };
    points.push_back({county, persons(PopulationGroup::kAffected), persons(PopulationGroup::kInjured),
                      persons(PopulationGroup::kTrapped), world.beliefs().forecast(county)});
  }
  return points;
}

/// Depots of plants whose lines make goods now.
PerRow<Depot, bool> producing_depots(const World& world) {
  PerRow<Depot, bool> producing(world.scenario().depots.size());
  for (const Id<ProductionLine> id : ids(world.scenario().lines)) {
    if (world.line(id).run) producing[world.scenario().plants[world.scenario().lines[id].plant].store] = true;
  }
  return producing;
}

/// What the lines that run will bring to the supply points, by steps of the needs.
void expect_output(const World& world, sim::Duration ahead, DispatchProblem& problem) {
  PerRow<Depot, std::size_t> position(world.scenario().depots.size(), problem.supply().size());
  for (std::size_t i = 0; i < problem.supply().size(); ++i) position[problem.supply()[i].depot] = i;
  for (const Id<ProductionLine> id : ids(world.scenario().lines)) {
    const LineStatus& line = world.line(id);
    const std::size_t supply = position[world.scenario().plants[world.scenario().lines[id].plant].store];
    if (!line.run || supply == problem.supply().size()) continue;
    Quantity so_far = 0;
    for (sim::Duration after = NeedBook::kStep; after <= ahead; after += NeedBook::kStep) {
      const auto made = static_cast<Quantity>(expected_output(*line.run, after));
      if (made > so_far) problem.expect({supply, line.run->item, made - so_far, after});
      so_far = made;
    }
  }
}

/// Kept by the first decision after activation, for policies that keep back a share of it.
void keep_stock_at_activation(World& world) {
  if (!world.dispatch_book().stock_at_activation().empty()) return;
  std::vector<Quantity> stock;
  for (const Id<Depot> depot : ids(world.scenario().depots)) {
    for (const Id<Item> item : ids(world.scenario().items)) {
      stock.push_back(world.depot(depot).available(item));
    }
  }
  world.dispatch_book().keep_stock(std::move(stock));
}

void set_needs(World& world, const std::vector<Id<Item>>& stocked, DispatchProblem& problem) {
  for (std::size_t demand = 0; demand < problem.demand().size(); ++demand) {
    const DemandPoint& point = problem.demand()[demand];
    for (const Id<Item> item : stocked) {
      const Quantity wanted = wanted_units(world, point.county, item);
      const BelievedNeed& need = world.beliefs().need(point.county, item);
      problem.set_needed(demand, item, need.one_off + need.per_day * kCoverDays);
      if (point.forecast) {
        problem.set_forecast_outstanding(demand, item, wanted);
      } else {
        problem.set_outstanding(demand, item, wanted);
      }
    }
  }
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
  for (const ExpectedSupply& expected : problem.expected()) stocked[expected.item] = true;
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

DispatchProblem build_problem(World& world, sim::Duration looks_ahead) {
  const bool ahead = looks_ahead > sim::Duration{};
  const PerRow<Depot, bool> producing =
      ahead ? producing_depots(world) : PerRow<Depot, bool>(world.scenario().depots.size());
  DispatchProblem problem(world.scenario(), supply_points(world, producing, ahead), demand_points(world));
  set_travel_times(world, problem);
  if (ahead) expect_output(world, looks_ahead, problem);
  set_needs(world, set_stock(world, problem), problem);
  keep_stock_at_activation(world);
  problem.set_stock_at_activation(world.dispatch_book().stock_at_activation());
  if (world.activated() != sim::Time::max()) {
    problem.set_since_activation(world.simulation().now() - world.activated());
  }
  problem.complete();
  return problem;
}

}  // namespace surge::models
