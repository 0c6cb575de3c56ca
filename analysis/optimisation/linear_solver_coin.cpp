// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <utility>

#include <coin/CbcModel.hpp>
#include <coin/CbcStrategy.hpp>
#include <coin/CglFlowCover.hpp>
#include <coin/CglKnapsackCover.hpp>
#include <coin/CglMixedIntegerRounding2.hpp>
#include <coin/CoinPackedMatrix.hpp>
#include <coin/OsiClpSolverInterface.hpp>

#include "analysis/optimisation/linear_program.h"
#include "analysis/optimisation/stopwatch.h"

namespace surge::optimisation {
namespace {

constexpr double kFeasible = 1e-6;  ///< how far a start may break limits
constexpr double kLpTolerance = 1e-8;
constexpr double kLoose = 1e-6;  ///< share of a row's activity

void load(OsiClpSolverInterface& solver, const LinearProgram& program) {
  solver.messageHandler()->setLogLevel(0);
  solver.getModelPtr()->setLogLevel(0);
  const CoinBigIndex* begin = program.row_begin().data();
  const CoinPackedMatrix matrix(false, static_cast<int>(program.columns()), static_cast<int>(program.rows()),
                                static_cast<CoinBigIndex>(program.term_columns().size()),
                                program.term_factors().data(), program.term_columns().data(), begin, nullptr);
  solver.loadProblem(matrix, program.lower().data(), program.upper().data(), program.cost().data(),
                     program.row_lower().data(), program.row_upper().data());
  solver.setDblParam(OsiPrimalTolerance, kLpTolerance);
  solver.setDblParam(OsiDualTolerance, kLpTolerance);
}

void check_solved(const OsiClpSolverInterface& solver) {
  if (solver.isProvenOptimal()) return;
  if (solver.isProvenPrimalInfeasible()) throw InfeasibleProblem("no choice satisfies all constraints");
  if (solver.isProvenDualInfeasible()) throw SolverFailure("the program has no least value: it is unbounded");
  throw SolverFailure("the linear solver gave up");
}

LinearAnswer answer_of(const OsiClpSolverInterface& solver) {
  const double* x = solver.getColSolution();
  const double* price = solver.getRowPrice();
  return {{x, x + solver.getNumCols()}, {price, price + solver.getNumRows()}, solver.getObjValue()};
}

/// The default strategy without Gomory cuts, two-step rounding cuts and probing: of 120 random
/// pre-positioning problems these cost the optimum of one or two, and the answer was called optimal. Nor
/// strong branching, for whose hot starts OsiClp 1.14 fails an assertion.
class Strategy final : public CbcStrategyDefault {
 public:
  Strategy() : CbcStrategyDefault(1, 0, 0, 0) {}
  CbcStrategy* clone() const override { return new Strategy(*this); }
  void setupCutGenerators(CbcModel& model) override {
    constexpr int kAtRootOrIfOfUse = -98;
    CglKnapsackCover covers;
    CglMixedIntegerRounding2 rounding;
    CglFlowCover flows;
    model.addCutGenerator(&covers, kAtRootOrIfOfUse, "covers");
    model.addCutGenerator(&rounding, kAtRootOrIfOfUse, "rounding");
    model.addCutGenerator(&flows, kAtRootOrIfOfUse, "flows");
  }
};

void set_limits(CbcModel& model, const Limits& limits, double relative_gap) {
  if (std::isfinite(limits.seconds)) model.setMaximumSeconds(std::max(0.01, limits.seconds));
  constexpr std::size_t kMost = 2'000'000'000;
  model.setMaximumNodes(static_cast<int>(std::min(limits.nodes, kMost)));
  model.setAllowableFractionGap(relative_gap);
  model.setAllowableGap(0);
  model.setDblParam(CbcModel::CbcIntegerTolerance, 1e-7);
}

/// Whole columns made whole and fixed; what is left is a linear program.
std::vector<double> polish(const LinearProgram& program, std::span<const double> x) {
  LinearProgram rest = program;
  std::vector<std::pair<std::size_t, double>> whole;
  for (std::size_t column = 0; column < program.columns(); ++column) {
    if (program.kinds()[column] != ColumnKind::Integer) continue;
    const double value = std::round(x[column]) + 0.0;
    whole.emplace_back(column, value);
    rest.set_column_limits(static_cast<ColumnId>(column), value, value);
  }
  std::vector<double> clean = solve_linear(rest).x;
  for (const auto& [column, value] : whole) clean[column] = value;
  return clean;
}

bool is_start(const LinearProgram& program, std::span<const double> start) {
  return start.size() == program.columns() && program.violation(start) <= kFeasible;
}

void check_finished(const CbcModel& model, bool has_start) {
  if (model.bestSolution() != nullptr || has_start) return;
  if (model.isProvenInfeasible()) throw InfeasibleProblem("no choice satisfies all constraints");
  if (model.isContinuousUnbounded()) throw SolverFailure("the program has no least value: it is unbounded");
  throw SolverFailure("no answer was found within the limits");
}

}  // namespace

bool has_linear_solver() {
  return true;
}

LinearAnswer solve_linear(const LinearProgram& program) {
  LinearSolver solver(program);
  return solver.solve();
}

IntegerAnswer solve_integer(const LinearProgram& program, const IntegerOptions& options) {
  const Stopwatch watch;
  OsiClpSolverInterface solver;
  load(solver, program);
  for (std::size_t column = 0; column < program.columns(); ++column) {
    if (program.kinds()[column] == ColumnKind::Integer) solver.setInteger(static_cast<int>(column));
  }
  solver.initialSolve();
  check_solved(solver);
  CbcModel model(solver);
  model.setLogLevel(0);
  model.solver()->messageHandler()->setLogLevel(0);
  set_limits(model, options.limits, options.relative_gap);
  Strategy strategy;
  model.setStrategy(strategy);
  const bool has_start = is_start(program, options.start);
  IntegerAnswer answer;
  if (has_start) {
    answer.x = polish(program, options.start);
    answer.proof.value = program.value_of(answer.x);
    // Cbc looks below the cutoff only; if there is nothing, the start was the best.
    model.setCutoff(answer.proof.value - options.relative_gap * std::fabs(answer.proof.value));
  }
  model.branchAndBound();
  check_finished(model, has_start);
  if (model.bestSolution() != nullptr) {
    std::vector<double> found = polish(program, {model.bestSolution(), program.columns()});
    const double value = program.value_of(found);
    if (!has_start || value < answer.proof.value) {
      answer.x = std::move(found);
      answer.proof.value = value;
    }
  }
  answer.proof.nodes = static_cast<std::size_t>(std::max(1, model.getNodeCount()));
  answer.proof.optimal = model.isProvenOptimal() || (has_start && model.isProvenInfeasible());
  answer.proof.bound = answer.proof.optimal ? answer.proof.value
                                            : std::min(answer.proof.value, model.getBestPossibleObjValue());
  answer.proof.seconds = watch.seconds();
  return answer;
}

class LinearSolver::Implementation {
 public:
  OsiClpSolverInterface solver;
  bool solved = false;
};

LinearSolver::LinearSolver(const LinearProgram& program)
    : implementation_(std::make_unique<Implementation>()) {
  load(implementation_->solver, program);
}
LinearSolver::~LinearSolver() = default;
LinearSolver::LinearSolver(LinearSolver&&) noexcept = default;
LinearSolver& LinearSolver::operator=(LinearSolver&&) noexcept = default;

void LinearSolver::add_row(std::span<const Term> terms, double lower, double upper) {
  std::vector<int> columns;
  std::vector<double> factors;
  for (const Term& term : terms) {
    columns.push_back(static_cast<int>(term.column));
    factors.push_back(term.factor);
  }
  implementation_->solver.addRow(static_cast<int>(columns.size()), columns.data(), factors.data(), lower,
                                 upper);
}

void LinearSolver::set_column_limits(ColumnId column, double lower, double upper) {
  implementation_->solver.setColBounds(static_cast<int>(column), lower, upper);
}

void LinearSolver::set_row_limits(RowId row, double lower, double upper) {
  implementation_->solver.setRowBounds(static_cast<int>(row), lower, upper);
}

void LinearSolver::set_cost(ColumnId column, double cost) {
  implementation_->solver.setObjCoeff(static_cast<int>(column), cost);
}

std::size_t LinearSolver::drop_loose_rows(std::size_t first) {
  OsiClpSolverInterface& solver = implementation_->solver;
  const double* activity = solver.getRowActivity();
  std::vector<int> loose;
  for (int row = static_cast<int>(first); row < solver.getNumRows(); ++row) {
    const double room =
        std::min(activity[row] - solver.getRowLower()[row], solver.getRowUpper()[row] - activity[row]);
    if (room > kLoose * std::max(1.0, std::fabs(activity[row]))) loose.push_back(row);
  }
  if (!loose.empty()) solver.deleteRows(static_cast<int>(loose.size()), loose.data());
  return static_cast<std::size_t>(solver.getNumRows());
}

LinearAnswer LinearSolver::solve() {
  OsiClpSolverInterface& solver = implementation_->solver;
  if (implementation_->solved) {
    solver.resolve();
  } else {
    solver.initialSolve();
  }
  implementation_->solved = true;
  // From the last basis Clp has called programs infeasible that are not: asked again from none.
  if (!solver.isProvenOptimal()) {
    solver.setWarmStart(nullptr);
    solver.initialSolve();
  }
  check_solved(solver);
  return answer_of(solver);
}

}  // namespace surge::optimisation
