// SPDX-License-Identifier: Apache-2.0
#include "app/risk/risk_sample.h"

#include <algorithm>

#include "analysis/results/table_cells.h"
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

RiskSample empty_sample(const models::RecordSchema& schema, const RiskFilter& told) {
  RiskSample sample;
  for (std::size_t i = 0; i < schema.tables().size(); ++i) {
    if (!told(schema.tables()[i])) continue;
    sample.tables.push_back({schema.tables()[i], std::vector<std::vector<double>>(schema.cells(i))});
  }
  return sample;
}

RiskSample risk_sample(const analysis::ResultReader& reader, const RiskFilter& told) {
  const models::RecordSchema& schema = reader.schema();
  RiskSample sample = empty_sample(schema, told);
  const std::vector<std::size_t> rows = analysis::rows_that_count(reader);
  sample.disasters = rows.size();
  std::size_t next = 0;
  for (std::size_t i = 0; i < schema.tables().size(); ++i) {
    if (!told(schema.tables()[i])) continue;
    RiskTable& table = sample.tables[next++];
    analysis::for_each_cell(reader, i, rows, [&](std::size_t cell, std::span<double> values) {
      table.cells[cell].assign(values.begin(), values.end());
    });
  }
  return sample;
}

bool draws_from_catalogue(const models::Scenario& scenario) {
  return scenario.hazards.size() == 1 && scenario.hazards[0].kind == "sampled" &&
         !(scenario.hazards[0].number("period") > 0);
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
