// SPDX-License-Identifier: Apache-2.0
#include "analysis/results/sweep_reader.h"

#include "analysis/results/hdf5_handles.h"
#include "analysis/results/layout.h"

namespace surge::analysis {

class SweepReader::Implementation {
 public:
  explicit Implementation(const std::filesystem::path& path) : file_(hdf5::File::open(path)) {
    const hdf5::Id root = file_.root();
    if (file_.text_attribute(root, layout::kFileType) != layout::kSweepFile)
      throw ResultFileError(path, "this is not the file of a sweep");
    if (file_.integer_attribute(root, layout::kFormatVersion, 0) > kFormatVersion)
      throw ResultFileError(path, "a newer version of surge made this file");
    if (file_.integer_attribute(root, layout::kComplete, 0) != 1)
      throw ResultFileError(path, "the sweep was not finished; the file is incomplete");
    information.program_version = file_.text_attribute(root, layout::kProgramVersion);
    information.git_revision = file_.text_attribute(root, layout::kGitRevision);
    information.created = file_.text_attribute(root, layout::kCreated);
    information.scenario = file_.text_attribute(root, layout::kScenario);
    information.scenario_hash = file_.text_attribute(root, layout::kScenarioHash);
    information.seed = static_cast<std::uint64_t>(file_.integer_attribute(root, layout::kSeed, 0));
    information.replications =
        static_cast<std::uint64_t>(file_.integer_attribute(root, layout::kReplications, 0));
    const auto text = file_.read_strings(file_.open_dataset(root, "design_file"), "design_file");
    if (!text.empty()) information.scenario_text = text.front();
  }

  std::vector<std::vector<double>> point(std::uint64_t point,
                                         std::span<const models::TableDeclaration> metrics) const {
    const hdf5::Handle group = file_.open_group(file_.root(), layout::kMetrics);
    std::vector<std::vector<double>> values;
    for (const models::TableDeclaration& metric : metrics)
      values.push_back(
          file_.read_doubles(file_.open_dataset(group.id(), metric.name), metric.name, {point, 1}));
    return values;
  }

  RunInformation information;

 private:
  hdf5::File file_;
};

SweepReader::SweepReader(const std::filesystem::path& path)
    : implementation_(std::make_unique<Implementation>(path)) {}
SweepReader::~SweepReader() = default;

const RunInformation& SweepReader::information() const {
  return implementation_->information;
}

std::vector<std::vector<double>> SweepReader::point(std::uint64_t point,
                                                    std::span<const models::TableDeclaration> metrics) const {
  return implementation_->point(point, metrics);
}

}  // namespace surge::analysis
