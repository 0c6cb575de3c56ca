// SPDX-License-Identifier: Apache-2.0
// Reads YAML text into a Node tree, within limits that keep hostile files harmless.
#pragma once

#include <optional>
#include <string>

#include "scenarios/yaml_node.h"

namespace surge::scenarios {

inline constexpr int kDeepestYaml = 64;               ///< levels of lists and maps
inline constexpr std::size_t kMostNodes = 1'000'000;  ///< with aliases written out
inline constexpr std::size_t kMostText = 64U << 20U;  ///< characters of all values, aliases written out

/// The one document of `text`; none, with a problem, if it is not valid YAML or beyond the limits. Duplicate
/// keys are reported and dropped. `file` is an index of `problems`.
std::optional<Node> parse_yaml(const std::string& text, int file, Problems& problems);

}  // namespace surge::scenarios
