// SPDX-License-Identifier: Apache-2.0
// A folder of CSV files: metrics.csv and summary.csv for what is one number a replication, a file each for
// the other tables, columns.csv for what the columns mean.
#include <cmath>

#include "analysis/export/cell_labels.h"
#include "analysis/export/csv_file.h"
#include "analysis/export/export.h"
#include "analysis/results/table_cells.h"
#include "analysis/statistics/summary.h"
#include "analysis/statistics/tail_risk.h"

namespace surge::analysis::exports {
namespace {

namespace fs = std::filesystem;
using Table = models::TableDeclaration;

constexpr const char* kStatisticsColumns[] = {"n", "happened", "mean", "low95", "high95", "p5", "p50", "p95"};

class CsvFolder {
 public:
  CsvFolder(const Source& source, const Wanted& wanted, const fs::path& folder)
      : source_(source), wanted_(wanted), folder_(folder), dictionary_(folder / "columns.csv") {
    for (const char* name : {"file", "column", "unit", "title", "title_zh", "definition"})
      dictionary_.text(name);
    dictionary_.end_line();
    for (const std::size_t table : wanted.tables) {
      if (schema().tables()[table].dimensions.empty()) scalars_.push_back(table);
    }
  }

  void write() {
    if (!scalars_.empty()) {
      write_metrics();
      write_summary();
    }
    for (const std::size_t table : wanted_.tables) {
      if (!schema().tables()[table].dimensions.empty()) write_table(table);
    }
    dictionary_.close();
  }

 private:
  const models::RecordSchema& schema() const { return source_.results.schema(); }

  void define(const std::string& file, const std::string& column, const Table& table) {
    dictionary_.text(file).text(column).text(table.unit).text(table.title.en).text(table.title.zh);
    dictionary_.text(table.long_name).end_line();
  }

  void write_metrics() {
    CsvFile file(folder_ / "metrics.csv");
    file.text("replication");
    std::vector<std::vector<double>> columns;
    for (const std::size_t table : scalars_) {
      file.text(schema().tables()[table].name);
      define("metrics.csv", schema().tables()[table].name, schema().tables()[table]);
      for_each_cell(source_.results, table, source_.rows, [&](std::size_t, std::span<double> sample) {
        columns.emplace_back(sample.begin(), sample.end());
      });
    }
    file.end_line();
    const std::vector<std::int64_t> numbers = source_.results.replications();
    for (std::size_t i = 0; i < source_.rows.size(); ++i) {
      file.number(static_cast<double>(numbers[source_.rows[i]]));
      for (const std::vector<double>& column : columns) file.number(column[i]);
      file.end_line();
    }
    file.close();
  }

  void write_summary() {
    CsvFile file(folder_ / "summary.csv");
    for (const char* name : {"metric", "title", "title_zh", "unit"}) file.text(name);
    for (const char* name : kStatisticsColumns) file.text(name);
    file.text("worst5").text("direction").end_line();
    for (const std::size_t index : scalars_) {
      const Table& table = schema().tables()[index];
      for_each_cell(source_.results, index, source_.rows, [&](std::size_t, std::span<double> sample) {
        file.text(table.name).text(table.title.en).text(table.title.zh).text(table.unit);
        statistics(file, sample);
        file.number(conditional_value_at_risk(sample, table.direction));
        file.text(direction_name(table.direction)).end_line();
      });
    }
    file.close();
  }

  static const char* direction_name(models::Direction direction) {
    if (direction == models::Direction::kNeutral) return "neutral";
    return direction == models::Direction::kHigherIsBetter ? "higher_is_better" : "lower_is_better";
  }

  static void statistics(CsvFile& file, std::span<const double> sample) {
    const Summary summary = summarise(sample);
    file.number(static_cast<double>(summary.count)).number(static_cast<double>(summary.happened));
    file.number(summary.mean).number(summary.low).number(summary.high);
    file.number(summary.p5).number(summary.p50).number(summary.p95);
  }

  /// Long: a line a cell, or with replications a line a cell and replication.
  void write_table(std::size_t index) {
    const Table& table = schema().tables()[index];
    const std::string name = table.name + ".csv";
    CsvFile file(folder_ / name);
    const auto axes = axes_of(schema(), index);
    if (wanted_.detail == Detail::kReplications) file.text("replication");
    for (const auto* axis : axes) {
      const bool labelled = !axis->keys.empty();
      file.text(labelled ? axis->name : axis->name + (axis->unit.empty() ? "" : "_" + axis->unit));
      if (labelled) file.text(axis->name + "_en").text(axis->name + "_zh");
    }
    define(name, wanted_.detail == Detail::kReplications ? "value" : "mean", table);
    if (wanted_.detail == Detail::kReplications) {
      file.text("value").end_line();
      write_replications(file, index);
    } else {
      for (const char* column : kStatisticsColumns) file.text(column);
      file.end_line();
      for_each_cell(source_.results, index, source_.rows, [&](std::size_t cell, std::span<double> sample) {
        labels(file, index, cell);
        statistics(file, sample);
        file.end_line();
      });
    }
    file.close();
  }

  void write_replications(CsvFile& file, std::size_t index) {
    const std::vector<std::int64_t> numbers = source_.results.replications();
    for (const std::size_t row : source_.rows) {
      const std::vector<double> cells = source_.results.rows(index, row, 1);
      for (std::size_t cell = 0; cell < cells.size(); ++cell) {
        file.number(static_cast<double>(numbers[row]));
        labels(file, index, cell);
        file.number(cells[cell]).end_line();
      }
    }
  }

  void labels(CsvFile& file, std::size_t index, std::size_t cell) const {
    const auto axes = axes_of(schema(), index);
    const std::vector<std::size_t> positions = positions_of(schema().shape(index), cell);
    for (std::size_t i = 0; i < axes.size(); ++i) {
      const models::DimensionDeclaration& axis = *axes[i];
      if (axis.keys.empty()) {
        file.number(axis.coordinates[positions[i]]);
        continue;
      }
      const models::BilingualName& name = axis.names[positions[i]];
      file.text(axis.keys[positions[i]]).text(name.en).text(name.zh);
    }
  }

  const Source& source_;
  const Wanted& wanted_;
  fs::path folder_;
  CsvFile dictionary_;
  std::vector<std::size_t> scalars_;
};

}  // namespace

void write_csv(const Source& source, const Wanted& wanted, const fs::path& folder) {
  CsvFolder(source, wanted, folder).write();
}

}  // namespace surge::analysis::exports
