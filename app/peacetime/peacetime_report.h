// SPDX-License-Identifier: Apache-2.0
// What `surge peacetime` found, and how it is told.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "analysis/peacetime/steady_state.h"
#include "app/language.h"
#include "models/scenario/scenario.h"

namespace surge::app {

struct PeacetimeFindings {
  std::uint64_t replications = 0;
  sim::Duration step{};      ///< of the series in which the warm-up was looked for
  sim::Duration proposed{};  ///< the longest of the items' that settle; whole days if it is longer than two
  sim::Duration dropped{};   ///< what the values leave out: peacetime.warm_up if it is set, else `proposed`
  std::vector<analysis::ItemWarmUp> warm_ups;           ///< by item
  std::vector<analysis::ItemSteadyState> steady_state;  ///< by item; of batches if there is one replication
};

std::string peacetime_report_text(const models::Scenario& scenario, const PeacetimeFindings& findings,
                                  Language language);
std::string peacetime_report_json(const models::Scenario& scenario, const PeacetimeFindings& findings);

}  // namespace surge::app
