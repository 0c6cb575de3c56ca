// SPDX-License-Identifier: Apache-2.0
// Figures that are series over time, one plot each.
#include "analysis/figures/figures/all_figures.h"
#include "analysis/figures/time_plot.h"

namespace surge::analysis::figures {

FigureEntry transport_figure() {
  return {"transport", "vehicles under way and cut off, roads closed, counties cut off, over time", 170,
          false, [](const FigureInput& input, std::size_t, double width_mm) {
            return series_figure(
                input, {"vehicles_moving", "vehicles_waiting", "road_km_closed", "counties_cut_off"},
                words(input.language, "Transport over time", "运输随时间的变化"), width_mm);
          }};
}

FigureEntry casualties_figure() {
  return {"casualties", "people under rubble, waiting, in care and dead, over time", 170, false,
          [](const FigureInput& input, std::size_t, double width_mm) {
            return series_figure(
                input,
                {"casualties_trapped", "casualties_waiting", "casualties_in_care", "casualties_dead_so_far"},
                words(input.language, "Casualties over time", "伤亡随时间的变化"), width_mm);
          }};
}

FigureEntry information_figure() {
  return {"information", "what command knows of people and roads, over time", 170, false,
          [](const FigureInput& input, std::size_t, double width_mm) {
            return series_figure(
                input, {"counties_known", "believed_displaced", "belief_error", "closures_unknown"},
                words(input.language, "What command knows over time", "指挥所掌握情况随时间的变化"),
                width_mm);
          }};
}

}  // namespace surge::analysis::figures
