// SPDX-License-Identifier: Apache-2.0
#include "scenarios/sections.h"

#include <algorithm>
#include <set>

#include "scenarios/nearest_name.h"

namespace surge::scenarios {
namespace {

Value check_points(const Node& node, const Field& field, const std::string& path, Problems& problems) {
  std::vector<models::GeoPoint> points;
  const std::size_t before = problems.count();
  if (!node.is_list() || node.items.empty()) {
    problems.add(node.place, path, node.is_list() ? "an empty list" : found_text(node), {expectation(field)});
  }
  for (const Node& item : node.items) {
    const bool pair = item.is_list() && item.items.size() == 2;
    const Parsed<models::GeoPoint> point =
        pair ? parse_point(item.items[0].text, item.items[1].text) : parse_point("", "");
    if (const auto* valid = std::get_if<models::GeoPoint>(&point)) {
      points.push_back(*valid);
    } else {
      const std::string found =
          pair ? in_quotes(item.items[0].text + ", " + item.items[1].text) : found_text(item);
      problems.add(item.place, path, found, std::get<Mismatch>(point));
    }
  }
  return before == problems.count() ? Value{std::move(points)} : Value{};
}

std::string join(const std::string& path, const std::string& key) {
  return path.empty() ? key : path + "." + key;
}

std::vector<std::string> parameter_names(const models::ComponentDescription& component) {
  std::vector<std::string> names = {"kind"};
  for (const models::ParameterDeclaration& parameter : component.parameters) names.push_back(parameter.name);
  return names;
}

std::optional<models::ParameterValue> parameter_value(const Value& value) {
  return std::visit(
      [](const auto& held) -> std::optional<models::ParameterValue> {
        using Held = std::decay_t<decltype(held)>;
        if constexpr (std::is_same_v<Held, std::monostate> || std::is_same_v<Held, std::int64_t>) {
          return {};
        } else {
          return models::ParameterValue{held};
        }
      },
      value);
}

models::ComponentSpec check_parameters(const Node& given_node, const models::ComponentDescription& component,
                                       const std::string& path, Problems& problems) {
  models::ComponentSpec spec = models::default_spec(component);
  const Node node = with_known_keys(given_node, parameter_names(component), path, "parameter", problems);
  for (const models::ParameterDeclaration& parameter : component.parameters) {
    const Field field = field_of(parameter);
    const Node* given = node.find(parameter.name);
    if (given != nullptr) {
      const Value value = check_node(*given, field, join(path, parameter.name), problems);
      if (auto kept = parameter_value(value)) spec.values.insert_or_assign(parameter.name, std::move(*kept));
    } else if (field.required) {
      problems.add(node.place, join(path, parameter.name), "nothing", {expectation(field)});
    }
  }
  return spec;
}

}  // namespace

Value check_node(const Node& node, const Field& field, const std::string& path, Problems& problems) {
  if (field.kind == FieldKind::kPoints) return check_points(node, field, path, problems);
  if (!node.is_scalar() || node.text.empty()) {
    problems.add(node.place, path, node.is_scalar() ? "nothing" : found_text(node), {expectation(field)});
    return {};
  }
  Parsed<Value> value = parse_value(trimmed(node.text), field);
  if (!std::holds_alternative<Mismatch>(value)) return std::get<Value>(std::move(value));
  problems.add(node.place, path, in_quotes(node.text), std::get<Mismatch>(std::move(value)));
  return {};
}

Section::Section(const SectionDeclaration& declaration, const Node* given_node, bool missing_is_news,
                 Problems& problems)
    : declaration_(declaration) {
  const Node node = known_part(given_node, problems);
  const bool wrong = !node.is_map() && !node.is_null();
  if (wrong) {
    problems.add(node.place, declaration.path, found_text(node),
                 {"a map with " + listed(names_of(declaration.fields))});
  }
  for (const Field& field : declaration.fields) {
    const Node* given = node.find(field.name);
    places_.push_back(given != nullptr ? given->place : node.place);
    const std::string path = join(declaration.path, field.name);
    const bool absent = given == nullptr || (given->is_null() && !field.required);
    values_.push_back(absent ? default_value(field) : check_node(*given, field, path, problems));
    if (absent && field.required && missing_is_news && !wrong) {
      problems.add(places_.back(), path, "nothing", {expectation(field)});
    }
  }
}

Node Section::known_part(const Node* node, Problems& problems) const {
  if (node == nullptr) return {};
  if (!node->is_map()) return *node;
  std::vector<std::string> names = names_of(declaration_.fields);
  names.insert(names.end(), declaration_.parts.begin(), declaration_.parts.end());
  return with_known_keys(*node, names, declaration_.path, "key", problems);
}

std::size_t Section::position(std::string_view field) const {
  const std::vector<Field>& fields = declaration_.fields;
  const auto found = std::find_if(fields.begin(), fields.end(),
                                  [&](const Field& candidate) { return candidate.name == field; });
  return static_cast<std::size_t>(found - fields.begin());
}

std::string Section::text(std::string_view field) const {
  const auto* text = std::get_if<std::string>(&value(field));
  return text == nullptr ? std::string() : *text;
}

std::optional<models::ComponentSpec> check_component(
    const Node& node, const std::vector<models::ComponentDescription>& catalogue, const std::string& path,
    Problems& problems) {
  std::vector<std::string> kinds;
  for (const models::ComponentDescription& component : catalogue) kinds.push_back(component.kind);
  const Node* kind = node.is_map() ? node.find("kind") : nullptr;
  if (kind == nullptr || !kind->is_scalar()) {
    problems.add(node.place, join(path, "kind"), kind != nullptr ? found_text(*kind) : "nothing",
                 {"one of " + listed(kinds)});
    return {};
  }
  for (const models::ComponentDescription& component : catalogue) {
    if (component.kind == kind->text) return check_parameters(node, component, path, problems);
  }
  problems.add(kind->place, join(path, "kind"), in_quotes(kind->text),
               {"one of " + listed(kinds), nearest_name(kind->text, kinds)});
  return {};
}

std::vector<std::string> check_names(const Node& node, const std::vector<std::string>& known,
                                     bool known_is_complete, const std::string& path, Problems& problems) {
  if (node.is_scalar() && node.text == "all") return known;
  std::vector<std::string> names;
  if (!node.is_list()) {
    problems.add(node.place, path, found_text(node), {"all, or a list of names"});
    return names;
  }
  const std::set<std::string_view> valid(known.begin(), known.end());
  std::set<std::string_view> taken;
  for (const Node& item : node.items) {
    const bool found = valid.contains(item.text);
    if (found && taken.insert(item.text).second) {
      names.push_back(item.text);
    } else if (found) {
      problems.add(item.place, path, in_quotes(item.text) + " a second time", {"each name once"});
    } else if (known_is_complete) {
      problems.add(item.place, path, found_text(item),
                   {known.size() <= 20 ? "one of " + listed(known) : "a known name",
                    problems.full() ? std::string() : nearest_name(item.text, known)});
    }
  }
  return names;
}

}  // namespace surge::scenarios
