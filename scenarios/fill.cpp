// SPDX-License-Identifier: Apache-2.0
#include "scenarios/fill.h"

#include "models/units.h"
#include "scenarios/shakemap_grid.h"

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

models::Transport transport_of(const Section& section) {
  models::Transport transport;
  transport.ordinary_share = section.number("ordinary_share");
  transport.relief_priority = section.number("relief_priority");
  transport.driver_news = section.duration("driver_news");
  if (section.has("wait_limit")) transport.wait_limit = section.duration("wait_limit");
  transport.value_of_time_cny_per_th = section.number("value_of_time");
  transport.patience = section.duration("patience");
  transport.persons_per_vehicle = section.number("persons_per_vehicle");
  transport.weather = {section.number("flyable_basin"), section.number("flyable_mountain"),
                       section.duration("bad_weather")};
  return transport;
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
  fill_people(from, scenario.demand);
  fill_reserves(from, scenario);
  fill_fleets(from, scenario);
  fill_production(from, scenario);
  fill_supply(from, scenario);
  fill_teams(from, scenario);
  fill_hazards(from, scenario);
  fill_medical(from, settings, scenario);
  scenario.peacetime.duration = settings.peacetime.duration("duration");
  scenario.peacetime.warm_up = settings.peacetime.duration("warm_up");
  scenario.production.rules = rules_of(settings.production);
  scenario.hazards = settings.hazards;
  scenario.shake_map = shake_map_of(from);
  scenario.transport = transport_of(settings.transport);
  scenario.link_damage.local_start_s = settings.repair.distribution("local_start");
  scenario.link_damage.local_crews = settings.repair.number("local_crews");
  scenario.link_damage.repair = settings.repair_policy;
  scenario.team_rules = team_rules_of(settings.teams, settings.team_policy);
  scenario.demand.uncertainty_sigma = settings.demand.number("uncertainty_sigma");
  scenario.demand.relocation = {settings.relocation.number("share"),
                                settings.relocation.number("rate_per_day") / models::kDay_s,
                                settings.relocation.number("radius") / 1000};
  if (settings.recovery.has("half_time"))
    scenario.demand.recovery.half_time = settings.recovery.duration("half_time");
  scenario.demand.recovery.delay = settings.recovery.duration("delay");
  fill_command(from, settings, scenario);
  scenario.metrics = settings.metrics;
  return scenario;
}

}  // namespace surge::scenarios
