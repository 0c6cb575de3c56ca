// SPDX-License-Identifier: Apache-2.0
#include "analysis/results/file_parts.h"

#include "analysis/results/durable_file.h"
#include "analysis/results/layout.h"
#include "analysis/results/result_file_error.h"

namespace surge::analysis {

std::filesystem::path unfinished_name(const std::filesystem::path& target) {
  return std::filesystem::path(target).concat(".part");
}

std::filesystem::path partial_of(const std::filesystem::path& target) {
  std::filesystem::path partial = target;
  partial.replace_extension(".partial.h5");
  return partial;
}

void finish_file(const std::filesystem::path& target, const std::function<void()>& close) {
  close();
  rename_durably(unfinished_name(target), target);
}

std::filesystem::path keep_partial_file(const std::filesystem::path& target,
                                        const std::function<void()>& close) {
  close();
  std::filesystem::path partial = partial_of(target);
  rename_durably(unfinished_name(target), partial);
  return partial;
}

void abandon_file(const std::filesystem::path& target, const std::function<void()>& close) {
  try {
    close();
  } catch (const ResultFileError&) {  // it is removed anyway
  }
  std::error_code error;
  std::filesystem::remove(unfinished_name(target), error);
}

void write_file_head(const hdf5::File& file, const std::string& type, const RunInformation& information) {
  const hdf5::Id root = file.root();
  file.set_attribute(root, layout::kFileType, type);
  file.set_attribute(root, layout::kFormatVersion, std::int64_t{kFormatVersion});
  file.set_attribute(root, "Conventions", std::string("CF-1.8"));
  file.set_attribute(root, layout::kProgramVersion, information.program_version);
  file.set_attribute(root, layout::kGitRevision, information.git_revision);
  file.set_attribute(root, layout::kCreated, information.created);
}

void describe_dataset(const hdf5::File& file, const hdf5::Handle& dataset, const std::string& long_name,
                      const std::string& unit) {
  file.set_attribute(dataset.id(), "long_name", long_name);
  if (!unit.empty()) file.set_attribute(dataset.id(), "units", unit);
}

}  // namespace surge::analysis
