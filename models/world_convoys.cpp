// SPDX-License-Identifier: Apache-2.0
// How goods go onto convoys and off them again.
#include <cmath>
#include <utility>

#include "models/transport/transport_state.h"
#include "models/world.h"
#include "models/world_observer.h"

namespace surge::models {
namespace {

double loaded_mass_kg(const Scenario& scenario, const ConvoyOrder& order) {
  double mass = 0;
  for (const CargoLine& line : order.cargo) {
    mass += static_cast<double>(line.quantity) * scenario.items[line.item].mass_kg;
  }
  return mass;
}

}  // namespace

TransportNetwork& World::network() {
  return transport_->network;
}
const TransportNetwork& World::network() const {
  return transport_->network;
}
KnownRoads& World::known_roads() {
  return transport_->known;
}
const KnownRoads& World::known_roads() const {
  return transport_->known;
}
TransportNetwork& World::believed_network() {
  return transport_->known.network();
}
Traffic& World::traffic() {
  return transport_->traffic;
}
const Traffic& World::traffic() const {
  return transport_->traffic;
}
LinkWorks& World::link_works() {
  return transport_->works;
}
const LinkWorks& World::link_works() const {
  return transport_->works;
}
RepairBook& World::repair_book() {
  return transport_->repair;
}
Fleets& World::fleets() {
  return transport_->fleets;
}
const Fleets& World::fleets() const {
  return transport_->fleets;
}
ModeChoice& World::mode_choice() {
  return transport_->modes;
}
const FlyingConditions& World::flying_conditions() const {
  return transport_->flying;
}
TerminalState& World::terminal(Id<Terminal> terminal) {
  return *transport_->terminals[terminal];
}
const TerminalState& World::terminal(Id<Terminal> terminal) const {
  return *transport_->terminals[terminal];
}
std::uint64_t World::next_transfer_of(Id<Terminal> terminal) {
  return transport_->transfers[terminal]++;
}

void World::commit(const ConvoyOrder& order) {
  fleets().take(order.from, order.vehicle, order.vehicles, simulation_.now());
  const VehicleKind kind = scenario_.vehicle_classes[order.vehicle].kind;
  ++convoys_.sent;
  convoys_.vehicles_sent[static_cast<std::size_t>(kind)] += static_cast<std::size_t>(order.vehicles);
  const auto depot = depot_of(scenario_, order.from);
  if (!depot) {
    terminal(*terminal_of(scenario_, order.from)).stage(order);
    return;
  }
  for (const CargoLine& line : order.cargo) {
    depots_[*depot]->promise(line.item, line.quantity);
    dispatch_book_.sent(line.county, line.serves, served_units(line));
  }
}

bool World::load(ConvoyOrder& order) {
  loading_.remove(order);
  if (const auto home = terminal_of(scenario_, order.from)) {
    terminal(*home).unstage(order);
    loaded_.add(order);
    return true;
  }
  const Id<Depot> from = *depot_of(scenario_, order.from);
  DepotState& depot = *depots_[from];
  const double price_share = scenario_.depots[from].price_share;
  for (std::size_t i = 0; i < order.cargo.size(); ++i) {
    CargoLine& line = order.cargo[i];
    const Quantity served = served_units(line);
    line.quantity = depot.load(line.item, line.quantity, [&](const Lot& lot) {
      order.loaded.push_back({i, line.item, lot});
      if (price_share > 0 && lot.source.kind == SourceKind::kPhysical) {
        costs().add(CostKind::kEnterpriseStock, price_share * goods_.value_cny(line.item, lot.quantity));
      }
    });
    const Quantity missing = served - served_units(line);
    if (missing > 0) dispatch_book_.will_not_come(line.county, line.serves, missing);
  }
  order.mass_kg = loaded_mass_kg(scenario_, order);
  if (order.loaded.empty()) return false;
  loaded_.add(order);
  for (WorldObserver* observer : observers_) observer->left(*this, order);
  return true;
}

std::vector<Parcel> World::unload_parcels(ConvoyOrder& order) {
  std::vector<Parcel> parcels;
  const VehicleKind kind = scenario_.vehicle_classes[order.vehicle].kind;
  for (const CargoLine& line : order.cargo) {
    parcels.push_back({line, {}, {}});
    if (kind != VehicleKind::kTruck) parcels.back().line.carried_by = kind;
  }
  for (const LoadedLot& part : order.loaded) parcels[part.line].lots.push_back(part.lot);
  std::erase_if(parcels, [](const Parcel& parcel) { return parcel.lots.empty(); });
  order.loaded.clear();
  loaded_.remove(order);
  return parcels;
}

void World::deliver(ConvoyOrder& order) {
  for (const Parcel& parcel : unload_parcels(order)) deliver(parcel);
  ++convoys_.delivered;
}

void World::deliver(const Parcel& parcel) {
  const CargoLine& line = parcel.line;
  const Quantity served = served_units(line);
  needs_.deliver(simulation_.now(), line.county, line.serves, served);
  const BelievedNeed& believed = beliefs_.need(line.county, line.serves);
  dispatch_book_.update_stock(line.county, line.serves, simulation_.now(), believed.per_day);
  dispatch_book_.arrived(line.county, line.serves, served, believed.one_off);
  for (const Lot& lot : parcel.lots) goods_.delivered(line.item, lot);
  information_.delivered(line.county, line.item);
  for (WorldObserver* observer : observers_) observer->delivered(*this, line, parcel.lots);
}

void World::lose_share(ConvoyOrder& order, double share) {
  for (LoadedLot& part : order.loaded) {
    CargoLine& line = order.cargo[part.line];
    const Quantity served = served_units(line);
    const auto lost = static_cast<Quantity>(std::llround(share * static_cast<double>(part.lot.quantity)));
    part.lot.quantity -= lost;
    line.quantity -= lost;
    goods_.lost(part.item, lost);
    dispatch_book_.will_not_come(line.county, line.serves, served - served_units(line));
  }
  std::erase_if(order.loaded, [](const LoadedLot& part) { return part.lot.quantity == 0; });
}

void World::bring_back(ConvoyOrder& order) {
  const auto home = terminal_of(scenario_, order.from);
  for (Parcel& parcel : unload_parcels(order)) {
    const CargoLine& line = parcel.line;
    if (home) {
      parcel.ready = simulation_.now();
      terminal(*home).take_back(std::move(parcel));
      continue;
    }
    dispatch_book_.will_not_come(line.county, line.serves, served_units(line));
    for (const Lot& lot : parcel.lots) put(*depot_of(scenario_, order.from), line.item, lot);
  }
}

}  // namespace surge::models
