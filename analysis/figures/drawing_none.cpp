// SPDX-License-Identifier: Apache-2.0
// In place of Cairo and Pango in a build without them.
#include <stdexcept>

#include "analysis/figures/page.h"
#include "analysis/figures/typesetting.h"

namespace surge::analysis::figures {
namespace {

[[noreturn]] void refuse() {
  throw std::logic_error("this build cannot draw: it was made without Cairo and Pango");
}

}  // namespace

bool can_draw() {
  return false;
}
double text_width(std::string_view, const TextStyle&) {
  refuse();
}
bool has_glyphs(std::string_view) {
  refuse();
}
std::string drawn_page(const PageSettings&, const std::function<void(Canvas&)>&) {
  refuse();
}

}  // namespace surge::analysis::figures
