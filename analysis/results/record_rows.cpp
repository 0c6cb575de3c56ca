// SPDX-License-Identifier: Apache-2.0
#include "analysis/results/record_rows.h"

#include <algorithm>

#include "analysis/results/layout.h"

namespace surge::analysis {

using hdf5::Handle;

RecordRows::RecordRows(const hdf5::File& file, const models::RecordSchema& schema)
    : file_(file), schema_(schema) {
  replication_ = file_.open_dataset(file_.root(), "replication");
  const Handle status = file_.open_group(file_.root(), layout::kStatus);
  kind_ = file_.open_dataset(status.id(), "kind");
  time_ = file_.open_dataset(status.id(), "time");
  events_ = file_.open_dataset(status.id(), "events");
  what_ = file_.open_dataset(status.id(), "what");
  open_tables();
}

void RecordRows::open_tables() {
  const Handle metrics = file_.open_group(file_.root(), layout::kMetrics);
  const Handle series = file_.open_group(file_.root(), layout::kSeries);
  for (std::size_t table = 0; table < schema_.tables().size(); ++table) {
    if (schema_.cells(table) == 0) continue;
    const std::string& name = schema_.tables()[table].name;
    Handle dataset = file_.open_dataset(schema_.is_series(table) ? series.id() : metrics.id(), name);
    const hdf5::Shape shape = file_.shape_of(dataset);
    const std::vector<std::size_t> wanted = schema_.shape(table);
    if (shape.empty() || !std::equal(shape.begin() + 1, shape.end(), wanted.begin(), wanted.end()))
      throw ResultFileError(file_.path(), "table " + name + " has not the shape that this program gives it");
    columns_.push_back({table, name, std::move(dataset)});
  }
}

void RecordRows::read(
    hdf5::Rows rows,
    const std::function<void(std::uint64_t replication, const models::Record& record)>& keep) const {
  const auto numbers = file_.read_integers(replication_, "replication", rows);
  const auto kinds = file_.read_integers(kind_, "kind", rows);
  const auto times = file_.read_doubles(time_, "time", rows);
  const auto events = file_.read_integers(events_, "events", rows);
  const auto whats = file_.read_strings(what_, "what", rows);
  std::vector<models::Record> records(numbers.size(), models::Record(schema_));
  for (std::size_t row = 0; row < numbers.size(); ++row) {
    records[row].outcome = {static_cast<sim::RunOutcome::Kind>(kinds[row]),
                            sim::kStart + sim::duration_from_hours(times[row]), whats[row]};
    records[row].events = static_cast<std::uint64_t>(events[row]);
  }
  for (const Column& column : columns_) {
    const std::vector<double> values = file_.read_doubles(column.dataset, column.name, rows);
    const double* next = values.data();
    for (models::Record& record : records) {
      const auto cells = record.table(column.table);
      std::copy_n(next, cells.size(), cells.begin());
      next += cells.size();
    }
  }
  for (std::size_t row = 0; row < numbers.size(); ++row)
    keep(static_cast<std::uint64_t>(numbers[row]), records[row]);
}

}  // namespace surge::analysis
