// SPDX-License-Identifier: Apache-2.0
#include "models/production/expected_output.h"

namespace surge::models {
namespace {

sim::Duration mean(const sim::Distribution& distribution) {
  return sim::duration_from_seconds(distribution.mean());
}

}  // namespace

sim::Duration mean_time_to_output(const Scenario& scenario, const Conversion& conversion) {
  sim::Duration steps = mean(conversion.approval_s) + mean(conversion.transport_s) +
                        mean(conversion.setup_s) + mean(conversion.first_article_s);
  if (conversion.rehearsed) {
    steps = sim::duration_from_seconds(sim::to_seconds(steps) * scenario.production.rules.rehearsed_time);
  }
  if (conversion.machines > 0) {
    const EquipmentMaker& maker = scenario.equipment_makers[*conversion.maker];
    const int rounds = (conversion.machines + maker.workshops - 1) / maker.workshops;
    steps += mean(maker.build_time_s) * rounds;
  }
  return steps + mean(conversion.quarantine_s);
}

Ramp mean_ramp(const Scenario& scenario, const Conversion& conversion) {
  const double share = conversion.rehearsed ? scenario.production.rules.rehearsed_time : 1.0;
  return {conversion.rate_units_per_s(), sim::duration_from_seconds(share * conversion.ramp_s.mean()),
          conversion.ramp_start};
}

double expected_output(const Scenario& scenario, const Conversion& conversion, sim::Duration horizon) {
  const double running_s = sim::to_seconds(horizon - mean_time_to_output(scenario, conversion));
  return conversion.yield * conversion.release_share *
         cumulative_output(mean_ramp(scenario, conversion), running_s);
}

double expected_output(const LineRun& run, sim::Duration horizon) {
  const double made = cumulative_output(run.ramp, run.running_s + sim::to_seconds(horizon)) -
                      cumulative_output(run.ramp, run.running_s);
  const double released = run.conversion == nullptr ? 1.0 : run.conversion->release_share;
  return run.yield * released * made;
}

}  // namespace surge::models
