// SPDX-License-Identifier: Apache-2.0
#include "scenarios/json_schema.h"

#include <cmath>

#include <nlohmann/json.hpp>

#include "models/catalogue/catalogues.h"
#include "scenarios/declarations.h"
#include "scenarios/distribution_text.h"
#include "scenarios/raw_table.h"

namespace surge::scenarios {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kNumberPattern = "-?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]+)?";

std::string alternatives(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : "|") + name;
  return "(" + text + ")";
}

/// A number with a unit; the unit may be missing where the measure allows it.
std::string quantity_pattern(Measure measure) {
  std::vector<std::string> units;
  for (const Unit& unit : units_of(measure)) {
    if (*unit.name != '\0') units.emplace_back(unit.name);
  }
  if (units.empty()) return kNumberPattern;
  return kNumberPattern + (" *" + alternatives(units)) + (stands_alone(measure) ? "?" : "");
}

Json number_schema(const Field& field) {
  Json number = {{"type", field.kind == FieldKind::kNumber ? "number" : "integer"}};
  if (std::isfinite(field.minimum))
    number[field.above_minimum ? "exclusiveMinimum" : "minimum"] = field.minimum;
  if (std::isfinite(field.maximum)) number["maximum"] = field.maximum;
  return number;
}

Json quantity_schema(const Field& field) {
  const Json with_unit = {{"type", "string"}, {"pattern", "^" + quantity_pattern(field.measure) + "$"}};
  if (field.measure == Measure::kNumber) return number_schema(field);
  if (!stands_alone(field.measure)) return with_unit;
  return {{"anyOf", {number_schema(field), with_unit}}};
}

Json distribution_schema(const Field& field) {
  std::vector<std::string> forms;
  for (const DistributionForm& form : distribution_forms()) forms.emplace_back(form.name);
  const std::string pattern =
      "^(" + quantity_pattern(field.measure) + "|" + alternatives(forms) + " *\\(.*\\))$";
  return {{"type", stands_alone(field.measure) ? Json{"string", "number"} : Json("string")},
          {"pattern", pattern}};
}

Json points_schema() {
  const Json point = {{"type", "array"}, {"items", {{"type", "number"}}}, {"minItems", 2}, {"maxItems", 2}};
  return {{"type", "array"}, {"items", point}, {"minItems", 1}};
}

Json value_schema(const Field& field) {
  switch (field.kind) {
    case FieldKind::kChoice:
      return {{"enum", field.choices}};
    case FieldKind::kBoolean:
      return {{"type", "boolean"}};
    case FieldKind::kInteger:
    case FieldKind::kWhole:
      return number_schema(field);
    case FieldKind::kNumber:
      return quantity_schema(field);
    case FieldKind::kDistribution:
      return distribution_schema(field);
    case FieldKind::kPoints:
      return points_schema();
    case FieldKind::kText:
    case FieldKind::kKey:
    case FieldKind::kReference:
      break;
  }
  return {{"type", "string"}};
}

Json field_schema(const Field& field) {
  Json schema = value_schema(field);
  schema["description"] = field.description + " (" + expectation(field) + ")";
  if (!field.default_text.empty()) schema["default"] = field.default_text;
  return schema;
}

Json closed_object(Json properties) {
  return {{"type", "object"}, {"properties", std::move(properties)}, {"additionalProperties", false}};
}

Json section_schema(const std::string& path) {
  const SectionDeclaration& section = section_declaration(path);
  Json properties = Json::object();
  for (const Field& field : section.fields) properties[field.name] = field_schema(field);
  Json schema = closed_object(std::move(properties));
  schema["description"] = section.description;
  return schema;
}

Json component_schema(const models::ComponentDescription& component) {
  Json properties = {{"kind", {{"const", component.kind}, {"description", component.description}}}};
  for (const models::ParameterDeclaration& parameter : component.parameters) {
    const Field field = field_of(parameter);
    properties[parameter.name] = field_schema(field);
    if (!parameter.default_value) continue;
    properties[parameter.name]["default"] =
        to_text(std::visit([](const auto& held) { return Value{held}; }, *parameter.default_value), field);
  }
  // A file that builds on another one may give only some parameters, so no more than the kind is required.
  Json schema = closed_object(std::move(properties));
  schema["required"] = {"kind"};
  return schema;
}

/// The long forms, and the names alone.
Json catalogue_schema(const std::vector<models::ComponentDescription>& catalogue) {
  Json names = Json::array();
  Json forms = Json::array();
  for (const models::ComponentDescription& component : catalogue) {
    names.push_back(component.kind);
    forms.push_back(component_schema(component));
  }
  forms.push_back({{"enum", names}});
  return {{"oneOf", forms}};
}

Json all_or(Json items) {
  return {{"anyOf",
           {{{"const", "all"}}, {{"type", "array"}, {"items", std::move(items)}, {"uniqueItems", true}}}}};
}

Json one_or_more_files() {
  const Json file = {{"type", "string"}, {"minLength", 1}};
  return {file, {{"type", "array"}, {"items", file}}};
}

Json table_schema(const TableDeclaration& table) {
  const Json columns = {{"type", "array"}, {"items", {{"enum", column_names(table)}}}};
  const Json row = {{"type", "array"}, {"items", {{"type", {"string", "number", "boolean", "null"}}}}};
  Json in_place = closed_object({{"columns", columns}, {"rows", {{"type", "array"}, {"items", row}}}});
  in_place["required"] = {"columns", "rows"};
  Json forms = one_or_more_files();
  forms.push_back(std::move(in_place));
  return {{"description", table.description}, {"anyOf", forms}};
}

Json tables_schema() {
  Json properties = Json::object();
  for (const TableDeclaration& table : table_declarations()) properties[table.name] = table_schema(table);
  return closed_object(std::move(properties));
}

Json command_schema() {
  Json schema = section_schema("command");
  schema["properties"]["dispatch"] = catalogue_schema(models::dispatch_policy_catalogue());
  schema["properties"]["information"] = section_schema("command.information");
  Json& information = schema["properties"]["information"]["properties"];
  information["platform"] = section_schema("command.information.platform");
  information["communication"] = section_schema("command.information.communication");
  information["roads"] = section_schema("command.information.roads");
  schema["properties"]["monitoring"] = section_schema("command.monitoring");
  schema["properties"]["sourcing"] = catalogue_schema(models::sourcing_policy_catalogue());
  const Json names = all_or({{"type", "string"}});
  schema["properties"]["plan"] =
      closed_object({{"conversions", names}, {"items", names}, {"agreements", names}, {"links", names}});
  return schema;
}

Json with_policy(const std::string& section, const std::vector<models::ComponentDescription>& catalogue) {
  Json schema = section_schema(section);
  schema["properties"]["policy"] = catalogue_schema(catalogue);
  return schema;
}

Json demand_schema() {
  Json schema = section_schema("demand");
  schema["properties"]["relocation"] = section_schema("demand.relocation");
  schema["properties"]["recovery"] = section_schema("demand.recovery");
  return schema;
}

Json medical_schema() {
  Json schema = section_schema("medical");
  schema["properties"]["evacuation"] = catalogue_schema(models::evacuation_policy_catalogue());
  return schema;
}

Json metrics_schema() {
  Json names = Json::array();
  for (const models::MetricDescription& metric : models::metric_catalogue()) names.push_back(metric.name);
  return all_or({{"enum", names}});
}

Json top_level_schema(const std::string& key) {
  if (key == "surge") return {{"const", 1}};
  if (key == "title") return {{"anyOf", {{{"type", "string"}}, section_schema("title")}}};
  if (key == "include") return {{"anyOf", one_or_more_files()}};
  if (key == "repair") return with_policy(key, models::repair_policy_catalogue());
  if (key == "medical") return medical_schema();
  if (key == "teams") return with_policy(key, models::team_policy_catalogue());
  if (key == "run" || key == "peacetime" || key == "production" || key == "transport")
    return section_schema(key);
  if (key == "demand") return demand_schema();
  if (key == "command") return command_schema();
  if (key == "tables") return tables_schema();
  if (key == "add") return {{"$ref", "#/properties/tables"}};
  if (key == "metrics") return metrics_schema();
  if (key == "changes") return {{"type", "object"}};
  if (key == "hazards") return {{"type", "array"}, {"items", catalogue_schema(models::hazard_catalogue())}};
  return {{"type", "string"}};
}

}  // namespace

std::string scenario_json_schema() {
  Json properties = Json::object();
  for (const TopLevelKey& key : top_level_keys()) {
    properties[key.name] = top_level_schema(key.name);
    properties[key.name]["description"] = key.description;
  }
  Json schema = {{"$schema", "https://json-schema.org/draft/2020-12/schema"}, {"title", "Surge scenario"}};
  schema.update(closed_object(std::move(properties)));
  schema["required"] = {"surge"};
  return schema.dump(2) + "\n";
}

}  // namespace surge::scenarios
