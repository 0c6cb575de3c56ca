// SPDX-License-Identifier: Apache-2.0
#include "scenarios/fill.h"

namespace surge::scenarios {
namespace {

using models::Depot;
using models::Item;

models::Depot depot_of(const FilledFrom& from, const RowView& row) {
  models::Depot depot;
  depot.key = row.text("key");
  depot.name = name_of(row);
  depot.level = row.choice<models::DepotLevel>("level");
  depot.enterprise = from.optional_id<models::Enterprise>(row, "enterprise", "enterprises");
  depot.place = from.id<models::Place>(row, "place", "places");
  depot.docks = row.integer("docks");
  depot.dock_rate_m3_per_s = row.number("dock_rate");
  depot.mobilisation_s = row.distribution("mobilisation");
  if (row.has("space")) depot.space_m3 = row.number("space");
  depot.cool_m3 = row.number("cool_space");
  depot.frozen_m3 = row.number("frozen_space");
  depot.opens = row.duration("opens");
  depot.closes = row.duration("closes");
  depot.price_share = row.number("price_share");
  return depot;
}

models::CollectionPoint collection_point_of(const FilledFrom& from, const RowView& row) {
  return {from.id<Depot>(row, "depot", "depots"), row.integer("sorters"), row.number("sorting_rate"),
          from.optional_id<Depot>(row, "forwards_to", "depots"), row.distribution("forward_time")};
}

models::Customers customers_of(const FilledFrom& from, const RowView& row) {
  models::Customers customers;
  customers.depot = from.id<Depot>(row, "depot", "depots");
  customers.item = from.id<Item>(row, "item", "items");
  customers.interval_s = row.distribution("interval");
  customers.size = row.distribution("size");
  customers.unserved = row.choice<models::UnservedOrder>("unserved");
  customers.shortage_cost_cny_per_s = row.number("shortage_cost");
  customers.lost_cost_cny = row.number("lost_cost");
  return customers;
}

models::Replenishment replenishment_of(const FilledFrom& from, const RowView& row,
                                       const models::Scenario& scenario) {
  models::Replenishment replenishment;
  replenishment.depot = from.id<Depot>(row, "depot", "depots");
  replenishment.item = from.id<Item>(row, "item", "items");
  replenishment.policy = row.choice<models::ReplenishmentPolicy>("policy");
  replenishment.review = row.duration("review");
  if (row.has("reorder_point")) replenishment.reorder_point = row.whole("reorder_point");
  if (row.has("order_up_to")) replenishment.order_up_to = row.whole("order_up_to");
  if (row.has("order_quantity")) replenishment.order_quantity = row.whole("order_quantity");
  replenishment.lead_time_s = row.distribution("lead_time");
  replenishment.order_cost_cny = row.number("order_cost");
  replenishment.unit_cost_cny =
      row.has("unit_cost") ? row.number("unit_cost") : scenario.items[replenishment.item].value_cny;
  replenishment.holding_cost_cny_per_s = row.number("holding_cost");
  return replenishment;
}

}  // namespace

void fill_reserves(const FilledFrom& from, models::Scenario& scenario) {
  const auto depot = [&](const RowView& row) { return from.id<Depot>(row, "depot", "depots"); };
  const auto item = [&](const RowView& row) { return from.id<Item>(row, "item", "items"); };
  from.each("enterprises", [&](const RowView& row) {
    scenario.enterprises.add(
        {row.text("key"), name_of(row), row.choice<models::Ownership>("ownership"), row.boolean("key_list")});
  });
  from.each("depots", [&](const RowView& row) { scenario.depots.add(depot_of(from, row)); });
  from.each("stock", [&](const RowView& row) {
    scenario.stock.push_back(
        {depot(row), item(row), row.whole("quantity"), row.duration("oldest"), row.integer("lots")});
  });
  from.each("lots", [&](const RowView& row) {
    scenario.lots.push_back(
        {row.text("batch"), depot(row), item(row), row.whole("quantity"), row.duration("age")});
  });
  from.each("collection_points", [&](const RowView& row) {
    scenario.collection_points.push_back(collection_point_of(from, row));
  });
  from.each("customers", [&](const RowView& row) { scenario.customers.push_back(customers_of(from, row)); });
  from.each("replenishment", [&](const RowView& row) {
    scenario.replenishment.push_back(replenishment_of(from, row, scenario));
  });
  from.each("rotation", [&](const RowView& row) {
    scenario.rotation.push_back(
        {depot(row), item(row), row.duration("sell_before"), row.number("price_share")});
  });
}

}  // namespace surge::scenarios
