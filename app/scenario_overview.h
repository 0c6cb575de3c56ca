// SPDX-License-Identifier: Apache-2.0
// What a scenario holds, in a few lines.
#pragma once

#include <ostream>
#include <string>

#include "models/scenario/scenario.h"

namespace surge::app {

void print_overview(std::ostream& out, const models::Scenario& scenario);

/// The same as a JSON object.
std::string overview_json(const models::Scenario& scenario);

}  // namespace surge::app
