// SPDX-License-Identifier: Apache-2.0
#include "models/shortage/response_standard.h"

#include <algorithm>

#include "models/shortage/unsent_causes.h"
#include "models/transport/fleets.h"
#include "models/transport/terminal.h"
#include "models/transport/transport_network.h"
#include "models/world.h"

namespace surge::models {
namespace {

bool has_needed_goods(const World& world, Id<Depot> depot, Id<County> county) {
  const auto& items = world.needs().needed_items();
  return std::any_of(items.begin(), items.end(), [&](Id<Item> item) {
    return world.depot(depot).available(item) > 0 && world.needs().state(county, item).persons_unmet() > 0;
  });
}

}  // namespace

StandardDepots::StandardDepots(const Scenario& scenario)
    : scenario_(scenario), county_of_(counties_by_place(scenario)) {}

bool StandardDepots::answers(Id<Depot> depot, Id<County> county, StandardLevel level) const {
  const Depot& row = scenario_.depots[depot];
  if (row.level == DepotLevel::kCentral) return false;
  if (level == StandardLevel::kProvince) return true;
  const std::optional<Id<County>> at = county_of_[row.place];
  if (!at) return false;
  if (row.level == DepotLevel::kCounty && *at == county) return true;
  if (level == StandardLevel::kCounty) return false;
  const bool local = row.level == DepotLevel::kCounty || row.level == DepotLevel::kPrefecture;
  return local && scenario_.counties[*at].prefecture == scenario_.counties[county].prefecture;
}

bool StandardDepots::any(Id<County> county, StandardLevel level) const {
  for (const Id<Depot> depot : ids(scenario_.depots)) {
    if (answers(depot, county, level)) return true;
  }
  return false;
}

BindingCauses::BindingCauses(const World& world, const StandardDepots& depots)
    : world_(world), depots_(depots), roads_(joined_by_open_roads(world.scenario(), world.network())) {}

bool BindingCauses::sent_by(const CargoLine& line, Id<County> county, StandardLevel level) const {
  return line.county == county && depots_.answers(line.origin, county, level);
}

Bottleneck BindingCauses::of(Id<County> county, StandardLevel level) {
  const auto carries = [&](const ConvoyOrder* order) {
    return std::any_of(order->cargo.begin(), order->cargo.end(),
                       [&](const CargoLine& line) { return sent_by(line, county, level); });
  };
  bool waits = false;
  for (const ConvoyOrder* order : world_.loaded_convoys()) {
    if (!carries(order)) continue;
    if (!held_up(world_, *order)) return Bottleneck::kTravel;
    waits = true;
  }
  if (waits) return Bottleneck::kRoad;
  for (const Id<Terminal> terminal : ids(world_.scenario().terminals)) {
    for (const Parcel& parcel : world_.terminal(terminal).parcels()) {
      if (sent_by(parcel.line, county, level)) return Bottleneck::kVehicle;
    }
  }
  const auto& loading = world_.loading_convoys();
  if (std::any_of(loading.begin(), loading.end(), carries)) return Bottleneck::kLoading;
  return why_nothing_was_sent(county, level);
}

Bottleneck BindingCauses::why_nothing_was_sent(Id<County> county, StandardLevel level) {
  if (!world_.beliefs().known(county)) return Bottleneck::kInformation;
  const Scenario& scenario = world_.scenario();
  const std::size_t there = roads_.root(scenario.counties[county].seat);
  DepotsWithGoods found;
  for (const Id<Depot> depot : ids(scenario.depots)) {
    if (!depots_.answers(depot, county, level) || world_.capacities().share(depot) <= 0) continue;
    if (!has_needed_goods(world_, depot, county)) continue;
    if (roads_.root(scenario.depots[depot].place) != there) {
      found.cut_off = true;
    } else if (!world_.response().may_dispatch(depot)) {
      found.held_back = true;
    } else {
      (world_.fleets().at_home(hub_of(depot)) > 0 ? found.ready : found.without_vehicles) = true;
    }
  }
  return obstacle(found).value_or(Bottleneck::kInformation);
}

}  // namespace surge::models
