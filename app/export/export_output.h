// SPDX-License-Identifier: Apache-2.0
// Where an export goes: it is there as a whole or not at all, and replaces only what surge export wrote.
#pragma once

#include <filesystem>

#include "analysis/export/export.h"

namespace surge::app {

/// Throws UsageError if something is at `output` that surge export did not write, or that was changed since,
/// or if nothing can be made there. Cheap, and makes nothing.
void check_export_output(const analysis::exports::FileFormat& format, const std::filesystem::path& output);

/// Writes in the format beside `output`, and renames at the end. Throws std::runtime_error if that fails;
/// then `output` is as before.
void write_export(const analysis::exports::FileFormat& format, const analysis::exports::Source& source,
                  const analysis::exports::Wanted& wanted, const std::filesystem::path& output);

}  // namespace surge::app
