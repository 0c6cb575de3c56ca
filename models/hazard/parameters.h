// SPDX-License-Identifier: Apache-2.0
// Short ways to declare the parameters of hazards, and to draw from those that are distributions.
#pragma once

#include <initializer_list>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "models/catalogue/component.h"
#include "sim/random/distribution.h"
#include "sim/time.h"

namespace surge::models {

/// Bounds of a parameter, in the SI unit of its dimension.
struct Bounds {
  double minimum = 0;
  double maximum = std::numeric_limits<double>::infinity();
};
inline constexpr Bounds kShareBounds{0, 1};

/// `default_value` in the SI unit of the dimension.
inline ParameterDeclaration number_parameter(std::string name, Dimension dimension, std::string description,
                                             Bounds bounds, double default_value) {
  return {.name = std::move(name),
          .description = std::move(description),
          .dimension = dimension,
          .minimum = bounds.minimum,
          .maximum = bounds.maximum,
          .default_value = default_value};
}

/// A distribution of values >= 0.
inline ParameterDeclaration drawn_parameter(std::string name, Dimension dimension, std::string description,
                                            sim::Distribution default_value) {
  return {.name = std::move(name),
          .type = ParameterType::kDistribution,
          .description = std::move(description),
          .dimension = dimension,
          .minimum = 0,
          .default_value = std::move(default_value)};
}

/// The scenario must give it.
inline ParameterDeclaration points_parameter(std::string name, std::string description) {
  return {.name = std::move(name), .type = ParameterType::kPointList, .description = std::move(description)};
}

inline ParameterDeclaration choice_parameter(std::string name, std::string description,
                                             std::vector<std::string> choices, std::string default_value) {
  return {.name = std::move(name),
          .type = ParameterType::kText,
          .description = std::move(description),
          .choices = std::move(choices),
          .default_value = std::move(default_value)};
}

/// Groups of parameters behind one another.
inline std::vector<ParameterDeclaration> joined(
    std::initializer_list<std::vector<ParameterDeclaration>> groups) {
  std::vector<ParameterDeclaration> all;
  for (const auto& group : groups) all.insert(all.end(), group.begin(), group.end());
  return all;
}

/// A duration given as a plain number.
inline sim::Duration duration_of(const ComponentSpec& spec, std::string_view name) {
  return sim::duration_from_seconds(spec.number(name));
}

/// One draw from a parameter that is a distribution, with a stream of its own.
inline double draw(const ComponentSpec& spec, std::string_view name, sim::Stream stream) {
  return spec.get<sim::Distribution>(name).sample(stream);
}
inline sim::Duration draw_duration(const ComponentSpec& spec, std::string_view name, sim::Stream stream) {
  return sim::duration_from_seconds(draw(spec, name, stream));
}

}  // namespace surge::models
