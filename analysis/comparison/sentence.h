// SPDX-License-Identifier: Apache-2.0
// What a difference means, in a plain sentence.
#pragma once

#include <string>

#include "analysis/comparison/comparison.h"
#include "analysis/summary_table.h"

namespace surge::analysis {

/// "B reaches 90 % coverage of Tent 7.30 h earlier, 95 % interval 5.90 to 8.80 h, 200 pairs: better." Of
/// alternative `other` (1, 2, ...) against the first. What was not reached, or left out, is told behind it.
std::string difference_sentence(const Comparison& comparison, const MeasureComparison& measure,
                                std::size_t other, Language language);

/// Three alternatives or more: which are the best, or may be. Empty if there is nothing to tell.
std::string best_sentence(const Comparison& comparison, const MeasureComparison& measure, Language language);

/// "better", "worse", "no difference can be told", ...
std::string verdict_text(Verdict verdict, Language language);

}  // namespace surge::analysis
