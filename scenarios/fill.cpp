// SPDX-License-Identifier: Apache-2.0
#include "scenarios/fill.h"

namespace surge::scenarios {
namespace {

models::RunDefaults run_of(const Section& run) {
  return {static_cast<std::uint64_t>(run.whole("seed")), static_cast<int>(run.whole("replications")),
          run.duration("horizon"), run.duration("sample_interval")};
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
  for (const std::string& line : settings.conversions) {
    command.plan.conversions.push_back(from.id<models::ProductionLine>("lines", line));
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
  scenario.run = run_of(settings.run);
  fill_network(from, scenario);
  fill_goods(from, scenario);
  fill_facilities(from, scenario);
  scenario.hazards = settings.hazards;
  scenario.demand.uncertainty_sigma = settings.demand.number("uncertainty_sigma");
  scenario.command = command_of(from, settings);
  scenario.metrics = settings.metrics;
  return scenario;
}

}  // namespace surge::scenarios
