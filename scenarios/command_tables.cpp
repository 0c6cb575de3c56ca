// SPDX-License-Identifier: Apache-2.0
// Columns of the tables on levels of response, the plan, monitoring and the information platform.
#include "models/scenario/response.h"
#include "scenarios/declarations.h"

namespace surge::scenarios {
namespace {

Field level(std::string description) {
  return choice("level", {models::kResponseLevelNames.begin(), models::kResponseLevelNames.end()},
                std::move(description));
}

Field persons(std::string name, std::string description) {
  return number(std::move(name), Measure::kNumber, std::move(description)).at_least(0).optional();
}

Field of_county() {
  return reference("county", "counties", "the county");
}

TableDeclaration response_levels() {
  return {
      "response_levels",
      "Levels of response (响应级别) and what raises the response to each: any one of what is given. Without "
      "this table everything may be used from activation.",
      {"level"},
      {level("I is the highest"),
       number("magnitude", Measure::kNumber, "of an earthquake so far, at least").between(0, 10).optional(),
       number("intensity", Measure::kNumber, "at the seat of a county that has reported, at least")
           .between(0, 12)
           .optional(),
       persons("dead", "believed dead, at least"),
       persons("affected", "people affected by the reports, all counties together, at least"),
       persons("displaced", "people displaced, likewise"), persons("injured", "people injured, likewise")},
      false};
}

TableDeclaration plan() {
  return {
      "plan",
      "What the response does at each level and all higher ones. A kind of action that no row is about may "
      "be used from activation.",
      {"key"},
      {key("key", "name of the row"), level("lowest level at which it holds"),
       choice("action", {models::kPlanActionNames.begin(), models::kPlanActionNames.end()}, "what is done"),
       text("target", "a key of the table the action is about, or all; of depots also a level"),
       reference("item", "items", "send only: what").optional(),
       whole("quantity", "send only: units from each depot").at_least(0).optional(),
       number("share", Measure::kShare, "send only, instead of it: of what lies free in each depot")
           .between(0, 1)
           .optional(),
       text("to",
            "send only: code of a county; struck, by expected need; or own, the county a depot stands in, at "
            "most its expected need")
           .optional(),
       duration_distribution("approval", "level reached to effect").otherwise("0 h")},
      false};
}

TableDeclaration monitoring() {
  return {
      "monitoring",
      "Monitoring equipment by county; counties left out have the coverage of section command.monitoring.",
      {"county"},
      {of_county(),
       number("coverage", Measure::kShare, "probability that an earthquake strongest there is recorded")
           .between(0, 1)},
      false};
}

TableDeclaration platform() {
  return {"platform",
          "Counties and the information platform; those left out are connected as section "
          "command.information.platform says.",
          {"county"},
          {of_county(),
           number("connected", Measure::kShare, "probability that the county is connected").between(0, 1)},
          false};
}

}  // namespace

std::vector<TableDeclaration> command_tables() {
  return {response_levels(), plan(), monitoring(), platform()};
}

}  // namespace surge::scenarios
