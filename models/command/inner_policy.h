// SPDX-License-Identifier: Apache-2.0
// Policies that change the problem and leave the decision to another policy of the catalogue.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "models/command/dispatch_policy.h"

namespace surge::models {

/// Kinds of the policies that decide by themselves; these can stand inside another one.
std::vector<std::string> plain_dispatch_kinds();

/// One of them with the default values of its parameters. Throws std::invalid_argument for another kind.
std::unique_ptr<const DispatchPolicy> make_plain_dispatch_policy(const std::string& kind);

/// The parameter `policy` that names the inner policy.
ParameterDeclaration inner_policy_parameter();

}  // namespace surge::models
