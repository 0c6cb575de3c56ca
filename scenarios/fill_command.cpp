// SPDX-License-Identifier: Apache-2.0
#include <numeric>

#include "scenarios/fill.h"
#include "scenarios/plan_targets.h"

namespace surge::scenarios {
namespace {

models::ResponseLevel level_of(const RowView& row) {
  // The model's enumeration begins with kNone.
  return static_cast<models::ResponseLevel>(1 + static_cast<int>(row.choice<models::ResponseLevel>("level")));
}

std::optional<double> optional_number(const RowView& row, std::string_view field) {
  return row.has(field) ? std::optional(row.number(field)) : std::nullopt;
}

models::LevelTriggers triggers_of(const RowView& row) {
  return {level_of(row),
          optional_number(row, "magnitude"),
          optional_number(row, "intensity"),
          optional_number(row, "dead"),
          optional_number(row, "affected"),
          optional_number(row, "displaced"),
          optional_number(row, "injured")};
}

std::vector<std::size_t> targets_of(const FilledFrom& from, const models::Scenario& scenario,
                                    models::PlanAction action, const std::string& target) {
  const std::string table = table_of(action);
  std::vector<std::size_t> targets;
  if (target == "all") {
    targets.resize(from.count(table));
    std::iota(targets.begin(), targets.end(), std::size_t{0});
  } else if (table == "depots" && is_depot_level(target)) {
    for (const auto depot : ids(scenario.depots)) {
      if (target == models::kDepotLevelNames[static_cast<std::size_t>(scenario.depots[depot].level)])
        targets.push_back(depot.index());
    }
  } else {
    targets.push_back(from.position(table, target));
  }
  return targets;
}

models::PlanRow plan_row_of(const FilledFrom& from, const models::Scenario& scenario, const RowView& row) {
  models::PlanRow plan;
  plan.key = row.text("key");
  plan.level = level_of(row);
  plan.action = row.choice<models::PlanAction>("action");
  plan.targets = targets_of(from, scenario, plan.action, row.text("target"));
  if (row.has("item")) plan.item = from.id<models::Item>(row, "item", "items");
  if (row.has("quantity")) plan.quantity = row.whole("quantity");
  if (row.has("share")) plan.share = row.number("share");
  const std::string to = row.text("to");
  plan.to_own_county = to == "own";
  if (!to.empty() && to != "struck" && to != "own") plan.to = from.id<models::County>("counties", to);
  plan.approval_s = row.distribution("approval");
  return plan;
}

/// One probability a county: of the section, where the table has none. Empty if all are 0.
models::PerRow<models::County, double> by_county(const FilledFrom& from, const models::Scenario& scenario,
                                                 const char* table, const char* field, double otherwise) {
  models::PerRow<models::County, double> shares(scenario.counties.size(), otherwise);
  bool any = otherwise > 0;
  from.each(table, [&](const RowView& row) {
    shares[from.id<models::County>(row, "county", "counties")] = row.number(field);
    any = any || row.number(field) > 0;
  });
  return any ? shares : models::PerRow<models::County, double>();
}

models::Reporting reporting_of(const Section& section) {
  return {section.distribution("first_report"), section.duration("report_interval"),
          section.number("error_sigma"), section.number("coverage")};
}

/// What the platform does not say is as without it.
models::Reporting platform_reporting(const Section& section, models::Reporting reporting) {
  if (section.has("first_report")) reporting.first_report_s = section.distribution("first_report");
  if (section.has("report_interval")) reporting.report_interval = section.duration("report_interval");
  if (section.has("error_sigma")) reporting.error_sigma = section.number("error_sigma");
  if (section.has("coverage")) reporting.coverage = section.number("coverage");
  return reporting;
}

/// None: damage is known at once.
std::optional<models::RoadReporting> road_reporting_of(const Section& section) {
  if (!section.has("basin")) return {};
  models::RoadReporting roads;
  roads.basin_s = section.distribution("basin");
  roads.mountain_s = section.distribution(section.has("mountain") ? "mountain" : "basin");
  if (section.has("platform")) roads.platform_s = section.distribution("platform");
  roads.seen_from_air_m = section.number("seen_from_air");
  return roads;
}

models::Information information_of(const FilledFrom& from, const models::Scenario& scenario,
                                   const Settings& settings) {
  models::Information information{reporting_of(settings.information), {}, {}, {}};
  const Section& communication = settings.communication;
  if (communication.has("median")) {
    information.loss = {communication.number("median"),
                        communication.number("beta"),
                        communication.distribution("restored"),
                        {}};
    const std::string phones = communication.text("phones");
    if (!phones.empty()) information.loss->phones = from.id<models::Item>("items", phones);
  }
  information.platform = {
      by_county(from, scenario, "platform", "connected", settings.platform.number("connected")),
      platform_reporting(settings.platform, information)};
  information.roads = road_reporting_of(settings.roads);
  return information;
}

models::SupplyPlan supply_plan_of(const FilledFrom& from, const PlanSettings& settings) {
  models::SupplyPlan plan;
  for (const std::string& conversion : settings.conversions) {
    plan.conversions.push_back(from.id<models::Conversion>("conversions", conversion));
  }
  for (const std::string& agreement : settings.agreements) {
    plan.agreements.push_back(from.id<models::Agreement>("agreements", agreement));
  }
  for (const std::string& link : settings.links) {
    plan.links.push_back(from.id<models::Link>("links", link));
  }
  return plan;
}

}  // namespace

void fill_command(const FilledFrom& from, const Settings& settings, models::Scenario& scenario) {
  models::Command& command = scenario.command;
  command.detection_s = settings.command.distribution("detection");
  command.decision_interval = settings.command.duration("decision_interval");
  command.convoy_size = static_cast<int>(settings.command.whole("convoy_size"));
  command.minimum_load_share = settings.command.number("minimum_load_share");
  command.dead_per_trapped = settings.command.number("dead_per_trapped");
  if (settings.command.has("stand_down"))
    command.response.stand_down = settings.command.duration("stand_down");
  command.dispatch = settings.dispatch;
  command.information = information_of(from, scenario, settings);
  command.sourcing = settings.sourcing;
  command.plan = supply_plan_of(from, settings.plan);
  if (settings.monitoring.has("detection")) {
    command.monitoring = {
        by_county(from, scenario, "monitoring", "coverage", settings.monitoring.number("coverage")),
        settings.monitoring.distribution("detection")};
  }
  from.each("response_levels",
            [&](const RowView& row) { command.response.levels.push_back(triggers_of(row)); });
  from.each("plan",
            [&](const RowView& row) { command.response.plan.push_back(plan_row_of(from, scenario, row)); });
}

}  // namespace surge::scenarios
