// SPDX-License-Identifier: Apache-2.0
#include "app/describe.h"
#include "app/options.h"

namespace surge::app {

void describe_results(const std::filesystem::path&, Format, Language) {
  throw UsageError("result files cannot be described yet");
}

}  // namespace surge::app
