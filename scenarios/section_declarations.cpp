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
           number("stock_ahead", Measure::kShare,
                  "of a forewarned need, sent before the impact (default assumed)")
               .between(0, 1)
               .otherwise("0.5")},
          {"dispatch", "sourcing", "information", "plan"}};
}

SectionDeclaration information() {
  return {"command.information",
          "Reports from counties to command.",
          {duration_distribution("first_report", "impact to the first report of a county"),
           number("report_interval", Measure::kTime, "between later reports").at_least(60),
           number("error_sigma", Measure::kNumber,
                  "lognormal sigma of the first report; the k-th has error_sigma / sqrt(k)")
               .between(0, 3)
               .otherwise("0")}};
}

SectionDeclaration demand() {
  return {"demand",
          "How uncertain the need is.",
          {number("uncertainty_sigma", Measure::kNumber,
                  "lognormal sigma of a county's true number of people in each group around the table")
               .between(0, 3)
               .otherwise("0")}};
}

SectionDeclaration peacetime() {
  return {"peacetime",
          "Operation of the reserves before the impact.",
          {number("duration", Measure::kTime,
                  "simulated before the impact, so that the stock at impact is a result; 0 h: it is given")
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

}  // namespace

std::span<const SectionDeclaration> section_declarations() {
  static const std::vector<SectionDeclaration> kSections = {
      title(),  run(),       command(),    information(), transport(),
      repair(), peacetime(), production(), demand(),      medical_section()};
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
      {"hazards", "list of hazards, each with `kind` and parameters"},
      {"command", "detection, decisions, dispatch, sourcing, information, plan"},
      {"transport", "traffic, choice of mode, weather for flights"},
      {"repair", "work on damaged links, and its policy"},
      {"peacetime", "operation of the reserves before the impact"},
      {"production", "what holds for all plants"},
      {"demand", "uncertainty of the need"},
      {"medical", "care of the injured, and its evacuation policy"},
      {"metrics", "`all` (the default), or a list of names"},
      {"changes", "cells and keys to change, after everything else in this file"}};
  return kKeys;
}

}  // namespace surge::scenarios
