// SPDX-License-Identifier: Apache-2.0
// The declaration of one value of a scenario: a column of a table, a key of a section, a parameter of a
// component. Reading, checking, the resolved text, the JSON Schema and the reference all follow from it.
#pragma once

#include <limits>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "models/catalogue/component.h"
#include "scenarios/quantity.h"

namespace surge::scenarios {

enum class FieldKind {
  kText,          ///< any text
  kKey,           ///< names a row: no spaces, no '/'
  kReference,     ///< the key of a row of another table
  kChoice,        ///< one of Field::choices
  kInteger,       ///< whole number, at most 1e9
  kWhole,         ///< whole number, at most 1e15: quantities of goods, seeds
  kNumber,        ///< number with the unit of its measure
  kBoolean,       ///< true or false
  kDistribution,  ///< distribution of numbers of its measure
  kPoints,        ///< list of [lon, lat]; in YAML only
};

struct Field {
  std::string name;
  FieldKind kind = FieldKind::kText;
  std::string description;
  Measure measure = Measure::kNumber;
  double minimum = -std::numeric_limits<double>::infinity();  ///< in the first unit of the measure
  double maximum = std::numeric_limits<double>::infinity();
  bool above_minimum = false;          ///< the minimum itself is not allowed
  std::vector<std::string> choices{};  ///< in the order of the model's enumeration
  std::string refers_to{};             ///< a table, or "places", "hubs" or "links" (class Keys)
  bool required = true;
  std::string default_text{};  ///< what an absent value means; empty: nothing

  // For declarations, in a chain: number("mass", Measure::kMass, "of one unit").above(0).
  Field above(double value) const;
  Field at_least(double value) const;
  Field at_most(double value) const;
  Field between(double low, double high) const { return at_least(low).at_most(high); }
  Field optional() const;
  Field otherwise(std::string text) const;  ///< optional, with a default
};

Field text(std::string name, std::string description);
Field key(std::string name, std::string description);
Field reference(std::string name, std::string table, std::string description);
Field choice(std::string name, std::vector<std::string> choices, std::string description);
Field integer(std::string name, std::string description);
Field whole(std::string name, std::string description);
Field number(std::string name, Measure measure, std::string description);
Field boolean(std::string name, std::string description);
Field distribution(std::string name, Measure measure, std::string description);
/// Of times, not negative.
Field duration_distribution(std::string name, std::string description);
/// A component's parameter. Its default, if any, stays in the parameter.
Field field_of(const models::ParameterDeclaration& parameter);

/// A checked value; monostate stands for "absent" and, after a reported mistake, for "unknown".
using Value = std::variant<std::monostate, bool, std::int64_t, double, std::string, sim::Distribution,
                           std::vector<models::GeoPoint>>;

/// What `field` takes, for messages and documentation: "an integer >= 1", "a mass > 0 such as 45 kg".
std::string expectation(const Field& field, const Unit* unit = nullptr);

/// Reads and checks one text. References are checked later. Precondition: not a list of points.
Parsed<Value> parse_value(std::string_view text, const Field& field, const Unit* unit = nullptr);

/// The default of an optional field: monostate if there is none.
Value default_value(const Field& field);

/// The same checks for a point of a list: longitude and latitude in degrees.
Parsed<models::GeoPoint> parse_point(std::string_view lon, std::string_view lat);

/// As the resolved scenario writes it; reads back as the same value.
std::string to_text(const Value& value, const Field& field);

}  // namespace surge::scenarios
