// SPDX-License-Identifier: Apache-2.0
// The network of one item for the policy min_cost_flow, and the plan that is read off it.
#pragma once

#include <cstddef>
#include <vector>

#include "models/command/dispatch_objective.h"
#include "models/command/dispatch_policy.h"
#include "models/command/flow_network.h"

namespace surge::models {

/// How far and how finely plans look ahead, and how many depots a county may ask.
struct FlowScope {
  sim::Duration horizon{};
  std::size_t periods = 1;  ///< >= 1; the first begins now
  std::size_t nearest = 1;  ///< depots a county, >= 1

  sim::Duration begin(std::size_t period) const {
    return horizon / static_cast<int>(periods) * static_cast<int>(period);
  }
};

/// Truck room that plans for more urgent items have taken in later periods, by depot and period.
class LaterRoom {
 public:
  LaterRoom(const DispatchProblem& problem, const FlowScope& scope);

  /// Units of the item that can leave the supply point in the period, >= 1.
  Quantity units(const DispatchProblem& problem, std::size_t supply, std::size_t period, Id<Item> item) const;
  void take(std::size_t supply, std::size_t period, const Item& goods, Quantity quantity);

 private:
  struct Room {
    double payload_kg = 0;
    double volume_m3 = 0;
  };
  std::size_t periods_;
  std::vector<Room> returned_;  ///< by then, less what plans have taken; may be negative
};

/// Plans one item and allots what its first period sends.
class FlowPlan {
 public:
  /// All must outlive it.
  FlowPlan(DispatchProblem& problem, const FlowScope& scope, const DispatchObjective& objective,
           Id<Item> item, LaterRoom& room);

  void carry_out();

 private:
  /// An arc by which goods leave a depot in a period for a county.
  struct Way {
    std::size_t arc;
    std::size_t supply;
    std::size_t demand;
    std::size_t period;
  };
  /// A supply point that has or expects the item.
  struct Source {
    std::size_t supply;
    std::vector<Quantity> comes;  ///< by period
    std::vector<std::size_t>
        gates;  ///< node from which goods leave, by period; only the first if no other helps
  };
  /// A depot that a county may ask. The nearer, the cheaper.
  struct Option {
    sim::Duration travel;
    std::size_t source;
  };

  void find_sources();
  /// Where not, there is nothing to decide in this period.
  bool can_send_now() const;
  void find_options();
  /// Ships all from the cheapest depots if they have enough; else nothing.
  bool all_from_cheapest();
  void build();
  void add_source(Source& source);
  void add_county(std::size_t county);
  std::size_t add_node(Quantity supply);
  void ship(const std::vector<std::int64_t>& flow);

  DispatchProblem& problem_;
  const FlowScope& scope_;
  const DispatchObjective& objective_;
  Id<Item> item_;
  LaterRoom& room_;
  std::vector<Source> sources_;
  std::vector<std::size_t> counties_;         ///< demand points that ask
  std::vector<double> weights_;               ///< by position in counties_
  std::vector<std::vector<Option>> options_;  ///< likewise, the nearest first
  std::vector<std::int64_t> supply_;          ///< by node; node 0 gives what is unmet and takes what is left
  std::vector<FlowArc> arcs_;
  std::vector<Way> ways_;
  Quantity total_ = 0;  ///< bounds every flow
};

}  // namespace surge::models
