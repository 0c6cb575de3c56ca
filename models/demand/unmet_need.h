// SPDX-License-Identifier: Apache-2.0
// Time integrals of unmet need: of the world, for the metrics that report them.
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
  /// Until `now`, which is not before the last change.
  double person_days(sim::Time now, Id<County> county, Id<Item> item) const {
    const Cell& cell = cells_[index(county, item)];
    return cell.person_days + cell.unmet * sim::to_days(now - cell.since);
  }

  /// Until the last change, and whether anybody has gone without since. Cheaper than person_days().
  double person_days_before(Id<County> county, Id<Item> item) const {
    return cells_[index(county, item)].person_days;
  }
  bool any_unmet(Id<County> county, Id<Item> item) const { return cells_[index(county, item)].unmet > 0; }

  /// The most people who ever needed the item at the same time.
  double most_in_need(Id<County> county, Id<Item> item) const {
    return cells_[index(county, item)].most_in_need;
  }

 private:
  struct Cell {
    double person_days = 0;  ///< until `since`
    double unmet = 0;        ///< persons since then
    double most_in_need = 0;
    sim::Time since{};
  };
  std::size_t index(Id<County> county, Id<Item> item) const { return county.index() * items_ + item.index(); }

  std::size_t items_;
  std::vector<Cell> cells_;
};

}  // namespace surge::models
