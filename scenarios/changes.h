// SPDX-License-Identifier: Apache-2.0
// Changes of single cells and keys: `changes:` in a file and `--set` on the command line.
#pragma once

#include <span>

#include "scenarios/document.h"

namespace surge::scenarios {

/// Applies the map `changes` (path to value) in order.
void apply_changes(Document& document, const Node& changes, Problems& problems);

/// Applies overrides in order. A value that begins with `[`, `{` or a quote is read as YAML.
void apply_overrides(Document& document, std::span<const Override> overrides, Problems& problems);

}  // namespace surge::scenarios
