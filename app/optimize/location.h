// SPDX-License-Identifier: Apache-2.0
// Which sites serve all counties soonest, over sampled disasters: the p-median, and the capacitated location.
#pragma once

#include <optional>
#include <vector>

#include "analysis/optimisation/outcome.h"
#include "analysis/optimisation/sample_average.h"
#include "app/optimize/disaster_bank.h"
#include "app/optimize/layout.h"
#include "app/optimize/reserve_model.h"

namespace surge::app {

/// Costs are means over disasters: of every county's need, served from one site (or from shares of several),
/// as reserve_model.h counts them. Whether the site holds enough is not asked, but for its room.
struct LocationAnswer {
  std::vector<std::size_t> chosen;  ///< positions in LayoutProblem::sites, ascending
  /// (county): the chosen site that serves most of it; none where there is no need.
  std::vector<std::optional<std::size_t>> serving;
  std::vector<double> need_cny;       ///< (county): mean loss if nobody served it
  optimisation::Proof proof;          ///< on the sample it was made for
  double measured_cny = 0;            ///< on disasters that it was not made for, each served at least cost
  std::optional<double> present_cny;  ///< of the moved depots where they stand, likewise; of p-medians
  std::optional<optimisation::SampleGap> gap;  ///< of p-medians
  std::vector<double> stock;  ///< of locations: units that a site is to hold [chosen * items + item]
};

/// Throws as optimisation::solve_p_median and solve_facility_location.
LocationAnswer optimise_location(const ReserveModel& model, const DisasterBank& bank, unsigned threads);

/// Of a p-median: moved depots go to the chosen sites. Who stands on one stays; of the others those with most
/// goods go where need is greatest. Of a location: sites hold the mean need that they serve.
Layout location_layout(const ReserveModel& model, const LocationAnswer& answer, models::BilingualName title);

}  // namespace surge::app
