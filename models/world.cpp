// SPDX-License-Identifier: Apache-2.0
// Setting the world up, starting it, and what strikes it. Goods: world_goods.cpp.
#include "models/world.h"

#include <algorithm>

#include "models/command/sourcing_policy.h"
#include "models/entity.h"
#include "models/production/line_process.h"
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

/// A replenishment order of peacetime that is still on its way.
sim::Process receive_replenishment(World& world, ReceiptAfterImpact receipt) {
  co_await world.simulation().delay_until(receipt.arrives);
  Consignment goods{receipt.depot, {}};
  world.contracts().come(receipt.item, receipt.quantity);
  world.enter(receipt.item, receipt.quantity, physical_source(world.scenario(), receipt.depot), goods);
  co_await receive(world, std::move(goods));
}

PerRow<County, CountyVulnerability> draw_vulnerability(const Scenario& scenario,
                                                       const sim::StreamSource& streams) {
  std::vector<CountyVulnerability> rows;
  for (const County& county : scenario.counties) rows.emplace_back(scenario.demand, county, streams);
  return PerRow<County, CountyVulnerability>(std::move(rows));
}

}  // namespace

World::World(const Scenario& scenario, const RoadGraph& graph, const Policies& policies, std::uint64_t seed,
             std::uint64_t replication)
    : scenario_(scenario),
      policies_(policies),
      streams_(seed, replication),
      peacetime_(simulate_peacetime(scenario, streams_)),
      roads_(graph),
      traffic_(simulation_, roads_),
      link_damage_(simulation_, scenario, streams_, traffic_),
      facility_damage_(scenario, streams_),
      works_(simulation_, scenario),
      capacities_(scenario),
      contracts_(simulation_, scenario),
      donations_(simulation_, scenario),
      goods_(scenario),
      needs_(scenario),
      beliefs_(scenario, needs_),
      dispatch_book_(scenario.counties.size(), scenario.items.size()),
      vulnerability_(draw_vulnerability(scenario, streams_)),
      convoy_numbers_(scenario.depots.size()),
      last_small_load_(scenario.depots.size() * scenario.counties.size(), sim::Time::min()) {
  for (const Id<Depot> depot : ids(scenario.depots)) {
    sim::Stream stream = streams_.stream(kMobilisation, entity_of(scenario.depots[depot].key));
    const double mobilisation_s = scenario.depots[depot].mobilisation_s.sample(stream);
    depots_.add(std::make_unique<DepotState>(simulation_, scenario, depot,
                                             sim::duration_from_seconds(mobilisation_s)));
  }
  stock_up();
#if defined(SURGE_CONTRACTS)
  simulation_.on_event([this] { check_conservation(); });
#endif
}

World::~World() = default;

void World::stock_up() {
  for (const LotAtImpact& lot : peacetime_.lots) {
    const Source source = physical_source(scenario_, lot.depot);
    goods_.flows(lot.item).initial += lot.quantity;
    put(lot.depot, lot.item, {lot.quantity, lot.expires, source});
  }
  double running = 0;
  double expired = 0;
  for (const StockAccount& account : peacetime_.items) {
    running += account.costs.ordering + account.costs.holding + account.costs.shortage;
    expired += account.costs.expired_value;
  }
  costs().add(CostKind::kPeacetimeStock, running);
  costs().add(CostKind::kPeacetimeExpiry, expired);
}

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
  for (const Id<ProductionLine> line : ids(scenario_.lines)) start_peacetime_run(*this, line);
  schedule_outages(*this);
  for (const ReceiptAfterImpact& receipt : peacetime_.receipts) {
    contracts_.expect(receipt.item, receipt.quantity, receipt.arrives);
    simulation_.spawn(receive_replenishment(*this, receipt));
  }
  for (std::size_t stream = 0; stream < scenario_.donations.size(); ++stream) {
    simulation_.spawn(donation_stream(*this, stream));
  }
  if (!scenario_.production.sourcing.empty()) simulation_.spawn(trade_materials(*this));
  simulation_.spawn(use_needs(*this), kBeforeDecisions);
  simulation_.spawn(command_process(*this));
}

void World::set_need(std::size_t need, bool active) {
  needs_.set_active(simulation_.now(), need, active);
  beliefs_.needs_changed();
}

void World::strike(const Impact& impact, std::uint64_t occurrence) {
  link_damage_.strike(impact, occurrence);
  facility_damage_.strike(*this, impact, occurrence);
  for (const Id<County> county : ids(scenario_.counties)) {
    if (impact.county_intensity[county] <= 0) continue;
    const std::size_t affected_before = needs_.affected().size();
    needs_.strike(simulation_.now(), county, vulnerability_[county].groups(impact.county_intensity[county]));
    if (needs_.affected().size() > affected_before) simulation_.spawn(report_from(*this, county));
  }
  shake_workers(impact);
}

void World::shake_workers(const Impact& impact) {
  const double per_displaced = scenario_.production.rules.absence_per_displaced;
  for (const Id<Plant> plant : ids(scenario_.plants)) {
    const Id<Place> place = scenario_.depots[scenario_.plants[plant].store].place;
    const std::size_t county = facility_damage_.county_of(place);
    if (county >= scenario_.counties.size() || impact.county_intensity[Id<County>(county)] <= 0) continue;
    const double population = scenario_.counties[Id<County>(county)].population;
    const GroupSizes struck =
        vulnerability_[Id<County>(county)].groups(impact.county_intensity[Id<County>(county)]);
    const double displaced = struck[static_cast<std::size_t>(PopulationGroup::kDisplaced)];
    if (population <= 0 || displaced <= 0) continue;
    bring_up_to_date(*this, plant);
    works_.labour().shaken(plant, simulation_.now(), std::min(1.0, per_displaced * displaced / population));
  }
}

bool World::may_send_small_load(Id<Depot> depot, Id<County> county) const {
  const sim::Time last = last_small_load_[depot.index() * scenario_.counties.size() + county.index()];
  return last == sim::Time::min() || simulation_.now() - last >= kConsolidationInterval;
}

void World::small_load_sent(Id<Depot> depot, Id<County> county) {
  last_small_load_[depot.index() * scenario_.counties.size() + county.index()] = simulation_.now();
}

}  // namespace surge::models
