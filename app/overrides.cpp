// SPDX-License-Identifier: Apache-2.0
#include "app/overrides.h"

#include "app/options.h"

namespace surge::app {

std::vector<scenarios::Override> parse_overrides(const std::vector<std::string>& texts) {
  std::vector<scenarios::Override> overrides;
  for (const std::string& text : texts) {
    const std::size_t equals = text.find('=');
    if (equals == std::string::npos || equals == 0) {
      throw UsageError("--set: found '" + text + "', expected PATH=VALUE such as hazards.0.magnitude=7.5");
    }
    overrides.push_back({text.substr(0, equals), text.substr(equals + 1)});
  }
  return overrides;
}

}  // namespace surge::app
