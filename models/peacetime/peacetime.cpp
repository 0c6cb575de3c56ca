// SPDX-License-Identifier: Apache-2.0
#include "models/peacetime/peacetime.h"

#include "models/peacetime/stock_keeping.h"
#include "models/peacetime/stock_keeping_unit.h"

namespace surge::models {
namespace {

using peacetime::StockKeepingUnit;

void add_lots(const StockKeepingUnit& unit, const peacetime::LotQueue& lots, PeacetimeResult& result) {
  for (std::size_t k = 0; k < lots.size(); ++k)
    result.lots.push_back({unit.depot, unit.item, lots[k].quantity, lots[k].expires});
}

void add_receipts(const StockKeepingUnit& unit, const Item& item, const peacetime::OpenOrders& orders,
                  PeacetimeResult& result) {
  for (std::size_t k = 0; k < orders.size(); ++k) {
    const sim::Time arrives = orders[k].arrives;
    const sim::Time expires = item.shelf_life ? arrives + *item.shelf_life : sim::Time::max();
    result.receipts.push_back({unit.depot, unit.item, orders[k].quantity, arrives, expires});
  }
}

}  // namespace

PeacetimeResult simulate_peacetime(const Scenario& scenario, const sim::StreamSource& streams) {
  const sim::Time start = sim::kStart - scenario.peacetime.duration;
  const peacetime::StockKeepingUnits all = peacetime::stock_keeping_units(scenario, start);
  PeacetimeResult result;
  result.units.reserve(all.units.size());
  result.lots.reserve(all.units.size());
  result.items = PerRow<Item, StockAccount>(scenario.items.size());
  peacetime::StockState state;
  for (const StockKeepingUnit& unit : all.units) {
    const Item& item = scenario.items[unit.item];
    peacetime::StockKeeping keeping(unit, item, start, streams, state);
    if (scenario.peacetime.warm_up > sim::Duration::zero()) {
      keeping.run_before(start + scenario.peacetime.warm_up);
      keeping.count_from_here();
    }
    keeping.run_to_impact();
    const StockAccount account = keeping.account();
    result.units.push_back({unit.depot, unit.item, account});
    result.items[unit.item] += account;
    add_lots(unit, state.lots, result);
    add_receipts(unit, item, state.orders, result);
  }
  return result;
}

}  // namespace surge::models
