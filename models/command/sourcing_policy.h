// SPDX-License-Identifier: Apache-2.0
// The interface of sourcing policies: what command does to get more of an item - convert and revert lines,
// call off agreements, buy - decided on what it knows.
#pragma once

#include <memory>
#include <variant>
#include <vector>

#include "models/catalogue/component.h"
#include "models/id.h"
#include "models/scenario/scenario.h"
#include "sim/time.h"

namespace surge::models {

class World;

// The decisions.
struct ConvertLine {
  Id<Conversion> conversion;
};
struct RevertLine {
  Id<ProductionLine> line;
};
struct CallOff {
  Id<Agreement> agreement;
  Quantity quantity = 0;  ///< > 0
};
struct Buy {
  std::size_t market = 0;  ///< row of the table
  Quantity quantity = 0;   ///< > 0
};
using SourcingDecision = std::variant<ConvertLine, RevertLine, CallOff, Buy>;

/// One decision: what is short by when, what could be done, and what has been decided so far. Policies read
/// it and call convert(), revert(), call_off(), buy().
class SourcingProblem {
 public:
  /// `world` must outlive the problem; nothing in it changes before the decisions are carried out.
  explicit SourcingProblem(World& world);

  const Scenario& scenario() const;
  const SupplyPlan& plan() const { return scenario().command.plan; }
  /// Conversions of the plan that may be ordered from this decision on: all at activation of the plan, or
  /// those a level of response has released since the last decision. In order of the plan.
  const std::vector<Id<Conversion>>& released_conversions() const { return released_conversions_; }
  /// Conversions of the plan that may be ordered, in its order.
  std::vector<Id<Conversion>> allowed_conversions() const;
  /// Items that somebody may need, in order of the table.
  const std::vector<Id<Item>>& items() const;

  /// Units missing within `horizon` from now, by belief: need, less what is in depots, on its way, expected
  /// from contracts and aid, and made by lines until then; decisions of now included. Negative: a surplus.
  double shortfall(Id<Item> item, sim::Duration horizon) const;

  /// Agreements of the plan for an item that may be called and have units left, in order of the plan.
  std::vector<Id<Agreement>> agreements(Id<Item> item) const;
  Quantity left(Id<Agreement> agreement) const;
  /// Conversions of the plan to an item that may be ordered and whose lines are in their normal state, in
  /// order of the plan.
  std::vector<Id<Conversion>> possible_conversions(Id<Item> item) const;
  /// Lines that make an item by conversion now.
  std::vector<Id<ProductionLine>> converted_lines(Id<Item> item) const;
  /// Whether a line makes the item by conversion, prepares to, or has been ordered to just now.
  bool is_being_made(Id<Item> item) const;
  /// Row of the market for an item; the number of markets if there is none that may be bought on.
  std::size_t market(Id<Item> item) const;

  /// Good units a conversion would bring within `horizon` if ordered now, by mean times.
  double expected_output(Id<Conversion> conversion, sim::Duration horizon) const;
  /// Units an agreement can deliver within `horizon` of a call, by its mean lead time and its rate.
  static double delivered_within(const Agreement& agreement, sim::Duration horizon);
  /// Good units a running line will bring within `horizon`.
  double running_output(Id<ProductionLine> line, sim::Duration horizon) const;

  /// Ignored if the line is not in its normal state or already ordered to convert.
  void convert(Id<Conversion> conversion);
  void revert(Id<ProductionLine> line);
  /// Calls off at most `quantity` and what is left. Returns how much.
  Quantity call_off(Id<Agreement> agreement, Quantity quantity);
  /// Buys at most `quantity` and one day's volume of the market. Returns how much.
  Quantity buy(std::size_t market, Quantity quantity);

  const std::vector<SourcingDecision>& decisions() const { return decisions_; }

 private:
  bool is_free(Id<ProductionLine> line) const;
  /// What the decisions so far will bring within a horizon.
  double decided_units(Id<Item> item, sim::Duration horizon) const;

  World& world_;
  std::vector<Id<Conversion>> released_conversions_;
  std::vector<SourcingDecision> decisions_;
  PerRow<ProductionLine, bool> line_ordered_;
};

/// A sourcing policy. Stateless and shared by threads: all it knows is in the problem.
class SourcingPolicy {
 public:
  virtual ~SourcingPolicy() = default;
  virtual void decide(SourcingProblem& problem) const = 0;
};

/// Throws std::invalid_argument for an unknown kind.
std::unique_ptr<const SourcingPolicy> make_sourcing_policy(const ComponentSpec& spec);

/// Carries out what has been decided.
void carry_out(World& world, const std::vector<SourcingDecision>& decisions);

}  // namespace surge::models
