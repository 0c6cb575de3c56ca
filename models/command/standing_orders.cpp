// SPDX-License-Identifier: Apache-2.0
#include "models/command/standing_orders.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "models/command/dispatch_book.h"
#include "models/command/expected_people.h"
#include "models/share_out.h"
#include "models/transport/convoy.h"
#include "models/transport/convoy_planning.h"
#include "models/world.h"

namespace surge::models {
namespace {

/// Who gets how much of an order; empty as long as nobody is expected to need the item.
std::vector<StandingOrder::Part> share_order(const World& world, const StandingOrder& order) {
  if (order.to && !order.up_to_need) return {{*order.to, order.quantity}};
  std::vector<Id<County>> counties;
  std::vector<Quantity> expected;
  const auto add = [&](Id<County> county) {
    const auto units = static_cast<Quantity>(std::ceil(expected_units(world, county, order.item)));
    if (units <= 0) return;
    counties.push_back(county);
    expected.push_back(units);
  };
  if (order.to) {
    add(*order.to);
  } else {
    for (const Id<County> county : ids(world.scenario().counties)) add(county);
  }
  if (counties.empty()) return {};
  const std::vector<Quantity> shares = share_out(order.quantity, expected);
  std::vector<StandingOrder::Part> parts;
  for (std::size_t i = 0; i < counties.size(); ++i) {
    if (shares[i] > 0) parts.push_back({counties[i], shares[i]});
  }
  return parts;
}

/// What the depot has, given to the parts in order.
std::vector<Shipment> shipments_of(const World& world, const StandingOrder& order) {
  Quantity free = world.depot(order.from).available(order.item);
  std::vector<Shipment> shipments;
  for (const StandingOrder::Part& part : order.parts) {
    const Quantity quantity = std::min(part.left, free);
    if (quantity <= 0) continue;
    free -= quantity;
    shipments.push_back({order.from, part.to, order.item, quantity});
  }
  return shipments;
}

void enter_as_sent(StandingOrder& order, const CargoLine& line) {
  for (StandingOrder::Part& part : order.parts) {
    if (part.to == line.county) part.left -= line.quantity;
  }
}

void send_what_can_go(World& world, StandingOrder& order) {
  if (world.capacities().share(order.from) <= 0) return;
  if (order.parts.empty()) order.parts = share_order(world, order);
  const std::vector<Shipment> shipments = shipments_of(world, order);
  if (shipments.empty()) return;
  for (ConvoyOrder& convoy : plan_convoys(world, shipments)) {
    for (const CargoLine& line : convoy.cargo) enter_as_sent(order, line);
    world.simulation().spawn(run_convoy(world, std::move(convoy)));
  }
}

bool is_done(const StandingOrder& order) {
  return !order.parts.empty() &&
         std::all_of(order.parts.begin(), order.parts.end(), [](const auto& part) { return part.left <= 0; });
}

}  // namespace

double expected_units(const World& world, Id<County> county, Id<Item> item) {
  const Scenario& scenario = world.scenario();
  const NeedBasisCounts counts(expected_people(world, county), scenario.counties[county]);
  double units = 0;
  for (const Need& need : scenario.demand.needs) {
    if (need.item != item) continue;
    units += counts.units(need) * days_at_once(need);
  }
  return units;
}

void give_standing_order(World& world, const PlanRow& row, Id<Depot> depot) {
  const Quantity free = world.depot(depot).available(row.item);
  const auto shared = static_cast<Quantity>(std::floor(row.share * static_cast<double>(free)));
  StandingOrder order{depot, row.item, row.quantity ? *row.quantity : shared, row.to};
  if (row.to_own_county) {
    order.to = world.team_book().county_of(world.scenario().depots[depot].place);
    order.up_to_need = true;
    if (!order.to) return;
  }
  if (order.quantity <= 0) return;
  send_what_can_go(world, order);
  if (!is_done(order)) world.response().standing_orders().push_back(std::move(order));
}

void carry_out_standing_orders(World& world) {
  std::vector<StandingOrder>& orders = world.response().standing_orders();
  for (StandingOrder& order : orders) send_what_can_go(world, order);
  std::erase_if(orders, is_done);
}

}  // namespace surge::models
