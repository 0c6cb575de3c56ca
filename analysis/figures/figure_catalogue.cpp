// SPDX-License-Identifier: Apache-2.0
#include "analysis/figures/figure_catalogue.h"

#include "analysis/figures/figures/all_figures.h"

namespace surge::analysis::figures {

const std::vector<FigureEntry>& figure_catalogue() {
  static const std::vector<FigureEntry> kCatalogue = {
      overview_figure(),       coverage_figure(),     unmet_map_figure(),   days_map_figure(),
      county_heatmap_figure(), item_heatmap_figure(), bottlenecks_figure(), bottlenecks_by_item_figure(),
      production_figure(),     transport_figure(),    casualties_figure(),  information_figure(),
      metrics_figure(),        lorenz_figure(),       exceedance_figure(),
  };
  return kCatalogue;
}

}  // namespace surge::analysis::figures
