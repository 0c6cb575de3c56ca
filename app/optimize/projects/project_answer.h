// SPDX-License-Identifier: Apache-2.0
// What is found about projects: the portfolio, what each project is worth in it, how good it is at least.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/language.h"
#include "app/optimize/projects/portfolio_search.h"
#include "app/optimize/projects/project_file.h"

namespace surge::app {

/// What it is worth to have a project beside the portfolio, or (funded) to have it in it.
struct MarginalWorth {
  Portfolio other;      ///< the portfolio with the project added, or taken out
  double cost_cny = 0;  ///< by which the dearer of the two portfolios costs more; <= 0: others make room
  Worth worth;          ///< 95 % interval of its own
};

/// Worth of the best portfolio beyond another one's.
struct LeadingPortfolio {
  Portfolio portfolio;
  Worth behind;  ///< in fresh disasters; intervals hold together
};

struct ProjectAnswer {
  SearchResult search;
  double base_objective = 0;             ///< of none, in fresh disasters
  Worth confirmed;                       ///< of the best against none, in fresh disasters; 95 % interval
  std::vector<MarginalWorth> marginal;   ///< (project), in fresh disasters
  std::vector<LeadingPortfolio> others;  ///< after the best one, in order of value
  std::uint64_t replications = 0, confirmation = 0;
  std::uint64_t seed = 0;
  std::string unit;  ///< of values; empty: a weighted sum
};

/// Measures the answer of a search in replications that had no part in it.
ProjectAnswer confirm_search(SearchResult search, const ProjectMarket& market, PortfolioRuns& fresh,
                             const LossObjective& objective);

std::string answer_text(const ProjectAnswer& answer, const ProjectProblem& problem,
                        const ProjectMarket& market, Language language);
std::string answer_json(const ProjectAnswer& answer, const ProjectProblem& problem,
                        const ProjectMarket& market);

}  // namespace surge::app
