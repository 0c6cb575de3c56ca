// SPDX-License-Identifier: Apache-2.0
#include "models/command/as_planned.h"

#include <cmath>

namespace surge::models {

ComponentDescription AsPlanned::description() {
  return {
      "as_planned",
      "Orders all conversions of the plan at activation; then calls off agreements, and buys on the market, "
      "what is short.",
      {{.name = "cover",
        .description = "agreements and purchases are to cover the need of this time (assumed)",
        .dimension = Dimension::kTime,
        .minimum = 3600,
        .maximum = 1e8,
        .default_value = 3 * 86400.0},
       {.name = "buy",
        .type = ParameterType::kBoolean,
        .description = "buy on the market what agreements do not cover",
        .default_value = true}}};
}

AsPlanned::AsPlanned(const ComponentSpec& spec)
    : cover_(sim::duration_from_seconds(spec.number("cover"))), buys_(spec.get<bool>("buy")) {}

void AsPlanned::decide(SourcingProblem& problem) const {
  if (problem.first()) {
    for (const Id<Conversion> conversion : problem.plan().conversions) problem.convert(conversion);
  }
  for (const Id<Item> item : problem.items()) {
    contract_for_shortfall(problem, item, cover_, sim::Duration::max(), buys_);
  }
}

void contract_for_shortfall(SourcingProblem& problem, Id<Item> item, sim::Duration cover,
                            sim::Duration longest_lead, bool buys) {
  const Scenario& scenario = problem.scenario();
  const std::vector<Id<Agreement>> agreements = problem.agreements(item);
  const std::size_t market = problem.market(item);
  const bool can_buy = buys && market < scenario.markets.size();
  if (agreements.empty() && !can_buy) return;
  auto missing = static_cast<Quantity>(std::ceil(problem.shortfall(item, cover)));
  for (const Id<Agreement> agreement : agreements) {
    if (missing <= 0) return;
    if (sim::duration_from_seconds(scenario.agreements[agreement].lead_time_s.mean()) > longest_lead)
      continue;
    missing -= problem.call_off(agreement, missing);
  }
  if (can_buy && missing > 0) problem.buy(market, missing);
}

}  // namespace surge::models
