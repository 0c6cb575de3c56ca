// SPDX-License-Identifier: Apache-2.0
#include "models/production/materials.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "models/entity.h"
#include "models/production/whole_units.h"
#include "models/reserve/receiving.h"
#include "models/share_out.h"
#include "models/units.h"
#include "models/world.h"

namespace surge::models {
namespace {

constexpr sim::Cause kLeadTime{"lead time of material"};
constexpr sim::Duration kTradeInterval = std::chrono::hours(24);

sim::Process deliver_material(World& world, std::size_t row, std::uint64_t number, Consignment goods) {
  const Sourcing& sourcing = world.scenario().production.sourcing[row];
  const Scenario& scenario = world.scenario();
  const std::uint64_t entity =
      entity_of(scenario.plants[sourcing.plant].key + "/" + scenario.suppliers[sourcing.supplier].key);
  sim::Stream stream = world.streams().stream(kLeadTime, entity, number);
  co_await world.simulation().delay(sim::duration_from_seconds(sourcing.lead_time_s.sample(stream)));
  const Quantity quantity = units_in(goods);
  co_await receive(world, std::move(goods));
  world.works().materials().unloaded(row, quantity);
}

/// Units of a material that lie free in a plant's store.
Quantity on_hand(const World& world, Id<Plant> plant, Id<Item> material) {
  return world.depot(world.scenario().plants[plant].store).available(material);
}

/// Order in which the plants and materials of the table first appear, each pair once.
std::vector<std::pair<Id<Plant>, Id<Item>>> plants_and_materials(const Scenario& scenario) {
  std::vector<std::pair<Id<Plant>, Id<Item>>> pairs;
  for (const Sourcing& row : scenario.production.sourcing) {
    const std::pair<Id<Plant>, Id<Item>> pair(row.plant, row.item);
    if (std::find(pairs.begin(), pairs.end(), pair) == pairs.end()) pairs.push_back(pair);
  }
  return pairs;
}

/// In proportion to the shares of the rows; the largest is at least `missing`, so that all of it is shared
/// out.
std::vector<Quantity> order_weights(const Scenario& scenario, const std::vector<std::size_t>& rows,
                                    Quantity missing) {
  constexpr double kParts = 1e6;
  double largest = 0;
  for (const std::size_t row : rows) largest = std::max(largest, scenario.production.sourcing[row].share);
  std::vector<Quantity> weights;
  for (const std::size_t row : rows) {
    const double parts = std::round(scenario.production.sourcing[row].share / largest * kParts);
    weights.push_back(static_cast<Quantity>(std::max(1.0, parts)) *
                      (missing / static_cast<Quantity>(kParts) + 1));
  }
  return weights;
}

}  // namespace

MaterialTrade::MaterialTrade(const Scenario& scenario)
    : scenario_(scenario),
      purchases_(scenario.production.sourcing.size()),
      stocks_(scenario.suppliers.size()),
      buyers_(scenario.suppliers.size()),
      buying_(plants_and_materials(scenario)) {
  for (const Id<Supplier> supplier : ids(scenario.suppliers)) {
    stocks_[supplier].units = scenario.suppliers[supplier].stock;
  }
  for (std::size_t row = 0; row < purchases_.size(); ++row) {
    buyers_[scenario.production.sourcing[row].supplier].push_back(row);
  }
}

void MaterialTrade::trade(World& world) {
  for (const Id<Supplier> supplier : ids(scenario_.suppliers)) advance(world, supplier);
  for (Purchase& purchase : purchases_) purchase.outstanding = 0;
  for (const auto& [plant, material] : buying_) order(world, plant, material);
  for (const Id<Supplier> supplier : ids(scenario_.suppliers)) release(world, supplier);
}

double MaterialTrade::daily_use(const World& world, Id<Plant> plant, Id<Item> material) const {
  double use = 0;
  const auto add = [&](Id<Item> item, double units_per_s) {
    for (const BillLine& bill : scenario_.production.bills) {
      if (bill.item == item && bill.material == material) use += units_per_s * kDay_s * bill.amount;
    }
  };
  for (const Id<ProductionLine> id : ids(scenario_.lines)) {
    if (scenario_.lines[id].plant != plant) continue;
    const LineStatus& line = world.line(id);
    const bool in_setup = line.state == LineState::kPreparing && line.peacetime_stopped != sim::Time::max();
    if (in_setup) add(line.conversion->item, line.conversion->rate_units_per_s());
    if (line.run) add(line.run->item, line.run->ramp.nominal_units_per_s);
  }
  return use;
}

void MaterialTrade::order(World& world, Id<Plant> plant, Id<Item> material) {
  const double use = daily_use(world, plant, material);
  if (use <= 0) return;
  std::vector<std::size_t> rows;
  double target = 0;
  Quantity position = on_hand(world, plant, material);
  for (std::size_t row = 0; row < purchases_.size(); ++row) {
    const Sourcing& sourcing = scenario_.production.sourcing[row];
    if (sourcing.plant != plant || sourcing.item != material) continue;
    rows.push_back(row);
    target = std::max(target, use * sim::to_days(sourcing.cover));
    position += purchases_[row].on_the_way;
  }
  const auto has_none = [&](std::size_t row) {
    return offered(world, scenario_.production.sourcing[row].supplier) == 0;
  };
  if (!std::all_of(rows.begin(), rows.end(), has_none)) std::erase_if(rows, has_none);
  const Quantity missing = units_to_cover(target) - position;
  if (missing <= 0) return;
  const std::vector<Quantity> shares = share_out(missing, order_weights(scenario_, rows, missing));
  for (std::size_t i = 0; i < rows.size(); ++i) purchases_[rows[i]].outstanding += shares[i];
}

void MaterialTrade::advance(World& world, Id<Supplier> supplier) {
  Stock& stock = stocks_[supplier];
  const sim::Time now = world.simulation().now();
  stock.made += scenario_.suppliers[supplier].units_per_s * world.capacities().share(supplier) *
                sim::to_seconds(now - stock.updated);
  stock.updated = now;
  const Quantity whole = whole_units(stock.made);
  stock.units += whole;
  stock.made = std::max(0.0, stock.made - static_cast<double>(whole));
}

Quantity MaterialTrade::offered(const World& world, Id<Supplier> supplier) const {
  if (world.capacities().share(supplier) <= 0) return 0;
  const Supplier& row = scenario_.suppliers[supplier];
  return stocks_[supplier].units + (row.depot ? world.depot(*row.depot).available(row.item) : 0);
}

void MaterialTrade::release(World& world, Id<Supplier> supplier) {
  Stock& stock = stocks_[supplier];
  const Quantity total_offered = offered(world, supplier);
  std::vector<Quantity> orders;
  for (const std::size_t buyer : buyers_[supplier]) orders.push_back(purchases_[buyer].outstanding);
  const Quantity total = std::accumulate(orders.begin(), orders.end(), Quantity{0});
  const Quantity released = std::min(total, total_offered);
  if (released == 0) return;
  Quantity from_own = std::min(stock.units, released);
  stock.units -= from_own;
  const std::vector<Quantity> shares = share_out(released, orders);
  for (std::size_t i = 0; i < shares.size(); ++i) {
    if (shares[i] == 0) continue;
    const Quantity part = std::min(from_own, shares[i]);
    from_own -= part;
    send(world, buyers_[supplier][i], shares[i], shares[i] - part);
  }
}

void MaterialTrade::send(World& world, std::size_t row, Quantity quantity, Quantity from_store) {
  const Sourcing& sourcing = scenario_.production.sourcing[row];
  const Supplier& supplier = scenario_.suppliers[sourcing.supplier];
  Purchase& purchase = purchases_[row];
  purchase.outstanding -= quantity;
  purchase.on_the_way += quantity;
  Consignment goods{scenario_.plants[sourcing.plant].store, {}};
  if (from_store > 0) world.take_for_transfer(*supplier.depot, sourcing.item, from_store, goods);
  if (quantity > from_store) {
    world.enter(sourcing.item, quantity - from_store, {SourceKind::kPurchase, Ownership::kPrivate}, goods);
  }
  world.simulation().spawn(deliver_material(world, row, purchase.releases++, std::move(goods)));
}

sim::Process trade_materials(World& world) {
  for (;;) {
    world.works().materials().trade(world);
    co_await world.simulation().delay(kTradeInterval);
  }
}

}  // namespace surge::models
