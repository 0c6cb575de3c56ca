// SPDX-License-Identifier: Apache-2.0
#include "analysis/report/page.h"

#include <stdexcept>

#include "analysis/report/page_bytes.h"

namespace surge::analysis::report {
namespace {

/// Where the data goes; what the page calls it stands in analysis/web/index.html too.
constexpr std::string_view kPlace = R"(<script id="surge-data" type="application/json">)";

/// Nothing in the data may end the element it stands in.
std::string escaped(std::string_view data) {
  std::string text;
  text.reserve(data.size());
  for (const char c : data) {
    if (c == '<') {
      text += "\\u003c";
    } else {
      text += c;
    }
  }
  return text;
}

}  // namespace

bool has_page() {
  return !page_bytes().empty();
}

std::string page_with(std::string_view data) {
  const std::string_view page = page_bytes();
  const std::size_t place = page.find(kPlace);
  if (place == std::string_view::npos) throw std::logic_error("the report page has no place for data");
  const std::size_t end = place + kPlace.size();
  std::string html(page.substr(0, end));
  html += escaped(data);
  html += page.substr(end);
  return html;
}

}  // namespace surge::analysis::report
