// SPDX-License-Identifier: Apache-2.0
// Reserves: which plan is best over sampled disasters, how far from the best it can be, and what its parts
// are worth.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analysis/optimisation/sample_average.h"
#include "analysis/statistics/paired.h"
#include "app/optimize/disaster_bank.h"
#include "app/optimize/reserve_model.h"

namespace surge::app {

/// One plan, measured on disasters that it was not made for.
struct ReservePlan {
  models::BilingualName name;
  optimisation::StockPlan plan;     ///< whole units
  double spent_cny = 0;             ///< for opening and stock
  optimisation::PlanMeasures made;  ///< on the sample it was made for
  optimisation::PlanEvaluation measured;
  std::optional<optimisation::Proof> proof;  ///< none: what is there already
};

/// What a site of the best plan is worth: the loss without it, with its stock gone, less the loss with it.
struct SiteWorth {
  std::size_t site = 0;  ///< of the problem
  statistics::PairedComparison loss;
};

struct ReservesAnswer {
  std::vector<ReservePlan>
      plans;  ///< what is there, the best plan, then others of the trade-off; all different
  std::optional<optimisation::SampleGap> gap;  ///< none: the objective has a weight of the worst county
  std::vector<SiteWorth> worths;
};

inline constexpr std::size_t kPresentPlan = 0;
inline constexpr std::size_t kBestPlan = 1;

/// Throws as optimisation::solve_prepositioning.
ReservesAnswer optimise_reserves(const ReserveModel& model, const DisasterBank& bank, unsigned threads);

}  // namespace surge::app
