// SPDX-License-Identifier: Apache-2.0
// How unequally unmet need is spread over the counties (Lorenz 1905, Publications of the American Statistical
// Association 9:209-219).
#include <algorithm>
#include <cmath>
#include <numeric>

#include "analysis/figures/figures/all_figures.h"
#include "analysis/figures/legend.h"
#include "analysis/figures/lorenz_curve.h"
#include "analysis/figures/time_plot.h"
#include "analysis/statistics/summary.h"

namespace surge::analysis::figures {
namespace {

constexpr double kLorenzHeightMm = 66;
constexpr std::size_t kPositions = 51;
const std::string kUnmetByCounty = "unmet_person_days_by_county";

struct LorenzLine {
  std::string name;
  Colour colour;
  Fan fan;  ///< at kPositions places of 0 ... 1
  double gini = 0;
};

/// Residents, or 1 each if those of a county are not known.
std::vector<double> weights_of(const FigureInput& input, const models::DimensionDeclaration& counties) {
  std::vector<double> residents;
  for (const std::string& key : counties.keys) {
    const auto found = input.counties.find(key);
    if (found == input.counties.end() || found->second.residents <= 0)
      return std::vector<double>(counties.size(), 1.0);
    residents.push_back(found->second.residents);
  }
  return residents;
}

bool by_residents(const FigureInput& input) {
  const std::vector<double> weights = weights_of(input, input.runs[0].axis(kUnmetByCounty, 0));
  return std::ranges::any_of(weights, [](double weight) { return weight != 1; });
}

std::vector<double> positions() {
  std::vector<double> shares;
  for (std::size_t i = 0; i < kPositions; ++i)
    shares.push_back(static_cast<double>(i) / static_cast<double>(kPositions - 1));
  return shares;
}

LorenzLine lorenz_line(const FigureInput& input, std::size_t run) {
  const RunTables& tables = input.runs[run];
  require_table(tables, kUnmetByCounty);
  const CellSamples by_county = tables.samples(kUnmetByCounty);
  const std::vector<double> weights = weights_of(input, tables.axis(kUnmetByCounty, 0));
  CellSamples curves(kPositions);
  std::vector<double> ginis;
  for (std::size_t replication = 0; replication < tables.sound(); ++replication) {
    std::vector<double> unmet;
    for (const std::vector<double>& county : by_county) unmet.push_back(county[replication]);
    const LorenzCurve curve(unmet, weights);
    if (!curve.defined()) continue;
    ginis.push_back(curve.gini());
    const std::vector<double> shares = positions();
    for (std::size_t i = 0; i < kPositions; ++i) curves[i].push_back(curve.at(shares[i]));
  }
  if (ginis.empty()) throw CannotDraw(tables.file().string() + ": nobody went without in any replication");
  std::ranges::sort(ginis);
  return {tables.name(), category_colour(run), fan_of(curves), quantile(ginis, 0.5)};
}

void draw_lorenz(Canvas& canvas, const Rectangle& area, const std::vector<LorenzLine>& lines,
                 const std::string& x_title, const std::string& y_title) {
  const Frame frame = draw_axes(canvas, area, {x_title, {0, 100}}, {y_title, {0, 100}});
  canvas.draw(line_between(frame.at(0, 0), frame.at(100, 100)),
              {.line = kQuiet, .line_mm = 0.25, .dash_mm = {1, 1}});
  std::vector<double> x = positions();
  for (double& share : x) share *= 100;
  for (const LorenzLine& line : lines) {
    const Group group(canvas, "fan " + line.name);
    if (lines.size() <= kMostBands)
      draw_bands(canvas, frame, x, line.fan, 100, line.colour,
                 lines.size() == 1 ? Company::kAlone : Company::kAmongOthers);
    draw_median(canvas, frame, x, line.fan, 100, lined_with(line.colour, 0.5));
  }
  std::vector<LegendEntry> entries;
  for (const LorenzLine& line : lines)
    entries.push_back(
        {(lines.size() > 1 ? line.name + ", " : "") + "Gini " + value_text(line.gini), line.colour});
  // The curve lies below the diagonal: above it there is room.
  draw_legend(canvas, {frame.inner.left + 2, frame.inner.top + 1.5}, entries, 1);
}

PreparedFigure prepare_lorenz(const FigureInput& input, std::size_t, double) {
  std::vector<LorenzLine> lines;
  for (std::size_t run = 0; run < input.runs.size(); ++run) lines.push_back(lorenz_line(input, run));
  const bool residents = by_residents(input);
  const std::string x = residents ? words(input.language, "Share of residents, least unmet need first (%)",
                                          "常住人口累计比例，由少到多（%）")
                                  : words(input.language, "Share of counties, least unmet need first (%)",
                                          "县级行政区累计比例，由少到多（%）");
  const std::string y = words(input.language, "Share of unmet need (%)", "未满足需求累计比例（%）");
  const std::string note =
      fan_note(input) +
      (residents ? words(input.language,
                         " Counties by unmet person-days for each resident; Gini: median. Dashed: all alike.",
                         "各县按人均未满足人·天排列；基尼系数为中位数。虚线表示完全均等。")
                 : words(input.language, " Gini: median. Dashed: all alike.",
                         "基尼系数为中位数。虚线表示完全均等。"));
  return {words(input.language, "Concentration of unmet need", "未满足需求的集中程度"), note, kLorenzHeightMm,
          [lines, x, y](Canvas& canvas, const Rectangle& area) { draw_lorenz(canvas, area, lines, x, y); }};
}

}  // namespace

FigureEntry lorenz_figure() {
  return {"lorenz", "how unequally unmet need is spread over counties", 85, false, &prepare_lorenz};
}

}  // namespace surge::analysis::figures
