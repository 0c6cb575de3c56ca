// SPDX-License-Identifier: Apache-2.0
#include "scenarios/fill.h"

namespace surge::scenarios {
namespace {

models::RunDefaults run_of(const Section& run) {
  return {static_cast<std::uint64_t>(run.whole("seed")), static_cast<int>(run.whole("replications")),
          run.duration("horizon"), run.duration("sample_interval")};
}

models::ProductionRules rules_of(const Section& production) {
  return {production.number("rehearsed_time"), production.number("rehearsed_spread"),
          production.number("absence_per_displaced"), production.duration("absence_recovery")};
}

/// Since local midnight; `start` is a valid date and time or empty.
sim::Duration time_of_day(const std::string& start) {
  if (start.size() < 19) return {};
  const auto part = [&](std::size_t at) { return std::stoi(start.substr(at, 2)); };
  return std::chrono::hours(part(11)) + std::chrono::minutes(part(14)) + std::chrono::seconds(part(17));
}

models::Command command_of(const FilledFrom& from, const Settings& settings) {
  models::Command command;
  command.detection_s = settings.command.distribution("detection");
  command.decision_interval = settings.command.duration("decision_interval");
  command.convoy_size = static_cast<int>(settings.command.whole("convoy_size"));
  command.minimum_load_share = settings.command.number("minimum_load_share");
  command.dispatch = settings.dispatch;
  command.information = {settings.information.distribution("first_report"),
                         settings.information.duration("report_interval"),
                         settings.information.number("error_sigma")};
  command.sourcing = settings.sourcing;
  for (const std::string& conversion : settings.plan.conversions) {
    command.plan.conversions.push_back(from.id<models::Conversion>("conversions", conversion));
  }
  for (const std::string& agreement : settings.plan.agreements) {
    command.plan.agreements.push_back(from.id<models::Agreement>("agreements", agreement));
  }
  return command;
}

}  // namespace

models::Scenario fill_scenario(const FilledFrom& from, const Settings& settings) {
  models::Scenario scenario;
  scenario.key = settings.key;
  scenario.title = {settings.title.text("en"), settings.title.text("zh")};
  scenario.description = settings.description;
  scenario.start = settings.start;
  scenario.time_of_day = time_of_day(settings.start);
  scenario.run = run_of(settings.run);
  fill_network(from, scenario);
  fill_goods(from, scenario);
  fill_reserves(from, scenario);
  fill_fleets(from, scenario);
  fill_production(from, scenario);
  fill_supply(from, scenario);
  scenario.peacetime.duration = settings.peacetime.duration("duration");
  scenario.production.rules = rules_of(settings.production);
  scenario.hazards = settings.hazards;
  scenario.demand.uncertainty_sigma = settings.demand.number("uncertainty_sigma");
  scenario.command = command_of(from, settings);
  scenario.metrics = settings.metrics;
  return scenario;
}

}  // namespace surge::scenarios
