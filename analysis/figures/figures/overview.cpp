// SPDX-License-Identifier: Apache-2.0
// One run at a glance: coverage, what unmet needs wait for, and where they are.
#include <algorithm>

#include "analysis/figures/figures/all_figures.h"

namespace surge::analysis::figures {
namespace {

constexpr double kPanelTitleMm = 5;
constexpr double kLetterMm = 3;
constexpr double kBetweenMm = 5;
constexpr double kLeftShare = 0.41;
constexpr double kLeastForTwoColumnsMm = 125;

struct OverviewPanels {
  PreparedFigure coverage, bottlenecks, map;
};

void draw_panel(Canvas& canvas, const Rectangle& area, const std::string& letter,
                const PreparedFigure& figure) {
  const TextStyle style{.bold = true, .height = Height::kTop};
  canvas.write({area.left, area.top}, letter, style);
  canvas.write({area.left + kLetterMm, area.top}, figure.title, style);
  figure.draw(canvas, inside(area, {0, kPanelTitleMm, 0, 0}));
}

double with_title(const PreparedFigure& figure) {
  return figure.height_mm + kPanelTitleMm;
}

/// Coverage above bottlenecks on the left, the map on the right.
void draw_two_columns(Canvas& canvas, const Rectangle& area, const OverviewPanels& panels) {
  const double left = kLeftShare * (area.width - kBetweenMm);
  const double lower = with_title(panels.bottlenecks);
  draw_panel(canvas, {area.left, area.top, left, area.height - lower - kBetweenMm}, "a", panels.coverage);
  draw_panel(canvas, {area.left, area.bottom() - lower, left, lower}, "b", panels.bottlenecks);
  draw_panel(canvas, inside(area, {left + kBetweenMm, 0, 0, 0}), "c", panels.map);
}

void draw_one_column(Canvas& canvas, const Rectangle& area, const OverviewPanels& panels) {
  double top = area.top;
  const PreparedFigure* figures[] = {&panels.coverage, &panels.bottlenecks, &panels.map};
  for (std::size_t i = 0; i < 3; ++i) {
    const double height = with_title(*figures[i]);
    draw_panel(canvas, {area.left, top, area.width, height}, std::string(1, static_cast<char>('a' + i)),
               *figures[i]);
    top += height + kBetweenMm;
  }
}

PreparedFigure prepare_overview(const FigureInput& all, std::size_t run, double width_mm) {
  const FigureInput input{{all.runs[run]}, all.language, all.counties};
  const bool two = width_mm >= kLeastForTwoColumnsMm;
  const double left = two ? kLeftShare * (width_mm - kBetweenMm) : width_mm;
  const double right = two ? width_mm - kBetweenMm - left : width_mm;
  const OverviewPanels panels{coverage_figure().prepare(input, 0, left),
                              bottlenecks_figure().prepare(input, 0, left),
                              unmet_map_figure().prepare(input, 0, right)};
  const std::string note =
      source_note(input) +
      words(input.language,
            " a: median and the middle 50 % and 90 % of the replications. b: means, with 95 % intervals and "
            "shares. c: means; the counties that lack most are named.",
            "a：中位数与中间 50 %、90 % 的重复；b：均值、95 % 置信区间与比例；c：均值，标出缺供最多的县。");
  const double stacked = with_title(panels.coverage) + with_title(panels.bottlenecks) + kBetweenMm;
  const double height =
      two ? std::max(stacked, with_title(panels.map)) : stacked + kBetweenMm + with_title(panels.map);
  return {name_in(input.runs[0].information().title, input.language), note, height,
          [panels, two](Canvas& canvas, const Rectangle& area) {
            two ? draw_two_columns(canvas, area, panels) : draw_one_column(canvas, area, panels);
          }};
}

}  // namespace

FigureEntry overview_figure() {
  return {"overview", "one run at a glance: coverage, bottlenecks and map", 170, true, &prepare_overview};
}

}  // namespace surge::analysis::figures
