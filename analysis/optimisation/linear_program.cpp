// SPDX-License-Identifier: Apache-2.0
#include "analysis/optimisation/linear_program.h"

#include <algorithm>
#include <cmath>

#include "sim/contract.h"

namespace surge::optimisation {
namespace {

double outside(double value, double lower, double upper) {
  return std::max({0.0, lower - value, value - upper});
}

}  // namespace

ColumnId LinearProgram::add_column(double cost, double lower, double upper, ColumnKind kind) {
  SIM_EXPECT(lower <= upper);
  cost_.push_back(cost);
  lower_.push_back(lower);
  upper_.push_back(upper);
  kind_.push_back(kind);
  scratch_.push_back(0);
  return static_cast<ColumnId>(cost_.size() - 1);
}

RowId LinearProgram::add_row(std::span<const Term> terms, double lower, double upper) {
  SIM_EXPECT(lower <= upper);
  for (const Term& term : terms) scratch_[index(term.column)] += term.factor;
  for (const Term& term : terms) {
    double& factor = scratch_[index(term.column)];
    if (factor == 0) continue;
    term_column_.push_back(static_cast<int>(term.column));
    term_factor_.push_back(factor);
    factor = 0;
  }
  row_begin_.push_back(static_cast<int>(term_column_.size()));
  row_lower_.push_back(lower);
  row_upper_.push_back(upper);
  return static_cast<RowId>(row_lower_.size() - 1);
}

void LinearProgram::set_column_limits(ColumnId column, double lower, double upper) {
  lower_[index(column)] = lower;
  upper_[index(column)] = upper;
}

void LinearProgram::set_row_limits(RowId row, double lower, double upper) {
  row_lower_[index(row)] = lower;
  row_upper_[index(row)] = upper;
}

bool LinearProgram::has_integers() const {
  return std::ranges::find(kind_, ColumnKind::Integer) != kind_.end();
}

double LinearProgram::value_of(std::span<const double> x) const {
  double sum = 0;
  for (std::size_t column = 0; column < cost_.size(); ++column) sum += cost_[column] * x[column];
  return sum;
}

double LinearProgram::violation(std::span<const double> x) const {
  double worst = 0;
  for (std::size_t column = 0; column < cost_.size(); ++column) {
    worst = std::max(worst, outside(x[column], lower_[column], upper_[column]));
    if (kind_[column] == ColumnKind::Integer)
      worst = std::max(worst, std::fabs(x[column] - std::round(x[column])));
  }
  for (std::size_t row = 0; row < row_lower_.size(); ++row) {
    double sum = 0, size = 1;
    for (auto i = static_cast<std::size_t>(row_begin_[row]);
         i < static_cast<std::size_t>(row_begin_[row + 1]); ++i) {
      const double part = term_factor_[i] * x[static_cast<std::size_t>(term_column_[i])];
      sum += part;
      size = std::max(size, std::fabs(part));
    }
    worst = std::max(worst, outside(sum, row_lower_[row], row_upper_[row]) / size);
  }
  return worst;
}

}  // namespace surge::optimisation
