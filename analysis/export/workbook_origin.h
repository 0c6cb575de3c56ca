// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

namespace surge::analysis::exports {

/// The author that workbooks of surge export name.
inline constexpr const char* kWorkbookAuthor = "surge export";

/// Whether the file is a workbook that surge export wrote and no program has saved since: its core properties
/// (ECMA-376 part 2, docProps/core.xml) name our author, and the same time of creation and of the last
/// change.
bool is_own_workbook(const std::filesystem::path& file);

}  // namespace surge::analysis::exports
