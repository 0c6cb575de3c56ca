// SPDX-License-Identifier: Apache-2.0
#include "analysis/optimisation/project_selection.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "analysis/optimisation/linear_program.h"

namespace surge::optimisation {
namespace {

void check_portfolio(const ProjectPortfolio& portfolio) {
  const auto known = [&](std::size_t project) { return project < portfolio.projects.size(); };
  for (const Project& project : portfolio.projects) {
    if (!(project.cost >= 0) || !std::isfinite(project.cost) || !std::isfinite(project.value))
      throw std::invalid_argument("projects: costs must be finite and >= 0, values finite");
  }
  if (!(portfolio.budget >= 0)) throw std::invalid_argument("projects: the budget must be >= 0");
  bool all_known = std::ranges::all_of(portfolio.decided, known);
  for (const auto& group : portfolio.exclusive) all_known = all_known && std::ranges::all_of(group, known);
  for (const Prerequisite& need : portfolio.prerequisites)
    all_known = all_known && known(need.project) && known(need.needed);
  if (!all_known) throw std::invalid_argument("projects: a constraint names a project that is not there");
}

/// Columns are the projects; values in shares of the largest, costs in shares of the budget.
LinearProgram portfolio_program(const ProjectPortfolio& portfolio, double value_unit) {
  LinearProgram program;
  const bool has_limit = std::isfinite(portfolio.budget);
  const double money = has_limit && portfolio.budget > 0 ? portfolio.budget : 1;
  std::vector<Term> cost;
  for (const Project& project : portfolio.projects)
    cost.push_back({program.add_binary(-project.value / value_unit), project.cost / money});
  if (has_limit) program.add_row(cost, -kInfinity, portfolio.budget / money);
  const auto column = [](std::size_t project) { return static_cast<ColumnId>(project); };
  for (const auto& group : portfolio.exclusive) {
    std::vector<std::size_t> members = group;
    std::ranges::sort(members);
    members.erase(std::unique(members.begin(), members.end()), members.end());
    std::vector<Term> sum;
    for (const std::size_t project : members) sum.push_back({column(project), 1});
    program.add_row(sum, -kInfinity, 1);
  }
  for (const Prerequisite& need : portfolio.prerequisites)
    program.add_row({{column(need.project), 1}, {column(need.needed), -1}}, -kInfinity, 0);
  for (const std::size_t project : portfolio.decided) program.set_column_limits(column(project), 1, 1);
  return program;
}

}  // namespace

ProjectSelection select_projects(const ProjectPortfolio& portfolio, const Limits& limits) {
  check_portfolio(portfolio);
  ProjectSelection selection;
  selection.proof.optimal = true;
  if (portfolio.projects.empty()) return selection;
  double unit = 0;
  for (const Project& project : portfolio.projects) unit = std::max(unit, std::fabs(project.value));
  if (unit == 0) unit = 1;
  IntegerAnswer answer;
  try {
    answer = solve_integer(portfolio_program(portfolio, unit), {.limits = limits});
  } catch (const InfeasibleProblem&) {
    throw InfeasibleProblem("projects: those decided contradict the budget or the other constraints");
  }
  double value = 0;
  for (std::size_t project = 0; project < portfolio.projects.size(); ++project) {
    if (answer.x[project] < 0.5) continue;
    selection.funded.push_back(project);
    selection.cost += portfolio.projects[project].cost;
    value += portfolio.projects[project].value;
  }
  selection.proof = answer.proof;
  selection.proof.value = value;
  selection.proof.bound = answer.proof.optimal ? value : std::max(value, -answer.proof.bound * unit);
  return selection;
}

}  // namespace surge::optimisation
