// SPDX-License-Identifier: Apache-2.0
// Why command's last decision did not send what a county needs.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "models/id.h"
#include "models/scenario/scenario.h"
#include "models/shortage/bottleneck.h"
#include "models/transport/components.h"

namespace surge::models {

class World;
class DispatchProblem;

class UnsentCauses {
 public:
  UnsentCauses(std::size_t counties, std::size_t items);

  /// Of what is needed and neither there nor on its way, as of the last decision: information, approval,
  /// stock, vehicle or road. kInformation before the first, and where command knew of nobody.
  Bottleneck cause(Id<County> county, Id<Item> item) const {
    const Cell& cell = cells_[county.index() * items_ + item.index()];
    return cell.decision == decision_ ? cell.cause : Bottleneck::kInformation;
  }

 private:
  friend class DecisionReview;
  struct Cell {
    std::uint32_t decision = 0;
    Bottleneck cause = Bottleneck::kInformation;
  };

  /// Places joined by open roads now; found again only after a link has changed.
  Components& roads(const World& world);

  std::size_t items_;
  std::uint32_t decision_ = 0;  ///< number of decisions so far
  std::vector<Cell> cells_;     ///< [county * items + item]
  Components roads_{0};
  std::size_t epoch_ = 0;  ///< of the network for which they hold, plus 1
};

/// Looks at one decision before and after.
class DecisionReview {
 public:
  /// Before the policy decides: who has what, and who reaches whom.
  DecisionReview(const World& world, const DispatchProblem& problem);

  /// After it, and after what it allots has become convoys: `problem` tells what remains outstanding.
  void conclude(const DispatchProblem& problem, UnsentCauses& causes) const;

 private:
  /// A set of supply points, or of depots.
  using Bits = std::vector<std::uint64_t>;
  /// Depots that have an item and cannot send it now, and why.
  struct Idle {
    Bits without_vehicles;
    Bits held_back;
  };
  /// Depots by the part of the road network they stand in.
  struct Part {
    std::size_t root;
    Bits depots;
  };
  Bits suppliers(const DispatchProblem& problem, Id<Item> item) const;
  Bits with_room_for(const DispatchProblem& problem, Id<Item> item) const;
  Idle idle_depots(Id<Item> item) const;
  std::vector<Part> parts_of(Components& roads) const;
  /// None where no supply point can send any more.
  std::optional<Bottleneck> cause(const DispatchProblem& problem, std::size_t demand, Id<Item> item,
                                  const Bits& left, const Bits& with_room) const;
  /// What keeps the other goods. `joined`: depots joined to the county by open roads; null if there are none.
  Bottleneck obstacle_of(std::size_t demand, Id<Item> item, const Idle& idle, const Bits* joined) const;

  const World& world_;
  std::size_t words_;
  std::size_t depot_words_;
  std::vector<Bits> reaching_;             ///< by demand point
  PerRow<Item, Bits> stocked_;             ///< of needed items
  PerRow<Item, std::vector<char>> asked_;  ///< by demand point; empty for items nobody asks for or has
  std::vector<bool> sends_;                ///< by depot: is a supply point
};

}  // namespace surge::models
