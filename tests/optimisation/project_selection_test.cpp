// SPDX-License-Identifier: Apache-2.0
#include "analysis/optimisation/project_selection.h"

#include <cmath>
#include <optional>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/random/sampling.h"

namespace surge::test {
namespace {

using namespace optimisation;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

bool allows(const ProjectPortfolio& portfolio, std::uint32_t set) {
  const auto has = [&](std::size_t project) { return (set >> project & 1u) != 0; };
  double cost = 0;
  for (std::size_t i = 0; i < portfolio.projects.size(); ++i) cost += has(i) ? portfolio.projects[i].cost : 0;
  if (cost > portfolio.budget) return false;
  for (const auto& group : portfolio.exclusive) {
    if (std::ranges::count_if(group, has) > 1) return false;
  }
  for (const Prerequisite& need : portfolio.prerequisites) {
    if (has(need.project) && !has(need.needed)) return false;
  }
  return std::ranges::all_of(portfolio.decided, has);
}

/// Most value of all sets; nothing if none is allowed.
std::optional<double> most_by_trying(const ProjectPortfolio& portfolio) {
  std::optional<double> most;
  for (std::uint32_t set = 0; set < (1u << portfolio.projects.size()); ++set) {
    if (!allows(portfolio, set)) continue;
    double value = 0;
    for (std::size_t i = 0; i < portfolio.projects.size(); ++i)
      value += (set >> i & 1u) != 0 ? portfolio.projects[i].value : 0;
    most = std::max(most.value_or(value), value);
  }
  return most;
}

ProjectPortfolio random_portfolio(sim::Stream& stream) {
  ProjectPortfolio portfolio;
  const std::size_t count = 1 + sim::uniform_int(stream, 10);
  const auto any = [&] { return sim::uniform_int(stream, count); };
  for (std::size_t i = 0; i < count; ++i)
    portfolio.projects.push_back({std::round(sim::uniform(stream, 0, 50)), sim::uniform(stream, -5, 40)});
  portfolio.budget = std::round(sim::uniform(stream, 0, 25 * static_cast<double>(count)));
  for (std::size_t i = 0; i < count / 4; ++i) portfolio.exclusive.push_back({any(), any(), any()});
  for (auto& group : portfolio.exclusive) {
    std::ranges::sort(group);
    group.erase(std::ranges::unique(group).begin(), group.end());
  }
  for (std::size_t i = 0; i < count / 3; ++i) portfolio.prerequisites.push_back({any(), any()});
  if (sim::bernoulli(stream, 0.3)) portfolio.decided.push_back(any());
  return portfolio;
}

TEST(ProjectSelection, IsTheMostOfAllSetsOnRandomPortfolios) {
  sim::Stream stream = sim::StreamSource(31, 0).stream(sim::Cause("portfolios"));
  for (int i = 0; i < 300; ++i) {
    const ProjectPortfolio portfolio = random_portfolio(stream);
    const std::optional<double> most = most_by_trying(portfolio);
    if (!most) {
      EXPECT_THROW(select_projects(portfolio), InfeasibleProblem) << i;
      continue;
    }
    const ProjectSelection selection = select_projects(portfolio);
    EXPECT_TRUE(selection.proof.optimal);
    EXPECT_NEAR(selection.proof.value, *most, 1e-6) << i;
    EXPECT_LE(selection.cost, portfolio.budget + 1e-6);
  }
}

// A depot (60) is worth nothing without its road (50); two clinics of 40 each bring 30, but one is enough.
TEST(ProjectSelection, RoadComesWithItsDepotAndOneClinicIsEnough) {
  ProjectPortfolio portfolio{{{60, 100}, {50, 0}, {40, 30}, {40, 30}}, 150, {{2, 3}}, {{0, 1}}, {}};
  EXPECT_THAT(select_projects(portfolio).funded, ElementsAre(0, 1, testing::AnyOf(2, 3)));
  portfolio.budget = 100;
  EXPECT_THAT(select_projects(portfolio).funded, ElementsAre(testing::AnyOf(2, 3)));
  portfolio.budget = 0;
  EXPECT_THAT(select_projects(portfolio).funded, IsEmpty());
}

TEST(ProjectSelection, MalformedPortfoliosAreRefused) {
  EXPECT_THROW(select_projects({{{-1, 1}}, 1, {}, {}, {}}), std::invalid_argument);
  EXPECT_THROW(select_projects({{{1, 1}}, -1, {}, {}, {}}), std::invalid_argument);
  EXPECT_THROW(select_projects({{{1, 1}}, 1, {{1}}, {}, {}}), std::invalid_argument);
  EXPECT_THROW(select_projects({{{1, 1}}, 1, {}, {{0, 1}}, {}}), std::invalid_argument);
  EXPECT_THROW(select_projects({{{2, 1}}, 1, {}, {}, {0}}), InfeasibleProblem);
}

}  // namespace
}  // namespace surge::test
