// SPDX-License-Identifier: Apache-2.0
#include "models/command/min_cost_flow.h"

#include <algorithm>

#include "models/command/flow_plan.h"
#include "models/units.h"

namespace surge::models {
namespace {

std::vector<ParameterDeclaration> flow_parameters() {
  return {{.name = "horizon",
           .description = "How far the plan looks ahead (default assumed).",
           .dimension = Dimension::kTime,
           .minimum = 3600,
           .maximum = 3.2e6,
           .default_value = 24 * 3600.0},
          {.name = "periods",
           .description = "Equal parts of the horizon; fractions are cut off (default assumed).",
           .minimum = 1,
           .maximum = 100,
           .default_value = 2.0},
          {.name = "nearest",
           .description = "Depots that are considered for a county; fractions are cut off (default assumed).",
           .minimum = 1,
           .maximum = 10000,
           .default_value = 5.0},
          {.name = "unmet_cost",
           .description =
               "Waiting that a unit counts for which is not sent within the horizon (default assumed).",
           .dimension = Dimension::kTime,
           .minimum = 3600,
           .maximum = 3.2e8,
           .default_value = 240 * 3600.0},
          {.name = "transport_cost",
           .description =
               "Cost of an hour on the road by that of an hour of waiting of weight 1 (default assumed).",
           .minimum = 0,
           .maximum = 1000,
           .default_value = 0.1}};
}

}  // namespace

ComponentDescription MinCostFlow::description() {
  return {
      "min_cost_flow",
      "Plans the cheapest flow of goods from depots to counties over a rolling horizon, by waiting time and "
      "transport, and carries out its first period; most urgent items first.",
      flow_parameters()};
}

MinCostFlow::MinCostFlow(const ComponentSpec& spec)
    : horizon_(sim::duration_from_seconds(spec.number("horizon"))),
      periods_(static_cast<std::size_t>(spec.number("periods"))),
      nearest_(static_cast<std::size_t>(spec.number("nearest"))),
      objective_{spec.number("unmet_cost") / kHour_s, spec.number("transport_cost")} {}

void MinCostFlow::decide(DispatchProblem& problem) const {
  const FlowScope scope{horizon_, periods_, nearest_};
  LaterRoom room(problem, scope);
  for (const Id<Item> item : problem.items()) FlowPlan(problem, scope, objective_, item, room).carry_out();
}

}  // namespace surge::models
