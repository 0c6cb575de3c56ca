// SPDX-License-Identifier: Apache-2.0
// Time integrals of unmet need, shared by the metrics that report them.
#pragma once

#include <vector>

#include "models/demand/need_book.h"

namespace surge::models {

/// Integrates the people who go without over time, by county and item.
class UnmetNeedIntegral final : public NeedObserver {
 public:
  explicit UnmetNeedIntegral(const Scenario& scenario);

  void need_changed(sim::Time now, Id<County> county, Id<Item> item, double in_need_before,
                    double unmet_before, const NeedState& state) override;
  /// Brings all integrals up to `now`.
  void close(sim::Time now, const NeedBook& needs);

  double person_days(Id<County> county, Id<Item> item) const {
    return cells_[index(county, item)].person_days;
  }

  /// The most people who ever needed the item at the same time.
  double most_in_need(Id<County> county, Id<Item> item) const {
    return cells_[index(county, item)].most_in_need;
  }

 private:
  struct Cell {
    double person_days = 0;
    double most_in_need = 0;
    sim::Time since{};
  };
  std::size_t index(Id<County> county, Id<Item> item) const { return county.index() * items_ + item.index(); }
  void add(Cell& cell, sim::Time now, double unmet);

  std::size_t items_;
  std::vector<Cell> cells_;
};

}  // namespace surge::models
