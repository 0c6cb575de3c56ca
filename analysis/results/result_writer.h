// SPDX-License-Identifier: Apache-2.0
// Writes the result file of a run, replication by replication. The layout is described in docs/results.md.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

#include "analysis/results/run_information.h"
#include "models/record/record.h"

namespace surge::analysis {

/// The file grows under a temporary name beside the target (`run.h5.part`) and takes its name when finished,
/// so that a file of that name is always whole, and an earlier one stays untouched until then. Memory does
/// not grow with the number of replications. All functions throw ResultFileError. Not for use by several
/// threads at the same time.
class ResultWriter {
 public:
  /// Fails at once if the target cannot be written.
  ResultWriter(std::filesystem::path target, const RunInformation& information,
               const models::RecordSchema& schema);
  /// Without finish() the temporary file is left as it is.
  ~ResultWriter();
  ResultWriter(const ResultWriter&) = delete;
  ResultWriter& operator=(const ResultWriter&) = delete;

  /// Replications come in increasing order.
  void append(std::uint64_t replication, const models::Record& record);
  /// Why the run ends with the replications so far, fewer than planned perhaps, for the file to tell. Unless
  /// called, the planned number ended it.
  void set_ended_by(const std::string& reason);
  /// Marks the file complete and gives it its name.
  void finish();
  /// Closes what is there as `<name>.partial.h5`, marked incomplete, and returns that path.
  std::filesystem::path keep_partial();
  /// Removes the temporary file.
  void abandon();

 private:
  class Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace surge::analysis
