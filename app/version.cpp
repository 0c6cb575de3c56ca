// SPDX-License-Identifier: Apache-2.0
#include "app/version.h"

#include "app/now.h"
#include "surge_version.h"

namespace surge::app {

std::string_view program_version() {
  return SURGE_VERSION;
}

std::string_view git_revision() {
  return SURGE_REVISION;
}

analysis::RunInformation information_on_program() {
  analysis::RunInformation information;
  information.program_version = program_version();
  information.git_revision = git_revision();
  information.created = now_text();
  return information;
}

}  // namespace surge::app
