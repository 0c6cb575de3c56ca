// SPDX-License-Identifier: Apache-2.0
// What a result file tells of its run.
#pragma once

#include "analysis/results/run_information.h"
#include "scenarios/read.h"

namespace surge::app {

/// Of a run of the scenario by this program, with the seed and the number of replications that its
/// `scenario.run` holds.
analysis::RunInformation information_on(const scenarios::LoadedScenario& loaded);

}  // namespace surge::app
