// SPDX-License-Identifier: Apache-2.0
// The reference of all keys and columns, made from their declarations.
#include "models/catalogue/catalogues.h"
#include "scenarios/declarations.h"
#include "scenarios/json_schema.h"

namespace surge::scenarios {
namespace {

std::string code(const std::string& text) {
  return "`" + text + "`";
}

std::string row(const std::string& name, const Field& field, const std::string& default_text) {
  std::string otherwise = default_text.empty() ? "may be empty" : code(default_text);
  if (field.required) otherwise = "required";
  return "| " + code(name) + " | " + expectation(field) + " | " + otherwise + " | " + field.description +
         " |\n";
}

std::string head(const char* first) {
  return std::string("| ") + first + " | value | default | meaning |\n|---|---|---|---|\n";
}

std::string keys_of(const TableDeclaration& table) {
  std::string text;
  for (const std::string& name : table.key) text += (text.empty() ? "" : "/") + name;
  return text;
}

std::string table_text(const TableDeclaration& table) {
  std::string text = "### Table " + code(table.name) + (table.required ? "" : " (optional)") + "\n\n";
  text += table.description + " Rows are named by " + code(keys_of(table)) + ".\n\n" + head("column");
  for (const Field& field : table.fields) text += row(field.name, field, field.default_text);
  return text + "\n";
}

std::string section_text(const SectionDeclaration& section) {
  std::string text =
      "### Section " + code(section.path) + "\n\n" + section.description + "\n\n" + head("key");
  for (const Field& field : section.fields) text += row(field.name, field, field.default_text);
  return text + "\n";
}

std::string component_text(const models::ComponentDescription& component, const char* what) {
  std::string text =
      std::string("### ") + what + " " + code(component.kind) + "\n\n" + component.description + "\n\n";
  if (component.parameters.empty()) return text + "No parameters.\n\n";
  text += head("parameter");
  for (const models::ParameterDeclaration& parameter : component.parameters) {
    const Field field = field_of(parameter);
    std::string otherwise;
    if (parameter.default_value) {
      otherwise =
          to_text(std::visit([](const auto& held) { return Value{held}; }, *parameter.default_value), field);
    }
    text += row(parameter.name, field, otherwise);
  }
  return text + "\n";
}

}  // namespace

std::string format_reference() {
  std::string text = "### Top level\n\n| key | meaning |\n|---|---|\n";
  for (const TopLevelKey& key : top_level_keys())
    text += "| " + code(key.name) + " | " + key.description + " |\n";
  text += "\n";
  for (const SectionDeclaration& section : section_declarations()) text += section_text(section);
  for (const auto& hazard : models::hazard_catalogue()) text += component_text(hazard, "Hazard");
  for (const auto& policy : models::dispatch_policy_catalogue())
    text += component_text(policy, "Dispatch policy");
  for (const auto& policy : models::sourcing_policy_catalogue())
    text += component_text(policy, "Sourcing policy");
  for (const auto& policy : models::repair_policy_catalogue())
    text += component_text(policy, "Repair policy");
  for (const auto& policy : models::team_policy_catalogue()) text += component_text(policy, "Team policy");
  for (const auto& policy : models::evacuation_policy_catalogue())
    text += component_text(policy, "Evacuation policy");
  text += "### Metrics\n\n| name | meaning |\n|---|---|\n";
  for (const models::MetricDescription& metric : models::metric_catalogue()) {
    text += "| " + code(metric.name) + " | " + metric.description + " |\n";
  }
  text += "\n";
  for (const TableDeclaration& table : table_declarations()) text += table_text(table);
  return text;
}

}  // namespace surge::scenarios
