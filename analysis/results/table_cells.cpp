// SPDX-License-Identifier: Apache-2.0
#include "analysis/results/table_cells.h"

#include <algorithm>
#include <cmath>

#include "sim/simulation.h"

namespace surge::analysis {
namespace {

constexpr std::size_t kBlockBytes = std::size_t{8} << 20;

/// Hands out the wanted rows in order: position among the wanted, and the row's cells.
template <class Visit>
void for_each_wanted_row(const ResultReader& results, std::size_t table, std::span<const std::size_t> rows,
                         Visit&& visit) {
  const std::size_t cells = results.schema().cells(table);
  const std::size_t all = results.information().replications;
  const std::size_t together =
      std::max<std::size_t>(16, kBlockBytes / sizeof(double) / std::max<std::size_t>(cells, 1));
  std::size_t next = 0;
  for (std::size_t first = 0; first < all && next < rows.size(); first += together) {
    const std::size_t count = std::min(together, all - first);
    if (rows[next] >= first + count) continue;
    const std::vector<double> values = results.rows(table, first, count);
    for (; next < rows.size() && rows[next] < first + count; ++next)
      visit(next, std::span(values).subspan((rows[next] - first) * cells, cells));
  }
}

/// Cells from `first` on, cell by cell.
template <class Value>
std::vector<Value> samples_of(const ResultReader& results, std::size_t table,
                              std::span<const std::size_t> rows, std::size_t first, std::size_t count) {
  std::vector<Value> samples(count * rows.size());
  for_each_wanted_row(results, table, rows, [&](std::size_t position, std::span<const double> row) {
    for (std::size_t cell = 0; cell < count; ++cell)
      samples[cell * rows.size() + position] = static_cast<Value>(row[first + cell]);
  });
  return samples;
}

template <class Value>
void visit_cells(const ResultReader& results, std::size_t table, std::span<const std::size_t> rows,
                 const std::function<void(std::size_t cell, std::span<double> sample)>& visit) {
  const std::size_t cells = results.schema().cells(table);
  const std::size_t together =
      std::clamp<std::size_t>(kSampleBytes / sizeof(Value) / std::max<std::size_t>(rows.size(), 1), 1,
                              std::max<std::size_t>(cells, 1));
  std::vector<double> sample(rows.size());
  for (std::size_t first = 0; first < cells; first += together) {
    const std::size_t count = std::min(together, cells - first);
    const std::vector<Value> samples = samples_of<Value>(results, table, rows, first, count);
    for (std::size_t cell = 0; cell < count; ++cell) {
      const auto begin = samples.begin() + static_cast<std::ptrdiff_t>(cell * rows.size());
      std::copy_n(begin, rows.size(), sample.begin());
      visit(first + cell, sample);
    }
  }
}

}  // namespace

std::vector<std::size_t> rows_that_count(const ResultReader& results) {
  const std::vector<std::int64_t> kinds = results.outcome_kinds();
  std::vector<std::size_t> rows;
  for (std::size_t row = 0; row < kinds.size(); ++row) {
    if (kinds[row] != static_cast<std::int64_t>(sim::RunOutcome::Kind::failed)) rows.push_back(row);
  }
  return rows;
}

std::vector<double> means_of_cells(const ResultReader& results, std::size_t table,
                                   std::span<const std::size_t> rows) {
  const std::size_t cells = results.schema().cells(table);
  std::vector<double> sums(cells, 0);
  std::vector<std::size_t> counts(cells, 0);
  for_each_wanted_row(results, table, rows, [&](std::size_t, std::span<const double> row) {
    for (std::size_t cell = 0; cell < cells; ++cell) {
      if (std::isnan(row[cell])) continue;
      sums[cell] += row[cell];
      ++counts[cell];
    }
  });
  for (std::size_t cell = 0; cell < cells; ++cell)
    sums[cell] = counts[cell] > 0 ? sums[cell] / static_cast<double>(counts[cell]) : std::nan("");
  return sums;
}

void for_each_cell(const ResultReader& results, std::size_t table, std::span<const std::size_t> rows,
                   const std::function<void(std::size_t cell, std::span<double> sample)>& visit) {
  // The file holds series in 32 bit.
  if (results.schema().is_series(table))
    visit_cells<float>(results, table, rows, visit);
  else
    visit_cells<double>(results, table, rows, visit);
}

}  // namespace surge::analysis
