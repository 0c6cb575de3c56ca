// SPDX-License-Identifier: Apache-2.0
#include "models/shortage/unsent_causes.h"

#include <algorithm>

#include "models/command/dispatch_policy.h"
#include "models/transport/transport_network.h"
#include "models/world.h"

namespace surge::models {
namespace {

constexpr std::size_t kWordBits = 64;

void insert(std::vector<std::uint64_t>& bits, std::size_t member) {
  bits[member / kWordBits] |= std::uint64_t{1} << (member % kWordBits);
}

bool meet(const std::vector<std::uint64_t>& x, const std::vector<std::uint64_t>& y) {
  for (std::size_t word = 0; word < x.size(); ++word) {
    if ((x[word] & y[word]) != 0) return true;
  }
  return false;
}

bool meet(const std::vector<std::uint64_t>& x, const std::vector<std::uint64_t>& y,
          const std::vector<std::uint64_t>& z) {
  for (std::size_t word = 0; word < x.size(); ++word) {
    if ((x[word] & y[word] & z[word]) != 0) return true;
  }
  return false;
}

}  // namespace

UnsentCauses::UnsentCauses(std::size_t counties, std::size_t items)
    : items_(items), cells_(counties * items), of_item_(items, Bottleneck::kInformation) {
  // A cell that no decision has looked at must not pass for one of decision 0.
  decision_ = 1;
}

DecisionReview::DecisionReview(const World& world, const DispatchProblem& problem)
    : world_(world),
      words_((problem.supply().size() + kWordBits - 1) / kWordBits),
      reaching_(problem.demand().size(), Bits(words_)),
      stocked_(world.scenario().items.size()),
      asked_(world.scenario().items.size()),
      held_back_(world.scenario().items.size()) {
  for (std::size_t supply = 0; supply < problem.supply().size(); ++supply) {
    for (std::size_t demand = 0; demand < reaching_.size(); ++demand) {
      if (problem.travel_time(supply, demand) != TransportNetwork::kUnreachable)
        insert(reaching_[demand], supply);
    }
  }
  for (const Id<Item> item : problem.items()) {
    stocked_[item] = suppliers(problem, item);
    held_back_[item] = is_held_back(item);
    asked_[item].resize(reaching_.size());
    for (std::size_t demand = 0; demand < reaching_.size(); ++demand)
      asked_[item][demand] = problem.outstanding(demand, item) > 0;
  }
}

DecisionReview::Bits DecisionReview::suppliers(const DispatchProblem& problem, Id<Item> item) const {
  Bits bits(words_);
  for (std::size_t supply = 0; supply < problem.supply().size(); ++supply) {
    if (problem.stock(supply, item) > 0) insert(bits, supply);
  }
  return bits;
}

/// Where no depot that has vehicles at home and may send has the item.
Bottleneck DecisionReview::cause_of_item(Id<Item> item) const {
  Bottleneck cause = Bottleneck::kStock;
  for (const Id<Depot> depot : ids(world_.scenario().depots)) {
    if (world_.capacities().share(depot) <= 0 || world_.depot(depot).available(item) <= 0) continue;
    if (world_.response().may_dispatch(depot)) return Bottleneck::kVehicle;
    cause = Bottleneck::kApproval;
  }
  return cause;
}

/// A depot that may not send yet has the item.
bool DecisionReview::is_held_back(Id<Item> item) const {
  if (!world_.response().governs(PlanAction::kRelease)) return false;
  for (const Id<Depot> depot : ids(world_.scenario().depots)) {
    if (world_.response().may_dispatch(depot) || world_.capacities().share(depot) <= 0) continue;
    if (world_.depot(depot).available(item) > 0) return true;
  }
  return false;
}

Bottleneck DecisionReview::cause(const DispatchProblem& problem, std::size_t demand, Id<Item> item,
                                 const Bits& left, const Bits& with_room) const {
  const Bits& reaching = reaching_[demand];
  if (!asked_[item][demand]) return Bottleneck::kInformation;
  if (problem.outstanding(demand, item) == 0) return Bottleneck::kVehicle;  // allotted, not carried
  if (meet(left, reaching, with_room)) return Bottleneck::kStock;           // kept back
  if (meet(left, reaching)) return Bottleneck::kVehicle;
  const bool any =
      std::any_of(stocked_[item].begin(), stocked_[item].end(), [](std::uint64_t word) { return word != 0; });
  if (!any) return cause_of_item(item);
  if (!meet(stocked_[item], reaching)) return Bottleneck::kRoad;
  return held_back_[item] ? Bottleneck::kApproval : Bottleneck::kStock;
}

void DecisionReview::conclude(const DispatchProblem& problem, UnsentCauses& causes) const {
  ++causes.decision_;
  for (const Id<Item> item : world_.needs().needed_items()) causes.of_item_[item] = cause_of_item(item);
  for (const Id<Item> item : problem.items()) {
    if (asked_[item].empty()) continue;  // asked for only ahead of an impact
    const Bits left = suppliers(problem, item);
    Bits with_room(words_);
    for (std::size_t supply = 0; supply < problem.supply().size(); ++supply) {
      if (problem.stock(supply, item) > 0 && problem.room_for(supply, item) > 0) insert(with_room, supply);
    }
    for (std::size_t demand = 0; demand < problem.demand().size(); ++demand) {
      const std::size_t cell = problem.demand()[demand].county.index() * causes.items_ + item.index();
      causes.cells_[cell] = {causes.decision_, cause(problem, demand, item, left, with_room)};
    }
  }
}

}  // namespace surge::models
