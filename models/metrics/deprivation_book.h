// SPDX-License-Identifier: Apache-2.0
// How long people have gone without, and what that costs them.
#pragma once

#include <vector>

#include "models/demand/need_book.h"

namespace surge::models {

/// Follows, by county and item, for how long people have gone without. When unmet need rises, that many
/// persons begin to go without; when it falls, those who began last are served first. So the same people go
/// on without: of all orders of service the one with the highest cost, an upper bound.
class DeprivationBook final : public NeedObserver {
 public:
  explicit DeprivationBook(const Scenario& scenario);

  void need_changed(sim::Time now, Id<County> county, Id<Item> item, double in_need_before,
                    double unmet_before, const NeedState& state) override;

  /// Cost to those served so far, and to those who still go without [CNY].
  double cost_cny(sim::Time now, Id<County> county, Id<Item> item) const;
  /// Persons times their level of deprivation, [0, 1] each: their cost now over the most it can be.
  double level_persons(sim::Time now, Id<County> county, Id<Item> item) const;
  /// Persons who go without, the sum over all that have begun and not ended.
  double persons(Id<County> county, Id<Item> item) const;
  /// Items with a row in `deprivation`.
  const std::vector<Id<Item>>& items() const { return items_; }

 private:
  struct Without {
    double persons = 0;
    sim::Time since{};
  };
  struct Cell {
    std::vector<Without> without{};  ///< a stack: the last began last
    double cost_cny = 0;             ///< of those served
  };
  static constexpr std::size_t kNoRow = static_cast<std::size_t>(-1);

  std::size_t index(Id<County> county, std::size_t row) const { return county.index() * items_.size() + row; }
  const Cell& cell(Id<County> county, Id<Item> item) const { return cells_[index(county, rows_[item])]; }
  double cost_of(std::size_t row, sim::Duration without) const;
  void serve(Cell& cell, std::size_t row, sim::Time now, double persons) const;

  const Scenario& scenario_;
  std::vector<Id<Item>> items_;     ///< by row
  PerRow<Item, std::size_t> rows_;  ///< kNoRow where there is none
  std::vector<Cell> cells_;         ///< [county * rows + row]
};

/// Cost to one person without for a time [CNY].
double deprivation_cost(const Deprivation& row, sim::Duration without);

}  // namespace surge::models
