// SPDX-License-Identifier: Apache-2.0
// The journal of a run: what becomes of one that an earlier process left, and how the run is continued.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "analysis/comparison/precision_watch.h"
#include "analysis/results/journal.h"
#include "analysis/results/result_file_error.h"
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

/// The end of what is told of a run that was ended early: ", to look at in FILE" with what is done, if the
/// disk still takes it; else the file is given up.
template <class ResultFile>
std::string keep_to_look_at(ResultFile& file) {
  try {
    return ", to look at in " + file.keep_partial().string();
  } catch (const analysis::ResultFileError&) {
    file.abandon();
    return "";
  }
}

/// Takes away what an unfinished run has beside `output`: its journal, and the file to look at.
void forget_unfinished(const std::filesystem::path& output, analysis::Journal& journal);

/// What there is in the place of a run's output.
enum class Standing {
  kOpen,       ///< no finished run; there may be a journal
  kFinished,   ///< the run itself
  kBeginning,  ///< the first replications of it: another --precision ended it earlier
};

/// Of `output`, when the run of `wanted` is to end by `precision` (which has seen nothing yet), and no
/// journal says that it is being made anew. Throws UsageError if it holds another run, or one that went on
/// longer than the precision asks.
Standing standing_of(const std::filesystem::path& output, const analysis::RunInformation& wanted,
                     const models::RecordSchema& schema, const analysis::PrecisionWatch& precision);

/// Puts the replications of the finished run in `output` into `journal`, begun for a run that goes on from
/// there. The same bits result, for a result file keeps all that another one is made from.
void take_over(const std::filesystem::path& output, analysis::Journal& journal,
               const models::RecordSchema& schema);

}  // namespace surge::app
