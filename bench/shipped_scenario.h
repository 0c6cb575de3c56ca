// SPDX-License-Identifier: Apache-2.0
// Scenarios of the library, read once a benchmark.
#pragma once

#include <string>

#include "models/scenario/scenario.h"
#include "scenarios/read.h"

namespace surge::bench {

inline std::string shipped_file(const std::string& name) {
  return std::string(SURGE_SCENARIO_LIBRARY) + "/" + name + "/scenario.yaml";
}

inline models::Scenario shipped_scenario(const std::string& name) {
  return scenarios::read_scenario(shipped_file(name)).scenario;
}

}  // namespace surge::bench
