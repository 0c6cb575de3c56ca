// SPDX-License-Identifier: Apache-2.0
#include "models/peacetime/stock_keeping_unit.h"

#include <algorithm>
#include <string>

#include "models/entity.h"
#include "sim/contract.h"

namespace surge::models::peacetime {
namespace {

/// Where in the list of units an item at a depot stands.
class UnitIndex {
 public:
  explicit UnitIndex(const Scenario& scenario)
      : items_(scenario.items.size()), numbers_(scenario.depots.size() * items_, kNone) {
    const auto mark = [&](const auto& rows) {
      for (const auto& row : rows) number(row) = 0;
    };
    mark(scenario.stock);
    mark(scenario.lots);
    mark(scenario.customers);
    mark(scenario.replenishment);
    mark(scenario.rotation);
  }

  /// The units marked, numbered.
  std::vector<StockKeepingUnit> number_units() {
    std::vector<StockKeepingUnit> units;
    for (std::size_t cell = 0; cell < numbers_.size(); ++cell) {
      if (numbers_[cell] == kNone) continue;
      numbers_[cell] = static_cast<std::uint32_t>(units.size());
      StockKeepingUnit unit;
      unit.depot = Id<Depot>{cell / items_};
      unit.item = Id<Item>{cell % items_};
      units.push_back(unit);
    }
    return units;
  }

  /// Of a row with a depot and an item.
  template <class Row>
  std::uint32_t& number(const Row& row) {
    return numbers_[row.depot.index() * items_ + row.item.index()];
  }

 private:
  static constexpr std::uint32_t kNone = ~std::uint32_t{0};

  std::size_t items_;
  std::vector<std::uint32_t> numbers_;
};

struct LotOfUnit {
  std::uint32_t unit = 0;
  DatedLot lot;
};

sim::Time expiry(const Item& item, sim::Time start, sim::Duration age) {
  return item.shelf_life ? start - age + *item.shelf_life : sim::Time::max();
}

/// Lot k of n is k / n as old as the oldest; what n does not divide lies in the youngest.
void add_initial_lots(const Item& item, const InitialStock& stock, sim::Time start, std::uint32_t unit,
                      std::vector<LotOfUnit>& lots) {
  SIM_EXPECT(stock.lots >= 1);
  for (int k = 1; k <= stock.lots; ++k) {
    const Quantity quantity = stock.quantity / stock.lots + (k <= stock.quantity % stock.lots ? 1 : 0);
    const sim::Duration age = stock.oldest / stock.lots * k + stock.oldest % stock.lots * k / stock.lots;
    if (quantity > 0) lots.push_back({unit, {quantity, expiry(item, start, age)}});
  }
}

std::vector<LotOfUnit> dated_lots(const Scenario& scenario, sim::Time start, UnitIndex& index) {
  std::vector<LotOfUnit> lots;
  for (const InitialStock& stock : scenario.stock)
    add_initial_lots(scenario.items[stock.item], stock, start, index.number(stock), lots);
  for (const StockLot& lot : scenario.lots) {
    if (lot.quantity == 0) continue;
    lots.push_back({index.number(lot), {lot.quantity, expiry(scenario.items[lot.item], start, lot.age)}});
  }
  std::sort(lots.begin(), lots.end(), [](const LotOfUnit& x, const LotOfUnit& y) {
    return x.unit != y.unit ? x.unit < y.unit : x.lot.expires < y.lot.expires;
  });
  return lots;
}

/// `lots` are sorted by unit.
void hand_out_lots(const std::vector<LotOfUnit>& lots, StockKeepingUnits& result) {
  for (const LotOfUnit& lot : lots) result.lots.push_back(lot.lot);
  const std::span<const DatedLot> all(result.lots);
  for (std::size_t begin = 0, end = 0; begin < lots.size(); begin = end) {
    while (end < lots.size() && lots[end].unit == lots[begin].unit) ++end;
    result.units[lots[begin].unit].lots = all.subspan(begin, end - begin);
  }
}

/// At most one row a unit.
template <class Row>
void hand_out_rows(const std::vector<Row>& rows, UnitIndex& index, const Row* StockKeepingUnit::*slot,
                   std::vector<StockKeepingUnit>& units) {
  for (const Row& row : rows) {
    const Row*& of_unit = units[index.number(row)].*slot;
    SIM_EXPECT(of_unit == nullptr);
    of_unit = &row;
  }
}

void name_entities(const Scenario& scenario, std::vector<StockKeepingUnit>& units) {
  std::string key;
  for (StockKeepingUnit& unit : units) {
    key.assign(scenario.depots[unit.depot].key).append("/").append(scenario.items[unit.item].key);
    unit.entity = entity_of(key);
  }
}

}  // namespace

StockKeepingUnits stock_keeping_units(const Scenario& scenario, sim::Time start) {
  UnitIndex index(scenario);
  StockKeepingUnits result;
  result.units = index.number_units();
  name_entities(scenario, result.units);
  hand_out_rows(scenario.customers, index, &StockKeepingUnit::customers, result.units);
  hand_out_rows(scenario.replenishment, index, &StockKeepingUnit::replenishment, result.units);
  hand_out_rows(scenario.rotation, index, &StockKeepingUnit::rotation, result.units);
  hand_out_lots(dated_lots(scenario, start, index), result);
  return result;
}

}  // namespace surge::models::peacetime
