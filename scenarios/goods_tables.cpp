// SPDX-License-Identifier: Apache-2.0
// Columns of the tables of goods and of who needs them.
#include "models/scenario/demand.h"
#include "scenarios/declarations.h"

namespace surge::scenarios {
namespace {

TableDeclaration items() {
  return {"items",
          "Emergency goods (物资).",
          {"key"},
          {key("key", "name of the goods in other tables"), name_en(), name_zh(),
           choice("category",
                  {"monitoring_and_warning", "protection", "rescue", "medical", "shelter_and_living",
                   "food_and_water", "material"},
                  "one of the six categories of the catalogue, or what goods are made of"),
           text("unit", "what one piece is: tent, kg, L"),
           number("mass", Measure::kMass, "of one unit").above(0).at_most(1e6),
           number("volume", Measure::kVolume, "of one unit as packed for transport").above(0).at_most(1e4),
           number("value", Measure::kMoney, "of one unit").at_least(0),
           number("shelf_life", Measure::kTime, "empty: does not expire").above(0).optional(),
           choice("temperature", {"ambient", "cool", "frozen"}, "how it must be kept").otherwise("ambient")},
          true,
          1};
}

TableDeclaration substitutes() {
  return {
      "substitutes",
      "What can stand in for an item, the preferred first.",
      {"item", "substitute"},
      {reference("item", "items", "what is short"), reference("substitute", "items", "what is sent instead"),
       number("ratio", Measure::kNumber, "units of the substitute for one of the item")
           .above(0)
           .at_most(1e6)},
      false};
}

TableDeclaration kits() {
  return {"kits",
          "Kits and what is in them (bill of items). Depots assemble them from loose items.",
          {"kit", "component"},
          {reference("kit", "items", "the kit"), reference("component", "items", "what is in it"),
           whole("quantity", "units in one kit").between(1, 1e9)},
          false};
}

TableDeclaration needs() {
  return {
      "needs",
      "Who needs what.",
      {"item", "group", "kind"},
      {reference("item", "items", "what is needed"),
       choice("group", {models::kPopulationGroupNames.begin(), models::kPopulationGroupNames.end()},
              "who needs it"),
       choice("basis", {"person", "household"}, "what the amount is for"),
       choice("kind", {models::kNeedKindNames.begin(), models::kNeedKindNames.end()},
              "needed once and waiting until served; every day and lost with the day; every day and "
              "waiting until served"),
       number("amount", Measure::kNumber,
              "units a person or household; a day of them where the need is recurring")
           .above(0)
           .at_most(1e6),
       number("begins", Measure::kTime, "after impact").at_least(0),
       number("lasts", Measure::kTime, "recurring only, and required there").above(0).optional(),
       integer("priority", "1 is served first").at_least(1),
       number("weight", Measure::kNumber, "in averages over goods").above(0),
       number("fades", Measure::kTime, "half-life of a recurring need after it begins; empty: does not fade")
           .above(0)
           .at_most(3.2e9)
           .optional()},
      true,
      1};
}

}  // namespace

std::vector<TableDeclaration> goods_tables() {
  return {items(), substitutes(), kits(), needs()};
}

}  // namespace surge::scenarios
