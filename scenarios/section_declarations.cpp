// SPDX-License-Identifier: Apache-2.0
// The keys of the YAML text.
#include "scenarios/declarations.h"

namespace surge::scenarios {
namespace {

SectionDeclaration title() {
  return {"title",
          "Name of the scenario in both languages; a plain text stands for the English one.",
          {text("en", "English"), text("zh", "Chinese").optional()}};
}

SectionDeclaration run() {
  return {"run",
          "How the scenario is run when the command line says nothing else.",
          {whole("seed", "start of all random streams").at_least(0).otherwise("1"),
           integer("replications", "independent repetitions").at_least(1).otherwise("100"),
           number("horizon", Measure::kTime, "simulated time after the disaster strikes").above(0),
           number("sample_interval", Measure::kTime,
                  "spacing of the time series; divides the horizon, into at most 100000 parts")
               .above(0)
               .otherwise("6 h")}};
}

SectionDeclaration command() {
  return {"command",
          "What command does and when.",
          {duration_distribution("detection", "impact to activation of the plan"),
           number("decision_interval", Measure::kTime, "between dispatch decisions").at_least(60),
           integer("convoy_size", "trucks in one convoy at most (default assumed)")
               .between(1, 1000)
               .otherwise("20"),
           number("minimum_load_share", Measure::kShare,
                  "a truck leaves only if its load fills this share of payload or volume (default assumed)")
               .between(0, 1)
               .otherwise("0.5"),
           number("stand_down", Measure::kTime,
                  "the response to a level ends so long after its last rise; empty: never")
               .above(0)
               .optional(),
           number("dead_per_trapped", Measure::kNumber,
                  "people believed dead for each believed trapped (default assumed)")
               .between(0, 100)
               .otherwise("1")},
          {"dispatch", "sourcing", "information", "plan", "monitoring"}};
}

SectionDeclaration information() {
  return {"command.information",
          "Reports from counties to command.",
          {duration_distribution("first_report", "impact to the first report of a county"),
           number("report_interval", Measure::kTime, "between later reports").at_least(60),
           number("error_sigma", Measure::kNumber,
                  "lognormal sigma of the first report; the k-th has error_sigma / sqrt(k)")
               .between(0, 3)
               .otherwise("0"),
           number("coverage", Measure::kShare,
                  "the k-th report tells 1 - (1 - coverage)^k of what there is (default assumed)")
               .above(0)
               .at_most(1)
               .otherwise("1")},
          {"platform", "communication", "roads"}};
}

SectionDeclaration platform() {
  return {"command.information.platform",
          "The information platform: how connected counties report. What is not given is as without it; the "
          "first report is never later than without it.",
          {number("connected", Measure::kShare,
                  "probability that a county is connected, where table platform does not say (default: no "
                  "platform)")
               .between(0, 1)
               .otherwise("0"),
           duration_distribution("first_report", "impact to the first report").optional(),
           number("report_interval", Measure::kTime, "between later reports").at_least(60).optional(),
           number("error_sigma", Measure::kNumber, "as without it").between(0, 3).optional(),
           number("coverage", Measure::kShare, "of reports, as without it").above(0).at_most(1).optional()}};
}

SectionDeclaration communication() {
  return {"command.information.communication",
          "Counties lose communication with P = Phi((intensity at the seat - median) / beta); their reports "
          "wait.",
          {number("median", Measure::kNumber, "intensity that cuts off half of them; empty: none is")
               .between(1, 99)
               .optional(),
           number("beta", Measure::kNumber, "standard deviation in degrees (default assumed)")
               .above(0)
               .at_most(10)
               .otherwise("1"),
           duration_distribution("restored", "loss to restoration (default assumed)").otherwise("24 h"),
           text("phones", "item of satellite telephones, which bring it back once any arrives").optional()}};
}

SectionDeclaration road_reporting() {
  return {
      "command.information.roads",
      "When command, and drivers who set out, learn that a link is damaged; until then they plan on it. A "
      "trip that meets a closure or hears of it under way tells at once. Links passable again, and "
      "closures of table link_closures, are known at once.",
      {duration_distribution("basin", "damage to word of it, of links in the basin; empty: no delay anywhere")
           .optional(),
       duration_distribution("mountain", "the same in the mountains; empty: as in the basin").optional(),
       duration_distribution("platform",
                             "the same at the seat of a county connected to the information platform, "
                             "never later; empty: no sooner")
           .optional(),
       number("seen_from_air", Measure::kLength,
              "so far around an aircraft, helicopter or drone that comes down damage is seen")
           .between(0, 1e6)
           .otherwise("0 km")}};
}

SectionDeclaration monitoring() {
  return {
      "command.monitoring",
      "Monitoring equipment: an earthquake that it records is detected sooner, never later.",
      {number("coverage", Measure::kShare,
              "probability that it records an earthquake, by the county shaken most, where table monitoring "
              "does not say (default: none)")
           .between(0, 1)
           .otherwise("0"),
       duration_distribution("detection", "impact to activation of the plan, if recorded").optional()}};
}

SectionDeclaration demand() {
  return {"demand",
          "How uncertain the need is.",
          {number("uncertainty_sigma", Measure::kNumber,
                  "lognormal sigma of a county's true number of people in each group around the table")
               .between(0, 3)
               .otherwise("0")},
          {"relocation", "recovery"}};
}

SectionDeclaration relocation() {
  return {
      "demand.relocation",
      "Displaced people without a place in a shelter move to less struck counties near by, where a road is "
      "open.",
      {number("share", Measure::kShare, "of them who would go; 0: nobody moves").between(0, 1).otherwise("0"),
       number("rate_per_day", Measure::kNumber, "at which these set out (default assumed)")
           .between(0, 100)
           .otherwise("0.3"),
       number("radius", Measure::kLength, "between the seats of the counties (default assumed)")
           .above(0)
           .at_most(2e7)
           .otherwise("100 km")}};
}

SectionDeclaration recovery() {
  return {"demand.recovery",
          "Displaced people return to a life without relief.",
          {number("half_time", Measure::kTime,
                  "in which half of those who still depend on relief no longer do; empty: all depend on it "
                  "always")
               .above(0)
               .at_most(3.2e9)
               .optional(),
           number("delay", Measure::kTime, "after people were struck, before the first return")
               .between(0, 3.2e9)
               .otherwise("0 d")}};
}

SectionDeclaration peacetime() {
  return {
      "peacetime",
      "Operation of the reserves before the impact.",
      {number("duration", Measure::kTime,
              "simulated before the impact, so that the stock at impact is a result; 0 h: it is given")
           .between(0, 3.2e9)
           .otherwise("0 h"),
       number("warm_up", Measure::kTime,
              "from the beginning of peacetime, simulated and not counted in its metrics and costs; below "
              "the duration, see surge peacetime")
           .between(0, 3.2e9)
           .otherwise("0 h")}};
}

SectionDeclaration production() {
  return {
      "production",
      "What holds for all plants.",
      {number("rehearsed_time", Measure::kShare, "of its mean that a rehearsed step takes (default assumed)")
           .above(0)
           .at_most(1)
           .otherwise("0.7"),
       number("rehearsed_spread", Measure::kShare,
              "of its spread that a rehearsed step keeps (default assumed)")
           .between(0, 1)
           .otherwise("0.5"),
       number("absence_per_displaced", Measure::kNumber,
              "share of workers absent after shaking, by share of people displaced (default assumed)")
           .between(0, 100)
           .otherwise("1"),
       number("absence_recovery", Measure::kTime, "time constant of their return (default assumed)")
           .above(0)
           .otherwise("10 d")}};
}

SectionDeclaration transport() {
  return {
      "transport",
      "What holds for all transport.",
      {number("ordinary_share", Measure::kShare,
              "of a road's capacity that ordinary traffic takes by day (default assumed)")
           .between(0, 0.99)
           .otherwise("0.5"),
       number("relief_priority", Measure::kShare,
              "of ordinary traffic that gives way to relief (default assumed)")
           .between(0, 1)
           .otherwise("0.8"),
       number("driver_news", Measure::kTime,
              "until drivers hear of a closure ahead; at its barrier at the latest")
           .between(0, 3.2e6)
           .otherwise("0 h"),
       number("wait_limit", Measure::kTime,
              "a convoy without a route goes home with its load after this; empty: it waits")
           .between(60, 3.2e7)
           .optional(),
       number("value_of_time", Measure::kNumber,
              "CNY a tonne of goods and hour, for the choice of mode (default assumed)")
           .above(0)
           .otherwise("500"),
       number("patience", Measure::kTime,
              "a mode that costs this much more is used if the better one has no vehicle (default assumed)")
           .between(0, 3.2e6)
           .otherwise("12 h"),
       number("persons_per_vehicle", Measure::kNumber, "of evacuees on the road (default assumed)")
           .above(0)
           .otherwise("20"),
       number("flyable_basin", Measure::kShare, "of the time, weather to fly in over the basin")
           .above(0)
           .at_most(1)
           .otherwise("1"),
       number("flyable_mountain", Measure::kShare, "of the time, over the mountains")
           .above(0)
           .at_most(1)
           .otherwise("1"),
       number("bad_weather", Measure::kTime, "mean length of a spell of unflyable weather (default assumed)")
           .above(0)
           .at_most(3.2e6)
           .otherwise("12 h")}};
}

SectionDeclaration repair() {
  return {"repair",
          "Work on damaged links.",
          {duration_distribution("local_start",
                                 "damage to the first work of a link's local crews (default assumed)")
               .otherwise("6 h"),
           number("local_crews", Measure::kNumber, "of each damaged link (default assumed)")
               .between(0, 1000)
               .otherwise("1")},
          {"policy"}};
}

SectionDeclaration teams() {
  return {
      "teams",
      "What holds for all teams.",
      {number("trained_time", Measure::kShare,
              "of its mobilisation that a trained team takes (default assumed)")
           .above(0)
           .at_most(1)
           .otherwise("0.7"),
       number("trained_rate", Measure::kNumber, "times the work rate, of a trained team (default assumed)")
           .between(1, 10)
           .otherwise("1.2"),
       number("fatigue", Measure::kNumber,
              "of the work rate lost with each hour since the last rest (default assumed)")
           .between(0, 1)
           .otherwise("0.04"),
       number("least_rate", Measure::kShare, "of the work rate that fatigue leaves (default assumed)")
           .above(0)
           .at_most(1)
           .otherwise("0.5"),
       number("fire_as_hazmat", Measure::kNumber,
              "decontamination by a standard fire team, in teams for hazardous material (default assumed)")
           .between(0, 10)
           .otherwise("0.5"),
       number("decontaminated_per_h", Measure::kNumber,
              "people, by a standard team for hazardous material in an hour (default assumed)")
           .above(0)
           .at_most(1e5)
           .otherwise("60"),
       number("handling_per_team", Measure::kNumber,
              "of a depot's dock rate that a standard logistics team adds (default assumed)")
           .between(0, 10)
           .otherwise("0.5")},
      {"policy"}};
}

}  // namespace

std::span<const SectionDeclaration> section_declarations() {
  static const std::vector<SectionDeclaration> kSections = {
      title(),          run(),        command(),    information(), platform(),       communication(),
      road_reporting(), monitoring(), transport(),  repair(),      teams(),          peacetime(),
      production(),     demand(),     relocation(), recovery(),    medical_section()};
  return kSections;
}

std::span<const TopLevelKey> top_level_keys() {
  static const std::vector<TopLevelKey> kKeys = {
      {"surge", "version of the format; 1, required in the file that is run"},
      {"key",
       "name of the scenario in results; by default the folder's, with the file's unless scenario.yaml"},
      {"title", "name in both languages"},
      {"description", "what the scenario is about"},
      {"start", "local date and time of impact, ISO 8601 with offset"},
      {"base", "a scenario file to start from, with its changes applied"},
      {"include", "files merged in order before this file's own keys"},
      {"run", "seed, replications, horizon, spacing of series"},
      {"tables", "the tables: files, or rows in place"},
      {"add", "rows that come to the tables that are there: files, or rows in place"},
      {"boundaries", "TopoJSON file of the counties, property `code` their keys; for maps alone"},
      {"hazards", "list of hazards, each with `kind` and parameters"},
      {"command", "detection, decisions, dispatch, sourcing, information, plan, monitoring"},
      {"transport", "traffic, choice of mode, weather for flights"},
      {"repair", "work on damaged links, and its policy"},
      {"teams", "training, fatigue, and where teams go"},
      {"peacetime", "operation of the reserves before the impact"},
      {"production", "what holds for all plants"},
      {"demand", "uncertainty of the need, displaced people who move or recover"},
      {"medical", "care of the injured, and its evacuation policy"},
      {"metrics", "`all` (the default), or a list of names"},
      {"changes", "cells and keys to change, after everything else in this file"}};
  return kKeys;
}

}  // namespace surge::scenarios
