// SPDX-License-Identifier: Apache-2.0
// The journal of a run: what becomes of one that an earlier process left, and how the run is continued.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "analysis/results/journal.h"
#include "app/options.h"

namespace surge::app {

/// What becomes of the journal of an unfinished run of the same name.
enum class Earlier {
  kRefuse,   ///< it stays, and nothing is run
  kResume,   ///< the run goes on
  kDiscard,  ///< the run begins anew
};

/// --resume and --fresh. Throws UsageError if both were given.
Earlier earlier_of(const Arguments& arguments);
std::vector<Option> earlier_options();

/// The command line for a shell that continues the run of `arguments`, which were given to `subcommand`.
std::string resume_command(const std::string& subcommand, const Arguments& arguments);

/// The journal beside `output`, begun for the run of `wanted` or with what was done of it; then ready for
/// more. Throws UsageError if an earlier one must stay or is of another run. Notes for the user go to
/// standard error if `notes`; `unit` is what a record is, in the plural.
std::unique_ptr<analysis::Journal> open_journal(const std::filesystem::path& output, Earlier earlier,
                                                const analysis::JournalHeader& wanted, bool notes,
                                                const std::string& unit = "replications");

/// Whether `output` holds the finished run of `wanted`, and no journal says that it is being made anew.
/// Throws UsageError if it holds another run.
bool is_finished(const std::filesystem::path& output, const analysis::RunInformation& wanted);

}  // namespace surge::app
