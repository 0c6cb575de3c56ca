// SPDX-License-Identifier: Apache-2.0
#include "models/command/command.h"

#include <algorithm>

#include "models/production/line_process.h"
#include "models/transport/convoy.h"
#include "models/transport/convoy_planning.h"
#include "models/world.h"

namespace surge::models {
namespace {

constexpr sim::Cause kDetection{"detection"};
/// Route choice is for trucks of the first class; classes differ little in which road is the fastest.
constexpr Id<VehicleClass> kPlanningClass{0};

double days(sim::Duration duration) {
  return sim::to_seconds(duration) / 86400;
}

std::vector<SupplyPoint> supply_points(World& world) {
  std::vector<SupplyPoint> points;
  const Scenario& scenario = world.scenario();
  for (const Id<Depot> depot : ids(scenario.depots)) {
    const DepotState& state = world.depot(depot);
    SupplyPoint point{depot};
    for (const Id<VehicleClass> vehicle : ids(scenario.vehicle_classes)) {
      point.payload_kg += state.trucks(vehicle) * scenario.vehicle_classes[vehicle].payload_kg;
      point.volume_m3 += state.trucks(vehicle) * scenario.vehicle_classes[vehicle].volume_m3;
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

}  // namespace

DispatchBook::DispatchBook(std::size_t counties, std::size_t items)
    : items_(items), entries_(counties * items) {}

void DispatchBook::arrived(Id<County> county, Id<Item> item, Quantity quantity) {
  Entry& row = entry(county, item);
  row.in_transit -= quantity;
  row.arrived += quantity;
  row.stock += static_cast<double>(quantity);
}

double DispatchBook::update_stock(Id<County> county, Id<Item> item, sim::Time now,
                                  double believed_units_per_day) {
  Entry& row = entry(county, item);
  row.stock = std::max(0.0, row.stock - believed_units_per_day * days(now - row.updated));
  row.updated = now;
  return row.stock;
}

Quantity wanted_units(World& world, Id<County> county, Id<Item> item) {
  const BelievedNeed& need = world.beliefs().need(county, item);
  DispatchBook& book = world.dispatch_book();
  const auto in_transit = static_cast<double>(book.in_transit(county, item));
  const auto arrived = static_cast<double>(book.arrived_total(county, item));
  if (need.per_day <= 0)
    return std::max(Quantity{0}, static_cast<Quantity>(need.one_off - arrived - in_transit));
  const double stock = book.update_stock(county, item, world.simulation().now(), need.per_day);
  const double one_off = std::max(0.0, need.one_off - arrived);
  return std::max(Quantity{0},
                  static_cast<Quantity>(one_off + need.per_day * kCoverDays - stock - in_transit));
}

DispatchProblem build_problem(World& world) {
  const Scenario& scenario = world.scenario();
  DispatchProblem problem(scenario, supply_points(world), demand_points(world));
  std::vector<bool> stocked(scenario.items.size());
  for (std::size_t supply = 0; supply < problem.supply().size(); ++supply) {
    const Id<Depot> depot = problem.supply()[supply].depot;
    const auto& times = world.roads().times_from(kPlanningClass, scenario.depots[depot].place);
    for (std::size_t demand = 0; demand < problem.demand().size(); ++demand) {
      const Id<County> county = problem.demand()[demand].county;
      problem.set_travel_time(supply, demand, times[scenario.counties[county].seat.index()]);
    }
    for (const Id<Item> item : world.needs().needed_items()) {
      const Quantity available = world.depot(depot).available(item);
      problem.set_stock(supply, item, available);
      if (available > 0) stocked[item.index()] = true;
    }
  }
  for (const Id<Item> item : world.needs().needed_items()) {
    if (!stocked[item.index()]) continue;  // nobody can send it
    for (std::size_t demand = 0; demand < problem.demand().size(); ++demand) {
      problem.set_outstanding(demand, item, wanted_units(world, problem.demand()[demand].county, item));
    }
  }
  problem.complete();
  return problem;
}

sim::Process command_process(World& world) {
  const Command& command = world.scenario().command;
  sim::Stream detection = world.streams().stream(kDetection);
  co_await world.simulation().delay(sim::duration_from_seconds(command.detection_s.sample(detection)));
  for (const Id<ProductionLine> line : command.plan.conversions)
    world.simulation().spawn(convert_line(world, line));
  for (;;) {
    DispatchProblem problem = build_problem(world);
    world.dispatch_policy().decide(problem);
    for (ConvoyOrder& order : plan_convoys(world, problem.shipments())) {
      world.simulation().spawn(run_convoy(world, std::move(order)));
    }
    co_await world.simulation().delay(command.decision_interval);
  }
}

}  // namespace surge::models
