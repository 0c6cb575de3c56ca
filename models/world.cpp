// SPDX-License-Identifier: Apache-2.0
#include "models/world.h"

#include <algorithm>
#include <stdexcept>

#include "models/entity.h"
#include "models/transport/convoy_planning.h"

namespace surge::models {
namespace {

constexpr sim::Cause kMobilisation{"mobilisation of depot"};
constexpr sim::Priority kBeforeDecisions{50};

sim::Process use_needs(World& world) {
  for (;;) {
    co_await world.simulation().delay(NeedBook::kStep);
    world.needs().use_step(world.simulation().now());
  }
}

PerRow<County, CountyVulnerability> draw_vulnerability(const Scenario& scenario,
                                                       const sim::StreamSource& streams) {
  std::vector<CountyVulnerability> rows;
  for (const County& county : scenario.counties) rows.emplace_back(scenario.demand, county, streams);
  return PerRow<County, CountyVulnerability>(std::move(rows));
}

}  // namespace

World::World(const Scenario& scenario, const RoadGraph& graph, const DispatchPolicy& policy,
             std::uint64_t seed, std::uint64_t replication)
    : scenario_(scenario),
      policy_(policy),
      streams_(seed, replication),
      roads_(graph),
      traffic_(simulation_, roads_),
      link_damage_(simulation_, scenario, streams_, traffic_),
      lines_(scenario.lines.size()),
      needs_(scenario),
      beliefs_(scenario, needs_),
      dispatch_book_(scenario.counties.size(), scenario.items.size()),
      ledger_(scenario.items.size()),
      vulnerability_(draw_vulnerability(scenario, streams_)),
      convoy_numbers_(scenario.depots.size()),
      last_small_load_(scenario.depots.size() * scenario.counties.size(), sim::Time::min()) {
  for (const Id<Depot> depot : ids(scenario.depots)) {
    sim::Stream stream = streams_.stream(kMobilisation, entity_of(scenario.depots[depot].key));
    const double mobilisation_s = scenario.depots[depot].mobilisation_s.sample(stream);
    depots_.add(std::make_unique<DepotState>(simulation_, scenario, depot,
                                             sim::duration_from_seconds(mobilisation_s)));
  }
  for (const InitialStock& stock : scenario.stock) {
    depots_[stock.depot]->receive(stock.item, stock.quantity);
    ledger_[stock.item].initial += stock.quantity;
  }
#if defined(SURGE_CONTRACTS)
  simulation_.on_event([this] { check_conservation(); });
#endif
}

World::~World() = default;

void World::start(std::vector<Impact> impacts) {
  impacts_ = std::move(impacts);
  for (std::size_t need = 0; need < scenario_.demand.needs.size(); ++need) {
    const Need& line = scenario_.demand.needs[need];
    simulation_.schedule_in(
        line.begins, [this, need] { set_need(need, true); }, kBeforeDecisions);
    if (line.kind == NeedKind::kRecurring) {
      simulation_.schedule_in(
          line.begins + line.lasts, [this, need] { set_need(need, false); }, kBeforeDecisions);
    }
  }
  for (std::size_t i = 0; i < impacts_.size(); ++i) {
    simulation_.schedule_in(
        impacts_[i].time, [this, i] { strike(impacts_[i], i); }, sim::kUrgent);
  }
  simulation_.spawn(use_needs(*this), kBeforeDecisions);
  simulation_.spawn(command_process(*this));
}

void World::set_need(std::size_t need, bool active) {
  needs_.set_active(simulation_.now(), need, active);
  beliefs_.needs_changed();
}

void World::strike(const Impact& impact, std::uint64_t occurrence) {
  link_damage_.strike(impact, occurrence);
  for (const Id<County> county : ids(scenario_.counties)) {
    if (impact.county_intensity[county] <= 0) continue;
    const std::size_t affected_before = needs_.affected().size();
    needs_.strike(simulation_.now(), county, vulnerability_[county].groups(impact.county_intensity[county]));
    if (needs_.affected().size() > affected_before) simulation_.spawn(report_from(*this, county));
  }
}

void World::produce(Id<Depot> depot, Id<Item> item, Quantity quantity) {
  depots_[depot]->receive(item, quantity);
  ledger_[item].produced += quantity;
}

void World::commit(const ConvoyOrder& order) {
  DepotState& depot = *depots_[order.from];
  depot.take_trucks(order.vehicle, order.trucks);
  for (const CargoLine& line : order.cargo) {
    depot.promise(line.item, line.quantity);
    dispatch_book_.sent(order.to, line.item, line.quantity);
  }
  ++convoys_.sent;
  convoys_.trucks_sent += static_cast<std::size_t>(order.trucks);
}

void World::load(const ConvoyOrder& order) {
  for (const CargoLine& line : order.cargo) depots_[order.from]->load(line.item, line.quantity);
  loaded_.push_back(&order);
}

void World::deliver(const ConvoyOrder& order) {
  for (const CargoLine& line : order.cargo) {
    needs_.deliver(simulation_.now(), order.to, line.item, line.quantity);
    dispatch_book_.arrived(order.to, line.item, line.quantity, beliefs_.need(order.to, line.item).one_off);
    ledger_[line.item].delivered += line.quantity;
  }
  ++convoys_.delivered;
  loaded_.erase(std::find(loaded_.begin(), loaded_.end(), &order));
}

bool World::may_send_small_load(Id<Depot> depot, Id<County> county) const {
  const sim::Time last = last_small_load_[depot.index() * scenario_.counties.size() + county.index()];
  return last == sim::Time::min() || simulation_.now() - last >= kConsolidationInterval;
}

void World::small_load_sent(Id<Depot> depot, Id<County> county) {
  last_small_load_[depot.index() * scenario_.counties.size() + county.index()] = simulation_.now();
}

PerRow<Item, ItemHoldings> World::holdings() const {
  PerRow<Item, ItemHoldings> holdings(scenario_.items.size());
  for (const auto& depot : depots_) {
    for (const Id<Item> item : ids(scenario_.items)) holdings[item].on_hand += depot->on_hand(item);
  }
  for (const ConvoyOrder* order : loaded_) {
    for (const CargoLine& line : order->cargo) holdings[line.item].in_transit += line.quantity;
  }
  return holdings;
}

void World::check_conservation() const {
  const PerRow<Item, ItemHoldings> all = holdings();
  for (const Id<Item> item : ids(scenario_.items)) {
    const std::string broken = imbalance(scenario_.items[item], ledger_[item], all[item]);
    if (!broken.empty()) throw std::logic_error(broken);
  }
}

}  // namespace surge::models
