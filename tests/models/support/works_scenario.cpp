// SPDX-License-Identifier: Apache-2.0
#include "tests/models/support/works_scenario.h"

#include "models/units.h"
#include "tests/models/support/small_scenario.h"

namespace surge::models::testing {

Scenario works_scenario() {
  Scenario scenario = small_scenario();
  scenario.fleets.clear();
  scenario.stock.clear();
  add_converting_line(scenario, kStore, kTent, 240.0 / kDay_s);
  return scenario;
}

Id<Item> add_material(Scenario& scenario, const std::string& key) {
  Item item = scenario.items[kWater];
  item.key = key;
  item.category = ItemCategory::kMaterial;
  item.value_cny = 2;
  return scenario.items.add(item);
}

}  // namespace surge::models::testing
