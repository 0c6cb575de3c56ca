// SPDX-License-Identifier: Apache-2.0
// surge compare --select: as many replications of each alternative as it takes to tell the best.
#pragma once

#include <cstdint>
#include <vector>

#include "app/alternatives.h"
#include "app/format.h"
#include "app/options.h"

namespace surge::app {

/// What a comparison works on.
struct ComparisonSetup {
  std::vector<Alternative> alternatives;
  std::uint64_t seed = 0;
  unsigned threads = 1;
  Notes notes = Notes::kShown;
  Format format = Format::kText;
  Language language = Language::kEnglish;
};

std::vector<analysis::AlternativeName> names_of(const std::vector<Alternative>& alternatives);

/// --select with --indifference or --budget. Returns an ExitCode; throws UsageError.
int execute_selection(const ComparisonSetup& setup, const Arguments& arguments);

}  // namespace surge::app
