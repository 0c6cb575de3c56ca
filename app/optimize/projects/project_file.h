// SPDX-License-Identifier: Apache-2.0
// The file of a project problem: a scenario, what is to be made better, a budget, projects.
// docs/command.md tells its format.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "app/optimize/projects/project_changes.h"
#include "app/settings_file.h"
#include "models/scenario/common.h"

namespace surge::app {

/// Something that can be funded.
struct FundableProject {
  std::string key;
  models::BilingualName name;
  std::string kind = "other";  ///< depot, line, road, fleet, platform, training or other
  double cost_cny = 0;         ///< >= 0
  ProjectChanges changes;
  std::string group{};               ///< of projects of one group at most one is funded; empty: none
  std::vector<std::string> needs{};  ///< keys of projects without which it cannot be funded
  scenarios::Place place{};
};

/// Projects made for conversions, one each.
struct ConversionRule {
  bool all = false;
  std::vector<std::string> conversions{};
  double cost_cny = 0;  ///< of one, >= 0
  scenarios::Place place{};
};

struct WeightedMetric {
  std::string name;
  double weight = 1;  ///< > 0, in the metric's unit
};

struct ProjectProblem {
  std::filesystem::path scenario;             ///< file
  std::vector<WeightedMetric> metrics;        ///< not empty
  double budget_cny = 0;                      ///< >= 0
  std::vector<double> budgets_cny;            ///< of the curve; empty: quarters of the budget
  std::optional<std::uint64_t> replications;  ///< of each portfolio; none: the scenario's
  std::optional<std::uint64_t> confirmation;  ///< further ones of the leading portfolios; none: as many
  std::uint64_t portfolios = 100;             ///< at most simulated in the search
  double mean_weight = 1, tail_weight = 0, tail_level = 0.9;
  ProjectChanges always;  ///< on the scenario, whatever is funded
  std::vector<FundableProject> projects;
  std::optional<ConversionRule> rehearse, flexible;
};

/// `file` is read from `path`, and of this kind. Throws scenarios::ScenarioError with all mistakes.
ProjectProblem read_project_problem(SettingsFile& file, const std::filesystem::path& path);

}  // namespace surge::app
