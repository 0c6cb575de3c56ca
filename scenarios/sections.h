// SPDX-License-Identifier: Apache-2.0
// Reads the YAML sections whose keys are declared: plain values, components with parameters, lists of names.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/declarations.h"
#include "scenarios/yaml_node.h"
#include "sim/time.h"

namespace surge::scenarios {

/// A section read; every declared field has a value (monostate if it is absent or wrong) and a place.
class Section {
 public:
  Section(const SectionDeclaration& declaration, const Node* node, bool missing_is_news, Problems& problems);

  bool has(std::string_view field) const { return !std::holds_alternative<std::monostate>(value(field)); }
  const Value& value(std::string_view field) const { return values_[position(field)]; }
  const Place& place(std::string_view field) const { return places_[position(field)]; }
  double number(std::string_view field) const { return std::get<double>(value(field)); }
  std::int64_t whole(std::string_view field) const { return std::get<std::int64_t>(value(field)); }
  sim::Duration duration(std::string_view field) const { return sim::duration_from_seconds(number(field)); }
  const sim::Distribution& distribution(std::string_view field) const {
    return std::get<sim::Distribution>(value(field));
  }
  std::string text(std::string_view field) const;

 private:
  std::size_t position(std::string_view field) const;
  Node known_part(const Node* node, Problems& problems) const;

  const SectionDeclaration& declaration_;
  std::vector<Value> values_;
  std::vector<Place> places_;
};

/// A plain value or a list of points of the YAML text; monostate, with a problem, if it is wrong.
Value check_node(const Node& node, const Field& field, const std::string& path, Problems& problems);

/// Reads a component (`{kind: ..., parameters}`) with the declarations of its catalogue. None, with problems,
/// if its kind is not known. `path` is used in messages.
std::optional<models::ComponentSpec> check_component(
    const Node& node, const std::vector<models::ComponentDescription>& catalogue, const std::string& path,
    Problems& problems);

/// The names a `metrics: all` or `metrics: [a, b]` stands for; unknown and double ones are reported. A name
/// that is not found is no news if `known_is_complete` is false.
std::vector<std::string> check_names(const Node& node, const std::vector<std::string>& known,
                                     bool known_is_complete, const std::string& path, Problems& problems);

}  // namespace surge::scenarios
