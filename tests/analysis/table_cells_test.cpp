// SPDX-License-Identifier: Apache-2.0
// Tables read in parts are those read at once.
#include "analysis/results/table_cells.h"

#include <algorithm>
#include <cmath>
#include <random>

#include <gtest/gtest.h>

#include "analysis/results/result_writer.h"
#include "analysis/statistics/summary.h"
#include "tests/analysis/support.h"

namespace surge::analysis {
namespace {

constexpr std::uint64_t kRuns = 700;  // more than a chunk of any table

class TableCells : public ::testing::Test {
 protected:
  TableCells() : schema(testing::small_schema()) {
    ResultWriter writer(file, testing::small_information(), schema);
    for (std::uint64_t i = 0; i < kRuns; ++i) {
      models::Record record = testing::small_record(schema, i);
      if (i % 7 == 3) record.outcome.kind = sim::RunOutcome::Kind::failed;
      writer.append(i, record);
    }
    writer.finish();
  }

  testing::TemporaryFolder folder;
  std::filesystem::path file = folder / "cells.h5";
  models::RecordSchema schema;
};

TEST_F(TableCells, SamplesAreThoseOfTheWholeTable) {
  const ResultReader results(file);
  const std::vector<std::size_t> rows = rows_that_count(results);
  EXPECT_EQ(rows.size(), kRuns - kRuns / 7);
  for (std::size_t table = 0; table < results.schema().tables().size(); ++table) {
    const TableValues whole = results.table(table);
    const std::size_t cells = results.schema().cells(table);
    std::size_t visited = 0;
    for_each_cell(results, table, rows, [&](std::size_t cell, std::span<double> sample) {
      ASSERT_EQ(cell, visited++);
      ASSERT_EQ(sample.size(), rows.size());
      for (std::size_t i = 0; i < rows.size(); ++i) {
        const double expected = whole.values[rows[i] * cells + cell];
        EXPECT_TRUE(sample[i] == expected || (std::isnan(sample[i]) && std::isnan(expected)));
      }
    });
    EXPECT_EQ(visited, cells);
  }
}

TEST_F(TableCells, MeansLeaveOutWhatDidNotHappen) {
  const ResultReader results(file);
  const std::vector<std::size_t> rows = rows_that_count(results);
  for (std::size_t table = 0; table < results.schema().tables().size(); ++table) {
    const std::vector<double> means = means_of_cells(results, table, rows);
    for_each_cell(results, table, rows, [&](std::size_t cell, std::span<double> sample) {
      const double expected = summarise(sample).mean;
      if (std::isnan(expected))
        EXPECT_TRUE(std::isnan(means[cell]));
      else
        EXPECT_NEAR(means[cell], expected, 1e-12 * std::abs(expected));
    });
  }
}

TEST(RangeOf, IsWhatTheSummaryTells) {
  std::mt19937_64 draw(3);
  const auto uniform = [&] { return static_cast<double>(draw() >> 11U) * 0x1p-53; };
  for (const std::size_t size : {1U, 2U, 3U, 20U, 21U, 100U, 1001U}) {
    for (const double missing : {0.0, 0.03, 0.5, 1.0}) {
      std::vector<double> sample;
      for (std::size_t i = 0; i < size; ++i) {
        const double value = std::floor(10 * uniform());
        sample.push_back(uniform() < missing ? std::nan("") : value);
      }
      const Summary summary = summarise(sample);
      const Range range = range_of(sample);
      const auto same = [](double x, double y) { return x == y || (std::isnan(x) && std::isnan(y)); };
      EXPECT_TRUE(same(range.mean, summary.mean)) << size << ' ' << missing;
      EXPECT_TRUE(same(range.p5, summary.p5)) << size << ' ' << missing;
      EXPECT_TRUE(same(range.p50, summary.p50)) << size << ' ' << missing;
      EXPECT_TRUE(same(range.p95, summary.p95)) << size << ' ' << missing;
    }
  }
}

}  // namespace
}  // namespace surge::analysis
