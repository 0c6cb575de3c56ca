// SPDX-License-Identifier: Apache-2.0
#include "analysis/results/result_writer.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <unistd.h>

#include "analysis/results/file_parts.h"
#include "analysis/results/hdf5_handles.h"
#include "analysis/results/layout.h"
#include "analysis/results/table_columns.h"

namespace surge::analysis {
namespace {

namespace fs = std::filesystem;
using hdf5::File;
using hdf5::Handle;
using hdf5::Shape;
using hdf5::Type;

constexpr const char* kByReplications = "replications";

/// Plain checks first: their messages are clearer than HDF5's.
void check_target(const fs::path& target) {
  std::error_code error;
  const fs::path folder = target.has_parent_path() ? target.parent_path() : fs::path(".");
  if (fs::is_directory(target, error))
    throw ResultFileError(target, "cannot write the results: this is a folder");
  if (!fs::is_directory(folder, error))
    throw ResultFileError(target,
                          "cannot write the results: the folder " + folder.string() + " does not exist");
  if (::access(folder.c_str(), W_OK) != 0) {
    throw ResultFileError(target,
                          "cannot write the results into " + folder.string() + ": " + std::strerror(errno));
  }
}

}  // namespace

/// The open file with its tables and what waits to be written.
class ResultWriter::Implementation {
 public:
  Implementation(fs::path target, const RunInformation& information, const models::RecordSchema& schema)
      : target_(std::move(target)), schema_(schema), file_(open_file(target_)) {
    write_root(information);
    write_dimensions();
    write_scenario(information);
    create_tables();
    create_status();
    file_.flush();
  }

  void append(std::uint64_t replication, const models::Record& record) {
    numbers_.push_back(static_cast<std::int64_t>(replication));
    tables_.take(record);
    kinds_.push_back(static_cast<std::int64_t>(record.outcome.kind));
    times_.push_back(sim::to_hours(record.outcome.time - sim::kStart));
    events_.push_back(static_cast<std::int64_t>(record.events));
    whats_.push_back(record.outcome.what);
    if (numbers_.size() == tables_.batch()) write_waiting();
  }

  void set_ended_by(const std::string& reason) { ended_by_ = reason; }

  void finish() {
    write_waiting();
    if (ended_by_ != kByReplications)
      file_.set_attribute(file_.root(), layout::kReplications, std::uint64_t{written_});
    file_.set_attribute(file_.root(), layout::kEndedBy, ended_by_);
    file_.flush();
    file_.set_attribute(file_.root(), layout::kComplete, std::int64_t{1});
    finish_file(target_, [this] { close(); });
  }

  fs::path keep_partial() {
    write_waiting();
    return keep_partial_file(target_, [this] { close(); });
  }

  void abandon() {
    abandon_file(target_, [this] { close(); });
  }

 private:
  static File open_file(const fs::path& target) {
    check_target(target);
    return File::create(unfinished_name(target));
  }

  void write_root(const RunInformation& information) {
    const hdf5::Id root = file_.root();
    write_file_head(file_, layout::kFileTypeValue, information);
    file_.set_attribute(root, layout::kScenario, information.scenario);
    file_.set_attribute(root, layout::kScenarioHash, information.scenario_hash);
    file_.set_attribute(root, "title", information.title.en);
    file_.set_attribute(root, "title_zh", information.title.zh);
    file_.set_attribute(root, layout::kSeed, information.seed);
    file_.set_attribute(root, layout::kReplications, information.replications);
    if (information.shard) write_shard(*information.shard);
    file_.set_attribute(root, layout::kComplete, std::int64_t{0});
  }

  void write_shard(const Shard& shard) {
    file_.set_attribute(file_.root(), layout::kShard, shard.index);
    file_.set_attribute(file_.root(), layout::kShards, shard.count);
    file_.set_attribute(file_.root(), layout::kRunReplications, shard.run_replications);
  }

  void write_dimensions() {
    replication_ = file_.create_dataset(file_.root(), "replication", Type::kInt64, {0}, {1024}, true);
    file_.make_scale(replication_, "replication");
    describe_dataset(file_, replication_, "replication of the run; with the seed it keys all random streams",
                     "1");
    for (const models::DimensionDeclaration& dimension : schema_.dimensions()) {
      if (dimension.size() > 0) tables_.add_scale(file_.root(), dimension);
    }
  }

  void write_scenario(const RunInformation& information) {
    const Handle group = file_.create_group(file_.root(), "scenario");
    const Handle text = file_.create_dataset(group.id(), "resolved_yaml", Type::kString, {});
    file_.write(text, "resolved_yaml", std::vector<std::string>{information.scenario_text});
    describe_dataset(file_, text, "the whole scenario in one text, tables inside; surge reads it back", "");
    if (!information.boundaries.empty()) {
      const Handle boundaries = file_.create_dataset(group.id(), "boundaries", Type::kString, {});
      file_.write(boundaries, "boundaries", std::vector<std::string>{information.boundaries});
      describe_dataset(file_, boundaries, "TopoJSON of the counties", "");
    }
    if (information.warnings.empty()) return;
    const Handle warnings =
        file_.create_dataset(group.id(), "warnings", Type::kString, {information.warnings.size()});
    file_.write(warnings, "warnings", information.warnings);
    describe_dataset(file_, warnings, "what was odd about the scenario", "");
  }

  void create_tables() {
    const Handle metrics = file_.create_group(file_.root(), layout::kMetrics);
    const Handle series = file_.create_group(file_.root(), layout::kSeries);
    for (std::size_t i = 0; i < schema_.tables().size(); ++i) {
      if (schema_.cells(i) == 0) continue;
      tables_.add_table(schema_.is_series(i) ? series.id() : metrics.id(), i);
    }
  }

  void create_status() {
    const Handle group = file_.create_group(file_.root(), layout::kStatus);
    const auto create = [&](const char* name, Type type, const char* long_name, const char* unit) {
      Handle dataset = file_.create_dataset(group.id(), name, type, {0}, {1024}, true);
      describe_dataset(file_, dataset, long_name, unit);
      file_.attach_scale(dataset, replication_, 0);
      return dataset;
    };
    kind_ = create("kind", Type::kInt8, "how the replication ended", "");
    constexpr std::int8_t kValues[] = {0, 1, 2, 3};
    file_.set_attribute(kind_.id(), "flag_values", kValues);
    file_.set_attribute(kind_.id(), "flag_meanings", std::string("finished horizon stopped failed"));
    time_ = create("time", Type::kFloat64, "simulated time at the end", "h");
    event_ = create("events", Type::kInt64, "events executed by the engine", "1");
    what_ = create("what", Type::kString, "why it stopped or failed", "");
  }

  void write_waiting() {
    if (numbers_.empty()) return;
    const hdf5::Size total = written_ + numbers_.size();
    file_.append(replication_, "replication", total, written_, numbers_);
    tables_.write(written_, total);
    file_.append(kind_, "kind", total, written_, kinds_);
    file_.append(time_, "time", Shape{total}, written_, times_);
    file_.append(event_, "events", total, written_, events_);
    file_.append(what_, "what", total, written_, whats_);
    written_ = total;
    numbers_.clear();
    kinds_.clear();
    times_.clear();
    events_.clear();
    whats_.clear();
  }

  void close() {
    tables_.close();
    for (Handle* handle : {&replication_, &kind_, &time_, &event_, &what_}) *handle = Handle();
    file_.close();
  }

  fs::path target_;
  const models::RecordSchema& schema_;
  File file_;
  Handle replication_, kind_, time_, event_, what_;
  TableColumns tables_{file_, schema_, replication_};
  std::vector<std::int64_t> numbers_, kinds_, events_;
  std::vector<double> times_;
  std::vector<std::string> whats_;
  hdf5::Size written_ = 0;
  std::string ended_by_ = kByReplications;
};

ResultWriter::ResultWriter(fs::path target, const RunInformation& information,
                           const models::RecordSchema& schema)
    : implementation_(std::make_unique<Implementation>(std::move(target), information, schema)) {}
ResultWriter::~ResultWriter() = default;

void ResultWriter::append(std::uint64_t replication, const models::Record& record) {
  implementation_->append(replication, record);
}
void ResultWriter::set_ended_by(const std::string& reason) {
  implementation_->set_ended_by(reason);
}
void ResultWriter::finish() {
  implementation_->finish();
}
fs::path ResultWriter::keep_partial() {
  return implementation_->keep_partial();
}
void ResultWriter::abandon() {
  implementation_->abandon();
}

}  // namespace surge::analysis
