// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "models/command/dispatch_policy.h"
#include "models/transport/convoy.h"
#include "models/transport/transport_network.h"
#include "sim/contract.h"

namespace surge::models {
DispatchProblem::DispatchProblem(const Scenario& scenario, std::vector<SupplyPoint> supply,
                                 std::vector<DemandPoint> demand)
    : scenario_(scenario),
      supply_(std::move(supply)),
      demand_(std::move(demand)),
      item_count_(scenario.items.size()),
      priorities_(item_count_, std::numeric_limits<int>::max()),
      weights_(item_count_),
      outstanding_(demand_.size() * item_count_),
      forecast_(demand_.size() * item_count_),
      needed_(demand_.size() * item_count_),
      stock_(supply_.size() * item_count_),
      times_(supply_.size() * demand_.size(), TransportNetwork::kUnreachable) {
  // Items without a need come last.
  for (const Need& need : scenario.demand.needs) {
    priorities_[need.item.index()] = std::min(priorities_[need.item.index()], need.priority);
    weights_[need.item.index()] = std::max(weights_[need.item.index()], need.weight);
  }
}

void DispatchProblem::complete() {
  items_.clear();
  for (const Id<Item> item : ids(scenario_.items)) {
    for (std::size_t demand = 0; demand < demand_.size(); ++demand) {
      if (outstanding(demand, item) == 0) continue;
      items_.push_back(item);
      break;
    }
  }
  std::stable_sort(items_.begin(), items_.end(),
                   [&](Id<Item> x, Id<Item> y) { return priority(x) < priority(y); });
  find_suppliers();
}

double DispatchProblem::coverage(std::size_t demand, Id<Item> item) const {
  const double need = needed(demand, item);
  if (need <= 0) return 0;
  return std::clamp(1 - static_cast<double>(outstanding(demand, item)) / need, 0.0, 1.0);
}

Quantity DispatchProblem::stock_at_activation(std::size_t supply, Id<Item> item) const {
  if (stock_at_activation_.empty()) return stock(supply, item);
  return stock_at_activation_[supply_[supply].depot.index() * item_count_ + item.index()];
}

void DispatchProblem::keep_back(std::size_t supply, Id<Item> item, Quantity quantity) {
  Quantity& stock = stock_[supply * item_count_ + item.index()];
  stock -= std::clamp(quantity, Quantity{0}, stock);
}

void DispatchProblem::plan_ahead(std::size_t demand, Id<Item> item, Quantity quantity) {
  const std::size_t cell = demand * item_count_ + item.index();
  outstanding_[cell] = std::clamp(quantity, Quantity{0}, forecast_[cell]);
}

void DispatchProblem::find_suppliers() {
  suppliers_.assign(item_count_, {});
  senders_.clear();
  for (std::size_t supply = 0; supply < supply_.size(); ++supply) {
    bool sends = false;
    for (const Id<Item> item : items_) {
      if (stock(supply, item) == 0 || room_for(supply, item) == 0) continue;
      suppliers_[item.index()].push_back(supply);
      sends = true;
    }
    if (sends) senders_.push_back(supply);
  }
}

sim::Duration DispatchProblem::time_to_nearest(std::size_t demand) const {
  sim::Duration best = TransportNetwork::kUnreachable;
  for (const std::size_t supply : senders_) best = std::min(best, travel_time(supply, demand));
  return best;
}

std::optional<std::size_t> DispatchProblem::nearest_supplier(std::size_t demand, Id<Item> item) const {
  std::optional<std::size_t> nearest;
  sim::Duration best = TransportNetwork::kUnreachable;
  for (const std::size_t supply : suppliers_[item.index()]) {
    const sim::Duration time = travel_time(supply, demand);
    if (time >= best) continue;
    best = time;
    nearest = supply;
  }
  return nearest;
}

void DispatchProblem::exhausted(std::size_t supply, Id<Item> item) {
  std::erase(suppliers_[item.index()], supply);
}

Quantity DispatchProblem::room_for(std::size_t supply, Id<Item> item) const {
  const Item& goods = scenario_.items[item];
  const double units =
      std::min(supply_[supply].payload_kg / goods.mass_kg, supply_[supply].volume_m3 / goods.volume_m3);
  return std::max(Quantity{0}, static_cast<Quantity>(units));
}

Quantity DispatchProblem::sendable(Id<Item> item) const {
  Quantity total = 0;
  for (std::size_t supply = 0; supply < supply_.size(); ++supply) {
    total += std::min(stock(supply, item), room_for(supply, item));
  }
  return total;
}

Quantity DispatchProblem::ship(std::size_t supply, std::size_t demand, Id<Item> item, Quantity quantity) {
  if (travel_time(supply, demand) == TransportNetwork::kUnreachable) return 0;
  quantity = std::min({quantity, stock(supply, item), outstanding(demand, item), room_for(supply, item)});
  if (quantity <= 0) {
    if (room_for(supply, item) == 0) exhausted(supply, item);
    return 0;
  }
  outstanding_[demand * item_count_ + item.index()] -= quantity;
  take_from_depot(supply, item, quantity);
  shipments_.push_back({supply_[supply].depot, demand_[demand].county, item, quantity});
  return quantity;
}

void DispatchProblem::take_from_depot(std::size_t supply, Id<Item> item, Quantity quantity) {
  stock_[supply * item_count_ + item.index()] -= quantity;
  const Item& goods = scenario_.items[item];
  supply_[supply].payload_kg -= static_cast<double>(quantity) * goods.mass_kg;
  supply_[supply].volume_m3 -= static_cast<double>(quantity) * goods.volume_m3;
  if (stock(supply, item) == 0 || room_for(supply, item) == 0) exhausted(supply, item);
}

Quantity DispatchProblem::ship_substitute(std::size_t supply, std::size_t demand,
                                          const Substitute& substitute) {
  if (travel_time(supply, demand) == TransportNetwork::kUnreachable) return 0;
  const double wanted =
      std::ceil(static_cast<double>(outstanding(demand, substitute.item)) * substitute.ratio);
  Quantity quantity = std::min({static_cast<Quantity>(wanted), stock(supply, substitute.substitute),
                                room_for(supply, substitute.substitute)});
  // No more than serves whole units.
  const Quantity whole = served_units({substitute.substitute, quantity, substitute.item, substitute.ratio});
  quantity =
      std::min(quantity, static_cast<Quantity>(std::ceil(static_cast<double>(whole) * substitute.ratio)));
  const Shipment shipment{supply_[supply].depot, demand_[demand].county, substitute.substitute, quantity,
                          substitute.item,       substitute.ratio};
  const Quantity served = served_units({shipment.item, quantity, shipment.serves, shipment.per_served});
  if (served <= 0) return 0;
  Quantity& open = outstanding_[demand * item_count_ + substitute.item.index()];
  open = std::max(Quantity{0}, open - served);
  take_from_depot(supply, substitute.substitute, quantity);
  shipments_.push_back(shipment);
  return quantity;
}

Quantity DispatchProblem::ship_from_nearest(std::size_t demand, Id<Item> item, Quantity quantity) {
  Quantity left = std::min(quantity, outstanding(demand, item));
  const Quantity wanted = left;
  while (left > 0) {
    // Each turn either ships or takes a depot off the item's list.
    const std::optional<std::size_t> supply = nearest_supplier(demand, item);
    if (!supply) break;
    left -= ship(*supply, demand, item, left);
  }
  return wanted - left;
}

void DispatchProblem::serve_in_order(const std::vector<std::size_t>& order) {
  for (const Id<Item> item : items_) {
    for (const std::size_t demand : order) {
      if (!any_supply(item)) break;
      ship_from_nearest(demand, item, outstanding(demand, item));
    }
  }
}

}  // namespace surge::models
