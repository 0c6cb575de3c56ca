// SPDX-License-Identifier: Apache-2.0
// Statistics over the replications of a table that need not fit into memory.
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

#include "analysis/results/result_reader.h"

namespace surge::analysis {

/// Memory for the samples of for_each_cell; tables that need more are read several times.
inline constexpr std::size_t kSampleBytes = std::size_t{96} << 20;

/// Replications that did not fail, as positions in the file.
std::vector<std::size_t> rows_that_count(const ResultReader& results);

/// Mean of each cell over `rows` (rising); NaN is left out, and is the mean where nothing else is. Adds up in
/// the order of the rows. Reads the table once, a few megabytes at a time.
std::vector<double> means_of_cells(const ResultReader& results, std::size_t table,
                                   std::span<const std::size_t> rows);

/// Visits the cells in order, each with its values in `rows` (rising), which the visitor may reorder. Reads
/// the table once for each kSampleBytes of samples.
void for_each_cell(const ResultReader& results, std::size_t table, std::span<const std::size_t> rows,
                   const std::function<void(std::size_t cell, std::span<double> sample)>& visit);

}  // namespace surge::analysis
