// SPDX-License-Identifier: Apache-2.0
#include "models/command/severity_priority.h"

#include <algorithm>
#include <numeric>

namespace surge::models {

ComponentDescription SeverityPriority::description() {
  const auto weight = [](const char* name, const char* what, double otherwise) {
    return ParameterDeclaration{
        .name = name, .description = what, .minimum = 0, .maximum = 1e6, .default_value = otherwise};
  };
  return {
      "severity_priority",
      "Serves the counties believed to be struck worst first (people trapped and injured per head, then "
      "people affected), each from its nearest depots; most urgent items first.",
      {weight("trapped_weight", "Weight of trapped people per head of the county (default assumed).", 100),
       weight("injured_weight", "Weight of injured people per head (default assumed).", 10),
       weight("need_weight", "Weight of affected people per head (default assumed).", 1)}};
}

double SeverityPriority::severity(const DispatchProblem& problem, std::size_t demand) const {
  const DemandPoint& point = problem.demand()[demand];
  const double population = std::max(1.0, problem.scenario().counties[point.county].population);
  return (trapped_weight_ * point.trapped + injured_weight_ * point.injured + need_weight_ * point.persons) /
         population;
}

void SeverityPriority::decide(DispatchProblem& problem) const {
  std::vector<double> severities;
  for (std::size_t demand = 0; demand < problem.demand().size(); ++demand) {
    severities.push_back(severity(problem, demand));
  }
  std::vector<std::size_t> order(severities.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t x, std::size_t y) { return severities[x] > severities[y]; });
  problem.serve_in_order(order);
}

}  // namespace surge::models
