// SPDX-License-Identifier: Apache-2.0
#include "models/command/dispatch_book.h"

#include <algorithm>

#include "models/units.h"
#include "models/world.h"

namespace surge::models {
namespace {

double days(sim::Duration duration) {
  return sim::to_seconds(duration) / kDay_s;
}

}  // namespace

DispatchBook::DispatchBook(std::size_t counties, std::size_t items)
    : items_(items), entries_(counties * items) {}

void DispatchBook::arrived(Id<County> county, Id<Item> item, Quantity quantity, double one_off) {
  Entry& row = entry(county, item);
  const double to_one_off = std::clamp(one_off - row.to_one_off, 0.0, static_cast<double>(quantity));
  row.in_transit -= quantity;
  row.arrived += quantity;
  row.to_one_off += to_one_off;
  row.stock += static_cast<double>(quantity) - to_one_off;
}

double DispatchBook::update_stock(Id<County> county, Id<Item> item, sim::Time now,
                                  double believed_units_per_day) {
  Entry& row = entry(county, item);
  row.stock = std::max(0.0, row.stock - believed_units_per_day * days(now - row.updated));
  row.updated = now;
  return row.stock;
}

Quantity wanted_units(World& world, Id<County> county, Id<Item> item, double cover_days) {
  const BelievedNeed& need = world.beliefs().need(county, item);
  if (need.one_off <= 0 && need.per_day <= 0) return 0;
  DispatchBook& book = world.dispatch_book();
  const double stock = book.update_stock(county, item, world.simulation().now(), need.per_day);
  const double one_off = std::max(0.0, need.one_off - book.met_one_off(county, item));
  const double wanted =
      one_off + need.per_day * cover_days - stock - static_cast<double>(book.in_transit(county, item));
  return std::max(Quantity{0}, static_cast<Quantity>(wanted));
}

}  // namespace surge::models
