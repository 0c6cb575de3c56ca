// SPDX-License-Identifier: Apache-2.0
// Components chosen by name (hazards, dispatch policies): the parameters they declare and the values a
// scenario gives. A component declares its parameters once; reading, checking, the JSON Schema and the
// documentation follow from that.
#pragma once

#include <functional>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "models/scenario/common.h"
#include "sim/random/distribution.h"

namespace surge::models {

/// The physical dimension of a numeric parameter; the reader converts any unit of it to the SI unit named
/// here.
enum class Dimension {
  kNone,    ///< plain number
  kTime,    ///< s
  kLength,  ///< m
  kMass,    ///< kg
  kVolume,  ///< m3
  kSpeed,   ///< m/s
  kAngle,   ///< degrees
};

enum class ParameterType {
  kNumber,  ///< double, SI unit of its Dimension
  kBoolean,
  kText,          ///< one of `choices` if there are any
  kDistribution,  ///< sim::Distribution of a quantity with the given Dimension
  kPointList,     ///< positions [lon, lat]
};

using ParameterValue = std::variant<double, bool, std::string, sim::Distribution, std::vector<GeoPoint>>;

struct ParameterDeclaration {
  std::string name;
  ParameterType type = ParameterType::kNumber;
  std::string description;  ///< one sentence, with the source of the default
  Dimension dimension = Dimension::kNone;
  double minimum = -std::numeric_limits<double>::infinity();
  double maximum = std::numeric_limits<double>::infinity();
  std::vector<std::string> choices{};
  std::optional<ParameterValue> default_value{};  ///< none: the scenario must give it
};

/// A component of a scenario: its name in the catalogue and a value for every declared parameter.
struct ComponentSpec {
  std::string kind;
  std::map<std::string, ParameterValue, std::less<>> values;

  /// The value of a declared parameter; the reader guarantees presence and type.
  template <class T>
  const T& get(std::string_view name) const {
    return std::get<T>(values.find(name)->second);
  }
  double number(std::string_view name) const { return get<double>(name); }
};

/// What a catalogue tells about one of its components without making it.
struct ComponentDescription {
  std::string kind;         ///< name used in scenario files
  std::string description;  ///< one sentence
  std::vector<ParameterDeclaration> parameters;
};

/// All parameters at their defaults; those without one are left out. For tests and programs that build
/// scenarios.
ComponentSpec default_spec(const ComponentDescription& description);

}  // namespace surge::models
