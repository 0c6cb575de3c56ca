// SPDX-License-Identifier: Apache-2.0
#include "models/command/expected_people.h"

#include "models/world.h"

namespace surge::models {

GroupSizes expected_people(const World& world, Id<County> county) {
  if (world.beliefs().known(county)) return world.beliefs().report(county).groups;
  const Scenario& scenario = world.scenario();
  GroupSizes groups =
      vulnerability_shares(scenario.demand.vulnerability, world.information().strongest(county));
  for (double& persons : groups) persons *= scenario.counties[county].population;
  return groups;
}

}  // namespace surge::models
