// SPDX-License-Identifier: Apache-2.0
#include "app/did_you_mean.h"

#include "scenarios/nearest_name.h"

namespace surge::app {

std::string did_you_mean(std::string_view given, std::span<const std::string> names,
                         const std::string& otherwise) {
  const std::string nearest = scenarios::nearest_name(given, names);
  return nearest.empty() ? otherwise : "; did you mean '" + nearest + "'?";
}

}  // namespace surge::app
