// SPDX-License-Identifier: Apache-2.0
// The cost of supply, for metrics that build on it.
#pragma once

namespace surge::models {

class World;

/// All kinds but those of peacetime, from the impact until now [CNY].
double supply_cost_cny(const World& world);

}  // namespace surge::models
