// SPDX-License-Identifier: Apache-2.0
// The peacetime of one stock-keeping unit; the rules stand in peacetime.h.
#pragma once

#include "models/peacetime/lot_queue.h"
#include "models/peacetime/open_orders.h"
#include "models/peacetime/reorder_rule.h"
#include "models/peacetime/sampler.h"
#include "models/peacetime/stock_account.h"
#include "models/peacetime/stock_keeping_unit.h"

namespace surge::models::peacetime {

/// What a unit has: lots on hand, and orders on their way. Used for one unit after another, for its memory.
struct StockState {
  LotQueue lots;
  OpenOrders orders;
};

class StockKeeping {
 public:
  /// `state` is set to that at `start`. All arguments outlive the object. Precondition: start <= impact.
  StockKeeping(const StockKeepingUnit& unit, const Item& item, sim::Time start,
               const sim::StreamSource& streams, StockState& state);

  /// Everything before `end`, which is not after the impact. Nothing if that is past.
  void run_before(sim::Time end);
  /// Runs to the impact, where `state` is left. Call last.
  void run_to_impact();

  /// Accounts begin here instead of at the start.
  void count_from_here();
  StockAccount account() const;

 private:
  void begin_replenishment(const Replenishment& replenishment);
  void begin_customers(const Customers& customers);

  sim::Time next_stock_event() const;
  void advance(sim::Time time);
  void pass_stock_events();

  void receive(Quantity quantity);
  void expire_and_rotate();
  void review();
  void place_order(Quantity quantity);
  sim::Duration draw_lead_time() const;

  void draw_next_customer();
  void serve_customer();

  Quantity position() const { return state_.lots.on_hand() + state_.orders.on_order() - flows_.backordered; }
  StockCosts costs() const;

  const StockKeepingUnit& unit_;
  const Item& item_;
  const sim::StreamSource& streams_;
  StockState& state_;

  ReorderRule rule_;
  Sampler lead_time_s_;
  Sampler interval_s_;
  Sampler size_;
  sim::Stream customer_stream_;
  sim::Duration review_interval_{};
  sim::Duration sell_before_{};
  bool reviews_continuously_ = false;
  bool backorders_ = false;  ///< otherwise what stock cannot serve is lost

  sim::Time now_;
  sim::Time next_review_ = sim::Time::max();  ///< continuous review: only the one at the start
  sim::Time next_customer_ = sim::Time::max();
  std::uint64_t orders_placed_ = 0;  ///< since the start
  StockFlows flows_;                 ///< since the account began, as the integrals
  double on_hand_unit_us_ = 0;       ///< integrals until now [units * us]
  double backordered_unit_us_ = 0;
};

}  // namespace surge::models::peacetime
