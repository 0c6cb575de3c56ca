// SPDX-License-Identifier: Apache-2.0
// Which program this is; written into result files.
#pragma once

#include <string_view>

#include "analysis/results/run_information.h"

namespace surge::app {

std::string_view program_version();  ///< "0.1.0"
std::string_view git_revision();     ///< "1a2b3c4d5e6f", with "-dirty" if the tree had changes; or "unknown"

/// Of a file that this program begins now; the rest is to be filled in.
analysis::RunInformation information_on_program();

}  // namespace surge::app
