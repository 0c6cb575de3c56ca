// SPDX-License-Identifier: Apache-2.0
// Files that survive a power failure once a function here has returned.
#pragma once

#include <filesystem>

namespace surge::analysis {

/// Has the disk take all of the file. Throws ResultFileError.
void sync_to_disk(const std::filesystem::path& path);

/// Has the disk take the name of the file, on systems that can do that.
void sync_folder_of(const std::filesystem::path& path);

/// Syncs `from`, gives it the name `to` in one step, in the same folder, and syncs that too. Throws
/// ResultFileError.
void rename_durably(const std::filesystem::path& from, const std::filesystem::path& to);

}  // namespace surge::analysis
