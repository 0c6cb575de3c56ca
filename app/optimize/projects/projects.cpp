// SPDX-License-Identifier: Apache-2.0
#include "app/optimize/projects.h"

#include <iostream>

#include "app/exit_codes.h"
#include "app/interrupt.h"
#include "app/optimize/layout.h"
#include "app/optimize/projects/portfolio_search.h"
#include "app/optimize/projects/project_answer.h"
#include "app/optimize/projects/project_generator.h"
#include "app/overrides.h"
#include "scenarios/yaml_text.h"
#include "sim/replicate.h"

namespace surge::app {
namespace {

namespace fs = std::filesystem;

/// A problem that is ready to be simulated.
struct ProjectJob {
  ProjectProblem problem;
  ProjectMarket market;
  ComposedScenario on;
  models::Scenario base;
  std::vector<models::TableDeclaration> metrics;
  std::vector<scenarios::Override> overrides;
};

/// Changes that hold whatever is funded, and those of the funded projects.
std::string scenario_yaml(const ProjectJob& job, const Portfolio& portfolio, const fs::path& folder) {
  std::vector<const ProjectChanges*> changes{&job.problem.always};
  models::BilingualName title = job.base.title;
  std::string keys;
  for (std::size_t i = 0; i < portfolio.size(); ++i) {
    if (!portfolio[i]) continue;
    changes.push_back(&job.problem.projects[i].changes);
    keys += (keys.empty() ? "" : ", ") + job.problem.projects[i].key;
  }
  std::string text;  // without one, that of the base
  if (!keys.empty()) {
    text = "{en: " + scenarios::yaml_text(title.en + ", with " + keys) +
           (title.zh.empty() ? "" : ", zh: " + scenarios::yaml_text(title.zh + "，含 " + keys)) + "}";
  }
  return composed_yaml(job.on, changes, text, folder);
}

scenarios::LoadedScenario read_portfolio(const ProjectJob& job, const Portfolio& portfolio) {
  const fs::path folder = job.problem.scenario.parent_path();
  return scenarios::read_scenario_as(scenario_yaml(job, portfolio, folder), folder / "projects.yaml",
                                     job.overrides);
}

/// Each project by itself, so that mistakes in changes are found before anything runs, and all of them.
void check_projects(const ProjectJob& job, unsigned threads, scenarios::Problems& problems) {
  std::vector<Portfolio> alone;
  for (std::size_t i = 0; i < job.market.size(); ++i)
    alone.push_back(job.market.with(Portfolio(job.market.size(), false), i));
  const auto check = [&](std::uint64_t i) {
    try {
      read_portfolio(job, alone[i]);
      return std::vector<scenarios::Problem>{};
    } catch (const scenarios::ScenarioError& error) {
      return error.problems();
    }
  };
  sim::replicate<std::vector<scenarios::Problem>>(
      {.count = alone.size(), .threads = threads}, check, [&](std::uint64_t i, auto&& found) {
        const FundableProject& project = job.problem.projects[i];
        for (const scenarios::Problem& problem : found)
          problems.add(project.place, "projects." + project.key + ": " + problem.field, problem.found,
                       {problem.expected, problem.suggestion});
      });
}

ProjectJob prepare_projects(SettingsFile& file, const fs::path& path, const Arguments& arguments) {
  ProjectJob job;
  job.problem = read_project_problem(file, path);
  scenarios::Problems& problems = file.problems();
  job.overrides = parse_overrides(arguments.all("set"));
  if (const auto replications = arguments.integer("replications", 2, kMostReplications))
    job.problem.replications = *replications;
  job.on.base = fs::weakly_canonical(job.problem.scenario);
  job.problem.scenario = job.on.base;
  job.on.tables = table_files(job.on.base);
  job.base = read_portfolio(job, {}).scenario;
  for (const models::Conversion& conversion : job.base.conversions)
    job.on.conversions.push_back(conversion.key);
  for (const auto id : job.base.command.plan.conversions) job.on.plan.push_back(job.base.conversions[id].key);
  std::vector<std::string> names;
  for (const WeightedMetric& metric : job.problem.metrics) names.push_back(metric.name);
  job.metrics = scalar_metrics(job.base, names);
  generate_projects(job.problem, job.base, problems);
  check_conflicts(job.problem, problems);
  job.market = market_of(job.problem, problems);
  if (problems.count() == 0) check_projects(job, arguments.threads(), problems);
  problems.throw_if_any();
  return job;
}

/// Weight below 0 where more is better.
std::vector<double> loss_weights(const ProjectJob& job) {
  std::vector<double> weights;
  for (std::size_t i = 0; i < job.metrics.size(); ++i) {
    const models::Direction direction = job.metrics[i].direction;
    if (direction == models::Direction::kNeutral)
      throw UsageError("problem.metric: '" + job.metrics[i].name +
                       "' says neither whether more nor less is better");
    weights.push_back(job.problem.metrics[i].weight *
                      (direction == models::Direction::kHigherIsBetter ? -1 : 1));
  }
  return weights;
}

/// The layout as a variant: also what --set gave is in it.
std::string layout_yaml(ProjectJob& job, const Portfolio& best, const fs::path& folder) {
  for (const scenarios::Override& change : job.overrides)
    job.problem.always.changes.emplace_back(change.path, scenarios::override_yaml(change.value));
  const fs::path target = fs::weakly_canonical(fs::absolute(folder));
  return "# Found by surge optimize; answer.json tells how good it is.\n" + scenario_yaml(job, best, target);
}

ProjectAnswer solve_projects(const ProjectJob& job, const Arguments& arguments, std::stop_token stop) {
  const std::uint64_t replications =
      job.problem.replications.value_or(static_cast<std::uint64_t>(job.base.run.replications));
  PortfolioRuns::Options options{job.metrics, loss_weights(job), 0, 0, replications, arguments.threads()};
  options.seed = arguments.integer("seed", 0, UINT64_MAX).value_or(job.base.run.seed);
  const LossObjective objective{job.problem.mean_weight, job.problem.tail_weight, job.problem.tail_level};
  const auto read = [&](const Portfolio& portfolio) { return read_portfolio(job, portfolio).scenario; };
  std::ostream* notes = arguments.has("quiet") ? nullptr : &std::cerr;
  PortfolioRuns runs(options, read, notes, stop);
  SearchResult found = search_portfolios(job.market, runs,
                                         {job.problem.budget_cny, job.problem.budgets_cny,
                                          static_cast<std::size_t>(job.problem.portfolios), objective});
  options.first = replications;
  options.count = job.problem.confirmation.value_or(replications);
  if (notes != nullptr) *notes << "measuring the answer in fresh disasters\n";
  PortfolioRuns fresh(options, read, notes, stop);
  ProjectAnswer answer = confirm_search(std::move(found), job.market, fresh, objective);
  answer.replications = replications;
  answer.seed = options.seed;
  answer.unit = job.metrics.size() == 1 ? job.metrics[0].unit : "";
  return answer;
}

}  // namespace

int optimize_projects(SettingsFile& file, const fs::path& path, const Arguments& arguments) {
  const fs::path output = layout_output(arguments, path);
  LayoutFolder folder(output);
  ProjectJob job = prepare_projects(file, path, arguments);
  const InterruptWatch watch;
  const ProjectAnswer answer = solve_projects(job, arguments, watch.token());
  const std::string json = answer_json(answer, job.problem, job.market) + "\n";
  folder.write("scenario.yaml", layout_yaml(job, answer.search.best, output));
  folder.write(kAnswerFile, json);
  folder.commit();
  if (arguments.has("json")) {
    std::cout << json;
  } else {
    std::cout << answer_text(answer, job.problem, job.market, arguments.language()) << '\n'
              << place_of_layout(output);
  }
  return kDone;
}

}  // namespace surge::app
