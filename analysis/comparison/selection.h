// SPDX-License-Identifier: Apache-2.0
// Runs as many replications of each alternative as it takes to tell the best, on several threads.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "analysis/comparison/measure.h"
#include "analysis/comparison/samples.h"
#include "analysis/statistics/interval.h"
#include "analysis/summary_table.h"

namespace surge::analysis {

enum class SelectionRule {
  kGuaranteed,  ///< Kim and Nelson's sequential procedure
  kBudget,      ///< optimal computing budget allocation
};

struct SelectionPlan {
  SelectionRule rule = SelectionRule::kGuaranteed;
  std::size_t alternatives = 2;
  statistics::Better better = statistics::Better::kLower;
  double confidence = 0.95;  ///< of kGuaranteed
  double indifference = 0;   ///< of kGuaranteed: the smallest difference worth finding, > 0
  std::size_t cap = 10'000;  ///< of kGuaranteed: most replications of an alternative, >= 2
  std::size_t budget = 0;    ///< of kBudget: replications of all alternatives, >= 2 each
  unsigned threads = 1;
};

struct Selection {
  std::size_t best = 0;
  bool decided = false;  ///< kGuaranteed: one was left before the cap
  std::vector<double> means;
  std::vector<std::size_t> replications;  ///< by alternative, those that counted
  double probability =
      statistics::kUnknown;  ///< of a right choice: at least (kGuaranteed), estimated (kBudget)
};

/// The output of one replication of an alternative; called from several threads. It must be finite.
using SelectionOutput = std::function<double(std::size_t alternative, std::uint64_t replication)>;

/// What is selected, and after how many replications, does not depend on the threads: some run ahead and are
/// dropped. `progress` is told how many ran. Nothing if stopped. Throws std::invalid_argument for a plan out
/// of range or an output that is not finite, and what `output` throws.
std::optional<Selection> select_best(const SelectionPlan& plan, const SelectionOutput& output,
                                     const std::function<void(std::size_t)>& progress, std::stop_token stop);

/// A table of means and replications, and a sentence on the choice.
std::string selection_text(const Selection& selection, const SelectionPlan& plan, const Measure& measure,
                           const std::vector<AlternativeName>& names, Language language);
std::string selection_json(const Selection& selection, const SelectionPlan& plan, const Measure& measure,
                           const std::vector<AlternativeName>& names, Language language);

}  // namespace surge::analysis
