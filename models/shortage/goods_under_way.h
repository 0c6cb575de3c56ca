// SPDX-License-Identifier: Apache-2.0
// Where the goods are that command has sent and that have not arrived, and what lines are for: one look at
// all convoys, terminals and lines.
#pragma once

#include <vector>

#include "models/id.h"
#include "models/scenario/scenario.h"

namespace surge::models {

class World;

/// Units of what is needed (substitutes count as what they stand for), each >= 0.
struct UnderWay {
  double moving = 0;
  double held_up = 0;      ///< before a closed or full link
  double at_terminal = 0;  ///< waiting for a vehicle there
  double loading = 0;      ///< committed, not yet left: call-up, docks, stands

  double sum() const { return moving + held_up + at_terminal + loading; }
};

class GoodsUnderWay {
 public:
  explicit GoodsUnderWay(const World& world);

  const UnderWay& to(Id<County> county, Id<Item> item) const {
    return cells_[county.index() * items_ + item.index()];
  }
  /// Whether a line makes the item in place of its peacetime product, or is being converted to it.
  bool being_made(Id<Item> item) const { return being_made_[item]; }

 private:
  std::size_t items_;
  std::vector<UnderWay> cells_;  ///< [county * items + item]
  PerRow<Item, char> being_made_;
};

}  // namespace surge::models
