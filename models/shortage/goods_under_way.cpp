// SPDX-License-Identifier: Apache-2.0
#include "models/shortage/goods_under_way.h"

#include <algorithm>

#include "models/transport/terminal.h"
#include "models/world.h"

namespace surge::models {

GoodsUnderWay::GoodsUnderWay(const World& world)
    : items_(world.scenario().items.size()),
      cells_(world.scenario().counties.size() * items_),
      being_made_(items_) {
  const auto cell = [this](const CargoLine& line) -> UnderWay& {
    return cells_[line.county.index() * items_ + line.serves.index()];
  };
  for (const ConvoyOrder* order : world.loaded_convoys()) {
    const bool waits = held_up(world, *order);
    for (const CargoLine& line : order->cargo) {
      (waits ? cell(line).held_up : cell(line).moving) += static_cast<double>(served_units(line));
    }
  }
  for (const Id<Terminal> terminal : ids(world.scenario().terminals)) {
    for (const Parcel& parcel : world.terminal(terminal).parcels()) {
      cell(parcel.line).at_terminal += static_cast<double>(served_units(parcel.line));
    }
  }
  for (const Id<ProductionLine> id : ids(world.scenario().lines)) {
    const LineStatus& line = world.line(id);
    if (line.converted() && line.conversion != nullptr) being_made_[line.conversion->item] = true;
  }
  for (const Id<County> county : world.needs().affected()) {
    for (const Id<Item> item : world.needs().needed_items()) {
      UnderWay& goods = cells_[county.index() * items_ + item.index()];
      const auto sent = static_cast<double>(world.dispatch_book().in_transit(county, item));
      goods.loading = std::max(0.0, sent - goods.sum());
    }
  }
}

}  // namespace surge::models
