// SPDX-License-Identifier: Apache-2.0
#include "models/command/stock_ahead.h"

#include "models/command/inner_policy.h"

namespace surge::models {

ComponentDescription StockAhead::description() {
  return {
      "stock_ahead",
      "Another policy decides, and a share of a forewarned need is sent before the impact.",
      {inner_policy_parameter(),
       {.name = "share",
        .description =
            "Share of a forewarned need that is sent ahead, so that less is lost where the forecast does not "
            "come true (default assumed).",
        .minimum = 0,
        .maximum = 1,
        .default_value = 0.5},
       {.name = "up_to_priority",
        .description = "Only items whose need has this priority or a more urgent one (default: all).",
        .minimum = 1,
        .maximum = 1000,
        .default_value = 1000.0}}};
}

StockAhead::StockAhead(const ComponentSpec& spec)
    : inner_(make_plain_dispatch_policy(spec.get<std::string>("policy"))),
      share_(spec.number("share")),
      up_to_priority_(spec.number("up_to_priority")) {}

void StockAhead::decide(DispatchProblem& problem) const {
  bool any = false;
  for (std::size_t demand = 0; demand < problem.demand().size(); ++demand) {
    if (!problem.demand()[demand].forecast) continue;
    for (const Id<Item> item : ids(problem.scenario().items)) {
      const Quantity whole = problem.forecast_outstanding(demand, item);
      if (whole == 0 || problem.priority(item) > up_to_priority_) continue;
      // What was sent or has arrived counts towards the share.
      const double not_ahead = (1 - share_) * problem.needed(demand, item);
      problem.plan_ahead(demand, item, static_cast<Quantity>(static_cast<double>(whole) - not_ahead));
      any = true;
    }
  }
  if (any) problem.complete();
  inner_->decide(problem);
}

}  // namespace surge::models
