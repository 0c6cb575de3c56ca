// SPDX-License-Identifier: Apache-2.0
// The interface of dispatch policies: who sends what where, decided on what command knows.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "models/catalogue/component.h"
#include "models/id.h"
#include "models/scenario/scenario.h"
#include "sim/time.h"

namespace surge::models {

/// Send `quantity` of an item, > 0.
struct Shipment {
  Id<Depot> from;
  Id<County> to;
  Id<Item> item;
  Quantity quantity = 0;
  Id<Item> serves = item;  ///< the item it is sent for; another one where it is a substitute
  double per_served = 1;   ///< units sent for one of that item, > 0

  bool operator==(const Shipment&) const = default;
};

/// A depot that has trucks at home and something to send.
struct SupplyPoint {
  Id<Depot> depot;
  double payload_kg = 0;       ///< of the trucks at home together
  double volume_m3 = 0;        ///< likewise
  double away_payload_kg = 0;  ///< of those under way, for policies that look ahead
  double away_volume_m3 = 0;   ///< likewise
};

/// Goods that command expects in a depot, by mean times.
struct ExpectedSupply {
  std::size_t supply = 0;  ///< position of the supply point
  Id<Item> item;
  Quantity quantity = 0;  ///< > 0
  sim::Duration after{};  ///< from now, > 0
};

/// A county that command knows to need something.
struct DemandPoint {
  Id<County> county;
  double persons = 0;     ///< believed affected
  double injured = 0;     ///< believed, persons
  double trapped = 0;     ///< believed, persons
  bool forecast = false;  ///< what is known is a forewarning; the impact is still to come
};

/// One decision: what there is, what is asked for, and what has been allotted so far. Policies read it and
/// call ship().
class DispatchProblem {
 public:
  DispatchProblem(const Scenario& scenario, std::vector<SupplyPoint> supply, std::vector<DemandPoint> demand);

  const Scenario& scenario() const { return scenario_; }
  const std::vector<SupplyPoint>& supply() const { return supply_; }
  const std::vector<DemandPoint>& demand() const { return demand_; }
  /// Items that somebody asks for and some depot has, most urgent first (priority of the need, then order of
  /// the items table).
  const std::vector<Id<Item>>& items() const { return items_; }

  /// Believed need not yet met or on its way, less what this decision has allotted. >= 0.
  Quantity outstanding(std::size_t demand, Id<Item> item) const {
    return outstanding_[demand * item_count_ + item.index()];
  }
  /// Believed need in all: one-off, and of consumables for the days that are covered [units], >= 0.
  double needed(std::size_t demand, Id<Item> item) const {
    return needed_[demand * item_count_ + item.index()];
  }
  /// Share of that need that has been met, is on its way or is allotted, [0, 1]; 0 where the need is not
  /// known to be larger than what is outstanding.
  double coverage(std::size_t demand, Id<Item> item) const;
  /// Outstanding need of a county that is only forewarned; outstanding() is 0 there until plan_ahead().
  Quantity forecast_outstanding(std::size_t demand, Id<Item> item) const {
    return forecast_[demand * item_count_ + item.index()];
  }
  /// Priority of an item's most urgent need (1 comes first), and its largest weight.
  int priority(Id<Item> item) const { return priorities_[item.index()]; }
  double weight(Id<Item> item) const { return weights_[item.index()]; }
  /// Time since the plan was activated, >= 0.
  sim::Duration since_activation() const { return since_activation_; }
  /// Stock when the plan was activated, or now where that is not known.
  Quantity stock_at_activation(std::size_t supply, Id<Item> item) const;
  /// What is to come, for policies that look ahead.
  const std::vector<ExpectedSupply>& expected() const { return expected_; }

  /// Stock not yet promised, allotted or kept back. >= 0.
  Quantity stock(std::size_t supply, Id<Item> item) const {
    return stock_[supply * item_count_ + item.index()];
  }
  /// Fastest travel time now; kUnreachable if no road is open.
  sim::Duration travel_time(std::size_t supply, std::size_t demand) const {
    return times_[supply * demand_.size() + demand];
  }
  /// Travel time from the nearest depot that had anything to send when the decision began; kUnreachable if
  /// none reaches the county.
  sim::Duration time_to_nearest(std::size_t demand) const;
  /// Whether any depot has stock of the item and truck room left. Cheap; lets policies stop early.
  bool any_supply(Id<Item> item) const { return !suppliers_[item.index()].empty(); }
  /// Of these depots the one that reaches the county fastest (of equals the first); empty if none does.
  std::optional<std::size_t> nearest_supplier(std::size_t demand, Id<Item> item) const;
  /// Units of the item that the trucks left at the depot can still carry.
  Quantity room_for(std::size_t supply, Id<Item> item) const;
  /// Units that stock and the trucks left can send, over all depots.
  Quantity sendable(Id<Item> item) const;

  /// Allots at most `quantity`, bounded by stock, outstanding need, truck room and a road being open. Returns
  /// what was allotted.
  Quantity ship(std::size_t supply, std::size_t demand, Id<Item> item, Quantity quantity);
  /// Ships up to `quantity` from the nearest depots outward. Returns what was allotted.
  Quantity ship_from_nearest(std::size_t demand, Id<Item> item, Quantity quantity);

  /// Meets all outstanding need: the most urgent items first, of each the demand points in this order, each
  /// from its nearest depots.
  void serve_in_order(const std::vector<std::size_t>& order);

  /// Allots as much of a substitute for its item as the outstanding need, stock, truck room and the road
  /// allow. Returns how many units of it.
  Quantity ship_substitute(std::size_t supply, std::size_t demand, const Substitute& substitute);

  // Changes of the problem by a policy that asks another one; end them with complete().

  /// Up to `quantity` units of the stock are not to be had in this decision.
  void keep_back(std::size_t supply, Id<Item> item, Quantity quantity);
  /// So many units of a forewarned need are outstanding now, at most all of it.
  void plan_ahead(std::size_t demand, Id<Item> item, Quantity quantity);

  /// What has been allotted, in order.
  const std::vector<Shipment>& shipments() const { return shipments_; }

  // Filling in, before a policy sees it.
  void set_outstanding(std::size_t demand, Id<Item> item, Quantity quantity) {
    outstanding_[demand * item_count_ + item.index()] = quantity;
  }
  void set_forecast_outstanding(std::size_t demand, Id<Item> item, Quantity quantity) {
    forecast_[demand * item_count_ + item.index()] = quantity;
  }
  void set_needed(std::size_t demand, Id<Item> item, double units) {
    needed_[demand * item_count_ + item.index()] = units;
  }
  void set_since_activation(sim::Duration time) { since_activation_ = time; }
  /// `stock[depot * items + item]`; must outlive the problem.
  void set_stock_at_activation(std::span<const Quantity> stock) { stock_at_activation_ = stock; }
  void expect(const ExpectedSupply& supply) { expected_.push_back(supply); }
  void set_stock(std::size_t supply, Id<Item> item, Quantity quantity) {
    stock_[supply * item_count_ + item.index()] = quantity;
  }
  void set_travel_time(std::size_t supply, std::size_t demand, sim::Duration time) {
    times_[supply * demand_.size() + demand] = time;
  }
  /// Orders items and finds who can send; call once after the above.
  void complete();

 private:
  const Scenario& scenario_;
  std::vector<SupplyPoint> supply_;
  std::vector<DemandPoint> demand_;
  std::size_t item_count_;
  std::vector<Id<Item>> items_;
  std::vector<int> priorities_;
  std::vector<double> weights_;
  std::vector<Quantity> outstanding_;
  std::vector<Quantity> forecast_;
  std::vector<double> needed_;
  std::vector<Quantity> stock_;
  std::vector<sim::Duration> times_;
  std::vector<ExpectedSupply> expected_;
  std::span<const Quantity> stock_at_activation_;
  sim::Duration since_activation_{};
  void find_suppliers();
  void exhausted(std::size_t supply, Id<Item> item);
  void take_from_depot(std::size_t supply, Id<Item> item, Quantity quantity);

  std::vector<std::vector<std::size_t>> suppliers_;  ///< by item: who can still send it, in order
  std::vector<std::size_t> senders_;                 ///< who could send anything when the decision began
  std::vector<Shipment> shipments_;
};

/// A dispatch policy. Stateless and shared by threads: all it knows is in the problem.
class DispatchPolicy {
 public:
  virtual ~DispatchPolicy() = default;
  virtual void decide(DispatchProblem& problem) const = 0;
  /// How far ahead it wants to know supply that is to come; 0: it does not ask.
  virtual sim::Duration looks_ahead() const { return {}; }
};

/// Throws std::invalid_argument for an unknown kind.
std::unique_ptr<const DispatchPolicy> make_dispatch_policy(const ComponentSpec& spec);

}  // namespace surge::models
