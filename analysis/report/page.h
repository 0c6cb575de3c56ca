// SPDX-License-Identifier: Apache-2.0
// The report page: built by analysis/web, held in the program, and filled with data.
#pragma once

#include <string>
#include <string_view>

namespace surge::analysis::report {

/// Whether the page was built with the program, which takes npm.
bool has_page();

/// One HTML file with `data`, the JSON text of ReportData in analysis/web/src/data.ts. Precondition:
/// has_page().
std::string page_with(std::string_view data);

}  // namespace surge::analysis::report
