// SPDX-License-Identifier: Apache-2.0
#include "app/optimize/projects/project_answer.h"

#include "analysis/json_number.h"

namespace surge::app {
namespace {

using Json = nlohmann::ordered_json;
using analysis::number_or_null;

Json worth_json(const Worth& worth) {
  return {{"value", number_or_null(worth.value)},
          {"interval", {number_or_null(worth.interval.low), number_or_null(worth.interval.high)}}};
}

Json keys_json(const Portfolio& portfolio, const ProjectProblem& problem) {
  Json keys = Json::array();
  for (std::size_t i = 0; i < portfolio.size(); ++i) {
    if (portfolio[i]) keys.push_back(problem.projects[i].key);
  }
  return keys;
}

Json project_json(const ProjectAnswer& answer, const ProjectProblem& problem, std::size_t i) {
  const FundableProject& project = problem.projects[i];
  const MarginalWorth& marginal = answer.marginal[i];
  Json json{{"key", project.key},
            {"name", {{"en", project.name.en}, {"zh", project.name.zh}}},
            {"kind", project.kind},
            {"cost_cny", project.cost_cny},
            {"funded", static_cast<bool>(answer.search.best[i])}};
  json["alone"] = answer.search.alone[i].is_known ? worth_json(answer.search.alone[i].worth) : Json(nullptr);
  json["marginal"] = worth_json(marginal.worth);
  json["marginal"]["cost_cny"] = marginal.cost_cny;
  json["marginal"]["per_million_cny"] =
      marginal.cost_cny > 0 ? number_or_null(marginal.worth.value / marginal.cost_cny * 1e6) : Json(nullptr);
  json["marginal"]["against"] = keys_json(marginal.other, problem);
  return json;
}

/// Share of the bound; none where there is no bound.
Json gap_json(const SearchResult& search) {
  if (search.exhaustive) return 0;
  if (search.reinforce || search.bound <= 0) return nullptr;
  return number_or_null(1 - search.value / search.bound);
}

}  // namespace

ProjectAnswer confirm_search(SearchResult search, const ProjectMarket& market, PortfolioRuns& fresh,
                             const LossObjective& objective) {
  ProjectAnswer answer;
  const Portfolio none(market.size(), false), best = search.best;
  std::vector<Portfolio> wanted = search.leading;
  wanted.push_back(none);
  for (std::size_t i = 0; i < market.size(); ++i) {
    MarginalWorth marginal;
    marginal.other = best[i] ? market.without(best, i) : market.with(best, i);
    marginal.cost_cny = (market.cost_of(best) - market.cost_of(marginal.other)) * (best[i] ? 1 : -1);
    wanted.push_back(marginal.other);
    answer.marginal.push_back(std::move(marginal));
  }
  fresh.simulate(wanted);
  for (std::size_t i = 0; i < market.size(); ++i) {
    const Portfolio& other = answer.marginal[i].other;
    answer.marginal[i].worth =
        worth_of(fresh.losses(best[i] ? other : best), fresh.losses(best[i] ? best : other), objective, 1);
  }
  for (std::size_t i = 1; i < search.leading.size(); ++i) {
    const Portfolio& other = search.leading[i];
    answer.others.push_back(
        {other, worth_of(fresh.losses(other), fresh.losses(best), objective, search.leading.size() - 1)});
  }
  answer.base_objective = objective.of(fresh.losses(none));
  answer.confirmed = worth_of(fresh.losses(none), fresh.losses(best), objective, 1);
  answer.confirmation = fresh.replications();
  answer.search = std::move(search);
  return answer;
}

std::string answer_json(const ProjectAnswer& answer, const ProjectProblem& problem,
                        const ProjectMarket& market) {
  const SearchResult& search = answer.search;
  Json json{{"kind", "projects"},
            {"scenario", problem.scenario.filename().string() == "scenario.yaml"
                             ? problem.scenario.parent_path().filename().string()
                             : problem.scenario.stem().string()}};
  for (const WeightedMetric& metric : problem.metrics) json["metrics"][metric.name] = metric.weight;
  json["objective"] = {
      {"mean", problem.mean_weight}, {"tail", problem.tail_weight}, {"tail_level", problem.tail_level}};
  json["unit"] = answer.unit;
  json["seed"] = answer.seed;
  json["replications"] = {{"search", answer.replications}, {"confirmation", answer.confirmation}};
  json["budget_cny"] = problem.budget_cny;
  json["funded"] = keys_json(search.best, problem);
  json["cost_cny"] = market.cost_of(search.best);
  json["base_objective"] = number_or_null(answer.base_objective);
  json["worth"] = worth_json(answer.confirmed);
  json["search"] = {
      {"value", number_or_null(search.value)}, {"knapsack_value", number_or_null(search.knapsack)},
      {"bound", number_or_null(search.bound)}, {"bound_of_intervals", number_or_null(search.safe_bound)},
      {"reinforce", search.reinforce},         {"gap", gap_json(search)},
      {"exhaustive", search.exhaustive},       {"portfolios", search.simulated}};
  json["projects"] = Json::array();
  for (std::size_t i = 0; i < market.size(); ++i)
    json["projects"].push_back(project_json(answer, problem, i));
  json["others"] = Json::array();
  for (const LeadingPortfolio& other : answer.others) {
    Json entry{{"funded", keys_json(other.portfolio, problem)},
               {"cost_cny", market.cost_of(other.portfolio)}};
    entry["best_is_better_by"] = worth_json(other.behind);
    json["others"].push_back(std::move(entry));
  }
  json["budgets"] = Json::array();
  for (const BudgetPoint& point : search.curve)
    json["budgets"].push_back({{"budget_cny", point.budget_cny},
                               {"cost_cny", market.cost_of(point.portfolio)},
                               {"value", number_or_null(point.value)},
                               {"bound", number_or_null(point.bound)},
                               {"funded", keys_json(point.portfolio, problem)}});
  return json.dump(2);
}

}  // namespace surge::app
