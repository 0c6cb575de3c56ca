// SPDX-License-Identifier: Apache-2.0
// Files that survive a power failure once a function here has returned. Both throw ResultFileError.
#pragma once

#include <filesystem>

namespace surge::analysis {

/// Has the disk take all of the file, or a folder's list of names.
void sync_to_disk(const std::filesystem::path& path);

/// Syncs `from`, gives it the name `to` in one step, in the same folder, and syncs that where it can be.
void rename_durably(const std::filesystem::path& from, const std::filesystem::path& to);

}  // namespace surge::analysis
