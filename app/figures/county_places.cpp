// SPDX-License-Identifier: Apache-2.0
#include "app/figures/county_places.h"

#include "scenarios/read.h"
#include "scenarios/scenario_error.h"

namespace surge::app {

bool add_county_places(const std::string& scenario_text,
                       std::map<std::string, analysis::figures::CountyPlace>& counties) {
  try {
    const scenarios::LoadedScenario loaded =
        scenarios::read_scenario_text(scenario_text, "the scenario of the file");
    const models::Scenario& scenario = loaded.scenario;
    for (const auto county : ids(scenario.counties)) {
      counties.try_emplace(scenario.counties[county].key,
                           analysis::figures::CountyPlace{models::seat_position(scenario, county),
                                                          scenario.counties[county].population});
    }
    return true;
  } catch (const scenarios::ScenarioError&) {
    return false;
  }
}

}  // namespace surge::app
