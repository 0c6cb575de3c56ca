// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <iostream>

#include <nlohmann/json.hpp>

#include "app/columns.h"
#include "app/describe.h"
#include "app/did_you_mean.h"
#include "app/options.h"
#include "app/parameter_text.h"
#include "models/catalogue/catalogues.h"
#include "models/metrics/metric.h"

namespace surge::app {
namespace {

/// The entry of that name. `name_of` is the member that holds an entry's name.
template <class Entry>
const Entry& entry_named(const std::vector<Entry>& catalogue, std::string Entry::*name_of,
                         const std::string& name, const std::string& what) {
  const auto found = std::ranges::find(catalogue, name, name_of);
  if (found != catalogue.end()) return *found;
  std::vector<std::string> names;
  for (const Entry& entry : catalogue) names.push_back(entry.*name_of);
  throw UsageError("no " + what + " '" + name + "'" +
                   did_you_mean(name, names, "; there is " + joined(names)));
}

std::string default_text(const models::ParameterDeclaration& parameter) {
  if (!parameter.default_value) return "required";
  return "default " + value_text(*parameter.default_value, parameter.dimension);
}

void print_component(const models::ComponentDescription& component) {
  std::cout << component.kind << ": " << component.description << '\n';
  if (component.parameters.empty()) {
    std::cout << "\nNo parameters.\n";
    return;
  }
  std::cout << "\nParameters\n";
  Columns columns({Align::kLeft, Align::kLeft, Align::kLeft, Align::kLeft});
  for (const models::ParameterDeclaration& parameter : component.parameters) {
    columns.add({parameter.name, accepted_text(parameter), default_text(parameter), parameter.description});
  }
  columns.print(std::cout);
}

void print_component_json(const models::ComponentDescription& component) {
  nlohmann::ordered_json json{{"name", component.kind}, {"description", component.description}};
  json["parameters"] = nlohmann::ordered_json::array();
  for (const models::ParameterDeclaration& parameter : component.parameters) {
    nlohmann::ordered_json entry{{"name", parameter.name},
                                 {"description", parameter.description},
                                 {"accepts", accepted_text(parameter)}};
    if (parameter.default_value) entry["default"] = value_text(*parameter.default_value, parameter.dimension);
    json["parameters"].push_back(std::move(entry));
  }
  std::cout << json.dump(2) << '\n';
}

void describe_component(const std::vector<models::ComponentDescription>& catalogue, const std::string& name,
                        const std::string& what, Format format) {
  const auto& component = entry_named(catalogue, &models::ComponentDescription::kind, name, what);
  format == Format::kJson ? print_component_json(component) : print_component(component);
}

std::string direction_text(models::Direction direction) {
  switch (direction) {
    case models::Direction::kHigherIsBetter:
      return "higher is better";
    case models::Direction::kLowerIsBetter:
      return "lower is better";
    case models::Direction::kNeutral:
      return "neither is better";
  }
  return "";
}

void print_metric(const models::MetricEntry& metric, Language language) {
  std::cout << metric.name << ": " << metric.description << "\n\nTables in the result file\n";
  Columns columns({Align::kLeft, Align::kLeft, Align::kLeft, Align::kLeft, Align::kLeft});
  for (const models::TableDeclaration& table : metric.tables()) {
    columns.add({table.name, pick(table.title, language), "in " + table.unit,
                 table.dimensions.empty() ? "one number" : "by " + joined(table.dimensions),
                 direction_text(table.direction)});
  }
  columns.print(std::cout);
}

void print_metric_json(const models::MetricEntry& metric) {
  nlohmann::ordered_json json{{"name", metric.name}, {"description", metric.description}};
  json["tables"] = nlohmann::ordered_json::array();
  for (const models::TableDeclaration& table : metric.tables()) {
    json["tables"].push_back({{"name", table.name},
                              {"title", {{"en", table.title.en}, {"zh", table.title.zh}}},
                              {"long_name", table.long_name},
                              {"unit", table.unit},
                              {"dimensions", table.dimensions},
                              {"direction", direction_text(table.direction)}});
  }
  std::cout << json.dump(2) << '\n';
}

}  // namespace

void describe_hazard(const std::string& name, Format format) {
  describe_component(models::hazard_catalogue(), name, "hazard", format);
}

void describe_policy(const std::string& name, Format format) {
  describe_component(models::dispatch_policy_catalogue(), name, "dispatch policy", format);
}

void describe_sourcing(const std::string& name, Format format) {
  describe_component(models::sourcing_policy_catalogue(), name, "sourcing policy", format);
}

void describe_repair(const std::string& name, Format format) {
  describe_component(models::repair_policy_catalogue(), name, "repair policy", format);
}

void describe_evacuation(const std::string& name, Format format) {
  describe_component(models::evacuation_policy_catalogue(), name, "evacuation policy", format);
}

void describe_team(const std::string& name, Format format) {
  describe_component(models::team_policy_catalogue(), name, "team policy", format);
}

void describe_metric(const std::string& name, Format format, Language language) {
  entry_named(models::metric_catalogue(), &models::MetricDescription::name, name, "metric");
  const models::MetricEntry& metric = models::metric_entry(name);
  format == Format::kJson ? print_metric_json(metric) : print_metric(metric, language);
}

}  // namespace surge::app
