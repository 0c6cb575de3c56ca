// SPDX-License-Identifier: Apache-2.0
#include "models/command/keep_a_reserve.h"

#include <algorithm>
#include <cmath>

#include "models/command/dispatch_book.h"
#include "models/command/inner_policy.h"

namespace surge::models {

ComponentDescription KeepAReserve::description() {
  return {
      "keep_a_reserve",
      "Another policy decides, but a share of each depot's stock is kept back for a time, except of items "
      "of priority 1.",
      {inner_policy_parameter(),
       {.name = "share",
        .description = "Share of the stock at activation that is kept back (default assumed).",
        .minimum = 0,
        .maximum = 1,
        .default_value = 0.2},
       {.name = "until",
        .description = "Time after activation at which it is released (default assumed).",
        .dimension = Dimension::kTime,
        .minimum = 0,
        .maximum = 3.2e7,
        .default_value = 72 * 3600.0},
       {.name = "floor_persons",
        .description = "People whose needs of an item each depot can always still meet (default assumed).",
        .minimum = 0,
        .maximum = 1e9,
        .default_value = 0.0}}};
}

KeepAReserve::KeepAReserve(const ComponentSpec& spec)
    : inner_(make_plain_dispatch_policy(spec.get<std::string>("policy"))),
      share_(spec.number("share")),
      until_(sim::duration_from_seconds(spec.number("until"))),
      floor_persons_(spec.number("floor_persons")) {}

double units_at_once(const Scenario& scenario, Id<Item> item) {
  double units = 0;
  for (const Need& need : scenario.demand.needs) {
    if (need.item != item) continue;
    const double persons = need.basis == NeedBasis::kPerson ? 1 : kReserveHousehold;
    units = std::max(units, need.amount * days_at_once(need) / persons);
  }
  return units;
}

void KeepAReserve::decide(DispatchProblem& problem) const {
  const double share = problem.since_activation() < until_ ? share_ : 0;
  for (const Id<Item> item : ids(problem.scenario().items)) {
    if (problem.priority(item) <= 1) continue;
    const double floor = floor_persons_ > 0 ? floor_persons_ * units_at_once(problem.scenario(), item) : 0;
    for (std::size_t supply = 0; supply < problem.supply().size(); ++supply) {
      if (problem.stock(supply, item) == 0) continue;
      const double kept =
          std::max(share * static_cast<double>(problem.stock_at_activation(supply, item)), floor);
      problem.keep_back(supply, item, static_cast<Quantity>(std::ceil(kept)));
    }
  }
  problem.complete();
  inner_->decide(problem);
}

}  // namespace surge::models
