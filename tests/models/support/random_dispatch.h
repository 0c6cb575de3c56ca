// SPDX-License-Identifier: Apache-2.0
// Random decisions of dispatch.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "models/command/dispatch_policy.h"

namespace surge::models::testing {

enum class Trucks { kScarce, kAmple };

/// Four depots and six counties (ids 0 to 5) that ask for all items of the scenario; a fifth of the roads are
/// closed, travel takes 1 h to 50 h.
DispatchProblem random_dispatch(const Scenario& scenario, std::uint64_t seed,
                                Trucks trucks = Trucks::kScarce);

/// A policy of the catalogue with its default parameters.
std::unique_ptr<const DispatchPolicy> default_policy(const std::string& kind);

/// Names of the catalogue.
std::vector<std::string> dispatch_kinds();

}  // namespace surge::models::testing
