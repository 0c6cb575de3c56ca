// SPDX-License-Identifier: Apache-2.0
// A run for Python: into a result file, the same bits as `surge run` writes.
#pragma once

#include <cstdint>
#include <filesystem>

#include <pybind11/pybind11.h>

#include "app/python/python_scenario.h"

namespace surge::app {

/// Runs without Python's lock but while `progress` is called, with (done, all) after each replication; None:
/// not at all. A signal that Python has a handler for (Ctrl-C) and what `progress` throws end the run: the
/// replications that are done are kept as `NAME.partial.h5`, and the error goes on. Throws ResultFileError.
void run_into_file(const PythonScenario& scenario, const std::filesystem::path& output, std::uint64_t seed,
                   std::uint64_t replications, unsigned threads, const pybind11::object& progress);

}  // namespace surge::app
