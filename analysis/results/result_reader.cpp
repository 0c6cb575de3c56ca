// SPDX-License-Identifier: Apache-2.0
#include "analysis/results/result_reader.h"

#include <algorithm>

#include "analysis/results/hdf5_handles.h"
#include "analysis/results/journal_contents.h"
#include "analysis/results/layout.h"
#include "analysis/results/record_rows.h"

namespace surge::analysis {
namespace {

namespace fs = std::filesystem;
using hdf5::File;
using hdf5::Handle;

/// If the file is the journal of a run: how far that has come, and how to finish it.
std::string unfinished(const fs::path& journal) {
  const JournalContents contents = read_journal_contents(journal);
  if (!contents.header) return {};
  return ": " + std::to_string(contents.records) + " of " +
         std::to_string(contents.header->run.replications) +
         " replications are done, finish the run with: " + contents.header->command;
}

constexpr hdf5::Size kRowsTogether = 16;  // a chunk of a series

File open_file(const fs::path& path) {
  std::error_code error;
  if (!fs::exists(path, error))
    throw ResultFileError(path, "there is no such file" + unfinished(journal_of(path)));
  if (fs::is_directory(path, error)) throw ResultFileError(path, "this is a folder, not a result file");
  if (path.extension() == ".part") {
    throw ResultFileError(path, "a run is writing this file, or was ended while it did" +
                                    unfinished(journal_of(fs::path(path).replace_extension())));
  }
  try {
    return File::open(path);
  } catch (const ResultFileError&) {
    const std::string journal = unfinished(path);
    if (!journal.empty()) throw ResultFileError(path, "this is a journal, not a result file" + journal);
    throw ResultFileError(path, "this is not an HDF5 file, or it is cut off or damaged");
  }
}

models::Direction direction_of(const std::string& text) {
  if (text == "higher_is_better") return models::Direction::kHigherIsBetter;
  if (text == "lower_is_better") return models::Direction::kLowerIsBetter;
  return models::Direction::kNeutral;
}

/// What goes wrong in a file that is only read is the file's doing.
template <class Work>
auto reading(Work&& work) {
  try {
    return work();
  } catch (const ResultFileError& error) {
    throw UnreadableResultFile(error);
  }
}

}  // namespace

class ResultReader::Implementation {
 public:
  Implementation(const fs::path& path, bool allow_partial) : file_(open_file(path)) {
    check(allow_partial);
    read_information();
    read_dimensions();
    for (const char* group : {layout::kMetrics, layout::kSeries}) read_tables(group);
  }

  RunInformation information;
  models::RecordSchema schema;
  bool complete = false;
  std::string ended_by;

  TableValues table(std::size_t index) const {
    const Handle dataset = open_table(index);
    const hdf5::Shape shape = file_.shape_of(dataset);
    return {{shape.begin(), shape.end()}, file_.read_doubles(dataset, schema.tables()[index].name)};
  }
  std::size_t row_count(std::size_t index) const { return file_.shape_of(open_table(index)).front(); }
  std::vector<double> rows(std::size_t index, std::size_t first, std::size_t count) const {
    return file_.read_doubles(open_table(index), schema.tables()[index].name, {first, count});
  }
  void replay(const models::RecordSchema& wanted,
              const std::function<void(std::uint64_t, const models::Record&)>& keep) const {
    const RecordRows rows(file_, wanted);
    for (hdf5::Size first = 0; first < information.replications; first += kRowsTogether) {
      const hdf5::Size count = std::min<hdf5::Size>(kRowsTogether, information.replications - first);
      rows.read({first, count}, keep);
    }
  }
  std::vector<std::int64_t> integers(const std::string& group, const std::string& name) const {
    const Handle parent = group.empty() ? Handle() : file_.open_group(file_.root(), group);
    return file_.read_integers(file_.open_dataset(parent ? parent.id() : file_.root(), name), name);
  }
  std::vector<double> doubles(const std::string& group, const std::string& name) const {
    const Handle parent = file_.open_group(file_.root(), group);
    return file_.read_doubles(file_.open_dataset(parent.id(), name), name);
  }
  std::vector<std::string> texts(const std::string& group, const std::string& name) const {
    const Handle parent = file_.open_group(file_.root(), group);
    return file_.read_strings(file_.open_dataset(parent.id(), name), name);
  }

 private:
  Handle open_table(std::size_t index) const {
    const std::string& name = schema.tables()[index].name;
    const Handle group =
        file_.open_group(file_.root(), schema.is_series(index) ? layout::kSeries : layout::kMetrics);
    Handle dataset = file_.open_dataset(group.id(), name);
    const hdf5::Shape shape = file_.shape_of(dataset);
    if (shape.empty() || std::vector<std::size_t>(shape.begin() + 1, shape.end()) != schema.shape(index))
      throw ResultFileError(file_.path(), "table " + name + " has not the shape of its dimensions");
    return dataset;
  }

  void check(bool allow_partial) {
    const hdf5::Id root = file_.root();
    const std::string type = file_.text_attribute(root, layout::kFileType);
    if (type == layout::kSweepFile || type == layout::kComparisonFile) {
      throw ResultFileError(file_.path(), "this is the file of a " + type +
                                              ", not of a run; docs/results.md tells how to read it");
    }
    if (type != layout::kFileTypeValue) {
      throw ResultFileError(file_.path(), "this is an HDF5 file, but not a result file of surge");
    }
    const std::int64_t version = file_.integer_attribute(root, layout::kFormatVersion, 0);
    if (version > kFormatVersion) {
      throw ResultFileError(file_.path(), "format version " + std::to_string(version) +
                                              " is newer than this program, which reads up to " +
                                              std::to_string(kFormatVersion));
    }
    if (version < 1) throw ResultFileError(file_.path(), "the format version is missing");
    complete = file_.integer_attribute(root, layout::kComplete, 0) == 1;
    if (!complete && !allow_partial)
      throw ResultFileError(file_.path(), "the run was not finished; the file is incomplete");
  }

  void read_information() {
    const hdf5::Id root = file_.root();
    information.program_version = file_.text_attribute(root, layout::kProgramVersion);
    information.git_revision = file_.text_attribute(root, layout::kGitRevision);
    information.created = file_.text_attribute(root, layout::kCreated);
    information.scenario = file_.text_attribute(root, layout::kScenario);
    information.scenario_hash = file_.text_attribute(root, layout::kScenarioHash);
    information.title = {file_.text_attribute(root, "title"), file_.text_attribute(root, "title_zh")};
    information.seed = static_cast<std::uint64_t>(file_.integer_attribute(root, layout::kSeed, 0));
    information.replications = integers("", "replication").size();
    ended_by = file_.text_attribute(root, layout::kEndedBy);
    read_shard();
    const Handle scenario = file_.open_group(root, "scenario");
    const auto text = file_.read_strings(file_.open_dataset(scenario.id(), "resolved_yaml"), "resolved_yaml");
    if (!text.empty()) information.scenario_text = text.front();
    if (file_.has(scenario.id(), "boundaries")) {
      const auto map = file_.read_strings(file_.open_dataset(scenario.id(), "boundaries"), "boundaries");
      if (!map.empty()) information.boundaries = map.front();
    }
    if (file_.has(scenario.id(), "warnings")) {
      information.warnings = file_.read_strings(file_.open_dataset(scenario.id(), "warnings"), "warnings");
    }
  }

  void read_shard() {
    const auto number = [&](const char* name) {
      return static_cast<std::uint64_t>(file_.integer_attribute(file_.root(), name, 0));
    };
    const Shard shard{number(layout::kShard), number(layout::kShards), number(layout::kRunReplications)};
    if (shard.count == 0) return;
    if (shard.index < 1 || shard.index > shard.count || shard.count > shard.run_replications)
      throw ResultFileError(file_.path(), "there is no shard " + to_text(shard));
    information.shard = shard;
  }

  /// Dimensions are the root's datasets but for the names beside labelled ones, and the replications; groups
  /// are not looked at.
  void read_dimensions() {
    for (const std::string& name : file_.names_in(file_.root())) {
      if (!file_.is_dataset(file_.root(), name) || name == "replication") continue;
      if (name.ends_with("_name_en") || name.ends_with("_name_zh")) continue;
      const bool labelled = file_.has(file_.root(), name + "_name_en");
      const Handle dataset = file_.open_dataset(file_.root(), name);
      models::DimensionDeclaration dimension{name, file_.text_attribute(dataset.id(), "units"),
                                             file_.text_attribute(dataset.id(), "long_name")};
      if (labelled) {
        dimension.keys = file_.read_strings(dataset, name);
        const auto en = file_.read_strings(file_.open_dataset(file_.root(), name + "_name_en"), name);
        const auto zh = file_.read_strings(file_.open_dataset(file_.root(), name + "_name_zh"), name);
        if (en.size() != dimension.keys.size() || zh.size() != dimension.keys.size()) {
          throw ResultFileError(file_.path(), "the names of dimension " + name + " do not match it");
        }
        for (std::size_t i = 0; i < en.size(); ++i) dimension.names.push_back({en[i], zh[i]});
      } else {
        dimension.coordinates = file_.read_doubles(dataset, name);
      }
      schema.add_dimension(std::move(dimension));
    }
  }

  void read_tables(const char* group_name) {
    const Handle group = file_.open_group(file_.root(), group_name);
    for (const std::string& name : file_.names_in(group.id())) {
      const Handle dataset = file_.open_dataset(group.id(), name);
      models::TableDeclaration table{
          name,
          file_.text_attribute(dataset.id(), "units"),
          file_.text_attribute(dataset.id(), "long_name"),
          {file_.text_attribute(dataset.id(), "title"), file_.text_attribute(dataset.id(), "title_zh")},
          direction_of(file_.text_attribute(dataset.id(), "direction")),
          {}};
      const std::size_t rank = file_.shape_of(dataset).size();
      for (unsigned i = 1; i < rank; ++i) table.dimensions.push_back(file_.scale_name(dataset, i));
      try {
        schema.add_table(std::move(table));
      } catch (const std::invalid_argument& error) {
        throw ResultFileError(file_.path(), "table " + name + ": " + error.what());
      }
    }
  }

  File file_;
};

ResultReader::ResultReader(const fs::path& path, bool allow_partial)
    : implementation_(reading([&] { return std::make_unique<Implementation>(path, allow_partial); })) {}
ResultReader::~ResultReader() = default;

const RunInformation& ResultReader::information() const {
  return implementation_->information;
}
bool ResultReader::complete() const {
  return implementation_->complete;
}
const std::string& ResultReader::ended_by() const {
  return implementation_->ended_by;
}
const models::RecordSchema& ResultReader::schema() const {
  return implementation_->schema;
}
std::vector<std::int64_t> ResultReader::replications() const {
  return reading([&] { return implementation_->integers("", "replication"); });
}
std::vector<std::int64_t> ResultReader::outcome_kinds() const {
  return reading([&] { return implementation_->integers(layout::kStatus, "kind"); });
}
std::vector<std::string> ResultReader::outcome_texts() const {
  return reading([&] { return implementation_->texts(layout::kStatus, "what"); });
}
void ResultReader::replay(
    const models::RecordSchema& schema,
    const std::function<void(std::uint64_t replication, const models::Record& record)>& keep) const {
  reading([&] { implementation_->replay(schema, keep); });
}
std::vector<double> ResultReader::outcome_times_h() const {
  return reading([&] { return implementation_->doubles(layout::kStatus, "time"); });
}
TableValues ResultReader::table(std::size_t index) const {
  return reading([&] { return implementation_->table(index); });
}

std::size_t ResultReader::row_count(std::size_t index) const {
  return reading([&] { return implementation_->row_count(index); });
}
std::vector<double> ResultReader::rows(std::size_t index, std::size_t first, std::size_t count) const {
  return reading([&] { return implementation_->rows(index, first, count); });
}

}  // namespace surge::analysis
