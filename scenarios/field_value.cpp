// SPDX-License-Identifier: Apache-2.0
// Reading, checking and writing the values of fields.
#include <algorithm>
#include <charconv>
#include <cmath>

#include "scenarios/distribution_text.h"
#include "scenarios/field.h"
#include "scenarios/nearest_name.h"

namespace surge::scenarios {
namespace {

constexpr double kSmallestPositive = 1e-9;  // below this, quotients of valid numbers could overflow
constexpr double kSmallestTime = 1e-6;      // simulated time counts microseconds
constexpr std::int64_t kLargestInteger = 1'000'000'000;
constexpr std::int64_t kLargestWhole = 1'000'000'000'000'000;

/// " >= 1", " in [0, 1]", empty for any number.
std::string range_text(const Field& field) {
  const bool low = std::isfinite(field.minimum);
  const bool high = std::isfinite(field.maximum);
  const std::string unit = field.kind == FieldKind::kNumber && field.measure != Measure::kNumber &&
                                   !std::string_view(units_of(field.measure).front().name).empty()
                               ? std::string(" ") + units_of(field.measure).front().name
                               : std::string();
  const auto bound = [&](double value) { return to_text(value) + (value == 0 ? "" : unit); };
  if (low && high) {
    return std::string(" in ") + (field.above_minimum ? "(" : "[") + to_text(field.minimum) + ", " +
           to_text(field.maximum) + "]" + unit;
  }
  if (low) return (field.above_minimum ? " > " : " >= ") + bound(field.minimum);
  if (high) return " <= " + bound(field.maximum);
  return {};
}

Mismatch expected(const Field& field, const Unit* unit) {
  return {expectation(field, unit)};
}

bool in_range(double value, const Field& field) {
  if (field.above_minimum && value <= field.minimum) return false;
  return value >= field.minimum && value <= field.maximum;
}

Parsed<Value> parse_key(std::string_view text, const Field& field) {
  const bool bad = text.size() > 100 || std::any_of(text.begin(), text.end(), [](char character) {
                     return character == '/' || static_cast<unsigned char>(character) <= ' ';
                   });
  if (bad) return expected(field, nullptr);
  return Value{std::string(text)};
}

Parsed<Value> parse_choice(std::string_view text, const Field& field) {
  const std::vector<std::string>& choices = field.choices;
  if (std::find(choices.begin(), choices.end(), text) != choices.end()) return Value{std::string(text)};
  return Mismatch{expectation(field), nearest_name(text, choices)};
}

Parsed<Value> parse_integer(std::string_view text, const Field& field) {
  std::int64_t value = 0;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = stop == text.data() + text.size();
  const std::int64_t largest = field.kind == FieldKind::kInteger ? kLargestInteger : kLargestWhole;
  if (whole && (error == std::errc::result_out_of_range || (error == std::errc{} && value > largest))) {
    return Mismatch{"an integer of at most " + std::to_string(largest)};
  }
  if (error != std::errc{} || !whole || !in_range(static_cast<double>(value), field)) {
    return expected(field, nullptr);
  }
  return Value{value};
}

Parsed<Value> parse_number_value(std::string_view text, const Field& field, const Unit* unit) {
  const Parsed<double> parsed = parse_quantity(text, field.measure, unit);
  if (const auto* mismatch = std::get_if<Mismatch>(&parsed)) {
    const bool general =
        mismatch->expected.find(" such as ") != std::string::npos || mismatch->expected == "a number";
    return general ? expected(field, unit) : *mismatch;
  }
  const double value = std::get<double>(parsed);
  if (!in_range(value, field)) return expected(field, unit);
  const double smallest = field.measure == Measure::kTime ? kSmallestTime : kSmallestPositive;
  if (field.above_minimum && field.minimum == 0 && value < smallest) {
    return Mismatch{"at least " + to_text(smallest, field.measure)};
  }
  return Value{value};
}

/// Distributions whose mean is beyond the range of times would overflow when drawn.
Parsed<Value> parse_distribution_value(std::string_view text, const Field& field) {
  Parsed<sim::Distribution> parsed = parse_distribution(text, field.measure);
  if (auto* mismatch = std::get_if<Mismatch>(&parsed)) return *mismatch;
  const sim::Distribution& distribution = std::get<sim::Distribution>(parsed);
  if (distribution.minimum() < field.minimum) {
    return Mismatch{"values that are never below " + to_text(field.minimum, field.measure) +
                    (std::isinf(distribution.minimum()) ? ", as those of a normal distribution can be" : "")};
  }
  if (field.above_minimum && !(distribution.mean() > field.minimum)) {
    return Mismatch{"a mean above " + to_text(field.minimum, field.measure)};
  }
  const double largest = field.measure == Measure::kTime ? 4.5e9 : 1e15;
  if (!(distribution.mean() < std::min(largest, field.maximum))) {
    return Mismatch{"a mean below " + to_text(std::min(largest, field.maximum), field.measure)};
  }
  return Value{distribution};
}

Parsed<Value> parse_boolean(std::string_view text, const Field& field) {
  if (text == "true") return Value{true};
  if (text == "false") return Value{false};
  const bool yes = text == "yes" || text == "on" || text == "True" || text == "TRUE";
  const bool no = text == "no" || text == "off" || text == "False" || text == "FALSE";
  return Mismatch{expectation(field), yes ? "true" : (no ? "false" : "")};
}

class TextWriter {
 public:
  explicit TextWriter(const Field& field) : field_(field) {}

  std::string operator()(std::monostate) const { return {}; }
  std::string operator()(bool value) const { return value ? "true" : "false"; }
  std::string operator()(std::int64_t value) const { return std::to_string(value); }
  std::string operator()(double value) const { return to_text(value, field_.measure); }
  std::string operator()(const std::string& value) const { return value; }
  std::string operator()(const sim::Distribution& value) const { return to_text(value, field_.measure); }
  std::string operator()(const std::vector<models::GeoPoint>& points) const {
    std::string text;
    for (const models::GeoPoint& point : points) {
      text += (text.empty() ? "[" : ", [") + to_text(point.lon_deg) + ", " + to_text(point.lat_deg) + "]";
    }
    return "[" + text + "]";
  }

 private:
  const Field& field_;
};

}  // namespace

std::string expectation(const Field& field, const Unit* unit) {
  switch (field.kind) {
    case FieldKind::kText:
      return "a text";
    case FieldKind::kKey:
      return "a key of at most 100 characters without spaces and '/'";
    case FieldKind::kReference:
      if (field.refers_to == "places") return "the code of a county or the key of a place";
      if (field.refers_to == "hubs") return "the key of a row of depots or terminals";
      if (field.refers_to == "links") return "a link of roads, rail or waterways as from_code/to_code";
      return "the key of a row of " + field.refers_to;
    case FieldKind::kChoice:
      return "one of " + listed(field.choices);
    case FieldKind::kInteger:
    case FieldKind::kWhole:
      return "an integer" + range_text(field);
    case FieldKind::kBoolean:
      return "true or false";
    case FieldKind::kPoints:
      return "a list of positions [longitude, latitude] in degrees";
    case FieldKind::kDistribution:
      return with_article(noun_of(field.measure)) + range_text(field) + " such as " +
             example_of(field.measure) + ", or a distribution such as " + distribution_forms()[1].example;
    case FieldKind::kNumber:
      break;
  }
  if (field.measure == Measure::kNumber) return "a number" + range_text(field);
  const std::string noun = with_article(noun_of(field.measure)) + range_text(field);
  return unit == nullptr ? noun + " such as " + example_of(field.measure)
                         : noun + " as a plain number, in " + unit->name;
}

Parsed<Value> parse_value(std::string_view text, const Field& field, const Unit* unit) {
  switch (field.kind) {
    case FieldKind::kText:
      return Value{std::string(text)};
    case FieldKind::kReference:
      // Rows that are named by several fields have '/' in their key.
      if (field.refers_to == "links") return Value{std::string(text)};
      [[fallthrough]];
    case FieldKind::kKey:
      return parse_key(text, field);
    case FieldKind::kChoice:
      return parse_choice(text, field);
    case FieldKind::kInteger:
    case FieldKind::kWhole:
      return parse_integer(text, field);
    case FieldKind::kNumber:
      return parse_number_value(text, field, unit);
    case FieldKind::kBoolean:
      return parse_boolean(text, field);
    case FieldKind::kDistribution:
      return parse_distribution_value(text, field);
    case FieldKind::kPoints:
      break;
  }
  return expected(field, nullptr);
}

Parsed<models::GeoPoint> parse_point(std::string_view lon, std::string_view lat) {
  const std::optional<double> x = parse_number(lon);
  const std::optional<double> y = parse_number(lat);
  const bool valid = x && y && std::abs(*x) <= 180 && std::abs(*y) <= 90;
  if (!valid) return Mismatch{"[longitude in [-180, 180], latitude in [-90, 90]]"};
  return models::GeoPoint{*x, *y};
}

std::string to_text(const Value& value, const Field& field) {
  return std::visit(TextWriter(field), value);
}

}  // namespace surge::scenarios
