// SPDX-License-Identifier: Apache-2.0
#include "scenarios/resolved.h"

#include <algorithm>

#include "models/catalogue/catalogues.h"
#include "scenarios/yaml_text.h"

namespace surge::scenarios {
namespace {

bool is_plain(const Field& field) {
  return field.kind == FieldKind::kInteger || field.kind == FieldKind::kWhole ||
         field.kind == FieldKind::kNumber || field.kind == FieldKind::kBoolean ||
         field.kind == FieldKind::kPoints;
}

std::string yaml_of(const Value& value, const Field& field) {
  const std::string text = to_text(value, field);
  return is_plain(field) && !text.empty() ? text : quoted_yaml(text);
}

/// The name of a column whose cells are plain numbers in the model's unit.
std::string resolved_column(const Field& field) {
  const bool with_unit = field.kind == FieldKind::kNumber && !stands_alone(field.measure);
  return with_unit ? field.name + "_" + units_of(field.measure).front().suffix : field.name;
}

std::string cell_text(const Value& value, const Field& field) {
  if (const auto* number = std::get_if<double>(&value)) return to_text(*number);
  return yaml_of(value, field);
}

std::string table_text(const CheckedTable& table) {
  std::string columns;
  for (const Field& field : table.declaration->fields) {
    columns += (columns.empty() ? "" : ", ") + resolved_column(field);
  }
  std::string text = "  " + table.declaration->name + ":\n    columns: [" + columns + "]\n    rows:";
  if (table.rows.empty()) text += " []";
  for (const CheckedRow& row : table.rows) {
    text += "\n      - [";
    for (std::size_t i = 0; i < row.values.size(); ++i) {
      text += (i == 0 ? "" : ", ") + cell_text(row.values[i], table.declaration->fields[i]);
    }
    text += "]";
  }
  return text + "\n";
}

/// `key: value` pairs of a section, without brackets.
std::string section_text(const Section& section, const std::string& path) {
  std::string text;
  for (const Field& field : section_declaration(path).fields) {
    if (!section.has(field.name)) continue;
    text += (text.empty() ? "" : ", ") + field.name + ": " + yaml_of(section.value(field.name), field);
  }
  return text;
}

Value value_of(const models::ParameterValue& value) {
  return std::visit([](const auto& held) { return Value{held}; }, value);
}

std::string component_text(const models::ComponentSpec& spec,
                           const std::vector<models::ComponentDescription>& catalogue) {
  std::string text = "{kind: " + quoted_yaml(spec.kind);
  const auto component = std::find_if(catalogue.begin(), catalogue.end(),
                                      [&](const auto& candidate) { return candidate.kind == spec.kind; });
  for (const models::ParameterDeclaration& parameter : component->parameters) {
    const auto value = spec.values.find(parameter.name);
    if (value == spec.values.end()) continue;
    text += ", " + parameter.name + ": " + yaml_of(value_of(value->second), field_of(parameter));
  }
  return text + "}";
}

std::string list_text(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + quoted_yaml(name);
  return "[" + text + "]";
}

std::string tables_text(const CheckedTables& tables) {
  std::string text = "tables:\n";
  for (const TableDeclaration& declaration : table_declarations()) {
    const CheckedTable& table = tables.find(declaration.name)->second;
    if (declaration.required || !table.rows.empty()) text += table_text(table);
  }
  return text;
}

std::string hazards_text(const std::vector<models::ComponentSpec>& hazards) {
  if (hazards.empty()) return "hazards: []\n";
  const std::vector<models::ComponentDescription> catalogue = models::hazard_catalogue();
  std::string text = "hazards:\n";
  for (const models::ComponentSpec& hazard : hazards)
    text += "  - " + component_text(hazard, catalogue) + "\n";
  return text;
}

std::string command_text(const Settings& settings) {
  std::string text = "command:\n";
  for (const Field& field : section_declaration("command").fields) {
    if (!settings.command.has(field.name)) continue;
    text += "  " + field.name + ": " + yaml_of(settings.command.value(field.name), field) + "\n";
  }
  text += "  dispatch: " + component_text(settings.dispatch, models::dispatch_policy_catalogue()) + "\n";
  text += "  information: {" + section_text(settings.information, "command.information") + ", platform: {" +
          section_text(settings.platform, "command.information.platform") + "}, communication: {" +
          section_text(settings.communication, "command.information.communication") + "}}\n";
  text += "  monitoring: {" + section_text(settings.monitoring, "command.monitoring") + "}\n";
  text += "  sourcing: " + component_text(settings.sourcing, models::sourcing_policy_catalogue()) + "\n";
  return text + "  plan: {conversions: " + list_text(settings.plan.conversions) +
         ", agreements: " + list_text(settings.plan.agreements) +
         ", links: " + list_text(settings.plan.links) + "}\n";
}

}  // namespace

std::string resolved_text(const CheckedTables& tables, const Settings& settings) {
  std::string text = "surge: 1\n";
  text += "key: " + quoted_yaml(settings.key) + "\n";
  text += "title: {" + section_text(settings.title, "title") + "}\n";
  text += "description: " + quoted_yaml(settings.description) + "\n";
  text += "start: " + quoted_yaml(settings.start) + "\n";
  text += "run: {" + section_text(settings.run, "run") + "}\n";
  text += tables_text(tables);
  text += hazards_text(settings.hazards);
  text += command_text(settings);
  text += "transport: {" + section_text(settings.transport, "transport") + "}\n";
  text += "repair: {" + section_text(settings.repair, "repair") +
          ", policy: " + component_text(settings.repair_policy, models::repair_policy_catalogue()) + "}\n";
  text += "teams: {" + section_text(settings.teams, "teams") +
          ", policy: " + component_text(settings.team_policy, models::team_policy_catalogue()) + "}\n";
  text += "peacetime: {" + section_text(settings.peacetime, "peacetime") + "}\n";
  text += "production: {" + section_text(settings.production, "production") + "}\n";
  text += "demand: {" + section_text(settings.demand, "demand") + ", relocation: {" +
          section_text(settings.relocation, "demand.relocation") + "}, recovery: {" +
          section_text(settings.recovery, "demand.recovery") + "}}\n";
  text += "medical: {" + section_text(settings.medical, "medical") +
          ", evacuation: " + component_text(settings.evacuation, models::evacuation_policy_catalogue()) +
          "}\n";
  return text + "metrics: " + list_text(settings.metrics) + "\n";
}

}  // namespace surge::scenarios
