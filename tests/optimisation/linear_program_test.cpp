// SPDX-License-Identifier: Apache-2.0
#include "analysis/optimisation/linear_program.h"

#include <cmath>
#include <optional>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/random/sampling.h"
#include "tests/support/full_size.h"

namespace surge::test {
namespace {

using namespace optimisation;
using ::testing::SizeIs;

constexpr int kMostOfAColumn = 3;

/// Whole columns in 0 .. 3, small whole factors; rows of every kind.
LinearProgram random_program(sim::Stream& stream) {
  LinearProgram program;
  const auto whole = [&](double low, double high) { return std::round(sim::uniform(stream, low, high)); };
  const std::size_t columns = 1 + sim::uniform_int(stream, 5), rows = sim::uniform_int(stream, 5);
  std::vector<ColumnId> ids;
  for (std::size_t i = 0; i < columns; ++i)
    ids.push_back(program.add_column(whole(-9, 9), 0, kMostOfAColumn, ColumnKind::Integer));
  for (std::size_t i = 0; i < rows; ++i) {
    std::vector<Term> terms;
    for (const ColumnId id : ids) terms.push_back({id, whole(-5, 5)});
    const double low = whole(-10, 5);
    const bool equal = sim::bernoulli(stream, 0.1), open = sim::bernoulli(stream, 0.5);
    program.add_row(terms, low, equal ? low : open ? kInfinity : low + whole(0, 10));
  }
  return program;
}

/// Every point of the grid; the values of those that keep all rows.
std::vector<std::vector<double>> feasible_points(const LinearProgram& program) {
  std::vector<std::vector<double>> found;
  std::vector<double> x(program.columns(), 0);
  while (true) {
    if (program.violation(x) < 1e-9) found.push_back(x);
    std::size_t digit = 0;
    while (digit < x.size() && ++x[digit] > kMostOfAColumn) x[digit++] = 0;
    if (digit == x.size()) return found;
  }
}

TEST(IntegerProgram, IsTheLeastOfAllPointsWithAnyStart) {
  sim::Stream stream = sim::StreamSource(21, 0).stream(sim::Cause("programs"));
  for (int i = 0; i < (kFullSize ? 400 : 60); ++i) {
    const LinearProgram program = random_program(stream);
    const auto points = feasible_points(program);
    if (points.empty()) {
      EXPECT_THROW(solve_integer(program), InfeasibleProblem) << i;
      continue;
    }
    double least = kInfinity;
    for (const auto& x : points) least = std::min(least, program.value_of(x));
    const IntegerAnswer answer = solve_integer(program);
    EXPECT_TRUE(answer.proof.optimal);
    EXPECT_EQ(answer.proof.value, least) << i;
    const auto& start = points[sim::uniform_int(stream, points.size())];
    EXPECT_EQ(solve_integer(program, {.start = start}).proof.value, least) << i;
    EXPECT_EQ(solve_integer(program, {.start = answer.x}).proof.value, least) << i;
  }
}

// max 3 x + 2 y, x + y <= 4, x + 3 y <= 7, x <= 3: at (3, 1).
TEST(LinearProgramByHand, CornerAndPrices) {
  LinearProgram program;
  const ColumnId x = program.add_column(-3, 0, 3), y = program.add_column(-2, 0, kInfinity);
  program.add_row({{x, 1}, {y, 1}}, -kInfinity, 4);
  program.add_row({{x, 1}, {y, 3}}, -kInfinity, 7);
  const LinearAnswer answer = solve_linear(program);
  EXPECT_NEAR(answer.value, -11, 1e-9);
  EXPECT_NEAR(answer.x[0], 3, 1e-9);
  EXPECT_NEAR(answer.price[0], -2, 1e-9);
  EXPECT_NEAR(answer.price[1], 0, 1e-9);
}

TEST(LinearProgramByHand, InfeasibleAndUnboundedAreToldApart) {
  LinearProgram program;
  const ColumnId x = program.add_column(-1, 0, kInfinity);
  EXPECT_THROW(solve_linear(program), SolverFailure);
  program.add_row({{x, 1}}, -kInfinity, -1);
  EXPECT_THROW(solve_linear(program), InfeasibleProblem);
}

TEST(LinearSolver, RowsAddedLaterCountAndLooseOnesGo) {
  LinearProgram program;
  const ColumnId x = program.add_column(-1, 0, 10);
  LinearSolver solver(program);
  EXPECT_NEAR(solver.solve().value, -10, 1e-9);
  solver.add_row(std::vector<Term>{{x, 1}}, -kInfinity, 7);
  solver.add_row(std::vector<Term>{{x, 1}}, -kInfinity, 9);
  EXPECT_NEAR(solver.solve().value, -7, 1e-9);
  EXPECT_EQ(solver.drop_loose_rows(0), 1u);
  solver.set_column_limits(x, 0, 3);
  EXPECT_NEAR(solver.solve().value, -3, 1e-9);
}

TEST(LinearProgramByHand, TermsOfAColumnAddUp) {
  LinearProgram program;
  const ColumnId x = program.add_column(1, 0, 10);
  program.add_row({{x, 1}, {x, 1}}, 6, kInfinity);
  EXPECT_THAT(program.term_columns(), SizeIs(1));
  EXPECT_NEAR(solve_linear(program).value, 3, 1e-9);
}

}  // namespace
}  // namespace surge::test
