// SPDX-License-Identifier: Apache-2.0
#include "app/report/report_risk.h"

#include <nlohmann/json.hpp>

#include "analysis/summary_table.h"
#include "app/risk/risk_report.h"

namespace surge::app {

nlohmann::ordered_json risk_of_run(const analysis::ResultReader& results, const models::Scenario& scenario,
                                   const std::string& key) {
  if (!draws_from_catalogue(scenario)) return nullptr;
  RiskSample sample = risk_sample(results, [](const models::TableDeclaration& table) {
    return table.dimensions.empty() && told_by_risk(table);
  });
  if (sample.disasters < 2) return nullptr;
  sample.yearly_rate = yearly_rate_of(scenario);
  nlohmann::ordered_json risk = nlohmann::ordered_json::parse(risk_json(sample, {kUsualPeriods}));
  nlohmann::ordered_json& metrics = risk["metrics"];
  for (const RiskTable& table : sample.tables) {
    nlohmann::ordered_json& metric = metrics[table.declaration.name];
    if (!metric.contains("exceedance")) {
      metrics.erase(table.declaration.name);
      continue;
    }
    metric["title"] = {{"en", table.declaration.title.en}, {"zh", table.declaration.title.zh}};
    metric["share"] = analysis::is_share(table.declaration);
  }
  risk["run"] = key;
  return risk;
}

}  // namespace surge::app
