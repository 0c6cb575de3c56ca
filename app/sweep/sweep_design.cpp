// SPDX-License-Identifier: Apache-2.0
#include "app/sweep/sweep_design.h"

#include <algorithm>
#include <stdexcept>

#include "app/settings_file.h"
#include "scenarios/nearest_name.h"
#include "scenarios/quantity.h"

namespace surge::app {
namespace {

using scenarios::Node;

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
  explicit DesignReader(const std::filesystem::path& path) : file_(path) {}

  SweepDesign read() {
    SweepDesign design;
    if (file_.usable()) {
      const Node root = scenarios::with_known_keys(
          file_.root(),
          {"scenario", "design", "replications", "metrics", "parameters", "elements", "together", "keep"}, "",
          "key", file_.problems());
      design.text = file_.text();
      design.scenario = file_.text({root, ""}, "scenario", "a scenario, as for surge run").value_or("");
      read_design(root, design);
      if (root.find("replications") != nullptr)
        design.replications = file_.whole({root, ""}, "replications", 1, 1'000'000'000, 1);
      design.metrics = file_.names({root, ""}, "metrics", "");
      read_parameters(root, design);
      read_elements(root, design);
      read_keep(root, design);
    }
    file_.problems().throw_if_any();
    return design;
  }

 private:
  void read_design(const Node& root, SweepDesign& design) {
    if (root.find("design") == nullptr)
      return file_.miss({root, ""}, "design", "a design, such as {kind: latin_hypercube, points: 64}");
    const Node map = file_.section({root, ""}, "design",
                                   {"kind", "points", "trajectories", "levels", "candidates", "seed"});
    const SettingsPlace at{map, "design."};
    const auto kind = file_.choice(at, "kind", sweep_kind_names());
    if (map.find("kind") == nullptr)
      file_.miss(at, "kind", "one of " + scenarios::listed(sweep_kind_names()));
    design.kind = static_cast<SweepKind>(kind.value_or(0));
    design.points = file_.whole(at, "points", 1, kMostPoints, design.points);
    design.trajectories = file_.whole(at, "trajectories", 2, 100'000, design.trajectories);
    design.levels = file_.whole(at, "levels", 2, 1000, design.levels);
    if (design.levels % 2 != 0) file_.refuse(*map.find("levels"), "design.levels", {"an even number"});
    design.candidates = file_.whole(at, "candidates", 1, 100'000, design.candidates);
    design.seed = file_.whole(at, "seed", 0, 1ULL << 52U, design.seed);
  }

  void read_parameters(const Node& root, SweepDesign& design) {
    const bool needed = design.kind != SweepKind::kCriticality;
    const Node* list = root.find("parameters");
    if (list == nullptr || !list->is_list() || (needed && list->items.empty())) {
      if (list != nullptr)
        return file_.refuse(*list, "parameters", {"a list of parameters, each with a path"});
      if (needed) file_.miss({root, ""}, "parameters", "a list of parameters, each with a path");
      return;
    }
    if (!needed) return file_.refuse(*list, "parameters", {"none with a criticality analysis"});
    for (std::size_t i = 0; i < list->items.size(); ++i) {
      const std::string path = "parameters." + std::to_string(i) + ".";
      if (!list->items[i].is_map()) {
        file_.refuse(list->items[i], "parameters", {"a map with a path, and values or from and to"});
        continue;
      }
      read_parameter(list->items[i], path, design);
    }
  }

  void read_parameter(const Node& given, const std::string& path, SweepDesign& design) {
    const Node map =
        scenarios::with_known_keys(given, {"path", "values", "from", "to", "scale", "whole", "levels"},
                                   path.substr(0, path.size() - 1), "key", file_.problems());
    SweptParameter parameter;
    parameter.path = file_.text({map, path}, "path", "a path, as for --set").value_or("");
    parameter.levels = file_.whole({map, path}, "levels", 1, 10'000, 2);
    try {
      if (map.find("values") != nullptr) {
        read_values(map, path, parameter);
      } else {
        read_range(map, path, parameter);
      }
    } catch (const std::invalid_argument& error) {
      file_.problems().add(map.place, path + "from", "this range", {error.what()});
    }
    design.parameters.push_back(std::move(parameter));
  }

  void read_values(const Node& map, const std::string& path, SweptParameter& parameter) {
    const Node& values = *map.find("values");
    if (!values.is_list() || values.items.empty())
      return file_.refuse(values, path + "values", {"a list of values"});
    for (const Node& value : values.items) {
      if (!value.is_scalar()) {
        file_.refuse(value, path + "values", {"a plain value"});
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
      return file_.refuse(*map.find("to"), path + "to", {"a number with the unit of from"});
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
    const auto given = file_.text({map, path}, key, "a number, with its unit if it has one; or give values");
    if (!given) return std::nullopt;
    const auto number = number_with_unit(*given);
    if (!number) file_.refuse(*map.find(key), path + key, {"a number, with its unit if it has one"});
    return number;
  }

  void read_keep(const Node& root, SweepDesign& design) {
    if (const auto keep = file_.choice({root, ""}, "keep", sweep_keep_names()))
      design.keep = static_cast<analysis::SweepKeep>(*keep);
  }

  void read_elements(const Node& root, SweepDesign& design) {
    const Node* list = root.find("elements");
    const bool criticality = design.kind == SweepKind::kCriticality;
    design.together = file_.whole({root, ""}, "together", 1, 100, 1);
    if (list == nullptr && criticality) {
      file_.miss({root, ""}, "elements", "a list of links, depots, plants");
    }
    if (list == nullptr) return;
    if (!criticality) return file_.refuse(*list, "elements", {"none but with the design criticality"});
    const std::vector<std::string> names = {"links", "depots", "plants"};
    for (const Node& name : list->is_list() ? list->items : std::vector<Node>{*list}) {
      const auto found = std::find(names.begin(), names.end(), name.text);
      if (found == names.end()) {
        file_.refuse(name, "elements",
                     {"one of " + scenarios::listed(names), scenarios::nearest_name(name.text, names)});
      } else {
        design.elements.push_back(static_cast<ElementKind>(found - names.begin()));
      }
    }
  }

  SettingsFile file_;
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
