// SPDX-License-Identifier: Apache-2.0
// A run for Python: into a result file, the same bits as `surge run` writes.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

#include <pybind11/pybind11.h>

#include "app/python/python_scenario.h"
#include "app/run_journal.h"

namespace surge::app {

struct PythonRunOptions {
  std::filesystem::path output;
  std::uint64_t seed = 0;
  std::uint64_t replications = 1;  ///< >= 1
  unsigned threads = 1;            ///< >= 1
  /// What becomes of an unfinished run of the same name; none: no journal is kept.
  std::optional<Earlier> earlier{};
};

/// Runs without Python's lock but while `progress` is called, with (done, all) after each replication; None:
/// not at all. A signal that Python has a handler for (Ctrl-C) and what `progress` throws end the run: the
/// replications that are done are kept as `NAME.partial.h5`, and in the journal if there is one, and the
/// error goes on. A finished run that is to be resumed is left as it is. Throws ResultFileError, UsageError.
void run_into_file(const PythonScenario& scenario, const PythonRunOptions& options,
                   const pybind11::object& progress);

}  // namespace surge::app
