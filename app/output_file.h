// SPDX-License-Identifier: Apache-2.0
// Where the results of a run go.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>

#include "scenarios/read.h"

namespace surge::app {

/// "results/NAME-seedSEED.h5"; with overrides, a short hash of them is part of the name, so that a what-if
/// does not replace the run it is compared with.
std::filesystem::path default_output(const std::string& name, std::uint64_t seed,
                                     std::span<const scenarios::Override> overrides);

/// Throws UsageError if a file cannot be made there. Cheap, and makes nothing.
void check_output(const std::filesystem::path& file);

}  // namespace surge::app
