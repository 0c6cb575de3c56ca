// SPDX-License-Identifier: Apache-2.0
// Linear and mixed-integer programs as values, and their solution by Clp and Cbc of COIN-OR (Forrest and
// Lougee-Heimer 2005, "CBC user guide", INFORMS TutORials). One thread, so the same program gives the same
// bits; several programs may be solved on several threads.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <memory>
#include <span>
#include <vector>

#include "analysis/optimisation/outcome.h"

namespace surge::optimisation {

/// A column or a row of a program, by number.
enum class ColumnId : int {};
enum class RowId : int {};

enum class ColumnKind { Continuous, Integer };

struct Term {
  ColumnId column{};
  double factor = 0;
};

/// Minimise cost * x subject to row_lower <= A x <= row_upper, lower <= x <= upper, some x whole numbers.
class LinearProgram {
 public:
  /// Limits may be infinite; lower <= upper.
  ColumnId add_column(double cost, double lower, double upper, ColumnKind kind = ColumnKind::Continuous);
  ColumnId add_binary(double cost) { return add_column(cost, 0, 1, ColumnKind::Integer); }
  /// Terms of the same column add up.
  RowId add_row(std::span<const Term> terms, double lower, double upper);
  RowId add_row(std::initializer_list<Term> terms, double lower, double upper) {
    return add_row(std::span<const Term>(terms.begin(), terms.size()), lower, upper);
  }
  void set_cost(ColumnId column, double cost) { cost_[index(column)] = cost; }
  void set_column_limits(ColumnId column, double lower, double upper);
  void set_row_limits(RowId row, double lower, double upper);

  std::size_t columns() const { return cost_.size(); }
  std::size_t rows() const { return row_lower_.size(); }
  bool has_integers() const;
  double value_of(std::span<const double> x) const;
  /// Largest amount by which limits, rows or wholeness are broken.
  double violation(std::span<const double> x) const;

  std::span<const double> cost() const { return cost_; }
  std::span<const double> lower() const { return lower_; }
  std::span<const double> upper() const { return upper_; }
  std::span<const double> row_lower() const { return row_lower_; }
  std::span<const double> row_upper() const { return row_upper_; }
  std::span<const ColumnKind> kinds() const { return kind_; }
  /// Row r has the terms row_begin()[r] .. row_begin()[r + 1] of term_columns() and term_factors().
  std::span<const int> row_begin() const { return row_begin_; }
  std::span<const int> term_columns() const { return term_column_; }
  std::span<const double> term_factors() const { return term_factor_; }

 private:
  static std::size_t index(ColumnId column) { return static_cast<std::size_t>(column); }
  static std::size_t index(RowId row) { return static_cast<std::size_t>(row); }

  std::vector<double> cost_, lower_, upper_;
  std::vector<ColumnKind> kind_;
  std::vector<double> row_lower_, row_upper_;
  std::vector<int> row_begin_{0};
  std::vector<int> term_column_;
  std::vector<double> term_factor_;
  std::vector<double> scratch_;  ///< (column): factors of the row being added
};

struct LinearAnswer {
  std::vector<double> x;      ///< (column)
  std::vector<double> price;  ///< (row): change of the value with the row's limit
  double value = 0;
};

struct IntegerAnswer {
  std::vector<double> x;  ///< (column); whole columns are whole to the last bit
  Proof proof;
};

struct IntegerOptions {
  Limits limits{};
  double relative_gap = 1e-9;       ///< >= 0: stop when bound and value agree within this share
  std::span<const double> start{};  ///< (column): a feasible answer to beat, or empty
};

/// Whether this build has Clp and Cbc. Without, the functions below throw SolverFailure.
bool has_linear_solver();

/// Kinds of columns are ignored. Throws InfeasibleProblem; SolverFailure if unbounded.
LinearAnswer solve_linear(const LinearProgram& program);

/// Throws InfeasibleProblem if there is no answer; SolverFailure if unbounded, or if a limit struck before
/// the first answer. A start that is not feasible within 1e-6 is left aside.
IntegerAnswer solve_integer(const LinearProgram& program, const IntegerOptions& options = {});

/// A linear program that is solved again and again after rows are added or limits change, each time from the
/// last basis.
class LinearSolver {
 public:
  explicit LinearSolver(const LinearProgram& program);
  ~LinearSolver();
  LinearSolver(LinearSolver&&) noexcept;
  LinearSolver& operator=(LinearSolver&&) noexcept;

  void add_row(std::span<const Term> terms, double lower, double upper);
  void set_column_limits(ColumnId column, double lower, double upper);
  void set_row_limits(RowId row, double lower, double upper);
  void set_cost(ColumnId column, double cost);
  /// Takes out those rows from `first` on that the last answer keeps with room to spare. How many are left.
  std::size_t drop_loose_rows(std::size_t first);
  /// Throws as solve_linear.
  LinearAnswer solve();

 private:
  class Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace surge::optimisation
