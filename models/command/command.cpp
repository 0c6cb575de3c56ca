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

void set_travel_times(World& world, DispatchProblem& problem) {
  const Scenario& scenario = world.scenario();
  std::vector<std::size_t> seats;
  for (const DemandPoint& point : problem.demand()) {
    seats.push_back(scenario.counties[point.county].seat.index());
  }
  for (std::size_t supply = 0; supply < problem.supply().size(); ++supply) {
    const Id<Place> place = scenario.depots[problem.supply()[supply].depot].place;
    const std::vector<sim::Duration>& times = world.roads().times_from(kPlanningClass, place);
    for (std::size_t demand = 0; demand < seats.size(); ++demand) {
      problem.set_travel_time(supply, demand, times[seats[demand]]);
    }
  }
}

/// Returns the needed items that any depot can send.
std::vector<Id<Item>> set_stock(World& world, DispatchProblem& problem) {
  std::vector<Id<Item>> stocked;
  for (const Id<Item> item : world.needs().needed_items()) {
    Quantity total = 0;
    for (std::size_t supply = 0; supply < problem.supply().size(); ++supply) {
      const Quantity available = world.depot(problem.supply()[supply].depot).available(item);
      problem.set_stock(supply, item, available);
      total += available;
    }
    if (total > 0) stocked.push_back(item);
  }
  return stocked;
}

}  // namespace

DispatchBook::DispatchBook(std::size_t counties, std::size_t items)
    : items_(items), entries_(counties * items) {}

void DispatchBook::arrived(Id<County> county, Id<Item> item, Quantity quantity, double one_off) {
  Entry& row = entry(county, item);
  const double to_one_off =
      std::clamp(one_off - static_cast<double>(row.arrived), 0.0, static_cast<double>(quantity));
  row.in_transit -= quantity;
  row.arrived += quantity;
  row.stock += static_cast<double>(quantity) - to_one_off;
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
  if (need.one_off <= 0 && need.per_day <= 0) return 0;
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
