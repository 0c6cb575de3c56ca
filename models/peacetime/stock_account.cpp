// SPDX-License-Identifier: Apache-2.0
#include "models/peacetime/stock_account.h"

namespace surge::models {

StockFlows& StockFlows::operator+=(const StockFlows& other) {
  initial += other.initial;
  ordered += other.ordered;
  received += other.received;
  demanded += other.demanded;
  served += other.served;
  served_at_once += other.served_at_once;
  lost += other.lost;
  rotated += other.rotated;
  expired += other.expired;
  backordered += other.backordered;
  at_impact += other.at_impact;
  replenishment_orders += other.replenishment_orders;
  customer_orders += other.customer_orders;
  initially_backordered += other.initially_backordered;
  initially_on_order += other.initially_on_order;
  return *this;
}

StockTime& StockTime::operator+=(const StockTime& other) {
  on_hand_unit_s += other.on_hand_unit_s;
  backordered_unit_s += other.backordered_unit_s;
  return *this;
}

StockCosts& StockCosts::operator+=(const StockCosts& other) {
  ordering += other.ordering;
  purchase += other.purchase;
  holding += other.holding;
  shortage += other.shortage;
  expired_value += other.expired_value;
  rotation_revenue += other.rotation_revenue;
  return *this;
}

StockAccount& StockAccount::operator+=(const StockAccount& other) {
  flows += other.flows;
  time += other.time;
  costs += other.costs;
  return *this;
}

}  // namespace surge::models
