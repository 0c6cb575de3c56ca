// SPDX-License-Identifier: Apache-2.0
// The replications of a run as tasks for the processes of a launch: their results are records as journals
// hold them.
#pragma once

#include "analysis/results/journal_header.h"
#include "app/cluster/distribution.h"
#include "app/options.h"
#include "models/model.h"

namespace surge::app {

/// `header` says which run it is; the model must outlive what is returned.
DistributedWork replication_work(const models::Model& model, const analysis::JournalHeader& header,
                                 unsigned threads);

/// What differs between the work of rank 0, whose header is `text`, and that of `header`; empty if nothing
/// does.
std::string difference_to(const std::string& text, const analysis::JournalHeader& header);

/// Of --threads; one where there are several processes and it was not given.
unsigned threads_each(const Arguments& arguments, const Processes* processes);

/// "4 processes, 2 threads each" or "2 threads"; in a line of its own what hinders them, if they are bound to
/// fewer processors.
std::string workforce_text(const Processes* processes, unsigned threads);

/// Writes a note to standard error.
DistributionNotes notes_to_standard_error(const char* command);

}  // namespace surge::app
