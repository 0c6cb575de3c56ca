// SPDX-License-Identifier: Apache-2.0
// In place of xlsx_export.cpp where libxlsxwriter is not.
#include <stdexcept>

#include "analysis/export/export.h"

namespace surge::analysis::exports {

void write_xlsx(const Source&, const Wanted&, const std::filesystem::path&) {
  throw std::runtime_error("this build writes no workbooks: install libxlsxwriter-dev and build again");
}

}  // namespace surge::analysis::exports
