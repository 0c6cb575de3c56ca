// SPDX-License-Identifier: Apache-2.0
// A folder of CSV files: metrics.csv and summary.csv for what is one number a replication, a file each for
// the other tables, columns.csv for what the columns mean.
#include <algorithm>

#include "analysis/export/cell_labels.h"
#include "analysis/export/csv_columns.h"
#include "analysis/export/csv_file.h"
#include "analysis/export/export.h"
#include "analysis/results/table_cells.h"
#include "analysis/statistics/summary.h"
#include "analysis/statistics/tail_risk.h"

namespace surge::analysis::exports {
namespace {

namespace fs = std::filesystem;
using Axis = models::DimensionDeclaration;
using Table = models::TableDeclaration;

constexpr const char* kMetricsFile = "metrics.csv";
constexpr std::size_t kRowsTogether = 4096;  ///< of metrics.csv in memory

const char* direction_name(models::Direction direction) {
  if (direction == models::Direction::kNeutral) return "neutral";
  return direction == models::Direction::kHigherIsBetter ? "higher_is_better" : "lower_is_better";
}

void write_label_names(CsvFile& file, const Axis& axis) {
  file.text(column_of(axis));
  if (!axis.keys.empty()) file.text(axis.name + "_en").text(axis.name + "_zh");
}

void write_label(CsvFile& file, const Axis& axis, std::size_t position) {
  if (axis.keys.empty()) {
    file.number(axis.coordinates[position]);
    return;
  }
  const models::BilingualName& name = axis.names[position];
  file.text(axis.keys[position]).text(name.en).text(name.zh);
}

void write_statistics(CsvFile& file, std::span<const double> sample) {
  const Summary summary = summarise(sample);
  file.number(static_cast<double>(summary.count)).number(static_cast<double>(summary.happened));
  file.number(summary.mean).number(summary.low).number(summary.high);
  file.number(summary.p5).number(summary.p50).number(summary.p95);
}

class CsvFolder {
 public:
  CsvFolder(const Source& source, const Wanted& wanted, const fs::path& folder)
      : source_(source),
        wanted_(wanted),
        folder_(folder),
        columns_(folder / "columns.csv"),
        numbers_(source.results.replications()) {
    for (const std::size_t index : wanted.tables) {
      if (table(index).dimensions.empty()) scalars_.push_back(index);
    }
  }

  void write() {
    if (!scalars_.empty()) {
      write_metrics();
      write_summary();
    }
    for (const std::size_t index : wanted_.tables) {
      if (!table(index).dimensions.empty()) write_table(index);
    }
    columns_.close();
  }

 private:
  const models::RecordSchema& schema() const { return source_.results.schema(); }
  const Table& table(std::size_t index) const { return schema().tables()[index]; }

  /// The axis on which the numbers of a table are positions, null where they are not.
  const Axis* axis_of_positions(const Table& table) const {
    const std::string name = dimension_of_positions(table);
    return name.empty() ? nullptr : &schema().dimension(name);
  }

  void write_metrics() {
    CsvFile file(folder_ / kMetricsFile);
    file.text("replication");
    for (const std::size_t index : scalars_) write_metric_names(file, table(index));
    file.end_line();
    const std::size_t all = source_.results.information().replications;
    auto next = source_.rows.begin();
    for (std::size_t first = 0; first < all; first += kRowsTogether) {
      const auto begin = next;
      while (next != source_.rows.end() && *next < first + kRowsTogether) ++next;
      write_metric_rows(file, first, std::min(kRowsTogether, all - first), {begin, next});
    }
    file.close();
  }

  /// The replications `rows`, all of them among the `count` positions from `first` on.
  void write_metric_rows(CsvFile& file, std::size_t first, std::size_t count,
                         std::span<const std::size_t> rows) {
    std::vector<std::vector<double>> columns;
    for (const std::size_t index : scalars_) columns.push_back(source_.results.rows(index, first, count));
    for (const std::size_t row : rows) {
      file.number(static_cast<double>(numbers_[row]));
      for (std::size_t i = 0; i < columns.size(); ++i)
        write_metric(file, table(scalars_[i]), columns[i][row - first]);
      file.end_line();
    }
  }

  void write_metric_names(CsvFile& file, const Table& metric) {
    file.text(metric.name);
    columns_.define(kMetricsFile, metric.name, metric);
    if (axis_of_positions(metric) == nullptr) return;
    for (const char* what : {"_key", "_en", "_zh"}) {
      file.text(metric.name + what);
      columns_.define_label(kMetricsFile, metric.name + what, metric);
    }
  }

  /// A position is followed by what stands there.
  void write_metric(CsvFile& file, const Table& metric, double value) const {
    file.number(value);
    const Axis* axis = axis_of_positions(metric);
    if (axis == nullptr) return;
    if (value >= 0 && value < static_cast<double>(axis->keys.size()))
      write_label(file, *axis, static_cast<std::size_t>(value));
    else
      file.text("").text("").text("");
  }

  void write_summary() {
    CsvFile file(folder_ / "summary.csv");
    for (const char* name : {"metric", "title", "title_zh", "unit"}) file.text(name);
    for (const char* name : kStatisticsColumns) file.text(name);
    file.text("worst5").text("direction").end_line();
    for (const std::size_t index : scalars_) {
      const Table& metric = table(index);
      if (!is_scalar_quantity(metric)) continue;
      for_each_cell(source_.results, index, source_.rows, [&](std::size_t, std::span<double> sample) {
        file.text(metric.name).text(metric.title.en).text(metric.title.zh).text(metric.unit);
        write_statistics(file, sample);
        file.number(conditional_value_at_risk(sample, metric.direction));
        file.text(direction_name(metric.direction)).end_line();
      });
    }
    file.close();
  }

  /// Long: a line a cell, or with replications a line a cell and replication.
  void write_table(std::size_t index) {
    const std::string name = table(index).name + ".csv";
    const bool replications = wanted_.detail == Detail::kReplications;
    CsvFile file(folder_ / name);
    const std::vector<const Axis*> axes = axes_of(schema(), index);
    if (replications) file.text("replication");
    for (const Axis* axis : axes) {
      write_label_names(file, *axis);
      columns_.define(*axis);
    }
    columns_.define(name, replications ? "value" : "mean", table(index));
    if (replications)
      write_replications(file, index, axes);
    else
      write_cells(file, index, axes);
    file.close();
  }

  void write_cells(CsvFile& file, std::size_t index, const std::vector<const Axis*>& axes) const {
    for (const char* column : kStatisticsColumns) file.text(column);
    file.end_line();
    for_each_cell(source_.results, index, source_.rows, [&](std::size_t cell, std::span<double> sample) {
      write_labels(file, axes, positions_of(schema().shape(index), cell));
      write_statistics(file, sample);
      file.end_line();
    });
  }

  void write_replications(CsvFile& file, std::size_t index, const std::vector<const Axis*>& axes) const {
    file.text("value").end_line();
    const std::vector<std::size_t> shape = schema().shape(index);
    for (const std::size_t row : source_.rows) {
      const std::vector<double> cells = source_.results.rows(index, row, 1);
      for (std::size_t cell = 0; cell < cells.size(); ++cell) {
        file.number(static_cast<double>(numbers_[row]));
        write_labels(file, axes, positions_of(shape, cell));
        file.number(cells[cell]).end_line();
      }
    }
  }

  static void write_labels(CsvFile& file, const std::vector<const Axis*>& axes,
                           const std::vector<std::size_t>& positions) {
    for (std::size_t i = 0; i < axes.size(); ++i) write_label(file, *axes[i], positions[i]);
  }

  const Source& source_;
  const Wanted& wanted_;
  fs::path folder_;
  CsvColumns columns_;
  std::vector<std::int64_t> numbers_;  ///< of the replications
  std::vector<std::size_t> scalars_;
};

}  // namespace

void write_csv(const Source& source, const Wanted& wanted, const fs::path& folder) {
  CsvFolder(source, wanted, folder).write();
}

}  // namespace surge::analysis::exports
