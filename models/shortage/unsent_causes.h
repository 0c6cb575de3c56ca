// SPDX-License-Identifier: Apache-2.0
// Why command's last decision did not send what a county needs.
#pragma once

#include <cstdint>
#include <vector>

#include "models/id.h"
#include "models/scenario/scenario.h"
#include "models/shortage/bottleneck.h"

namespace surge::models {

class World;
class DispatchProblem;

class UnsentCauses {
 public:
  UnsentCauses(std::size_t counties, std::size_t items);

  /// Of what is needed and neither there nor on its way, as of the last decision: information, approval,
  /// stock, vehicle or road. kInformation before the first.
  Bottleneck cause(Id<County> county, Id<Item> item) const {
    const Cell& cell = cells_[county.index() * items_ + item.index()];
    return cell.decision == decision_ ? cell.cause : of_item_[item];
  }

 private:
  friend class DecisionReview;
  struct Cell {
    std::uint32_t decision = 0;
    Bottleneck cause = Bottleneck::kInformation;
  };

  std::size_t items_;
  std::uint32_t decision_ = 0;  ///< number of decisions so far
  std::vector<Cell> cells_;     ///< [county * items + item]
  PerRow<Item, Bottleneck> of_item_;
};

/// Looks at one decision before and after.
class DecisionReview {
 public:
  /// Before the policy decides: who has what, and who reaches whom.
  DecisionReview(const World& world, const DispatchProblem& problem);

  /// After it, and after what it allots has become convoys: `problem` tells what remains outstanding.
  void conclude(const DispatchProblem& problem, UnsentCauses& causes) const;

 private:
  /// A set of supply points.
  using Bits = std::vector<std::uint64_t>;
  Bits suppliers(const DispatchProblem& problem, Id<Item> item) const;
  Bottleneck cause_of_item(Id<Item> item) const;
  bool is_held_back(Id<Item> item) const;
  Bottleneck cause(const DispatchProblem& problem, std::size_t demand, Id<Item> item, const Bits& left,
                   const Bits& with_room) const;

  const World& world_;
  std::size_t words_;
  std::vector<Bits> reaching_;             ///< by demand point
  PerRow<Item, Bits> stocked_;             ///< empty for items nobody asks for
  PerRow<Item, std::vector<char>> asked_;  ///< by demand point, likewise
  PerRow<Item, bool> held_back_;           ///< whether a depot has it that may not send yet
};

}  // namespace surge::models
