// SPDX-License-Identifier: Apache-2.0
// A production line while the run goes on.
#pragma once

#include <optional>
#include <vector>

#include "models/production/ramp.h"
#include "models/scenario/production.h"
#include "sim/time.h"

namespace surge::models {

enum class LineState {
  kNormal,     ///< makes its peacetime product
  kPreparing,  ///< ordered to convert, until the first article
  kRamping,    ///< makes the emergency item below nominal rate
  kFull,       ///< at nominal rate
  kReverting,
};

/// What a running line makes, and how much of it so far.
///
/// Running time t advances with the share of capacity and labour that is there (at most 1), and stands still
/// while the line waits for material or room, so that learning is by doing. Units made = C(t) + offset, where
/// C is the integral of the ramp; overtime and interruptions go into the offset.
struct LineRun {
  Id<Item> item;
  Ramp ramp;
  double yield = 1;
  int workers = 0;
  const Conversion* conversion = nullptr;  ///< null: the peacetime product
  std::vector<const BillLine*> bill;
  std::vector<double> in_process;  ///< units of each material drawn and not yet used, [0, 1)

  sim::Time updated{};   ///< made is known up to here
  double running_s = 0;  ///< running time t
  double offset = 0;
  Quantity made = 0;  ///< good and bad
  Quantity good = 0;
  Quantity bad = 0;
};

struct LineStatus {
  LineState state = LineState::kNormal;

  /// Makes something else than its peacetime product, or is being converted to it.
  bool converted() const { return state != LineState::kNormal && state != LineState::kReverting; }

  std::optional<LineRun> run;
  std::uint64_t run_number = 0;   ///< of the present or last run
  std::uint64_t conversions = 0;  ///< ordered so far
  std::uint64_t lots = 0;         ///< put out so far

  // Of the last conversion.
  const Conversion* conversion = nullptr;
  sim::Time ordered = sim::Time::max();
  sim::Time first_article = sim::Time::max();

  sim::Time first_ordered = sim::Time::max();  ///< of all conversions, as is the next
  sim::Time first_first_article = sim::Time::max();
  sim::Time peacetime_stopped = sim::Time::max();  ///< peacetime output is lost from here on; max(): is not
  sim::Duration peacetime_lost{};                  ///< before that
  Quantity produced = 0;                           ///< good units of emergency items
  Quantity rejected = 0;                           ///< bad units of them
  double starved_s = 0;                            ///< waited for material or room
};

}  // namespace surge::models
