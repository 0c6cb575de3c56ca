// SPDX-License-Identifier: Apache-2.0
// What files of runs, sweeps and comparisons are made of alike.
#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "analysis/results/hdf5_handles.h"
#include "analysis/results/run_information.h"

namespace surge::analysis {

/// The name under which a file grows beside its target, until it is finished.
std::filesystem::path unfinished_name(const std::filesystem::path& target);

/// "run.partial.h5" of "run.h5": what is left of a file that was not finished.
std::filesystem::path partial_of(const std::filesystem::path& target);

// What becomes of a file under its unfinished name. `close` closes all of it. They throw ResultFileError.

/// Gives it the name of the target.
void finish_file(const std::filesystem::path& target, const std::function<void()>& close);
/// Gives it the partial name, which is returned.
std::filesystem::path keep_partial_file(const std::filesystem::path& target,
                                        const std::function<void()>& close);
/// Removes it, whatever state it is in; throws nothing.
void abandon_file(const std::filesystem::path& target, const std::function<void()>& close);

/// The attributes of the root that come first: file type, format, conventions, and the program that wrote it.
void write_file_head(const hdf5::File& file, const std::string& type, const RunInformation& information);

/// Attributes long_name and, unless empty, units.
void describe_dataset(const hdf5::File& file, const hdf5::Handle& dataset, const std::string& long_name,
                      const std::string& unit);

}  // namespace surge::analysis
