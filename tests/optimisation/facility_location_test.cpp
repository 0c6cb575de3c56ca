// SPDX-License-Identifier: Apache-2.0
#include "analysis/optimisation/facility_location.h"

#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/random/sampling.h"
#include "tests/optimisation/support/or_library.h"
#include "tests/support/full_size.h"

namespace surge::test {
namespace {

using namespace optimisation;

/// Least cost with one site a customer, by trying every assignment.
double least_assignment(const FacilityProblem& problem) {
  std::vector<std::size_t> site_of(problem.customers(), 0);
  double least = kInfinity;
  while (true) {
    std::vector<double> load(problem.sites(), 0);
    std::vector<bool> open(problem.sites(), false);
    double cost = 0;
    for (std::size_t customer = 0; customer < problem.customers(); ++customer) {
      const std::size_t site = site_of[customer];
      load[site] += problem.demand[customer];
      open[site] = true;
      cost += problem.serving_cost[customer * problem.sites() + site];
    }
    for (std::size_t site = 0; site < problem.sites(); ++site) {
      if (open[site]) cost += problem.fixed_cost[site];
      if (load[site] > problem.capacity[site]) cost = kInfinity;
    }
    least = std::min(least, cost);
    std::size_t digit = 0;
    while (digit < site_of.size() && ++site_of[digit] == problem.sites()) site_of[digit++] = 0;
    if (digit == site_of.size()) return least;
  }
}

/// `unit`: every customer's demand is 1 and capacities are whole, so that splitting cannot help.
FacilityProblem random_facilities(sim::Stream& stream, bool unit) {
  FacilityProblem problem;
  const std::size_t customers = 2 + sim::uniform_int(stream, 4), sites = 2 + sim::uniform_int(stream, 3);
  for (std::size_t i = 0; i < customers; ++i)
    problem.demand.push_back(unit ? 1 : 1 + static_cast<double>(sim::uniform_int(stream, 9)));
  for (std::size_t i = 0; i < sites; ++i) {
    problem.capacity.push_back(static_cast<double>(sim::uniform_int(stream, unit ? 4 : 20)));
    problem.fixed_cost.push_back(sim::uniform(stream, 0, 20));
  }
  for (std::size_t i = 0; i < customers * sites; ++i)
    problem.serving_cost.push_back(sim::bernoulli(stream, 0.1) ? kInfinity : sim::uniform(stream, 0, 20));
  return problem;
}

void expect_least(const FacilityProblem& problem, Sourcing sourcing) {
  const double least = least_assignment(problem);
  if (!std::isfinite(least)) {
    EXPECT_THROW(solve_facility_location(problem, sourcing), InfeasibleProblem);
    return;
  }
  const FacilitySolution solution = solve_facility_location(problem, sourcing);
  EXPECT_TRUE(solution.proof.optimal);
  EXPECT_NEAR(solution.proof.value, least, 1e-6);
}

TEST(FacilityLocation, OneSiteACustomerIsTheLeastOfAllAssignments) {
  sim::Stream stream = sim::StreamSource(11, 0).stream(sim::Cause("problems"));
  for (int i = 0; i < 100; ++i) expect_least(random_facilities(stream, false), Sourcing::Single);
}

TEST(FacilityLocation, SplittingDoesNotHelpWithDemandOfOne) {
  sim::Stream stream = sim::StreamSource(12, 0).stream(sim::Cause("problems"));
  for (int i = 0; i < 100; ++i) expect_least(random_facilities(stream, true), Sourcing::Split);
}

// Demand of 3 and 3 from capacities of 4 and 2: only shared.
TEST(FacilityLocation, SplittingServesWhatOneSiteCannot) {
  const FacilityProblem problem{{3, 3}, {4, 2}, {1, 1}, {3, 6, 3, 6}};
  EXPECT_THROW(solve_facility_location(problem, Sourcing::Single), InfeasibleProblem);
  const FacilitySolution shared = solve_facility_location(problem, Sourcing::Split);
  EXPECT_NEAR(shared.proof.value, 2 + 4 + 4, 1e-9);
  EXPECT_NEAR(shared.share[1] + shared.share[3], 2.0 / 3, 1e-9);
}

TEST(FacilityLocation, MalformedProblemsAreRefused) {
  EXPECT_THROW(solve_facility_location({{1}, {1}, {}, {1}}, Sourcing::Split), std::invalid_argument);
  EXPECT_THROW(solve_facility_location({{1}, {1}, {1}, {}}, Sourcing::Split), std::invalid_argument);
  EXPECT_THROW(solve_facility_location({{-1}, {1}, {1}, {1}}, Sourcing::Split), std::invalid_argument);
}

// Optima to 7 digits. Those of cap63 and cap64 are of one site a customer: shared, they cost less.
TEST(OrLibrary, FacilityInstancesAreSolvedToTheirOptima) {
  const auto folder = benchmark_folder();
  if (!folder) GTEST_SKIP() << "instances of the OR-Library are not here: set SURGE_BENCHMARKS";
  for (const std::string name : {"cap71", "cap74", "cap102"}) {
    const FacilityCase known = read_cap(*folder, name);
    const FacilitySolution single = solve_facility_location(known.problem, Sourcing::Single);
    EXPECT_TRUE(single.proof.optimal) << name;
    EXPECT_NEAR(single.proof.value, known.optimum, 5e-7 * known.optimum) << name;
  }
  const FacilityCase tight = read_cap(*folder, "cap63");
  EXPECT_NEAR(solve_facility_location(tight.problem, Sourcing::Split).proof.value, 1'014'062.050, 1e-3);
}

}  // namespace
}  // namespace surge::test
