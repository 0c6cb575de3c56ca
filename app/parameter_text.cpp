// SPDX-License-Identifier: Apache-2.0
#include "app/parameter_text.h"

#include <array>
#include <cmath>
#include <cstdio>

#include "scenarios/distribution_text.h"
#include "scenarios/quantity.h"

namespace surge::app {
namespace {

using models::Dimension;
using models::ParameterType;

std::string exact_text(double number) {
  std::array<char, 32> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%.6g", number);
  return buffer.data();
}

std::string unit_of(Dimension dimension) {
  switch (dimension) {
    case Dimension::kNone:
      return "";
    case Dimension::kTime:
      return " s";
    case Dimension::kLength:
      return " m";
    case Dimension::kMass:
      return " kg";
    case Dimension::kVolume:
      return " m3";
    case Dimension::kSpeed:
      return " m/s";
    case Dimension::kAngle:
      return " degrees";
  }
  return "";
}

std::string points_text(const std::vector<models::GeoPoint>& points) {
  std::string text;
  for (const models::GeoPoint& point : points) {
    text += (text.empty() ? "[" : ", [") + exact_text(point.lon_deg) + ", " + exact_text(point.lat_deg) + "]";
  }
  return "[" + text + "]";
}

std::string range_text(const models::ParameterDeclaration& parameter) {
  const auto text = [&](double bound) { return quantity_text(bound, parameter.dimension); };
  const bool below = std::isfinite(parameter.maximum);
  const bool above = std::isfinite(parameter.minimum);
  if (above && below) return ", " + text(parameter.minimum) + " to " + text(parameter.maximum);
  if (above) return ", at least " + text(parameter.minimum);
  if (below) return ", at most " + text(parameter.maximum);
  return "";
}

std::string kind_of_quantity(Dimension dimension) {
  switch (dimension) {
    case Dimension::kNone:
      return "number";
    case Dimension::kTime:
      return "time";
    case Dimension::kLength:
      return "length";
    case Dimension::kMass:
      return "mass";
    case Dimension::kVolume:
      return "volume";
    case Dimension::kSpeed:
      return "speed";
    case Dimension::kAngle:
      return "angle";
  }
  return "number";
}

}  // namespace

std::string quantity_text(double value, Dimension dimension) {
  return dimension == Dimension::kTime ? scenarios::time_text(value) : exact_text(value) + unit_of(dimension);
}

std::string value_text(const models::ParameterValue& value, Dimension dimension) {
  struct Visitor {
    Dimension dimension;
    std::string operator()(double number) const { return quantity_text(number, dimension); }
    std::string operator()(bool flag) const { return flag ? "true" : "false"; }
    std::string operator()(const std::string& text) const { return text; }
    std::string operator()(const sim::Distribution& distribution) const {
      return scenarios::to_text(distribution, scenarios::measure_of(dimension));
    }
    std::string operator()(const std::vector<models::GeoPoint>& points) const { return points_text(points); }
  };
  return std::visit(Visitor{dimension}, value);
}

std::string accepted_text(const models::ParameterDeclaration& parameter) {
  switch (parameter.type) {
    case ParameterType::kNumber:
      return kind_of_quantity(parameter.dimension) + range_text(parameter);
    case ParameterType::kBoolean:
      return "true or false";
    case ParameterType::kDistribution:
      return kind_of_quantity(parameter.dimension) + " or distribution of it" + range_text(parameter);
    case ParameterType::kPointList:
      return "list of [lon, lat]";
    case ParameterType::kText:
      break;
  }
  std::string text;
  for (const std::string& choice : parameter.choices) text += (text.empty() ? "one of " : ", ") + choice;
  return text.empty() ? "text" : text;
}

}  // namespace surge::app
