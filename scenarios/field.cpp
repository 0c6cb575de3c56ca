// SPDX-License-Identifier: Apache-2.0
#include "scenarios/field.h"

#include "scenarios/distribution_text.h"

namespace surge::scenarios {
namespace {

Field field(std::string name, FieldKind kind, std::string description) {
  Field result;
  result.name = std::move(name);
  result.kind = kind;
  result.description = std::move(description);
  return result;
}

FieldKind kind_of(const models::ParameterDeclaration& parameter) {
  switch (parameter.type) {
    case models::ParameterType::kNumber:
      return FieldKind::kNumber;
    case models::ParameterType::kBoolean:
      return FieldKind::kBoolean;
    case models::ParameterType::kText:
      return parameter.choices.empty() ? FieldKind::kText : FieldKind::kChoice;
    case models::ParameterType::kDistribution:
      return FieldKind::kDistribution;
    case models::ParameterType::kPointList:
      return FieldKind::kPoints;
  }
  return FieldKind::kText;
}

}  // namespace

Field Field::above(double value) const {
  Field changed = at_least(value);
  changed.above_minimum = true;
  return changed;
}

Field Field::at_least(double value) const {
  Field changed = *this;
  changed.minimum = value;
  return changed;
}

Field Field::at_most(double value) const {
  Field changed = *this;
  changed.maximum = value;
  return changed;
}

Field Field::optional() const {
  Field changed = *this;
  changed.required = false;
  return changed;
}

Field Field::otherwise(std::string default_of_field) const {
  Field changed = optional();
  changed.default_text = std::move(default_of_field);
  return changed;
}

Field text(std::string name, std::string description) {
  return field(std::move(name), FieldKind::kText, std::move(description));
}

Field key(std::string name, std::string description) {
  return field(std::move(name), FieldKind::kKey, std::move(description));
}

Field reference(std::string name, std::string table, std::string description) {
  Field result = field(std::move(name), FieldKind::kReference, std::move(description));
  result.refers_to = std::move(table);
  return result;
}

Field choice(std::string name, std::vector<std::string> choices, std::string description) {
  Field result = field(std::move(name), FieldKind::kChoice, std::move(description));
  result.choices = std::move(choices);
  return result;
}

Field integer(std::string name, std::string description) {
  return field(std::move(name), FieldKind::kInteger, std::move(description));
}

Field whole(std::string name, std::string description) {
  return field(std::move(name), FieldKind::kWhole, std::move(description));
}

Field number(std::string name, Measure measure, std::string description) {
  Field result = field(std::move(name), FieldKind::kNumber, std::move(description));
  result.measure = measure;
  return result;
}

Field boolean(std::string name, std::string description) {
  return field(std::move(name), FieldKind::kBoolean, std::move(description));
}

Field distribution(std::string name, Measure measure, std::string description) {
  Field result = field(std::move(name), FieldKind::kDistribution, std::move(description));
  result.measure = measure;
  return result;
}

Field duration_distribution(std::string name, std::string description) {
  return distribution(std::move(name), Measure::kTime, std::move(description)).at_least(0);
}

Field field_of(const models::ParameterDeclaration& parameter) {
  Field result = field(parameter.name, kind_of(parameter), parameter.description);
  result.measure = measure_of(parameter.dimension);
  result.minimum = parameter.minimum;
  result.maximum = parameter.maximum;
  result.choices = parameter.choices;
  result.required = !parameter.default_value.has_value();
  return result;
}

Value default_value(const Field& field) {
  if (field.default_text.empty()) return {};
  const Parsed<Value> value = parse_value(field.default_text, field);
  return std::holds_alternative<Value>(value) ? std::get<Value>(value) : Value{};
}

}  // namespace surge::scenarios
