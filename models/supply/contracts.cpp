// SPDX-License-Identifier: Apache-2.0
#include "models/supply/contracts.h"

#include <algorithm>
#include <cmath>

#include "models/bounded_time.h"
#include "models/entity.h"
#include "models/reserve/receiving.h"
#include "models/units.h"
#include "models/world.h"
#include "sim/contract.h"
#include "sim/random/sampling.h"

namespace surge::models {
namespace {

constexpr sim::Cause kDefault{"default of call"};
constexpr sim::Cause kCallLeadTime{"lead time of call"};
constexpr sim::Cause kPurchaseLeadTime{"lead time of purchase"};
constexpr sim::Cause kAid{"arrival of aid"};

Consignment consignment(World& world, Id<Depot> depot, Id<Item> item, Quantity quantity, Source source) {
  Consignment goods{depot, {}};
  world.enter(item, quantity, source, goods);
  return goods;
}

}  // namespace

Contracts::Contracts(sim::Simulation& simulation, const Scenario& scenario)
    : scenario_(scenario), markets_(scenario.markets.size()), expected_(scenario.items.size()) {
  for (const Agreement& agreement : scenario.agreements) {
    agreements_.add({agreement.cap, 0, 0, std::make_unique<sim::Resource>(simulation, 1)});
  }
}

double Contracts::pressure_days(std::size_t market, sim::Time now) const {
  const MarketState& state = markets_[market];
  const Market& row = scenario_.markets[market];
  const double fading = std::exp(-sim::to_seconds(now - state.updated) / sim::to_seconds(row.recovery));
  return state.pressure_units * fading / (row.units_per_s * kDay_s);
}

double Contracts::price_cny(std::size_t market, sim::Time now) const {
  const Market& row = scenario_.markets[market];
  return row.price_cny * std::pow(1 + pressure_days(market, now), row.elasticity);
}

double Contracts::lead_time_factor(std::size_t market, sim::Time now) const {
  return 1 + scenario_.markets[market].lead_growth * pressure_days(market, now);
}

Quantity Contracts::expected(Id<Item> item, sim::Time by) const {
  Quantity units = 0;
  for (const Expectation& row : expected_[item]) {
    if (row.due > by) break;
    const double coming = row.units_per_s * std::max(1.0, sim::to_seconds(by - row.due));
    units += coming < static_cast<double>(row.quantity) ? static_cast<Quantity>(coming) : row.quantity;
  }
  return units;
}

void Contracts::expect(Id<Item> item, Quantity quantity, sim::Time due, double units_per_s) {
  std::vector<Expectation>& rows = expected_[item];
  const auto after = std::upper_bound(rows.begin(), rows.end(), due,
                                      [](sim::Time time, const Expectation& row) { return time < row.due; });
  rows.insert(after, {due, units_per_s, quantity});
}

void Contracts::come(Id<Item> item, Quantity quantity) {
  std::vector<Expectation>& rows = expected_[item];
  for (Expectation& row : rows) {
    const Quantity part = std::min(quantity, row.quantity);
    row.quantity -= part;
    quantity -= part;
  }
  SIM_ENSURE(quantity == 0);
  std::erase_if(rows, [](const Expectation& row) { return row.quantity == 0; });
}

std::uint64_t Contracts::enter_call(Id<Agreement> id, Quantity quantity, sim::Time now) {
  AgreementState& state = agreements_[id];
  SIM_EXPECT(quantity > 0 && quantity <= state.left);
  state.left -= quantity;
  const Agreement& agreement = scenario_.agreements[id];
  expect(agreement.item, quantity, now + sim::duration_from_seconds(agreement.lead_time_s.mean()),
         agreement.units_per_s);
  return state.calls++;
}

void Contracts::enter_default(Id<Agreement> agreement, Quantity quantity) {
  come(scenario_.agreements[agreement].item, quantity);
  agreements_[agreement].defaulted += quantity;
}

std::uint64_t Contracts::enter_purchase(std::size_t market, Quantity quantity, sim::Time now) {
  const Market& row = scenario_.markets[market];
  MarketState& state = markets_[market];
  const sim::Duration lead = bounded_time(row.lead_time_s.mean() * lead_time_factor(market, now));
  state.pressure_units =
      pressure_days(market, now) * row.units_per_s * kDay_s + static_cast<double>(quantity);
  state.updated = now;
  expect(row.item, quantity, now + lead);
  return state.purchases++;
}

namespace {

sim::Process deliver_call(World& world, Id<Agreement> id, Quantity quantity, std::uint64_t number) {
  const Agreement& agreement = world.scenario().agreements[id];
  const std::uint64_t entity = entity_of(agreement.key);
  Contracts& contracts = world.contracts();
  sim::Stream lead = world.streams().stream(kCallLeadTime, entity, number);
  co_await world.simulation().delay(sim::duration_from_seconds(agreement.lead_time_s.sample(lead)));
  sim::Stream luck = world.streams().stream(kDefault, entity, number);
  if (sim::bernoulli(luck, agreement.default_risk)) {
    contracts.enter_default(id, quantity);
    co_return;
  }
  const sim::Holding turn = co_await contracts.delivery(id).acquire();
  const Source source =
      source_of(SourceKind::kAgreement, &world.scenario().enterprises[agreement.enterprise]);
  const auto daily = std::max(Quantity{1}, static_cast<Quantity>(agreement.units_per_s * kDay_s));
  while (quantity > 0) {
    const Quantity part = std::min(quantity, daily);
    quantity -= part;
    world.costs().add(CostKind::kAgreements, agreement.price_cny * static_cast<double>(part));
    contracts.come(agreement.item, part);
    world.simulation().spawn(
        take_delivery(world, consignment(world, agreement.depot, agreement.item, part, source)));
    co_await world.simulation().delay(bounded_time(static_cast<double>(part) / agreement.units_per_s));
  }
}

sim::Process deliver_purchase(World& world, std::size_t market, Quantity quantity, sim::Duration lead_time) {
  const Market& row = world.scenario().markets[market];
  co_await world.simulation().delay(lead_time);
  world.contracts().come(row.item, quantity);
  co_await receive(
      world, consignment(world, row.depot, row.item, quantity, {SourceKind::kPurchase, Ownership::kPrivate}));
}

sim::Process deliver_aid(World& world, std::size_t index) {
  const Aid& aid = world.scenario().aid[index];
  sim::Stream stream = world.streams().stream(kAid, entity_of(aid.key));
  co_await world.simulation().delay(sim::duration_from_seconds(aid.arrival_s.sample(stream)));
  world.contracts().come(aid.item, aid.quantity);
  co_await receive(
      world, consignment(world, aid.depot, aid.item, aid.quantity, {SourceKind::kAid, Ownership::kState}));
}

}  // namespace

void call_off(World& world, Id<Agreement> agreement, Quantity quantity) {
  const std::uint64_t number = world.contracts().enter_call(agreement, quantity, world.simulation().now());
  world.simulation().spawn(deliver_call(world, agreement, quantity, number));
}

void buy(World& world, std::size_t market, Quantity quantity) {
  SIM_EXPECT(quantity > 0);
  Contracts& contracts = world.contracts();
  const Market& row = world.scenario().markets[market];
  const sim::Time now = world.simulation().now();
  // At the price and lead time before this purchase.
  const double price_cny = contracts.price_cny(market, now);
  const double factor = contracts.lead_time_factor(market, now);
  const std::uint64_t number = contracts.enter_purchase(market, quantity, now);
  sim::Stream stream =
      world.streams().stream(kPurchaseLeadTime, entity_of(world.scenario().items[row.item].key), number);
  const sim::Duration lead = bounded_time(row.lead_time_s.sample(stream) * factor);
  world.costs().add(CostKind::kPurchase, price_cny * static_cast<double>(quantity));
  world.simulation().spawn(deliver_purchase(world, market, quantity, lead));
}

void announce_aid(World& world, std::size_t consignment) {
  const Aid& aid = world.scenario().aid[consignment];
  if (aid.quantity == 0) return;
  world.contracts().expect(aid.item, aid.quantity,
                           world.simulation().now() + sim::duration_from_seconds(aid.arrival_s.mean()));
  world.simulation().spawn(deliver_aid(world, consignment));
}

}  // namespace surge::models
