// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace surge::analysis::report {

/// The file analysis/web/dist/report.html; empty in a build without npm.
std::string_view page_bytes();

}  // namespace surge::analysis::report
