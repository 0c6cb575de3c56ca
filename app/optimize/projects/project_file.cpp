// SPDX-License-Identifier: Apache-2.0
#include "app/optimize/projects/project_file.h"

#include "app/optimize/layout.h"
#include "app/optimize/projects/project_rows.h"
#include "scenarios/quantity.h"

namespace surge::app {
namespace {

using scenarios::Measure;
using scenarios::Node;
using scenarios::NodeEntry;

constexpr double kGreatestWeight = 1e9;

class ProjectProblemReader {
 public:
  ProjectProblemReader(SettingsFile& file, std::filesystem::path folder)
      : file_(file), folder_(std::move(folder)) {}

  void read(ProjectProblem& problem) {
    const Node map = scenarios::with_known_keys(
        file_.root(),
        {"scenario", "problem", "budget", "budgets", "replications", "confirmation", "portfolios",
         "objective", "changes", "projects", "lines"},
        "", "key", file_.problems());
    const SettingsPlace root{map, ""};
    problem.scenario = named_scenario(file_, root, "scenario", folder_);
    read_metrics(root, problem);
    problem.budget_cny = file_.needed_money(root, "budget");
    problem.budgets_cny = file_.amounts(root, "budgets");
    problem.replications = file_.whole(root, "replications", 2, kMostReplications);
    problem.confirmation = file_.whole(root, "confirmation", 2, kMostReplications);
    problem.portfolios = file_.whole(root, "portfolios", 2, 1'000'000, problem.portfolios);
    read_objective(root, problem);
    if (const Node* changes = map.find("changes")) read_changes(file_, *changes, "changes", problem.always);
    read_projects(file_, root, folder_, problem);
    read_lines(root, problem);
  }

 private:
  void read_metrics(const SettingsPlace& root, ProjectProblem& problem) {
    const Node map = file_.section(root, "problem", {"kind", "metric", "metrics"});
    const SettingsPlace at{map, "problem."};
    const Node* several = map.find("metrics");
    if (several == nullptr) {
      const auto metric = file_.text(at, "metric", "a metric of one number, or metrics with their weights");
      if (metric) problem.metrics.push_back({*metric, 1});
      return;
    }
    if (!several->is_map() || several->entries.empty() || map.find("metric") != nullptr)
      return file_.refuse(*several, "problem.metrics",
                          {"weights by metric, such as {unmet_person_days: 1}, and no metric beside"});
    for (const NodeEntry& entry : several->entries) {
      const auto weight = entry.value.is_scalar() ? scenarios::parse_number(entry.value.text) : std::nullopt;
      if (!weight || !(*weight > 0))
        file_.refuse(entry.value, "problem.metrics." + entry.key, {"a weight above 0"});
      problem.metrics.push_back({entry.key, weight.value_or(1)});
    }
  }

  void read_objective(const SettingsPlace& root, ProjectProblem& problem) {
    const Node map = file_.section(root, "objective", {"mean", "tail", "tail_level"});
    const SettingsPlace at{map, "objective."};
    problem.tail_weight = file_.quantity(at, "tail", Measure::kNumber, 0, kGreatestWeight).value_or(0);
    problem.mean_weight = file_.quantity(at, "mean", Measure::kNumber, 0, kGreatestWeight)
                              .value_or(problem.tail_weight > 0 ? 0 : 1);
    problem.tail_level = file_.quantity(at, "tail_level", Measure::kShare, 0, 0.999).value_or(0.9);
    if (problem.mean_weight + problem.tail_weight <= 0)
      file_.refuse(map, "objective", {"a weight of mean or tail above 0"});
  }

  void read_lines(const SettingsPlace& root, ProjectProblem& problem) {
    const Node map = file_.section(root, "lines", {"rehearse", "flexible"});
    problem.rehearse = read_rule({map, "lines."}, "rehearse");
    problem.flexible = read_rule({map, "lines."}, "flexible");
  }

  std::optional<ConversionRule> read_rule(const SettingsPlace& lines, const std::string& key) {
    const Node* given = lines.map.find(key);
    if (given == nullptr) return std::nullopt;
    const Node map = file_.section(lines, key, {"conversions", "cost"});
    ConversionRule rule;
    rule.place = given->place;
    if (!given->is_map()) return rule;  // told
    const SettingsPlace at{map, lines.path + key + "."};
    rule.cost_cny = file_.needed_money(at, "cost");
    rule.conversions = file_.names(at, "conversions", "");
    rule.all = map.find("conversions") == nullptr || rule.conversions == std::vector<std::string>{"all"};
    if (rule.all) rule.conversions.clear();
    return rule;
  }

  SettingsFile& file_;
  std::filesystem::path folder_;
};

}  // namespace

ProjectProblem read_project_problem(SettingsFile& file, const std::filesystem::path& path) {
  ProjectProblem problem;
  if (file.usable()) ProjectProblemReader(file, path.parent_path()).read(problem);
  file.problems().throw_if_any();
  return problem;
}

}  // namespace surge::app
