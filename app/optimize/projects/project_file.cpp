// SPDX-License-Identifier: Apache-2.0
#include "app/optimize/projects/project_file.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "app/find_scenario.h"
#include "app/optimize/layout.h"
#include "app/options.h"
#include "scenarios/csv.h"
#include "scenarios/nearest_name.h"
#include "scenarios/quantity.h"
#include "scenarios/text_file.h"
#include "scenarios/yaml_parse.h"
#include "scenarios/yaml_text.h"

namespace surge::app {
namespace {

namespace fs = std::filesystem;
using scenarios::Mismatch;
using scenarios::Node;
using scenarios::NodeEntry;
using scenarios::Place;
using scenarios::Problems;
using scenarios::yaml_text;

const std::vector<std::string>& project_columns() {
  static const std::vector<std::string> kNames = {"key",   "name_en",  "name_zh",  "kind",
                                                  "cost",  "cost_cny", "scenario", "changes",
                                                  "group", "needs",    "source"};
  return kNames;
}

Node text_node(std::string text, const Place& place) {
  return {Node::Kind::kScalar, place, std::move(text), {}, {}};
}

/// `200 million CNY`, `2e8 CNY`, `1.5 亿`, a plain number of CNY; nothing if it is none, or below 0.
std::optional<double> parse_money(std::string_view text) {
  text = scenarios::trimmed(text);
  if (text.ends_with("CNY")) text = scenarios::trimmed(text.substr(0, text.size() - 3));
  double factor = 1;
  for (const auto& [word, size] : {std::pair<std::string_view, double>{"thousand", 1e3},
                                   {"million", 1e6},
                                   {"billion", 1e9},
                                   {"万", 1e4},
                                   {"亿", 1e8}}) {
    if (!text.ends_with(word)) continue;
    factor = size;
    text = scenarios::trimmed(text.substr(0, text.size() - word.size()));
  }
  const std::optional<double> number = scenarios::parse_number(text);
  return number && *number >= 0 && std::isfinite(*number * factor) ? std::optional(*number * factor)
                                                                   : std::nullopt;
}

class ProblemReader {
 public:
  ProblemReader(const fs::path& file, Problems& problems)
      : problems_(problems), path_(file), file_(problems.add_file(file.string())) {}

  ProjectProblem read() {
    ProjectProblem problem;
    const auto text = scenarios::read_text_file(path_, {file_, 0, 0}, problems_);
    std::optional<Node> root = text ? scenarios::parse_yaml(*text, file_, problems_) : std::nullopt;
    if (root && !root->is_map()) {
      problems_.add(root->place, "", found_text(*root),
                    {"a map of keys such as scenario, problem, budget, projects"});
      root.reset();
    }
    if (!root) return problem;
    const Node known = scenarios::with_known_keys(
        *root,
        {"scenario", "problem", "budget", "budgets", "replications", "confirmation", "portfolios",
         "objective", "changes", "projects", "lines"},
        "", "key", problems_);
    read_scenario_name(known, problem);
    read_metrics(known, problem);
    problem.budget_cny = money(known, "budget", "").value_or(0);
    read_budgets(known, problem);
    problem.replications = whole(known, "replications", 2, kMostReplications);
    problem.confirmation = whole(known, "confirmation", 2, kMostReplications);
    problem.portfolios = whole(known, "portfolios", 2, 1'000'000).value_or(problem.portfolios);
    read_objective(known, problem);
    if (const Node* changes = known.find("changes")) read_change_map(*changes, "changes", problem.always);
    read_projects(known, problem);
    read_lines(known, problem);
    check_names(problem);
    return problem;
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

  std::optional<std::uint64_t> whole(const Node& map, const std::string& key, std::uint64_t least,
                                     std::uint64_t most) {
    const Node* node = map.find(key);
    if (node == nullptr) return std::nullopt;
    const auto number = node->is_scalar() ? scenarios::parse_number(node->text) : std::nullopt;
    if (number && *number >= static_cast<double>(least) && *number <= static_cast<double>(most) &&
        *number == std::floor(*number))
      return static_cast<std::uint64_t>(*number);
    refuse(*node, key, {"a whole number from " + std::to_string(least) + " to " + std::to_string(most)});
    return std::nullopt;
  }

  std::optional<double> money(const Node& map, const std::string& key, const std::string& path) {
    const std::string expected = "an amount of money such as 200 million CNY";
    const auto given = text(map, key, path, expected);
    const auto amount = given ? parse_money(*given) : std::nullopt;
    if (given && !amount) refuse(*map.find(key), path + key, {expected});
    return amount;
  }

  double number(const Node& map, const std::string& key, const std::string& path, double least, double most,
                double otherwise) {
    const Node* node = map.find(key);
    if (node == nullptr) return otherwise;
    const auto value = node->is_scalar() ? scenarios::parse_number(node->text) : std::nullopt;
    if (value && *value >= least && *value <= most) return *value;
    refuse(
        *node, path + key,
        {"a number" + (most < 1e9 ? " from " + scenarios::to_text(least) + " to " + scenarios::to_text(most)
                                  : " of at least " + scenarios::to_text(least))});
    return otherwise;
  }

  void read_scenario_name(const Node& root, ProjectProblem& problem) {
    const auto name = text(root, "scenario", "", "a scenario, as for surge run");
    if (name) problem.scenario = scenario_file(*name, *root.find("scenario"), "scenario");
  }

  /// A file beside the problem, or as find_scenario() takes it.
  fs::path scenario_file(const std::string& name, const Node& at, const std::string& field) {
    std::error_code error;
    const fs::path beside = path_.parent_path() / name;
    try {
      return fs::absolute(find_scenario(fs::exists(beside, error) ? beside.string() : name));
    } catch (const UsageError& wrong) {
      problems_.add(at.place, field, found_text(at), {std::string("a scenario: ") + wrong.what()});
      return {};
    }
  }

  void read_metrics(const Node& root, ProjectProblem& problem) {
    const Node* given = root.find("problem");
    if (given == nullptr || !given->is_map()) {
      problems_.add(given != nullptr ? given->place : root.place, "problem",
                    given != nullptr ? found_text(*given) : "nothing",
                    {"a map such as {kind: projects, metric: unmet_person_days}"});
      return;
    }
    const Node map =
        scenarios::with_known_keys(*given, {"kind", "metric", "metrics"}, "problem", "key", problems_);
    const auto kind = text(map, "kind", "problem.", "projects");
    if (kind && *kind != "projects") refuse(*map.find("kind"), "problem.kind", {"projects"});
    const Node* several = map.find("metrics");
    if (several == nullptr) {
      const auto metric =
          text(map, "metric", "problem.", "a metric of one number, or metrics with their weights");
      if (metric) problem.metrics.push_back({*metric, 1});
      return;
    }
    if (!several->is_map() || several->entries.empty() || map.find("metric") != nullptr)
      return refuse(*several, "problem.metrics",
                    {"weights by metric, such as {unmet_person_days: 1}, and no metric beside"});
    for (const NodeEntry& entry : several->entries) {
      const auto weight = entry.value.is_scalar() ? scenarios::parse_number(entry.value.text) : std::nullopt;
      if (!weight || !(*weight > 0))
        refuse(entry.value, "problem.metrics." + entry.key, {"a weight above 0"});
      problem.metrics.push_back({entry.key, weight.value_or(1)});
    }
  }

  void read_budgets(const Node& root, ProjectProblem& problem) {
    const Node* list = root.find("budgets");
    if (list == nullptr) return;
    if (!list->is_list()) return refuse(*list, "budgets", {"a list of amounts of money"});
    for (const Node& item : list->items) {
      const auto amount = item.is_scalar() ? parse_money(item.text) : std::nullopt;
      if (!amount) refuse(item, "budgets", {"an amount of money such as 200 million CNY"});
      problem.budgets_cny.push_back(amount.value_or(0));
    }
  }

  void read_objective(const Node& root, ProjectProblem& problem) {
    const Node* given = root.find("objective");
    if (given == nullptr) return;
    if (!given->is_map())
      return refuse(*given, "objective", {"a map such as {mean: 1, tail: 0.5, tail_level: 0.9}"});
    const Node map =
        scenarios::with_known_keys(*given, {"mean", "tail", "tail_level"}, "objective", "key", problems_);
    problem.tail_weight = number(map, "tail", "objective.", 0, 1e9, 0);
    problem.mean_weight = number(map, "mean", "objective.", 0, 1e9, problem.tail_weight > 0 ? 0 : 1);
    problem.tail_level = number(map, "tail_level", "objective.", 0, 0.999, 0.9);
    if (problem.mean_weight + problem.tail_weight <= 0)
      refuse(*given, "objective", {"a weight of mean or tail above 0"});
  }

  void read_change_map(const Node& map, const std::string& field, ProjectChanges& changes) {
    if (!map.is_map()) return refuse(map, field, {"a map from paths to values"});
    for (const NodeEntry& entry : map.entries)
      changes.changes.emplace_back(entry.key, yaml_text(entry.value));
  }

  /// `path=value; path=value`
  void read_change_text(const Node& node, const std::string& field, ProjectChanges& changes) {
    std::string_view rest = node.text;
    while (!scenarios::trimmed(rest).empty()) {
      const std::size_t end = std::min(rest.find(';'), rest.size());
      const std::string_view part = scenarios::trimmed(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
      const std::size_t equals = part.find('=');
      if (part.empty()) continue;
      if (equals == std::string_view::npos || equals == 0) {
        refuse(node, field,
               {"changes such as depots.chengdu-central.docks=6; stock.chengdu-central/tent.quantity=5000"});
        return;
      }
      changes.changes.emplace_back(std::string(scenarios::trimmed(part.substr(0, equals))),
                                   yaml_text(std::string(scenarios::trimmed(part.substr(equals + 1)))));
    }
  }

  void read_projects(const Node& root, ProjectProblem& problem) {
    const Node* given = root.find("projects");
    if (given == nullptr && root.find("lines") != nullptr) return;
    if (given == nullptr)
      return problems_.add(root.place, "projects", "nothing",
                           {"the name of a CSV file, or a list of projects"});
    if (given->is_scalar()) return read_project_table(*given, problem);
    if (!given->is_list())
      return refuse(*given, "projects", {"the name of a CSV file, or a list of projects"});
    for (const Node& item : given->items) {
      if (!item.is_map()) {
        refuse(item, "projects", {"a map such as {key: more-docks, cost: 5 million CNY, changes: {...}}"});
        continue;
      }
      read_project(scenarios::with_known_keys(item, project_columns(), "projects", "key", problems_), problem,
                   path_.parent_path());
    }
  }

  /// Each row as a map of its cells.
  void read_project_table(const Node& name, ProjectProblem& problem) {
    const fs::path file = path_.parent_path() / name.text;
    std::error_code error;
    if (!fs::is_regular_file(file, error)) return refuse(name, "projects", {"the name of a readable file"});
    const int number = problems_.add_file(file.string());
    const auto content = scenarios::read_text_file(file, {number, 0, 0}, problems_);
    const auto csv = content ? scenarios::parse_csv(*content, number, problems_) : std::nullopt;
    if (!csv) return;
    for (const scenarios::CsvRow& row : csv->rows) {
      Node map = empty_map(row.place);
      for (std::size_t i = 0; i < std::min(row.cells.size(), csv->header.size()); ++i) {
        const scenarios::CsvCell& cell = row.cells[i];
        if (!cell.text.empty())
          map.entries.push_back({csv->header[i].text, cell.place, text_node(cell.text, cell.place)});
      }
      read_project(
          scenarios::with_known_keys(std::move(map), project_columns(), "projects", "column", problems_),
          problem, file.parent_path());
    }
  }

  void read_project(const Node& map, ProjectProblem& problem, const fs::path& folder) {
    FundableProject project;
    project.place = map.place;
    project.key = text(map, "key", "projects.", "a key of its own").value_or("");
    const std::string path = "projects." + project.key + ".";
    const auto optional = [&](const std::string& key) {
      return map.find(key) != nullptr ? text(map, key, path, "a text").value_or("") : "";
    };
    project.name = {optional("name_en"), optional("name_zh")};
    if (project.name.en.empty()) project.name.en = project.name.zh.empty() ? project.key : project.name.zh;
    project.kind = read_kind(map, path);
    project.cost_cny = money(map, map.find("cost_cny") != nullptr ? "cost_cny" : "cost", path).value_or(0);
    project.group = optional("group");
    if (const Node* variant = map.find("scenario"); variant != nullptr && !problem.scenario.empty()) {
      std::error_code error;
      const fs::path beside = folder / variant->text;
      const fs::path file = fs::is_regular_file(beside, error)
                                ? beside
                                : scenario_file(variant->text, *variant, path + "scenario");
      if (!file.empty())
        project.changes = changes_of_variant(file, problem.scenario, variant->place, problems_);
    }
    if (const Node* changes = map.find("changes")) {
      if (changes->is_map()) read_change_map(*changes, path + "changes", project.changes);
      if (!changes->is_map()) read_change_text(*changes, path + "changes", project.changes);
    }
    if (map.find("scenario") == nullptr && map.find("changes") == nullptr)
      problems_.add(map.place, path + "changes", "nothing", {"changes, or the scenario of a variant"});
    read_needs(map, project);
    problem.projects.push_back(std::move(project));
  }

  std::string read_kind(const Node& map, const std::string& path) {
    const Node* kind = map.find("kind");
    if (kind == nullptr) return "other";
    const std::vector<std::string>& names = project_kind_names();
    if (std::ranges::find(names, kind->text) == names.end())
      refuse(*kind, path + "kind",
             {"one of " + scenarios::listed(names), scenarios::nearest_name(kind->text, names)});
    return kind->text;
  }

  /// A list, or keys with `;` between them.
  void read_needs(const Node& map, FundableProject& project) {
    const Node* needs = map.find("needs");
    if (needs == nullptr) return;
    for (const Node& item : needs->items) project.needs.push_back(item.text);
    std::string_view rest = needs->text;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find(';'), rest.size());
      project.needs.emplace_back(scenarios::trimmed(rest.substr(0, end)));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }

  void read_lines(const Node& root, ProjectProblem& problem) {
    const Node* given = root.find("lines");
    if (given == nullptr) return;
    if (!given->is_map()) return refuse(*given, "lines", {"a map of rehearse and flexible"});
    const Node map = scenarios::with_known_keys(*given, {"rehearse", "flexible"}, "lines", "key", problems_);
    if (const Node* rule = map.find("rehearse")) problem.rehearse = read_rule(*rule, "lines.rehearse");
    if (const Node* rule = map.find("flexible")) problem.flexible = read_rule(*rule, "lines.flexible");
  }

  ConversionRule read_rule(const Node& given, const std::string& path) {
    ConversionRule rule;
    rule.place = given.place;
    if (!given.is_map()) {
      refuse(given, path, {"a map such as {conversions: all, cost: 500 thousand CNY}"});
      return rule;
    }
    const Node map = scenarios::with_known_keys(given, {"conversions", "cost"}, path, "key", problems_);
    rule.cost_cny = money(map, "cost", path + ".").value_or(0);
    const Node* conversions = map.find("conversions");
    rule.all = conversions == nullptr || conversions->text == "all";
    if (rule.all) return rule;
    if (!conversions->is_list())
      refuse(*conversions, path + ".conversions", {"all, or a list such as [tent-1/tent]"});
    for (const Node& item : conversions->items) rule.conversions.push_back(item.text);
    return rule;
  }

  void check_names(const ProjectProblem& problem) {
    std::vector<std::string> keys;
    for (const FundableProject& project : problem.projects) {
      if (std::ranges::find(keys, project.key) != keys.end())
        problems_.add(project.place, "projects.key", scenarios::in_quotes(project.key), {"a key of its own"});
      keys.push_back(project.key);
    }
    for (const FundableProject& project : problem.projects) {
      for (const std::string& need : project.needs) {
        if (need == project.key || std::ranges::find(keys, need) == keys.end())
          problems_.add(project.place, "projects." + project.key + ".needs", scenarios::in_quotes(need),
                        {"the key of another project", scenarios::nearest_name(need, keys)});
      }
    }
  }

  Problems& problems_;
  fs::path path_;
  int file_;
};

}  // namespace

const std::vector<std::string>& project_kind_names() {
  static const std::vector<std::string> kNames = {"depot",    "line",     "road", "fleet",
                                                  "platform", "training", "other"};
  return kNames;
}

ProjectProblem read_project_problem(const fs::path& file, Problems& problems) {
  return ProblemReader(file, problems).read();
}

}  // namespace surge::app
