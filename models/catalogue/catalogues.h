// SPDX-License-Identifier: Apache-2.0
// The catalogues of exchangeable parts, for readers, listings and documentation.
#pragma once

#include <string>
#include <vector>

#include "models/catalogue/component.h"

namespace surge::models {

std::vector<ComponentDescription> hazard_catalogue();
std::vector<ComponentDescription> dispatch_policy_catalogue();
std::vector<ComponentDescription> sourcing_policy_catalogue();
std::vector<ComponentDescription> repair_policy_catalogue();
std::vector<ComponentDescription> team_policy_catalogue();
std::vector<ComponentDescription> evacuation_policy_catalogue();

struct MetricDescription {
  std::string name;
  std::string description;
};
std::vector<MetricDescription> metric_catalogue();

}  // namespace surge::models
