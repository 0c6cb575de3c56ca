// SPDX-License-Identifier: Apache-2.0
#include "models/peacetime/stock_keeping.h"

#include <algorithm>

#include "sim/contract.h"

namespace surge::models::peacetime {
namespace {

constexpr sim::Cause kCustomers{"peacetime customers"};
constexpr sim::Cause kLeadTime{"peacetime lead time"};
constexpr sim::Time kImpact = sim::kStart;

}  // namespace

StockKeeping::StockKeeping(const StockKeepingUnit& unit, const Item& item, sim::Time start,
                           const sim::StreamSource& streams, StockState& state)
    : unit_(unit),
      item_(item),
      streams_(streams),
      state_(state),
      customer_stream_(streams.stream(kCustomers, unit.entity)),
      now_(start) {
  SIM_EXPECT(start <= kImpact && (!item.shelf_life || *item.shelf_life > sim::Duration::zero()));
  state_.lots.clear();
  state_.orders.clear();
  for (const DatedLot& lot : unit.lots) state_.lots.add(lot);
  count_from_here();
  if (unit.rotation) {
    sell_before_ = unit.rotation->sell_before;
    SIM_EXPECT(!unit.replenishment || !item.shelf_life || sell_before_ < *item.shelf_life);
  }
  if (unit.replenishment) begin_replenishment(*unit.replenishment);
  if (unit.customers) begin_customers(*unit.customers);
}

void StockKeeping::begin_replenishment(const Replenishment& replenishment) {
  rule_ = ReorderRule(replenishment);
  lead_time_s_ = Sampler(replenishment.lead_time_s);
  review_interval_ = replenishment.review;
  reviews_continuously_ = review_interval_ == sim::Duration::zero();
  next_review_ = now_;
}

void StockKeeping::begin_customers(const Customers& customers) {
  interval_s_ = Sampler(customers.interval_s);
  size_ = Sampler(customers.size);
  backorders_ = customers.unserved == UnservedOrder::kBackordered;
  next_customer_ = now_;
  if (!interval_s_.is_constant()) draw_next_customer();
}

void StockKeeping::run_before(sim::Time end) {
  while (now_ < end) {
    const sim::Time stock_event = next_stock_event();
    if (std::min(stock_event, next_customer_) >= end) {
      advance(end);
    } else if (stock_event <= next_customer_) {
      advance(std::max(stock_event, now_));  // lots of the tables may be due before the start
      pass_stock_events();
    } else {
      advance(next_customer_);
      serve_customer();
    }
  }
}

void StockKeeping::run_to_impact() {
  if (now_ == kImpact) return;  // without peacetime nothing happens
  run_before(kImpact);
  if (next_stock_event() <= kImpact) pass_stock_events();
}

void StockKeeping::count_from_here() {
  flows_ = {.initial = state_.lots.on_hand(),
            .backordered = flows_.backordered,
            .initially_backordered = flows_.backordered,
            .initially_on_order = state_.orders.on_order()};
  on_hand_unit_us_ = 0;
  backordered_unit_us_ = 0;
}

StockAccount StockKeeping::account() const {
  StockAccount account{flows_, {on_hand_unit_us_ / 1e6, backordered_unit_us_ / 1e6}, costs()};
  account.flows.at_impact = state_.lots.on_hand();
  return account;
}

sim::Time StockKeeping::next_stock_event() const {
  const sim::Time lot_due = state_.lots.first_expiry() - sell_before_;
  return std::min({state_.orders.first_arrival(), lot_due, next_review_});
}

void StockKeeping::advance(sim::Time time) {
  SIM_EXPECT(time >= now_);
  const auto elapsed_us = static_cast<double>((time - now_).count());
  on_hand_unit_us_ += static_cast<double>(state_.lots.on_hand()) * elapsed_us;
  backordered_unit_us_ += static_cast<double>(flows_.backordered) * elapsed_us;
  now_ = time;
}

void StockKeeping::pass_stock_events() {
  while (state_.orders.first_arrival() <= now_) receive(state_.orders.take_first());
  expire_and_rotate();
  const bool is_due = next_review_ <= now_;
  if (is_due) next_review_ = reviews_continuously_ ? sim::Time::max() : now_ + review_interval_;
  if (is_due || reviews_continuously_) review();
}

void StockKeeping::receive(Quantity quantity) {
  flows_.received += quantity;
  const Quantity to_backorders = std::min(quantity, flows_.backordered);
  flows_.backordered -= to_backorders;
  flows_.served += to_backorders;
  const sim::Time expires = item_.shelf_life ? now_ + *item_.shelf_life : sim::Time::max();
  state_.lots.add({quantity - to_backorders, expires});
}

void StockKeeping::expire_and_rotate() {
  flows_.expired += state_.lots.take_expiring_by(now_);
  if (unit_.rotation && item_.shelf_life) flows_.rotated += state_.lots.take_expiring_by(now_ + sell_before_);
}

void StockKeeping::review() {
  if (now_ >= kImpact) return;
  if (const Quantity quantity = rule_.to_order(position()); quantity > 0) place_order(quantity);
}

void StockKeeping::place_order(Quantity quantity) {
  const sim::Duration lead_time = draw_lead_time();
  ++orders_placed_;
  flows_.ordered += quantity;
  ++flows_.replenishment_orders;
  if (lead_time == sim::Duration::zero())
    receive(quantity);
  else
    state_.orders.add({quantity, now_ + lead_time});
}

sim::Duration StockKeeping::draw_lead_time() const {
  sim::Stream stream = streams_.stream(kLeadTime, unit_.entity, orders_placed_);
  return bounded_duration(lead_time_s_(stream));
}

void StockKeeping::draw_next_customer() {
  next_customer_ += bounded_duration(interval_s_(customer_stream_));
}

void StockKeeping::serve_customer() {
  const Quantity size = whole_units(size_(customer_stream_));
  draw_next_customer();
  const Quantity served = std::min(size, state_.lots.on_hand());
  state_.lots.take(served);
  ++flows_.customer_orders;
  flows_.demanded += size;
  flows_.served += served;
  flows_.served_at_once += served;
  (backorders_ ? flows_.backordered : flows_.lost) += size - served;
  if (reviews_continuously_) review();
}

StockCosts StockKeeping::costs() const {
  StockCosts costs;
  costs.expired_value = item_.value_cny * static_cast<double>(flows_.expired);
  if (unit_.rotation)
    costs.rotation_revenue =
        unit_.rotation->price_share * item_.value_cny * static_cast<double>(flows_.rotated);
  if (const Replenishment* replenishment = unit_.replenishment) {
    costs.ordering = replenishment->order_cost_cny * static_cast<double>(flows_.replenishment_orders);
    costs.purchase = replenishment->unit_cost_cny * static_cast<double>(flows_.ordered);
    costs.holding = replenishment->holding_cost_cny_per_s * on_hand_unit_us_ / 1e6;
  }
  if (const Customers* customers = unit_.customers)
    costs.shortage = customers->shortage_cost_cny_per_s * backordered_unit_us_ / 1e6 +
                     customers->lost_cost_cny * static_cast<double>(flows_.lost);
  return costs;
}

}  // namespace surge::models::peacetime
