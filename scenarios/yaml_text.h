// SPDX-License-Identifier: Apache-2.0
// Values as YAML on one line that reads back as the same values.
#pragma once

#include <string>
#include <string_view>

#include "scenarios/yaml_node.h"

namespace surge::scenarios {

/// A text in double quotes, whatever is in it.
std::string quoted_yaml(std::string_view text);

/// A text as a value, in quotes where YAML needs them.
std::string yaml_text(std::string_view text);

std::string yaml_text(const Node& node);

/// Whether an override's value is YAML: a list, a map or a text in quotes. Any other is a text as it stands.
bool is_yaml_override(std::string_view value);

/// An override's value as YAML.
std::string override_yaml(std::string_view value);

}  // namespace surge::scenarios
