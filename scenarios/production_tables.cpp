// SPDX-License-Identifier: Apache-2.0
// Columns of the tables of plants, lines, conversions, materials, equipment and labour.
#include "models/scenario/production.h"
#include "scenarios/declarations.h"

namespace surge::scenarios {
namespace {

Field units_rate(std::string name, std::string description) {
  return number(std::move(name), Measure::kRate, std::move(description)).at_most(1e6);
}

TableDeclaration labour_calendars() {
  return {"labour_calendars",
          "Who is at work: linear between times, constant before the first and after the last.",
          {"calendar", "time"},
          {key("calendar", "name of the calendar in plants"),
           number("time", Measure::kTime, "after impact; may be negative"),
           number("present", Measure::kShare, "of the workforce at work").between(0, 1),
           number("overtime", Measure::kNumber, "hours worked against the nominal ones")
               .between(0, 3)
               .otherwise("1")},
          false};
}

TableDeclaration bases() {
  return {"bases",
          "Demonstration bases of the production-capacity reserve (产能储备基地): plants that may share what "
          "they "
          "have.",
          {"key"},
          {key("key", "name of the base in plants"), name_en(), name_zh(),
           boolean("shares_labour", "workers of one plant may run lines of another").otherwise("false"),
           boolean("shares_materials", "a line may use what lies in the store of another plant")
               .otherwise("false"),
           integer("spare_machines", "held in common for conversions, used before any is ordered")
               .at_least(0)
               .otherwise("0")},
          false};
}

TableDeclaration plants() {
  return {"plants",
          "Works with lines.",
          {"key"},
          {key("key", "name of the plant in other tables"), name_en(), name_zh(),
           reference("enterprise", "enterprises", "who owns it"),
           reference("base", "bases", "the base it belongs to").optional(),
           reference("store", "depots", "the depot its goods leave through and its materials lie in"),
           integer("workers", "0: labour is no limit").at_least(0).otherwise("0"),
           text("calendar", "of labour_calendars; empty: all are at work").optional()},
          false};
}

TableDeclaration lines() {
  return {"lines",
          "Lines and what they make in peacetime.",
          {"key"},
          {key("key", "name of the line in conversions"), name_en(), name_zh(),
           reference("plant", "plants", "where it stands"),
           text("peacetime_product", "what it makes in peacetime"),
           number("peacetime_value", Measure::kMoneyRate, "of the peacetime output lost while converted")
               .at_least(0),
           number("standby_cost", Measure::kMoneyRate, "of being kept ready to convert")
               .at_least(0)
               .otherwise("0 CNY/d"),
           reference("peacetime_item", "items", "the peacetime product, where it is an item").optional(),
           units_rate("peacetime_rate", "units of peacetime_item made").at_least(0).otherwise("0 /d"),
           integer("peacetime_workers", "needed for it").at_least(0).otherwise("0")},
          false};
}

TableDeclaration conversions() {
  return {
      "conversions",
      "Plans to convert lines (转产), one for each item a line can make.",
      {"line", "item"},
      {reference("line", "lines", "what is converted"), reference("item", "items", "what it makes then"),
       duration_distribution("approval", "order to permission"),
       integer("machines", "machines bought for it").between(0, 10000).otherwise("0"),
       reference("maker", "equipment_makers", "who builds them; required if there are machines").optional(),
       duration_distribution("transport", "of equipment to the plant").otherwise("0 h"),
       duration_distribution("setup", "setting it up; the peacetime product stops here"),
       duration_distribution("first_article", "trial run until the first good article is released")
           .otherwise("0 h"),
       duration_distribution("ramp", "running time to nominal rate, output rising in a line"),
       number("ramp_start", Measure::kShare, "of the nominal rate at the first article").between(0, 1),
       units_rate("nominal_rate", "units made when fully converted, good and bad, in three shifts").above(0),
       number("yield", Measure::kShare, "share that is good").above(0).at_most(1).otherwise("1"),
       duration_distribution("quarantine", "made to free for use: rest after sterilising, lot release")
           .otherwise("0 h"),
       number("release_share", Measure::kShare, "of lots that pass the release; others are lost")
           .between(0, 1)
           .otherwise("1"),
       integer("workers", "needed at nominal rate, in three shifts").at_least(0).otherwise("0"),
       integer("shifts", "of eight hours worked a day; rate and workers are in proportion")
           .between(1, models::kShiftsADay)
           .otherwise("3"),
       duration_distribution("revert", "order to revert until the peacetime product runs again")
           .otherwise("24 h"),
       number("cost", Measure::kMoney, "of converting and reverting").at_least(0).otherwise("0 CNY"),
       boolean("rehearsed", "a drilled plan is faster and steadier").otherwise("false")},
      false};
}

TableDeclaration equipment_makers() {
  return {"equipment_makers",
          "Makers of the machines that conversions need.",
          {"key"},
          {key("key", "name of the maker in conversions"), name_en(), name_zh(),
           integer("workshops", "machines built at the same time").between(1, 100000),
           duration_distribution("build_time", "of one machine"),
           integer("stock", "machines ready at the start").at_least(0).otherwise("0")},
          false};
}

TableDeclaration bill_of_materials() {
  return {
      "bill_of_materials",
      "What goes into a unit made, good or bad.",
      {"item", "material"},
      {reference("item", "items", "what is made"), reference("material", "items", "what goes into it"),
       number("amount", Measure::kNumber, "units of the material for one of the item").above(0).at_most(1e6)},
      false};
}

TableDeclaration suppliers() {
  return {"suppliers",
          "Who sells materials to plants.",
          {"key"},
          {key("key", "name of the supplier in material_sourcing"), name_en(), name_zh(),
           reference("item", "items", "what it sells"),
           units_rate("rate", "units it makes").at_least(0).otherwise("0 /d"),
           reference("depot", "depots", "sells also what lies here, such as the store of a converted plant")
               .optional(),
           whole("stock", "units at the start").at_least(0).otherwise("0")},
          false};
}

TableDeclaration material_sourcing() {
  return {"material_sourcing",
          "From whom plants buy materials; orders are split over several suppliers by share.",
          {"plant", "item", "supplier"},
          {reference("plant", "plants", "who buys"), reference("item", "items", "what"),
           reference("supplier", "suppliers", "from whom"),
           number("share", Measure::kNumber, "of the plant's orders, against its other suppliers")
               .above(0)
               .at_most(1e6)
               .otherwise("1"),
           duration_distribution("lead_time", "released to unloaded in the plant's store").otherwise("0 h"),
           number("cover", Measure::kTime, "use at nominal rate that is kept on hand and on the way")
               .above(0)
               .at_most(3.2e7)
               .otherwise("7 d")},
          false};
}

}  // namespace

std::vector<TableDeclaration> production_tables() {
  return {labour_calendars(), bases(),     equipment_makers(),  plants(),           lines(),
          conversions(),      suppliers(), bill_of_materials(), material_sourcing()};
}

}  // namespace surge::scenarios
