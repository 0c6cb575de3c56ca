// SPDX-License-Identifier: Apache-2.0
#include "models/command/command.h"

#include <algorithm>

#include "models/command/sourcing_policy.h"
#include "models/command/substitution.h"
#include "models/repair/engineering_team.h"
#include "models/transport/convoy.h"
#include "models/transport/convoy_planning.h"
#include "models/transport/fleets.h"
#include "models/transport/mode_choice.h"
#include "models/transport/transport_network.h"
#include "models/units.h"
#include "models/world.h"

namespace surge::models {
namespace {

constexpr sim::Cause kDetection{"detection"};

double days(sim::Duration duration) {
  return sim::to_seconds(duration) / kDay_s;
}

std::vector<SupplyPoint> supply_points(World& world) {
  std::vector<SupplyPoint> points;
  const Scenario& scenario = world.scenario();
  for (const Id<Depot> depot : ids(scenario.depots)) {
    if (world.capacities().share(depot) <= 0) continue;
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

DispatchBook::DispatchBook(std::size_t counties, std::size_t items)
    : items_(items), entries_(counties * items) {}

void DispatchBook::arrived(Id<County> county, Id<Item> item, Quantity quantity, double one_off) {
  Entry& row = entry(county, item);
  const double to_one_off = std::clamp(one_off - row.to_one_off, 0.0, static_cast<double>(quantity));
  row.in_transit -= quantity;
  row.arrived += quantity;
  row.to_one_off += to_one_off;
  row.stock += static_cast<double>(quantity) - to_one_off;
}

double DispatchBook::update_stock(Id<County> county, Id<Item> item, sim::Time now,
                                  double believed_units_per_day) {
  Entry& row = entry(county, item);
  row.stock = std::max(0.0, row.stock - believed_units_per_day * days(now - row.updated));
  row.updated = now;
  return row.stock;
}

Quantity wanted_units(World& world, Id<County> county, Id<Item> item, double cover_days) {
  const BelievedNeed& need = world.beliefs().need(county, item);
  if (need.one_off <= 0 && need.per_day <= 0) return 0;
  DispatchBook& book = world.dispatch_book();
  const double stock = book.update_stock(county, item, world.simulation().now(), need.per_day);
  const double one_off = std::max(0.0, need.one_off - book.met_one_off(county, item));
  const double wanted =
      one_off + need.per_day * cover_days - stock - static_cast<double>(book.in_transit(county, item));
  return std::max(Quantity{0}, static_cast<Quantity>(wanted));
}

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

sim::Process command_process(World& world) {
  const Command& command = world.scenario().command;
  sim::Stream detection = world.streams().stream(kDetection);
  co_await world.simulation().delay_until(
      world.activation(sim::duration_from_seconds(command.detection_s.sample(detection))));
  world.activate();
  for (std::size_t team = 0; team < world.scenario().link_damage.teams.size(); ++team) {
    world.simulation().spawn(engineering_team(world, team));
  }
  announce_aid(world);
  for (;;) {
    SourcingProblem sourcing(world);
    world.policies().sourcing.decide(sourcing);
    carry_out(world, sourcing.decisions());
    pack_kits(world);
    DispatchProblem problem = build_problem(world);
    world.policies().dispatch.decide(problem);
    send_substitutes(problem);
    for (ConvoyOrder& order : plan_convoys(world, problem.shipments())) {
      world.simulation().spawn(run_convoy(world, std::move(order)));
    }
    co_await world.simulation().delay(command.decision_interval);
  }
}

}  // namespace surge::models
