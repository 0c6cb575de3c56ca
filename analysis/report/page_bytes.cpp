// SPDX-License-Identifier: Apache-2.0
// The page as bytes of the program. The assembler takes a megabyte at once, where a compiler would take a
// minute for as many numbers.
#include "analysis/report/page_bytes.h"

// NOLINTNEXTLINE(hicpp-no-assembler)
asm(".section .rodata\n"
    ".global surge_report_page_begin\n"
    ".global surge_report_page_end\n"
    "surge_report_page_begin:\n"
    ".incbin \"" SURGE_PAGE_FILE
    "\"\n"
    "surge_report_page_end:\n"
    ".byte 0\n"
    ".previous\n");

extern "C" {
extern const char surge_report_page_begin;  // NOLINT(readability-identifier-naming)
extern const char surge_report_page_end;    // NOLINT(readability-identifier-naming)
}

namespace surge::analysis::report {

std::string_view page_bytes() {
  const char* const begin = &surge_report_page_begin;
  return {begin, static_cast<std::size_t>(&surge_report_page_end - begin)};
}

}  // namespace surge::analysis::report
