// SPDX-License-Identifier: Apache-2.0
// Columns of the tables of enterprises, depots, stock, and the operation of reserves in peacetime.
#include "models/scenario/reserve.h"
#include "models/units.h"
#include "scenarios/declarations.h"

namespace surge::scenarios {
namespace {

Field depot() {
  return reference("depot", "depots", "where");
}
Field item() {
  return reference("item", "items", "what");
}

TableDeclaration enterprises() {
  return {"enterprises",
          "Firms that own depots and plants, or sell under agreements.",
          {"key"},
          {key("key", "name of the enterprise in other tables"), name_en(), name_zh(),
           choice("ownership", {"state", "mixed", "private"}, "who owns it"),
           boolean("key_list", "on the list of key enterprises (重点企业名单)").otherwise("false")},
          false};
}

TableDeclaration depots() {
  return {
      "depots",
      "Warehouses (实物储备), and the stores of plants.",
      {"key"},
      {key("key", "name of the depot in other tables"), name_en(), name_zh(),
       choice("level", {models::kDepotLevelNames.begin(), models::kDepotLevelNames.end()}, "who runs it"),
       reference("enterprise", "enterprises", "who owns it; empty: the government").optional(),
       reference("place", "places", "county code or key of a place"),
       integer("docks", "vehicles loaded or unloaded at the same time").at_least(1),
       number("dock_rate", Measure::kVolumeRate, "goods handled by one dock").between(1e-4, 1e3),
       duration_distribution("mobilisation", "call-up: first order to first loading"),
       number("space", Measure::kVolume, "for goods; empty: as much as comes")
           .above(0)
           .at_most(1e9)
           .optional(),
       number("cool_space", Measure::kVolume, "cold store, part of the space").at_least(0).otherwise("0 m3"),
       number("frozen_space", Measure::kVolume, "freezer, part of the space").at_least(0).otherwise("0 m3"),
       number("opens", Measure::kTime, "time of day at which loading begins")
           .between(0, models::kDay_s)
           .otherwise("0 h"),
       number("closes", Measure::kTime, "time of day after which no loading begins")
           .above(0)
           .at_most(models::kDay_s)
           .otherwise("24 h"),
       number("price_share", Measure::kShare, "of an item's value, paid for each unit that leaves")
           .between(0, 100)
           .otherwise("0")},
      true,
      1};
}

TableDeclaration stock() {
  return {
      "stock",
      "What lies in the depots when the run begins: at impact, or at the beginning of the peacetime before.",
      {"depot", "item"},
      {depot(), item(), whole("quantity", "units of the item").at_least(0),
       number("oldest", Measure::kTime, "age of the oldest lot").at_least(0).otherwise("0 h"),
       integer("lots", "equal lots; the k-th of n is k/n as old as the oldest")
           .between(1, 1000)
           .otherwise("1")}};
}

TableDeclaration lots() {
  return {
      "lots",
      "Dated lots, beside those of stock.",
      {"batch"},
      {key("batch", "name of the lot"), depot(), item(), whole("quantity", "units of the item").at_least(0),
       number("age", Measure::kTime, "since it was made").at_least(0)},
      false};
}

TableDeclaration collection_points() {
  return {"collection_points",
          "Depots where donations are sorted.",
          {"depot"},
          {depot(), integer("sorters", "people who sort").at_least(1),
           number("sorting_rate", Measure::kVolumeRate, "goods sorted by one person").above(0).at_most(1),
           reference("forwards_to", "depots", "where sorted goods go; empty: they stay").optional(),
           duration_distribution("forward_time", "sorted to the gate of that depot").otherwise("0 h")},
          false};
}

TableDeclaration customers() {
  return {"customers",
          "Ordinary customers in peacetime.",
          {"depot", "item"},
          {depot(), item(), duration_distribution("interval", "between orders").above(0),
           distribution("size", Measure::kNumber, "units an order"),
           choice("unserved", {"backordered", "lost"}, "what becomes of an order that stock cannot serve")
               .otherwise("lost"),
           number("shortage_cost", Measure::kMoneyRate, "of a backordered unit, while it waits")
               .at_least(0)
               .otherwise("0 CNY/d"),
           number("lost_cost", Measure::kMoney, "of a unit not sold").at_least(0).otherwise("0 CNY")},
          false};
}

TableDeclaration replenishment() {
  return {"replenishment",
          "How stock is kept up in peacetime. Position: on hand + on order - backordered.",
          {"depot", "item"},
          {depot(), item(),
           choice("policy", {"reorder_up_to", "reorder_quantity", "base_stock"},
                  "(s, S), (R, Q) or base stock: order up to, in multiples of a quantity, or up to at once"),
           number("review", Measure::kTime, "between looks at the position; 0 h: after every change")
               .at_least(0)
               .otherwise("0 h"),
           whole("reorder_point", "s or R: order at this position and below").optional(),
           whole("order_up_to", "S of reorder_up_to and base_stock").at_least(0).optional(),
           whole("order_quantity", "Q of reorder_quantity").at_least(1).optional(),
           duration_distribution("lead_time", "order to arrival").otherwise("0 h"),
           number("order_cost", Measure::kMoney, "of each order").at_least(0).otherwise("0 CNY"),
           number("unit_cost", Measure::kMoney, "of each unit ordered; empty: the item's value")
               .at_least(0)
               .optional(),
           number("holding_cost", Measure::kMoneyRate, "of a unit on hand").at_least(0).otherwise("0 CNY/d")},
          false};
}

TableDeclaration rotation() {
  return {
      "rotation",
      "Stock sold into ordinary channels before it expires (收储轮换).",
      {"depot", "item"},
      {depot(), item(),
       number("sell_before", Measure::kTime, "what is left of the shelf life when a lot is sold").at_least(0),
       number("price_share", Measure::kShare, "of the item's value got for it").between(0, 10)},
      false};
}

}  // namespace

std::vector<TableDeclaration> reserve_tables() {
  return {enterprises(),       depots(),    stock(),         lots(),
          collection_points(), customers(), replenishment(), rotation()};
}

}  // namespace surge::scenarios
