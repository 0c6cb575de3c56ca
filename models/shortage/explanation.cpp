// SPDX-License-Identifier: Apache-2.0
#include "models/shortage/explanation.h"

#include <algorithm>
#include <map>
#include <utility>

#include "models/transport/components.h"
#include "models/transport/fleets.h"
#include "models/transport/known_roads.h"
#include "models/transport/mode_choice.h"
#include "models/transport/terminal.h"
#include "models/world.h"

namespace surge::models {
namespace {

/// Collects what is under way by depot and stage.
class SentBook {
 public:
  SentBook(Id<County> county, Id<Item> item) : county_(county), item_(item) {}

  void add(const ConvoyOrder& order, SentGoods::Stage stage) {
    for (const CargoLine& line : order.cargo) {
      if (SentGoods* goods = entry(line, stage)) ++goods->convoys;
    }
  }
  void add(const CargoLine& line, SentGoods::Stage stage) { entry(line, stage); }

  std::vector<SentGoods> largest_first() const {
    std::vector<SentGoods> sent;
    for (const auto& [key, goods] : entries_) sent.push_back(goods);
    std::stable_sort(sent.begin(), sent.end(),
                     [](const SentGoods& x, const SentGoods& y) { return x.units > y.units; });
    return sent;
  }

 private:
  SentGoods* entry(const CargoLine& line, SentGoods::Stage stage) {
    if (line.county != county_ || line.serves != item_) return nullptr;
    SentGoods& goods = entries_[{line.origin.index(), stage}];
    goods.origin = line.origin;
    goods.stage = stage;
    goods.units += static_cast<double>(served_units(line));
    return &goods;
  }

  Id<County> county_;
  Id<Item> item_;
  std::map<std::pair<std::size_t, SentGoods::Stage>, SentGoods> entries_;
};

std::vector<SentGoods> sent_goods(const World& world, Id<County> county, Id<Item> item) {
  SentBook book(county, item);
  for (const ConvoyOrder* order : world.loading_convoys()) book.add(*order, SentGoods::Stage::kLoading);
  for (const ConvoyOrder* order : world.loaded_convoys()) {
    book.add(*order, held_up(world, *order) ? SentGoods::Stage::kHeldUp : SentGoods::Stage::kMoving);
  }
  for (const Id<Terminal> terminal : ids(world.scenario().terminals)) {
    for (const Parcel& parcel : world.terminal(terminal).parcels())
      book.add(parcel.line, SentGoods::Stage::kAtTerminal);
  }
  return book.largest_first();
}

std::vector<StockedDepot> stocked_depots(World& world, Id<County> county, Id<Item> item) {
  std::vector<StockedDepot> depots;
  for (const Id<Depot> id : ids(world.scenario().depots)) {
    const Quantity available = world.depot(id).available(item);
    if (available <= 0 || world.capacities().share(id) <= 0) continue;
    StockedDepot depot{id, available, {}, 0};
    const sim::Duration journey = world.mode_choice().journey_times(id)[county];
    if (journey != TransportNetwork::kUnreachable) depot.journey = journey;
    depot.vehicles_at_home = world.fleets().at_home(hub_of(id));
    depots.push_back(depot);
  }
  std::stable_sort(depots.begin(), depots.end(), [](const StockedDepot& x, const StockedDepot& y) {
    return x.journey.value_or(sim::Duration::max()) < y.journey.value_or(sim::Duration::max());
  });
  return depots;
}

void add_need(const World& world, Id<County> county, Id<Item> item, Explanation& told) {
  const NeedState& need = world.needs().state(county, item);
  told.persons_in_need = need.persons_in_need();
  told.one_off_need = need.one_off_need;
  told.one_off_met = need.one_off_met;
  told.units_per_day = need.units_per_day;
  told.in_county = need.stock;
  told.delivered = need.delivered;
}

void add_belief(const World& world, Id<County> county, Id<Item> item, Explanation& told) {
  if (world.activated() <= world.simulation().now()) told.activated = world.activated() - sim::kStart;
  if (!world.beliefs().known(county)) return;
  told.last_report = world.beliefs().report(county).arrived - sim::kStart;
  told.believed_one_off = world.beliefs().need(county, item).one_off;
  told.believed_per_day = world.beliefs().need(county, item).per_day;
}

void add_roads(const World& world, Id<County> county, Explanation& told) {
  const Scenario& scenario = world.scenario();
  Components roads = joined_by_open_roads(scenario, world.network());
  const std::size_t here = roads.root(scenario.counties[county].seat);
  for (const Depot& depot : scenario.depots)
    told.road_open = told.road_open || roads.root(depot.place) == here;
  for (const Id<Link> link : ids(scenario.links)) {
    if (!world.network().open(link)) ++told.links_closed;
  }
  told.closures_unknown = world.known_roads().unknown_closures();
}

void add_supply(const World& world, Id<Item> item, Explanation& told) {
  told.expected = world.contracts().expected(item);
  for (const Id<ProductionLine> id : ids(world.scenario().lines)) {
    const LineStatus& line = world.line(id);
    if (line.conversion == nullptr || line.conversion->item != item) continue;
    if (line.state == LineState::kPreparing) ++told.lines_preparing;
    if (line.state == LineState::kRamping || line.state == LineState::kFull) ++told.lines_running;
  }
}

}  // namespace

Explanation explain(World& world, Id<County> county, Id<Item> item) {
  Explanation told;
  const GoodsUnderWay under_way(world);
  told.shortage = shortage_of(world, under_way, county, item);
  told.under_way = under_way.to(county, item);
  add_need(world, county, item, told);
  add_belief(world, county, item, told);
  add_roads(world, county, told);
  add_supply(world, item, told);
  told.sent = sent_goods(world, county, item);
  told.depots = stocked_depots(world, county, item);
  return told;
}

}  // namespace surge::models
