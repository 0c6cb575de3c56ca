// SPDX-License-Identifier: Apache-2.0
// The metrics a scenario can name, in the order of `metrics: all`.
#include <stdexcept>

#include "models/catalogue/catalogues.h"
#include "models/metrics/metric.h"

namespace surge::models {
namespace {

const std::vector<MetricEntry>& entries() {
  static const std::vector<MetricEntry> kEntries = {
      coverage_metric(),     coverage_time_metric(), fill_rate_metric(),         unmet_need_metric(),
      worst_county_metric(), equity_metric(),        transport_metric(),         utilisation_metric(),
      road_access_metric(),  supply_metric(),        conversion_metric(),        sources_metric(),
      cost_metric(),         readiness_metric(),     reserves_metric(),          contracts_metric(),
      people_metric(),       casualties_metric(),    hospitals_metric(),         teams_metric(),
      deprivation_metric(),  bottlenecks_metric(),   response_standard_metric(), prepositioning_metric(),
      information_metric(),  response_metric(),
  };
  return kEntries;
}

}  // namespace

const MetricEntry& metric_entry(std::string_view name) {
  for (const MetricEntry& entry : entries()) {
    if (entry.name == name) return entry;
  }
  throw std::invalid_argument("unknown metric: " + std::string(name));
}

std::vector<MetricDescription> metric_catalogue() {
  std::vector<MetricDescription> descriptions;
  for (const MetricEntry& entry : entries()) descriptions.push_back({entry.name, entry.description});
  return descriptions;
}

}  // namespace surge::models
