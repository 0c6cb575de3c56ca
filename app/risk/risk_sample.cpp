// SPDX-License-Identifier: Apache-2.0
#include "app/risk/risk_sample.h"

#include <algorithm>

#include "analysis/summary_table.h"
#include "app/options.h"

namespace surge::app {

const RiskTable* RiskSample::find(const std::string& name) const {
  const auto found = std::find_if(tables.begin(), tables.end(),
                                  [&](const RiskTable& table) { return table.declaration.name == name; });
  return found == tables.end() ? nullptr : &*found;
}

bool told_by_risk(const models::TableDeclaration& table) {
  if (table.dimensions.empty()) return analysis::is_scalar_quantity(table);
  return table.dimensions.size() == 1 && (table.dimensions[0] == "item" || table.dimensions[0] == "county");
}

double yearly_rate_of(const models::Scenario& scenario) {
  if (scenario.hazards.size() != 1 || scenario.hazards[0].kind != "sampled")
    throw UsageError(
        "the scenario does not draw its disasters from a catalogue: its one hazard must be 'sampled', as in "
        "sichuan-sampled");
  const models::ComponentSpec& hazard = scenario.hazards[0];
  if (hazard.number("period") > 0)
    throw UsageError("hazards.0.period must be 0: one disaster in every replication");
  double rate = 0;
  for (const models::CatalogueEvent& event : scenario.hazard_catalogue) {
    if (event.kind == models::EventKind::kEarthquake && event.magnitude >= hazard.number("smallest"))
      rate += event.rate_per_year;
  }
  return rate;
}

}  // namespace surge::app
