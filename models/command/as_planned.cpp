// SPDX-License-Identifier: Apache-2.0
#include "models/command/as_planned.h"

#include <algorithm>
#include <cmath>

#include "models/units.h"

namespace surge::models {

ComponentDescription AsPlanned::description() {
  return {
      "as_planned",
      "Orders all conversions of the plan as soon as they may be; then calls off agreements, and buys on the "
      "market, "
      "what is short.",
      {{.name = "cover",
        .description = "agreements are to cover the need of their lead time and this time, purchases of this "
                       "time (assumed)",
        .dimension = Dimension::kTime,
        .minimum = kHour_s,
        .maximum = 1e8,
        .default_value = 3 * kDay_s},
       {.name = "buy",
        .type = ParameterType::kBoolean,
        .description = "buy on the market what agreements do not cover",
        .default_value = true}}};
}

AsPlanned::AsPlanned(const ComponentSpec& spec)
    : cover_(sim::duration_from_seconds(spec.number("cover"))), buys_(spec.get<bool>("buy")) {}

void AsPlanned::decide(SourcingProblem& problem) const {
  for (const Id<Conversion> conversion : problem.released_conversions()) problem.convert(conversion);
  for (const Id<Item> item : problem.items()) {
    call_off_shortfall(problem, item,
                       [&](const Agreement& agreement) { return mean_lead_time(agreement) + cover_; });
    if (buys_) buy_shortfall(problem, item, cover_);
  }
}

sim::Duration mean_lead_time(const Agreement& agreement) {
  return sim::duration_from_seconds(agreement.lead_time_s.mean());
}

void call_off_shortfall(SourcingProblem& problem, Id<Item> item, const HorizonOf& horizon_of) {
  for (const Id<Agreement> id : problem.agreements(item)) {
    const Agreement& agreement = problem.scenario().agreements[id];
    const sim::Duration horizon = horizon_of(agreement);
    const double deliverable = SourcingProblem::delivered_within(agreement, horizon);
    const double missing = std::min(problem.shortfall(item, horizon), deliverable);
    if (missing > 0) problem.call_off(id, static_cast<Quantity>(std::ceil(missing)));
  }
}

void buy_shortfall(SourcingProblem& problem, Id<Item> item, sim::Duration horizon) {
  const std::size_t market = problem.market(item);
  if (market == problem.scenario().markets.size()) return;
  const double missing = problem.shortfall(item, horizon);
  if (missing > 0) problem.buy(market, static_cast<Quantity>(std::ceil(missing)));
}

}  // namespace surge::models
