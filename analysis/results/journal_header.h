// SPDX-License-Identifier: Apache-2.0
// What a journal says about the run it belongs to.
#pragma once

#include <optional>
#include <string>

#include "analysis/results/run_information.h"
#include "models/record/record.h"

namespace surge::analysis {

struct JournalHeader {
  RunInformation run;   ///< without title, scenario text and warnings
  std::string schema;   ///< digest of all dimensions and tables
  std::string command;  ///< for the shell; continues the run
};

/// `command` is any text.
JournalHeader journal_header(const RunInformation& run, const models::RecordSchema& schema,
                             std::string command);

std::string text_of(const JournalHeader& header);
/// Empty if `text` is not one of text_of().
std::optional<JournalHeader> journal_header_from(const std::string& text);

/// Whether two runs are the same but for when they were begun: empty if so, else the first thing that
/// differs: "seed 1, not 2".
std::string difference(const RunInformation& found, const RunInformation& wanted);
std::string difference(const JournalHeader& found, const JournalHeader& wanted);

}  // namespace surge::analysis
