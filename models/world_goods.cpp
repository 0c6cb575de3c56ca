// SPDX-License-Identifier: Apache-2.0
// How goods change hands.
#include <algorithm>
#include <stdexcept>

#include "models/transport/transport_state.h"
#include "models/world.h"

namespace surge::models {
namespace {

/// The end of a lot's rest.
sim::Process end_rest(World& world, Id<Depot> depot, ItemLot lot, sim::Duration rest, bool released) {
  co_await world.simulation().delay(rest);
  world.depot(depot).end_quarantine(lot.item, lot.lot.quantity);
  world.rested(depot, lot, released);
}

}  // namespace

sim::Time World::fresh_expiry(Id<Item> item) const {
  const auto& shelf_life = scenario_.items[item].shelf_life;
  return shelf_life ? simulation_.now() + *shelf_life : sim::Time::max();
}

void World::put(Id<Depot> depot, Id<Item> item, const Lot& lot) {
  if (lot.expires <= simulation_.now()) {
    goods_.expired(item, lot.quantity);
    return;
  }
  depots_[depot]->put(item, lot);
  if (lot.expires > sim::kStart + scenario_.run.horizon) return;
  simulation_.schedule_at(
      lot.expires, [this, depot, item] { remove_expired(depot, item); }, sim::kUrgent);
}

void World::remove_expired(Id<Depot> depot, Id<Item> item) {
  const Quantity expired = depots_[depot]->remove_expired(item, simulation_.now());
  if (expired > 0) goods_.expired(item, expired);
}

void World::produce(Id<Depot> depot, Id<Item> item, Quantity quantity, Source source) {
  produce(depot, {item, {quantity, fresh_expiry(item), source}});
}

void World::produce(Id<Depot> depot, const ItemLot& goods) {
  goods_.flows(goods.item).produced += goods.lot.quantity;
  put(depot, goods.item, goods.lot);
}

void World::produce_into_quarantine(Id<Depot> depot, Id<Item> item, Quantity quantity, Source source,
                                    sim::Duration rest, bool released) {
  goods_.flows(item).produced += quantity;
  depots_[depot]->hold_in_quarantine(item, quantity);
  simulation_.spawn(end_rest(*this, depot, {item, {quantity, fresh_expiry(item), source}}, rest, released));
}

void World::rested(Id<Depot> depot, const ItemLot& lot, bool released) {
  if (released) {
    put(depot, lot.item, lot.lot);
  } else {
    goods_.lost(lot.item, lot.lot.quantity);
  }
}

void World::enter(Id<Item> item, Quantity quantity, Source source, Consignment& goods) {
  goods_.flows(item).received += quantity;
  goods_.move(item, quantity);
  goods.goods.push_back({item, {quantity, fresh_expiry(item), source}});
}

void World::unload(Id<Depot> depot, const ItemLot& part) {
  goods_.move(part.item, -part.lot.quantity);
  put(depot, part.item, part.lot);
}

void World::consume(Id<Depot> depot, Id<Item> item, Quantity quantity) {
  if (quantity == 0) return;
  depots_[depot]->take(item, quantity, [](const Lot&) {});
  goods_.flows(item).consumed += quantity;
  if (scenario_.items[item].category == ItemCategory::kMaterial) {
    costs().add(CostKind::kMaterials, goods_.value_cny(item, quantity));
  }
}

void World::take_parts(Id<Depot> depot, Id<Item> item, Quantity quantity, std::vector<ItemLot>& parts) {
  depots_[depot]->take(item, quantity, [&](const Lot& lot) { parts.push_back({item, lot}); });
  goods_.flows(item).consumed += quantity;
}

void World::take_for_transfer(Id<Depot> depot, Id<Item> item, Quantity quantity, Consignment& goods) {
  depots_[depot]->take(item, quantity, [&](const Lot& lot) { goods.goods.push_back({item, lot}); });
  goods_.move(item, quantity);
}

void World::destroy(Id<Depot> depot, Id<Item> item, double share) {
  const Quantity destroyed = depots_[depot]->destroy(item, share);
  if (destroyed > 0) goods_.lost(item, destroyed);
}

void World::destroy_stock(Id<Depot> depot, double share) {
  for (const Id<Item> item : ids(scenario_.items)) destroy(depot, item, share);
}

void World::spoil_cold_stock(Id<Depot> depot) {
  for (const Id<Item> item : ids(scenario_.items)) {
    if (scenario_.items[item].temperature != TemperatureClass::kAmbient) destroy(depot, item, 1);
  }
}

bool World::gate_may_be_closed(Id<Depot> depot) const {
  return capacities_.share(depot) <= 0 || depots_[depot]->next_opening(simulation_.now()) > simulation_.now();
}

PerRow<Item, ItemHoldings> World::holdings() const {
  PerRow<Item, ItemHoldings> holdings(scenario_.items.size());
  for (const auto& depot : depots_) {
    for (const Id<Item> item : ids(scenario_.items)) holdings[item].on_hand += depot->on_hand(item);
  }
  for (const Id<Item> item : ids(scenario_.items)) holdings[item].in_transit = goods_.moving(item);
  for (const ConvoyOrder* order : loaded_) {
    for (const LoadedLot& part : order->loaded) holdings[part.item].in_transit += part.lot.quantity;
  }
  for (const auto& terminal : transport_->terminals) {
    for (const Id<Item> item : ids(scenario_.items)) holdings[item].in_transit += terminal->units(item);
  }
  return holdings;
}

void World::check_conservation() const {
  const PerRow<Item, ItemHoldings> all = holdings();
  for (const Id<Item> item : ids(scenario_.items)) {
    const std::string broken = imbalance(scenario_.items[item], ledger()[item], all[item]);
    if (!broken.empty()) throw std::logic_error(broken);
  }
}

}  // namespace surge::models
