// SPDX-License-Identifier: Apache-2.0
#include "models/shortage/unsent_causes.h"

#include <algorithm>

#include "models/command/dispatch_policy.h"
#include "models/transport/fleets.h"
#include "models/transport/transport_network.h"
#include "models/world.h"

namespace surge::models {
namespace {

constexpr std::size_t kWordBits = 64;

void insert(std::vector<std::uint64_t>& bits, std::size_t member) {
  bits[member / kWordBits] |= std::uint64_t{1} << (member % kWordBits);
}

bool any(const std::vector<std::uint64_t>& bits) {
  return std::any_of(bits.begin(), bits.end(), [](std::uint64_t word) { return word != 0; });
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
    : items_(items), cells_(counties * items) {
  // A cell that no decision has looked at must not pass for one of decision 0.
  decision_ = 1;
}

Components& UnsentCauses::roads(const World& world) {
  if (epoch_ != world.network().epoch() + 1) roads_ = joined_by_open_roads(world.scenario(), world.network());
  epoch_ = world.network().epoch() + 1;
  return roads_;
}

DecisionReview::DecisionReview(const World& world, const DispatchProblem& problem)
    : world_(world),
      words_((problem.supply().size() + kWordBits - 1) / kWordBits),
      depot_words_((world.scenario().depots.size() + kWordBits - 1) / kWordBits),
      reaching_(problem.demand().size(), Bits(words_)),
      stocked_(world.scenario().items.size()),
      asked_(world.scenario().items.size()),
      sends_(world.scenario().depots.size()) {
  for (const SupplyPoint& point : problem.supply()) sends_[point.depot.index()] = true;
  for (std::size_t supply = 0; supply < problem.supply().size(); ++supply) {
    for (std::size_t demand = 0; demand < reaching_.size(); ++demand) {
      if (problem.travel_time(supply, demand) != TransportNetwork::kUnreachable)
        insert(reaching_[demand], supply);
    }
  }
  for (const Id<Item> item : world.needs().needed_items()) stocked_[item] = suppliers(problem, item);
  for (const Id<Item> item : problem.items()) {
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

DecisionReview::Bits DecisionReview::with_room_for(const DispatchProblem& problem, Id<Item> item) const {
  Bits bits(words_);
  for (std::size_t supply = 0; supply < problem.supply().size(); ++supply) {
    if (problem.stock(supply, item) > 0 && problem.room_for(supply, item) > 0) insert(bits, supply);
  }
  return bits;
}

DecisionReview::Idle DecisionReview::idle_depots(Id<Item> item) const {
  Idle idle{Bits(depot_words_), Bits(depot_words_)};
  for (const Id<Depot> depot : ids(world_.scenario().depots)) {
    if (sends_[depot.index()] || world_.depot(depot).available(item) <= 0) continue;
    if (world_.capacities().share(depot) <= 0) continue;
    insert(world_.response().may_dispatch(depot) ? idle.without_vehicles : idle.held_back, depot.index());
  }
  return idle;
}

std::vector<DecisionReview::Part> DecisionReview::parts_of(Components& roads) const {
  std::vector<Part> parts;
  for (const Id<Depot> depot : ids(world_.scenario().depots)) {
    const std::size_t root = roads.root(world_.scenario().depots[depot].place);
    auto part = std::find_if(parts.begin(), parts.end(), [&](const Part& x) { return x.root == root; });
    if (part == parts.end()) part = parts.insert(part, {root, Bits(depot_words_)});
    insert(part->depots, depot.index());
  }
  return parts;
}

Bottleneck DecisionReview::obstacle_of(std::size_t demand, Id<Item> item, const Idle& idle,
                                       const Bits* joined) const {
  const Bits& stocked = stocked_[item];
  DepotsWithGoods found;
  found.without_vehicles = joined && meet(idle.without_vehicles, *joined);
  found.held_back = joined && meet(idle.held_back, *joined);
  // Where goods could be had that went elsewhere, those behind closed roads are not what is missing.
  found.cut_off = !meet(stocked, reaching_[demand]) &&
                  (any(stocked) || any(idle.without_vehicles) || any(idle.held_back));
  return *obstacle(found);
}

std::optional<Bottleneck> DecisionReview::cause(const DispatchProblem& problem, std::size_t demand,
                                                Id<Item> item, const Bits& left,
                                                const Bits& with_room) const {
  if (asked_[item].empty())
    return any(stocked_[item]) ? std::optional(Bottleneck::kInformation) : std::nullopt;
  const Bits& reaching = reaching_[demand];
  if (problem.outstanding(demand, item) == 0) return Bottleneck::kVehicle;  // allotted, not carried
  if (meet(left, reaching, with_room)) return Bottleneck::kStock;           // kept back
  if (meet(left, reaching)) return Bottleneck::kVehicle;
  return {};
}

void DecisionReview::conclude(const DispatchProblem& problem, UnsentCauses& causes) const {
  ++causes.decision_;
  const std::vector<Part> parts = parts_of(causes.roads(world_));
  std::vector<const Bits*> joined;
  for (const DemandPoint& point : problem.demand()) {
    const std::size_t root = causes.roads(world_).root(world_.scenario().counties[point.county].seat);
    const auto part = std::find_if(parts.begin(), parts.end(),
                                   [&](const Part& candidate) { return candidate.root == root; });
    joined.push_back(part == parts.end() ? nullptr : &part->depots);
  }
  for (const Id<Item> item : world_.needs().needed_items()) {
    const Bits left = suppliers(problem, item);
    const Bits with_room = with_room_for(problem, item);
    const std::vector<char>& asked = asked_[item];
    std::optional<Idle> idle;
    for (std::size_t demand = 0; demand < joined.size(); ++demand) {
      UnsentCauses::Cell& cell =
          causes.cells_[problem.demand()[demand].county.index() * causes.items_ + item.index()];
      if (!asked.empty() && !asked[demand]) {  // most of them
        cell = {causes.decision_, Bottleneck::kInformation};
        continue;
      }
      std::optional<Bottleneck> found = cause(problem, demand, item, left, with_room);
      if (!found) {
        if (!idle) idle = idle_depots(item);
        found = obstacle_of(demand, item, *idle, joined[demand]);
      }
      cell = {causes.decision_, *found};
    }
  }
}

}  // namespace surge::models
