// SPDX-License-Identifier: Apache-2.0
// Stands in for linear_solver_coin.cpp where Cbc is not installed.
#include "analysis/optimisation/linear_program.h"

namespace surge::optimisation {
namespace {

[[noreturn]] void fail_without_solver() {
  throw SolverFailure(
      "this build has no solver for linear programs: install coinor-libcbc-dev and build again");
}

}  // namespace

class LinearSolver::Implementation {};

bool has_linear_solver() {
  return false;
}

LinearAnswer solve_linear(const LinearProgram&) {
  fail_without_solver();
}

IntegerAnswer solve_integer(const LinearProgram&, const IntegerOptions&) {
  fail_without_solver();
}

LinearSolver::LinearSolver(const LinearProgram&) {
  fail_without_solver();
}
LinearSolver::~LinearSolver() = default;
LinearSolver::LinearSolver(LinearSolver&&) noexcept = default;
LinearSolver& LinearSolver::operator=(LinearSolver&&) noexcept = default;

void LinearSolver::add_row(std::span<const Term>, double, double) {}
void LinearSolver::set_column_limits(ColumnId, double, double) {}
void LinearSolver::set_row_limits(RowId, double, double) {}
void LinearSolver::set_cost(ColumnId, double) {}
std::size_t LinearSolver::drop_loose_rows(std::size_t) {
  return 0;
}
LinearAnswer LinearSolver::solve() {
  fail_without_solver();
}

}  // namespace surge::optimisation
