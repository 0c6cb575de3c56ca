// SPDX-License-Identifier: Apache-2.0
// A comparison for people and for machines.
#pragma once

#include <string>

#include "analysis/comparison/comparison.h"
#include "analysis/summary_table.h"

namespace surge::analysis {

/// The alternatives, a table of differences for each but the first, sentences, and which may be best.
std::string comparison_text(const Comparison& comparison, Language language);

/// Everything, with the sentences in the language; one object. NaN is null.
std::string comparison_json(const Comparison& comparison, Language language);

}  // namespace surge::analysis
