// SPDX-License-Identifier: Apache-2.0
#include "app/sweep/sweep_design.h"

#include <algorithm>
#include <stdexcept>

#include "scenarios/nearest_name.h"
#include "scenarios/quantity.h"
#include "scenarios/text_file.h"
#include "scenarios/yaml_node.h"
#include "scenarios/yaml_parse.h"

namespace surge::app {
namespace {

using scenarios::Mismatch;
using scenarios::Node;
using scenarios::Problems;

constexpr std::uint64_t kMostPoints = 10'000'000;

/// `12 h` in two parts; the unit may be missing.
struct NumberWithUnit {
  double number = 0;
  std::string unit;
};

std::optional<NumberWithUnit> number_with_unit(const std::string& text) {
  const std::size_t space = text.find(' ');
  const std::optional<double> number = scenarios::parse_number(text.substr(0, space));
  if (!number) return std::nullopt;
  return NumberWithUnit{
      *number, space == std::string::npos ? "" : std::string(scenarios::trimmed(text.substr(space)))};
}

class DesignReader {
 public:
  explicit DesignReader(const std::filesystem::path& file) : file_(problems_.add_file(file.string())) {
    text_ = scenarios::read_text_file(file, {file_, 0, 0}, problems_);
    if (text_) root_ = scenarios::parse_yaml(*text_, file_, problems_);
    if (root_ && !root_->is_map()) {
      problems_.add(root_->place, "", found_text(*root_),
                    {"a map of keys such as scenario, design, parameters"});
      root_.reset();
    }
  }

  SweepDesign read() {
    SweepDesign design;
    if (root_) {
      const Node root = scenarios::with_known_keys(
          *root_,
          {"scenario", "design", "replications", "metrics", "parameters", "elements", "together", "keep"}, "",
          "key", problems_);
      design.text = *text_;
      design.scenario = text(root, "scenario", "", "a scenario, as for surge run").value_or("");
      read_design(root, design);
      if (root.find("replications") != nullptr)
        design.replications = whole(root, "replications", "", 1, 1'000'000'000, 1);
      read_metrics(root, design);
      read_parameters(root, design);
      read_elements(root, design);
      read_keep(root, design);
    }
    problems_.throw_if_any();
    return design;
  }

 private:
  void refuse(const Node& node, const std::string& field, Mismatch mismatch) {
    problems_.add(node.place, field, found_text(node), std::move(mismatch));
  }

  std::optional<std::string> text(const Node& map, const std::string& key, const std::string& path,
                                  const std::string& expected) {
    const Node* node = map.find(key);
    if (node != nullptr && node->is_scalar()) return node->text;
    if (node != nullptr) {
      refuse(*node, path + key, {expected});
    } else {
      problems_.add(map.place, path + key, "nothing", {expected});
    }
    return std::nullopt;
  }

  std::uint64_t whole(const Node& map, const std::string& key, const std::string& path, std::uint64_t least,
                      std::uint64_t most, std::uint64_t otherwise) {
    const Node* node = map.find(key);
    if (node == nullptr) return otherwise;
    const std::optional<double> number =
        node->is_scalar() ? scenarios::parse_number(node->text) : std::nullopt;
    if (number && *number >= static_cast<double>(least) && *number <= static_cast<double>(most) &&
        *number == static_cast<double>(static_cast<std::uint64_t>(*number)))
      return static_cast<std::uint64_t>(*number);
    refuse(*node, path + key,
           {"a whole number from " + std::to_string(least) + " to " + std::to_string(most)});
    return otherwise;
  }

  void read_design(const Node& root, SweepDesign& design) {
    const Node* given = root.find("design");
    if (given == nullptr) {
      problems_.add(root.place, "design", "nothing",
                    {"a design, such as {kind: latin_hypercube, points: 64}"});
      return;
    }
    Node map = *given;
    if (map.is_scalar()) {  // by its name alone
      map.kind = Node::Kind::kMap;
      map.entries = {{"kind", map.place, *given}};
    }
    if (!map.is_map()) return refuse(*given, "design", {"a map with a kind"});
    map = scenarios::with_known_keys(std::move(map),
                                     {"kind", "points", "trajectories", "levels", "candidates", "seed"},
                                     "design", "key", problems_);
    const auto kind = text(map, "kind", "design.", "one of " + scenarios::listed(sweep_kind_names()));
    if (kind) design.kind = kind_named(*kind, *map.find("kind"));
    design.points = whole(map, "points", "design.", 1, kMostPoints, design.points);
    design.trajectories = whole(map, "trajectories", "design.", 2, 100'000, design.trajectories);
    design.levels = whole(map, "levels", "design.", 2, 1000, design.levels);
    if (design.levels % 2 != 0) refuse(*map.find("levels"), "design.levels", {"an even number"});
    design.candidates = whole(map, "candidates", "design.", 1, 100'000, design.candidates);
    design.seed = whole(map, "seed", "design.", 0, 1ULL << 52U, design.seed);
  }

  SweepKind kind_named(const std::string& name, const Node& node) {
    const std::vector<std::string>& names = sweep_kind_names();
    const auto found = std::find(names.begin(), names.end(), name);
    if (found != names.end()) return static_cast<SweepKind>(found - names.begin());
    refuse(node, "design.kind", {"one of " + scenarios::listed(names), scenarios::nearest_name(name, names)});
    return SweepKind::kFactorial;
  }

  void read_metrics(const Node& root, SweepDesign& design) {
    const Node* list = root.find("metrics");
    if (list == nullptr) return;
    if (!list->is_list()) return refuse(*list, "metrics", {"a list of metrics of one number"});
    for (const Node& name : list->items) {
      if (name.is_scalar()) {
        design.metrics.push_back(name.text);
      } else {
        refuse(name, "metrics", {"the name of a metric of one number"});
      }
    }
  }

  void read_parameters(const Node& root, SweepDesign& design) {
    const bool needed = design.kind != SweepKind::kCriticality;
    const Node* list = root.find("parameters");
    if (list == nullptr || !list->is_list() || (needed && list->items.empty())) {
      if (list != nullptr) return refuse(*list, "parameters", {"a list of parameters, each with a path"});
      if (needed)
        problems_.add(root.place, "parameters", "nothing", {"a list of parameters, each with a path"});
      return;
    }
    if (!needed) return refuse(*list, "parameters", {"none with a criticality analysis"});
    for (std::size_t i = 0; i < list->items.size(); ++i) {
      const std::string path = "parameters." + std::to_string(i) + ".";
      if (!list->items[i].is_map()) {
        refuse(list->items[i], "parameters", {"a map with a path, and values or from and to"});
        continue;
      }
      read_parameter(list->items[i], path, design);
    }
  }

  void read_parameter(const Node& given, const std::string& path, SweepDesign& design) {
    const Node map =
        scenarios::with_known_keys(given, {"path", "values", "from", "to", "scale", "whole", "levels"},
                                   path.substr(0, path.size() - 1), "key", problems_);
    SweptParameter parameter;
    parameter.path = text(map, "path", path, "a path, as for --set").value_or("");
    parameter.levels = whole(map, "levels", path, 1, 10'000, 2);
    try {
      if (map.find("values") != nullptr) {
        read_values(map, path, parameter);
      } else {
        read_range(map, path, parameter);
      }
    } catch (const std::invalid_argument& error) {
      problems_.add(map.place, path + "from", "this range", {error.what()});
    }
    design.parameters.push_back(std::move(parameter));
  }

  void read_values(const Node& map, const std::string& path, SweptParameter& parameter) {
    const Node& values = *map.find("values");
    if (!values.is_list() || values.items.empty())
      return refuse(values, path + "values", {"a list of values"});
    for (const Node& value : values.items) {
      if (!value.is_scalar()) {
        refuse(value, path + "values", {"a plain value"});
        continue;
      }
      parameter.choices.push_back(value.text);
    }
    parameter.range = designs::ParameterRange::choice(std::max<std::size_t>(1, parameter.choices.size()));
    parameter.levels = parameter.choices.size();
  }

  void read_range(const Node& map, const std::string& path, SweptParameter& parameter) {
    const auto from = quantity(map, "from", path);
    const auto to = quantity(map, "to", path);
    if (!from || !to) return;
    if (from->unit != to->unit)
      return refuse(*map.find("to"), path + "to", {"a number with the unit of from"});
    parameter.unit = from->unit;
    const bool logarithmic = map.find("scale") != nullptr && map.find("scale")->text == "log";
    const bool integer = map.find("whole") != nullptr && map.find("whole")->text == "true";
    if (integer) {
      parameter.range = designs::ParameterRange::integer(static_cast<std::int64_t>(from->number),
                                                         static_cast<std::int64_t>(to->number));
    } else if (logarithmic) {
      parameter.range = designs::ParameterRange::log_uniform(from->number, to->number);
    } else {
      parameter.range = designs::ParameterRange::uniform(from->number, to->number);
    }
  }

  std::optional<NumberWithUnit> quantity(const Node& map, const std::string& key, const std::string& path) {
    const auto given = text(map, key, path, "a number, with its unit if it has one; or give values");
    if (!given) return std::nullopt;
    const auto number = number_with_unit(*given);
    if (!number) refuse(*map.find(key), path + key, {"a number, with its unit if it has one"});
    return number;
  }

  void read_keep(const Node& root, SweepDesign& design) {
    const Node* given = root.find("keep");
    if (given == nullptr) return;
    const std::vector<std::string>& names = sweep_keep_names();
    const auto found = std::find(names.begin(), names.end(), given->is_scalar() ? given->text : "");
    if (found != names.end()) {
      design.keep = static_cast<analysis::SweepKeep>(found - names.begin());
    } else {
      refuse(*given, "keep",
             {"one of " + scenarios::listed(names), scenarios::nearest_name(given->text, names)});
    }
  }

  void read_elements(const Node& root, SweepDesign& design) {
    const Node* list = root.find("elements");
    const bool criticality = design.kind == SweepKind::kCriticality;
    design.together = whole(root, "together", "", 1, 100, 1);
    if (list == nullptr && criticality) {
      problems_.add(root.place, "elements", "nothing", {"a list of links, depots, plants"});
    }
    if (list == nullptr) return;
    if (!criticality) return refuse(*list, "elements", {"none but with the design criticality"});
    const std::vector<std::string> names = {"links", "depots", "plants"};
    for (const Node& name : list->is_list() ? list->items : std::vector<Node>{*list}) {
      const auto found = std::find(names.begin(), names.end(), name.text);
      if (found == names.end()) {
        refuse(name, "elements",
               {"one of " + scenarios::listed(names), scenarios::nearest_name(name.text, names)});
      } else {
        design.elements.push_back(static_cast<ElementKind>(found - names.begin()));
      }
    }
  }

  Problems problems_;
  int file_;
  std::optional<std::string> text_;
  std::optional<Node> root_;
};

}  // namespace

const std::vector<std::string>& sweep_kind_names() {
  static const std::vector<std::string> kNames = {"factorial", "latin_hypercube", "sobol",
                                                  "morris",    "sobol_indices",   "criticality"};
  return kNames;
}

const std::vector<std::string>& sweep_keep_names() {
  static const std::vector<std::string> kNames = {"all", "summary"};
  return kNames;
}

std::string SweptParameter::text(double value) const {
  if (!choices.empty()) return choices[static_cast<std::size_t>(value)];
  return scenarios::to_text(value) + (unit.empty() ? "" : " " + unit);
}

SweepDesign read_sweep_design(const std::filesystem::path& file) {
  return DesignReader(file).read();
}

}  // namespace surge::app
