// SPDX-License-Identifier: Apache-2.0
// Columns of the tables of buildings, of who is in them, of those who are hurt, and of shelters.
#include "models/scenario/demand.h"
#include "scenarios/declarations.h"

namespace surge::scenarios {
namespace {

Field part(std::string name, std::string description) {
  return number(std::move(name), Measure::kShare, std::move(description)).between(0, 1);
}
Field median(const std::string& state) {
  return number(state + "_median", Measure::kNumber, "CSIS degree that brings half of them to it")
      .between(1, 20);
}
Field beta(const std::string& state) {
  return number(state + "_beta", Measure::kNumber, "standard deviation in degrees of intensity")
      .above(0)
      .at_most(10);
}

TableDeclaration buildings() {
  return {"buildings",
          "Classes of buildings and what shaking does to those inside. Probabilities are Phi((intensity - "
          "median) / beta). With a row here, `vulnerability` tells the affected people alone.",
          {"key"},
          {key("key", "name of the class"), name_en(), name_zh(),
           part("urban_homes", "of townspeople who live in it"),
           part("rural_homes", "of villagers who live in it"),
           part("urban_work", "of work places and schools in towns"),
           part("rural_work", "of work places and schools in villages"), median("collapse"), beta("collapse"),
           median("uninhabitable"), beta("uninhabitable"),
           part("collapse_dead", "of those inside a building that falls, dead at once"),
           part("collapse_trapped", "of them, trapped alive"),
           part("collapse_injured", "of them, injured and not trapped"),
           part("damage_injured", "of those inside one that becomes uninhabitable and stands, injured")},
          false};
}

TableDeclaration occupancy() {
  return {
      "occupancy",
      "Where people are at which hour, linear between rows around the clock. Without it everybody is at "
      "home. The three shares of a row add up to 1.",
      {"hour"},
      {number("hour", Measure::kTime, "local time; increasing from row to row").at_least(0).at_most(86399),
       part("home", "of the people, at home"), part("work", "at work or school"),
       part("outdoors", "where no building falls")},
      false};
}

TableDeclaration triage() {
  return {"triage",
          "How badly people are hurt, whatever the hazard and with buildings or without; the three shares of "
          "a row add up to 1. Without a row: injured 0.05, "
          "0.21, 0.74 (State Council Information Office 2008-06-29: 96,362 of 374,177 were in-patients; the "
          "first share assumed), trapped 0.1, 0.4, 0.5 (assumed; with them survival under rubble meets the "
          "figures of Tangshan 1976).",
          {"group"},
          {choice("group", {"injured", "trapped"}, "who is hurt"),
           part("immediate", "of them: die within hours without surgery"),
           part("delayed", "need a bed and can wait for some hours"), part("minor", "can walk")},
          false};
}

TableDeclaration shelters() {
  return {"shelters",
          "Public shelters for displaced people. Who finds no place in those of the county is unsheltered.",
          {"county", "name_en"},
          {reference("county", "counties", "where it is"), name_en(), name_zh(),
           number("capacity", Measure::kNumber, "persons").between(0, 1e9),
           number("opens", Measure::kTime, "after the start of the run").at_least(0).otherwise("0 h")},
          false};
}

TableDeclaration deprivation() {
  return {"deprivation",
          "What it costs a person to be without an item for a time t: scale (exp(rate t) - 1), and no more "
          "after `full_after`. Items without a row cost nothing.",
          {"item"},
          {reference("item", "items", "what is missing"),
           number("scale", Measure::kMoney, "of one person").above(0).at_most(1e9),
           number("rate_per_h", Measure::kNumber, "growth of the cost").above(0).at_most(10),
           number("full_after", Measure::kTime,
                  "time from which the cost grows no more; rate times it at "
                  "most 100")
               .above(0)
               .at_most(3.2e7)},
          false};
}

}  // namespace

std::vector<TableDeclaration> people_tables() {
  return {buildings(), occupancy(), triage(), shelters(), deprivation()};
}

}  // namespace surge::scenarios
