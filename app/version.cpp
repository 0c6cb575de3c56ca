// SPDX-License-Identifier: Apache-2.0
#include "app/version.h"

#include "surge_version.h"

namespace surge::app {

std::string_view program_version() {
  return SURGE_VERSION;
}

std::string_view git_revision() {
  return SURGE_REVISION;
}

}  // namespace surge::app
