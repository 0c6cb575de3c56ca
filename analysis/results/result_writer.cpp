// SPDX-License-Identifier: Apache-2.0
#include "analysis/results/result_writer.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <unistd.h>

#include "analysis/results/durable_file.h"
#include "analysis/results/hdf5_handles.h"
#include "analysis/results/layout.h"

namespace surge::analysis {
namespace {

namespace fs = std::filesystem;
using hdf5::File;
using hdf5::Handle;
using hdf5::Shape;
using hdf5::Type;

constexpr const char* kByReplications = "replications";
constexpr std::size_t kBatch = 16;  ///< replications written together
constexpr std::size_t kChunkBytes = std::size_t{1} << 20;

fs::path temporary_name(const fs::path& target) {
  return fs::path(target).concat(".part");
}

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

std::string direction_text(models::Direction direction) {
  switch (direction) {
    case models::Direction::kHigherIsBetter:
      return "higher_is_better";
    case models::Direction::kLowerIsBetter:
      return "lower_is_better";
    case models::Direction::kNeutral:
      return "neutral";
  }
  return "neutral";
}

}  // namespace

fs::path partial_of(const fs::path& target) {
  fs::path partial = target;
  partial.replace_extension(".partial.h5");
  return partial;
}

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
    for (Column& table : tables_) {
      const auto values = record.table(table.table);
      table.waiting.insert(table.waiting.end(), values.begin(), values.end());
    }
    kinds_.push_back(static_cast<std::int64_t>(record.outcome.kind));
    times_.push_back(sim::to_hours(record.outcome.time - sim::kStart));
    events_.push_back(static_cast<std::int64_t>(record.events));
    whats_.push_back(record.outcome.what);
    if (numbers_.size() == kBatch) write_waiting();
  }

  void set_ended_by(const std::string& reason) { ended_by_ = reason; }

  void finish() {
    write_waiting();
    if (ended_by_ != kByReplications)
      file_.set_attribute(file_.root(), layout::kReplications, std::uint64_t{written_});
    file_.set_attribute(file_.root(), layout::kEndedBy, ended_by_);
    file_.flush();
    file_.set_attribute(file_.root(), layout::kComplete, std::int64_t{1});
    close();
    rename_to(target_);
  }

  fs::path keep_partial() {
    write_waiting();
    close();
    fs::path partial = partial_of(target_);
    rename_to(partial);
    return partial;
  }

  void abandon() {
    try {
      close();
    } catch (const ResultFileError&) {  // it is removed anyway
    }
    std::error_code error;
    fs::remove(temporary_name(target_), error);
  }

 private:
  struct Column {
    std::size_t table;
    std::string name;
    Shape shape;  ///< without replication
    Handle dataset;
    std::vector<double> waiting;
  };

  static File open_file(const fs::path& target) {
    check_target(target);
    return File::create(temporary_name(target));
  }

  void write_root(const RunInformation& information) {
    const hdf5::Id root = file_.root();
    file_.set_attribute(root, layout::kFileType, std::string(layout::kFileTypeValue));
    file_.set_attribute(root, layout::kFormatVersion, std::int64_t{kFormatVersion});
    file_.set_attribute(root, "Conventions", std::string("CF-1.8"));
    file_.set_attribute(root, layout::kProgramVersion, information.program_version);
    file_.set_attribute(root, layout::kGitRevision, information.git_revision);
    file_.set_attribute(root, layout::kCreated, information.created);
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
    describe(replication_, "replication of the run; with the seed it keys all random streams", "1");
    for (const models::DimensionDeclaration& dimension : schema_.dimensions()) {
      if (dimension.size() > 0) scales_.emplace_back(dimension.name, write_dimension(dimension));
    }
  }

  Handle write_dimension(const models::DimensionDeclaration& dimension) {
    const bool labelled = !dimension.keys.empty();
    Handle scale = file_.create_dataset(file_.root(), dimension.name,
                                        labelled ? Type::kString : Type::kFloat64, {dimension.size()});
    if (labelled) {
      file_.write(scale, dimension.name, dimension.keys);
      describe(scale, dimension.long_name, "");
    } else {
      file_.write(scale, dimension.name, dimension.coordinates);
      describe(scale, dimension.long_name, dimension.unit);
    }
    file_.make_scale(scale, dimension.name);
    if (labelled) {
      write_names(dimension, scale, "en", &models::BilingualName::en);
      write_names(dimension, scale, "zh", &models::BilingualName::zh);
    }
    return scale;
  }

  void write_names(const models::DimensionDeclaration& dimension, const Handle& scale,
                   const std::string& language, std::string models::BilingualName::*member) {
    std::vector<std::string> names;
    for (const models::BilingualName& name : dimension.names) names.push_back(name.*member);
    const std::string variable = dimension.name + "_name_" + language;
    const Handle dataset = file_.create_dataset(file_.root(), variable, Type::kString, {names.size()});
    file_.write(dataset, variable, names);
    file_.attach_scale(dataset, scale, 0);
    describe(dataset, dimension.long_name + ", name", "");
  }

  void write_scenario(const RunInformation& information) {
    const Handle group = file_.create_group(file_.root(), "scenario");
    const Handle text = file_.create_dataset(group.id(), "resolved_yaml", Type::kString, {});
    file_.write(text, "resolved_yaml", std::vector<std::string>{information.scenario_text});
    describe(text, "the whole scenario in one text, tables inside; surge reads it back", "");
    if (information.warnings.empty()) return;
    const Handle warnings =
        file_.create_dataset(group.id(), "warnings", Type::kString, {information.warnings.size()});
    file_.write(warnings, "warnings", information.warnings);
    describe(warnings, "what was odd about the scenario", "");
  }

  void create_tables() {
    const Handle metrics = file_.create_group(file_.root(), layout::kMetrics);
    const Handle series = file_.create_group(file_.root(), layout::kSeries);
    for (std::size_t i = 0; i < schema_.tables().size(); ++i) {
      if (schema_.cells(i) == 0) continue;
      create_table(i, schema_.is_series(i) ? series.id() : metrics.id());
    }
  }

  void create_table(std::size_t table, hdf5::Id group) {
    const models::TableDeclaration& declaration = schema_.tables()[table];
    const bool is_series = schema_.is_series(table);
    const std::vector<std::size_t> sizes = schema_.shape(table);
    const Shape shape(sizes.begin(), sizes.end());
    const std::size_t bytes = schema_.cells(table) * (is_series ? 4 : 8);
    Shape full{0};
    Shape chunk{std::clamp<std::size_t>(kChunkBytes / bytes, 1, is_series ? kBatch : 1024)};
    full.insert(full.end(), shape.begin(), shape.end());
    chunk.insert(chunk.end(), shape.begin(), shape.end());
    Handle dataset = file_.create_dataset(
        group, declaration.name, is_series ? Type::kFloat32 : Type::kFloat64, full, chunk, true, true);
    describe(dataset, declaration.long_name, declaration.unit);
    file_.set_attribute(dataset.id(), "direction", direction_text(declaration.direction));
    file_.set_attribute(dataset.id(), "title", declaration.title.en);
    file_.set_attribute(dataset.id(), "title_zh", declaration.title.zh);
    file_.attach_scale(dataset, replication_, 0);
    for (std::size_t i = 0; i < declaration.dimensions.size(); ++i) {
      file_.attach_scale(dataset, scale(declaration.dimensions[i]), static_cast<unsigned>(i + 1));
    }
    tables_.push_back({table, declaration.name, shape, std::move(dataset), {}});
  }

  void create_status() {
    const Handle group = file_.create_group(file_.root(), layout::kStatus);
    const auto create = [&](const char* name, Type type, const char* long_name, const char* unit) {
      Handle dataset = file_.create_dataset(group.id(), name, type, {0}, {1024}, true);
      describe(dataset, long_name, unit);
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
    for (Column& table : tables_) {
      Shape shape{total};
      shape.insert(shape.end(), table.shape.begin(), table.shape.end());
      file_.append(table.dataset, table.name, shape, written_, table.waiting);
      table.waiting.clear();
    }
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

  void describe(const Handle& dataset, const std::string& long_name, const std::string& unit) {
    file_.set_attribute(dataset.id(), "long_name", long_name);
    if (!unit.empty()) file_.set_attribute(dataset.id(), "units", unit);
  }
  const Handle& scale(const std::string& name) const {
    return std::find_if(scales_.begin(), scales_.end(),
                        [&](const auto& entry) { return entry.first == name; })
        ->second;
  }
  void close() {
    tables_.clear();
    scales_.clear();
    for (Handle* handle : {&replication_, &kind_, &time_, &event_, &what_}) *handle = Handle();
    file_.close();
  }
  void rename_to(const fs::path& name) { rename_durably(temporary_name(target_), name); }

  fs::path target_;
  const models::RecordSchema& schema_;
  File file_;
  Handle replication_, kind_, time_, event_, what_;
  std::vector<std::pair<std::string, Handle>> scales_;
  std::vector<Column> tables_;
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
