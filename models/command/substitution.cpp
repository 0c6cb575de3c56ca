// SPDX-License-Identifier: Apache-2.0
#include "models/command/substitution.h"

#include <algorithm>
#include <limits>
#include <map>

#include "models/reserve/receiving.h"
#include "models/transport/transport_network.h"
#include "models/world.h"
#include "sim/resource.h"

namespace surge::models {
namespace {

/// Whether a depot can send enough of the substitute to serve one.
bool can_serve(const DispatchProblem& problem, std::size_t supply, const Substitute& row) {
  if (static_cast<double>(problem.stock(supply, row.substitute)) < row.ratio) return false;
  return static_cast<double>(problem.room_for(supply, row.substitute)) >= row.ratio;
}

/// Sends the substitute to all who still need the item, each from the nearest depot that can.
class SubstituteSending {
 public:
  SubstituteSending(DispatchProblem& problem, const Substitute& row) : problem_(problem), row_(row) {
    for (std::size_t supply = 0; supply < problem.supply().size(); ++supply) {
      if (can_serve(problem, supply, row)) able_.push_back(supply);
    }
  }

  void send() {
    for (std::size_t demand = 0; demand < problem_.demand().size() && !able_.empty(); ++demand) {
      while (problem_.outstanding(demand, row_.item) > 0 && send_nearest(demand) > 0) {
      }
    }
  }

 private:
  /// Returns the units sent; 0 if nobody can.
  Quantity send_nearest(std::size_t demand) {
    const auto nearest = std::min_element(able_.begin(), able_.end(), [&](std::size_t x, std::size_t y) {
      return problem_.travel_time(x, demand) < problem_.travel_time(y, demand);
    });
    if (nearest == able_.end()) return 0;
    if (problem_.travel_time(*nearest, demand) == TransportNetwork::kUnreachable) return 0;
    const Quantity sent = problem_.ship_substitute(*nearest, demand, row_);
    if (!can_serve(problem_, *nearest, row_)) able_.erase(nearest);
    return sent;
  }

  DispatchProblem& problem_;
  const Substitute& row_;
  std::vector<std::size_t> able_;  ///< depots that can serve one or more
};

using Contents = std::vector<const KitLine*>;

std::map<Id<Item>, Contents> kits_of(const Scenario& scenario) {
  std::map<Id<Item>, Contents> kits;
  for (const KitLine& line : scenario.kits) kits[line.kit].push_back(&line);
  return kits;
}

/// Units that command wants now, over all counties that have reported.
Quantity wanted_everywhere(World& world, Id<Item> item) {
  Quantity wanted = 0;
  for (const Id<County> county : world.beliefs().reporting()) wanted += wanted_units(world, county, item);
  return wanted;
}

/// That goods may be sent from.
Quantity in_all_depots(const World& world, Id<Item> item) {
  Quantity units = 0;
  for (const Id<Depot> depot : ids(world.scenario().depots)) {
    if (world.response().may_dispatch(depot)) units += world.depot(depot).available(item);
  }
  return units;
}

/// What becomes of parts: kits that expire with the first of them and come from whom most of their value
/// came.
Lot kit_lot(const Scenario& scenario, Quantity kits, const std::vector<ItemLot>& parts) {
  Lot lot{kits, sim::Time::max(), {}};
  double most = -1;
  for (const ItemLot& part : parts) {
    lot.expires = std::min(lot.expires, part.lot.expires);
    const double value = scenario.items[part.item].value_cny * static_cast<double>(part.lot.quantity);
    if (value <= most) continue;
    most = value;
    lot.source = part.lot.source;
  }
  return lot;
}

/// The parts have been taken; the kits come onto the shelves when they are packed.
sim::Process pack(World& world, Id<Depot> depot, ItemLot kits) {
  const Quantity quantity = kits.lot.quantity;
  const sim::Holding dock = co_await open_dock(world, depot);
  const double volume_m3 = static_cast<double>(quantity) * world.scenario().items[kits.item].volume_m3;
  co_await world.simulation().delay(handling_time(world, depot, volume_m3));
  world.produce(depot, kits);
  world.works().end_packing(kits.item, quantity);
}

class KitPacking {
 public:
  explicit KitPacking(World& world) : world_(world), scenario_(world.scenario()) {}

  void order(Id<Item> kit, const Contents& contents) {
    Quantity missing = wanted_everywhere(world_, kit) - in_all_depots(world_, kit) -
                       world_.contracts().expected(kit) - world_.works().kits_in_packing(kit) -
                       world_.goods().moving(kit);
    if (missing <= 0) return;
    for (const KitLine* line : contents) {
      const Quantity spare =
          in_all_depots(world_, line->component) - wanted_everywhere(world_, line->component);
      missing = std::min(missing, spare / line->quantity);
    }
    for (const Id<Depot> depot : ids(scenario_.depots)) {
      if (missing <= 0) return;
      const Quantity kits = std::min(missing, possible(depot, contents));
      if (kits <= 0) continue;
      std::vector<ItemLot> parts;
      for (const KitLine* line : contents) {
        world_.take_parts(depot, line->component, kits * line->quantity, parts);
      }
      ItemLot lot{kit, kit_lot(scenario_, kits, parts)};
      const auto& shelf_life = scenario_.items[kit].shelf_life;
      if (shelf_life) lot.lot.expires = std::min(lot.lot.expires, world_.simulation().now() + *shelf_life);
      world_.works().begin_packing(kit, kits);
      world_.simulation().spawn(pack(world_, depot, lot));
      missing -= kits;
    }
  }

 private:
  Quantity possible(Id<Depot> depot, const Contents& contents) const {
    if (!world_.response().may_dispatch(depot)) return 0;
    Quantity kits = std::numeric_limits<Quantity>::max();
    for (const KitLine* line : contents) {
      kits = std::min(kits, world_.depot(depot).available(line->component) / line->quantity);
    }
    return kits;
  }

  World& world_;
  const Scenario& scenario_;
};

}  // namespace

void send_substitutes(DispatchProblem& problem) {
  const Scenario& scenario = problem.scenario();
  if (scenario.substitutes.empty()) return;
  for (const Id<Item> item : problem.items()) {
    if (problem.any_supply(item)) continue;
    for (const Substitute& row : scenario.substitutes) {
      if (row.item == item) SubstituteSending(problem, row).send();
    }
  }
}

void pack_kits(World& world) {
  if (world.scenario().kits.empty()) return;
  KitPacking packing(world);
  for (const auto& [kit, contents] : kits_of(world.scenario())) packing.order(kit, contents);
}

}  // namespace surge::models
