// SPDX-License-Identifier: Apache-2.0
#include <iostream>

#include <nlohmann/json.hpp>

#include "analysis/text_table.h"
#include "app/columns.h"
#include "app/describe.h"
#include "app/parameter_text.h"
#include "app/scenario_overview.h"
#include "app/scenario_totals.h"
#include "models/catalogue/catalogues.h"
#include "models/units.h"
#include "scenarios/distribution_text.h"
#include "scenarios/read.h"

namespace surge::app {
namespace {

constexpr auto kLeft = Align::kLeft;
constexpr auto kRight = Align::kRight;

models::Dimension dimension_of(const std::vector<models::ComponentDescription>& catalogue,
                               const std::string& kind, const std::string& parameter) {
  for (const models::ComponentDescription& component : catalogue) {
    if (component.kind != kind) continue;
    for (const models::ParameterDeclaration& declared : component.parameters) {
      if (declared.name == parameter) return declared.dimension;
    }
  }
  return models::Dimension::kNone;
}

void print_components(const models::Scenario& scenario) {
  Columns columns({kLeft, kLeft, kLeft});
  const auto add = [&](const std::string& what, const models::ComponentSpec& component,
                       const std::vector<models::ComponentDescription>& catalogue) {
    columns.add({what, component.kind});
    for (const auto& [name, value] : component.values) {
      columns.add({"", name, value_text(value, dimension_of(catalogue, component.kind, name))});
    }
  };
  for (const models::ComponentSpec& hazard : scenario.hazards)
    add("hazard", hazard, models::hazard_catalogue());
  add("dispatch", scenario.command.dispatch, models::dispatch_policy_catalogue());
  add("sourcing", scenario.command.sourcing, models::sourcing_policy_catalogue());
  add("repair", scenario.link_damage.repair, models::repair_policy_catalogue());
  add("teams", scenario.team_rules.policy, models::team_policy_catalogue());
  if (scenario.medical.modelled())
    add("evacuation", scenario.medical.rules.evacuation, models::evacuation_policy_catalogue());
  columns.print(std::cout);
}

void print_depots(const ScenarioTotals& totals) {
  Columns columns({kLeft, kRight, kRight, kRight, kRight, kRight, kRight});
  columns.add({"level", "depots", "docks", "trucks", "stock t", "stock m3", "million CNY"});
  for (std::size_t level = 0; level < models::kDepotLevels; ++level) {
    const DepotTotal& total = totals.depots[level];
    columns.add({models::kDepotLevelNames[level], grouped(total.depots), grouped(total.docks),
                 grouped(total.trucks), analysis::number_text(total.stock.mass_t),
                 analysis::number_text(total.stock.volume_m3),
                 analysis::number_text(total.stock.value_cny / 1e6)});
  }
  columns.print(std::cout);
}

void print_goods(const models::Scenario& scenario, const ScenarioTotals& totals, Language language) {
  Columns columns({kLeft, kLeft, kLeft, kRight, kRight, kRight});
  columns.add({"item", "", "unit", "in stock", "stock t", "made a day"});
  for (const auto id : models::ids(scenario.items)) {
    const models::Item& item = scenario.items[id];
    const double made = totals.nominal_units_per_d[id];
    columns.add({item.key, pick(item.name, language), item.unit, grouped(totals.stock_units[id]),
                 analysis::number_text(static_cast<double>(totals.stock_units[id]) * item.mass_kg / 1000),
                 made > 0 ? analysis::number_text(made) : ""});
  }
  columns.print(std::cout);
}

void print_conversions(const models::Scenario& scenario, Language language) {
  Columns columns({kLeft, kLeft, kLeft, kRight, kRight, kLeft});
  columns.add({"line", "plant", "makes", "a day", "first article after, mean", ""});
  for (const models::Conversion& row : scenario.conversions) {
    const models::ProductionLine& line = scenario.lines[row.line];
    const double first_h =
        (row.approval_s.mean() + row.transport_s.mean() + row.setup_s.mean() + row.first_article_s.mean()) /
        models::kHour_s;
    columns.add({line.key, pick(scenario.plants[line.plant].name, language), scenario.items[row.item].key,
                 analysis::number_text(row.rate_units_per_s() * models::kDay_s),
                 analysis::number_text(first_h) + " h", row.rehearsed ? "rehearsed" : ""});
  }
  columns.print(std::cout);
}

void print_agreements(const models::Scenario& scenario, Language language) {
  Columns columns({kLeft, kLeft, kLeft, kRight, kRight});
  columns.add({"agreement", "enterprise", "item", "cap", "first delivery after, mean"});
  for (const models::Agreement& row : scenario.agreements) {
    columns.add({row.key, pick(scenario.enterprises[row.enterprise].name, language),
                 scenario.items[row.item].key, grouped(row.cap),
                 analysis::number_text(row.lead_time_s.mean() / models::kHour_s) + " h"});
  }
  columns.print(std::cout);
}

std::string need_amount(const models::Need& need) {
  const std::string per = need.basis == models::NeedBasis::kPerson ? " a person" : " a household";
  const bool daily = models::is_recurring(need.kind);
  return quantity_text(need.amount, models::Dimension::kNone) + per + (daily ? " and day" : "");
}

void print_needs(const models::Scenario& scenario) {
  const auto days = [](sim::Duration duration) {
    return quantity_text(sim::to_seconds(duration), models::Dimension::kTime);
  };
  Columns columns({kLeft, kLeft, kLeft, kLeft, kRight});
  columns.add({"item", "needed by", "amount", "from", "priority"});
  for (const models::Need& need : scenario.demand.needs) {
    const bool daily = models::is_recurring(need.kind);
    columns.add({scenario.items[need.item].key,
                 models::kPopulationGroupNames[static_cast<std::size_t>(need.group)], need_amount(need),
                 days(need.begins) + (daily ? " for " + days(need.lasts) : ""),
                 std::to_string(need.priority)});
  }
  columns.print(std::cout);
}

void print_command(const models::Command& command) {
  const auto distribution = [](const sim::Distribution& value) {
    return scenarios::to_text(value, scenarios::Measure::kTime);
  };
  const auto time = [](sim::Duration value) {
    return quantity_text(sim::to_seconds(value), models::Dimension::kTime);
  };
  Columns columns({kLeft, kLeft});
  columns.add({"detection", distribution(command.detection_s)});
  columns.add({"decision interval", time(command.decision_interval)});
  columns.add({"convoy size", std::to_string(command.convoy_size)});
  columns.add({"minimum load share", quantity_text(command.minimum_load_share, models::Dimension::kNone)});
  columns.add({"first report", distribution(command.information.first_report_s)});
  columns.add({"report interval", time(command.information.report_interval)});
  columns.add(
      {"report error sigma", quantity_text(command.information.error_sigma, models::Dimension::kNone)});
  columns.print(std::cout);
}

void print_all(const scenarios::LoadedScenario& loaded, Language language) {
  const models::Scenario& scenario = loaded.scenario;
  const ScenarioTotals totals = totals_of(scenario);
  std::cout << pick(scenario.title, language) << '\n' << scenario.description << "\n\n";
  print_overview(std::cout, scenario);
  std::cout << "\nHazards and policies\n";
  print_components(scenario);
  std::cout << "\nCommand\n";
  print_command(scenario.command);
  std::cout << "\nDepots\n";
  print_depots(totals);
  std::cout << "\nGoods\n";
  print_goods(scenario, totals, language);
  std::cout << "\nConversions\n";
  print_conversions(scenario, language);
  if (!scenario.agreements.empty()) {
    std::cout << "\nAgreements\n";
    print_agreements(scenario, language);
  }
  std::cout << "\nNeeds\n";
  print_needs(scenario);
  std::cout << "\nhash " << loaded.hash << '\n';
}

}  // namespace

void describe_scenario(const std::filesystem::path& file, Format format, Language language) {
  const scenarios::LoadedScenario loaded = scenarios::read_scenario(file);
  if (format == Format::kText) return print_all(loaded, language);
  auto json = nlohmann::ordered_json::parse(overview_json(loaded.scenario));
  json["hash"] = loaded.hash;
  json["files"] = loaded.files;
  std::cout << json.dump(2) << '\n';
}

}  // namespace surge::app
