// SPDX-License-Identifier: Apache-2.0
#include "app/run_information.h"

#include "app/version.h"

namespace surge::app {

analysis::RunInformation information_on(const scenarios::LoadedScenario& loaded) {
  const models::Scenario& scenario = loaded.scenario;
  analysis::RunInformation information = information_on_program();
  information.seed = scenario.run.seed;
  information.replications = static_cast<std::uint64_t>(scenario.run.replications);
  information.scenario = scenario.key;
  information.title = scenario.title;
  information.scenario_hash = loaded.hash;
  information.scenario_text = loaded.resolved_yaml;
  information.boundaries = loaded.boundaries;
  for (const models::Warning& warning : loaded.warnings) information.warnings.push_back(warning.text);
  return information;
}

}  // namespace surge::app
