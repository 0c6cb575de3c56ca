// SPDX-License-Identifier: Apache-2.0
#include "analysis/figures/figures/county_maps.h"

#include <algorithm>
#include <cmath>

#include "analysis/figures/classes.h"
#include "analysis/figures/figures/all_figures.h"

namespace surge::analysis::figures {
namespace {

constexpr std::size_t kMostBorders = 6;
constexpr double kWidthForAName = 16;  // [mm]
const std::string kUnmetOfCounties = "unmet_person_days_by_county";

enum class MapOf { kPersonDays, kDaysPerResident };

/// Of each county by its key; NaN as 0, which it is for counties that are not struck.
std::map<std::string, double> values_of(const FigureInput& input, std::size_t run, MapOf what) {
  const RunTables& tables = input.runs[run];
  require_table(tables, kUnmetOfCounties);
  const models::DimensionDeclaration& counties = tables.axis(kUnmetOfCounties, 0);
  const std::vector<double> means = tables.means(kUnmetOfCounties);
  std::map<std::string, double> values;
  for (std::size_t i = 0; i < means.size(); ++i) {
    double value = std::isnan(means[i]) ? 0 : means[i];
    if (what == MapOf::kDaysPerResident) {
      const auto place = input.counties.find(counties.keys[i]);
      if (place == input.counties.end() || place->second.residents <= 0) continue;
      value /= place->second.residents;
    }
    values[counties.keys[i]] = value;
  }
  return values;
}

std::vector<double> shared_borders(const FigureInput& input, MapOf what) {
  std::vector<double> all;
  for (std::size_t run = 0; run < input.runs.size(); ++run) {
    for (const auto& [key, value] : values_of(input, run, what)) all.push_back(value);
  }
  return class_borders(std::move(all), kMostBorders);
}

void add_places(const FigureInput& input, const RunTables& run, CountyMap& map) {
  try {
    if (!run.information().boundaries.empty()) map.shapes = county_shapes(run.information().boundaries);
  } catch (const std::invalid_argument& error) {
    throw CannotDraw(run.file().string() + ": " + error.what());
  }
  for (const auto& [key, value] : map.values) {
    const auto place = input.counties.find(key);
    if (std::ranges::find(map.shapes, key, &CountyShape::key) != map.shapes.end()) continue;
    if (place != input.counties.end()) map.seats[key] = place->second.seat;
  }
  if (map.shapes.empty() && map.seats.empty())
    throw CannotDraw(run.file().string() + ": it has no boundaries of counties, nor are their seats known");
}

void add_names(const RunTables& run, std::size_t named, CountyMap& map) {
  const models::DimensionDeclaration& counties = run.axis(kUnmetOfCounties, 0);
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < counties.size(); ++i) {
    const auto value = map.values.find(counties.keys[i]);
    if (value != map.values.end() && value->second > 0) order.push_back(i);
  }
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
    return map.values[counties.keys[a]] > map.values[counties.keys[b]];
  });
  order.resize(std::min(order.size(), named));
  for (const std::size_t i : order)
    map.names.emplace_back(counties.keys[i], name_in(counties.names[i], map.language));
}

/// Borders from 0.1 to thousands are read in thousands, or in 万.
Quantity border_quantity(const std::vector<double>& borders, MapOf what, Language language) {
  if (what == MapOf::kDaysPerResident) return {1, words(language, "days", "天")};
  if (borders.back() < 10000) return {1, words(language, "person-days", "人·天")};
  if (language == Language::kChinese) return {1e-4, "万人·天"};
  return {1e-3, "thousand person-days"};
}

void add_legend(MapOf what, CountyMap& map) {
  const std::size_t classes = map.borders.size() + 1;
  for (std::size_t i = 0; i < classes; ++i) {
    const double at = classes == 1 ? 0.5 : static_cast<double>(i) / static_cast<double>(classes - 1);
    map.legend.colours.push_back(sequence_colour(Sequence::kMagmaPaleLow, 0.08 + 0.92 * at));
  }
  const Quantity quantity =
      map.borders.empty() ? Quantity{} : border_quantity(map.borders, what, map.language);
  for (const double border : map.borders)
    map.legend.borders.push_back(tick_text(quantity.factor * border, quantity.factor * border));
  const std::string title = what == MapOf::kPersonDays
                                ? words(map.language, "Unmet need", "未满足需求")
                                : words(map.language, "Days without per resident", "人均缺供天数");
  map.legend.title = with_unit(title, quantity.unit, map.language);
  const bool none = std::ranges::any_of(map.values, [](const auto& county) { return county.second <= 0; });
  if (none) map.legend.none = words(map.language, "none", "无");
}

CountyMap county_map(const FigureInput& input, std::size_t run, std::size_t named, MapOf what) {
  CountyMap map;
  map.language = input.language;
  map.values = values_of(input, run, what);
  if (map.values.empty())
    throw CannotDraw(input.runs[run].file().string() + ": the residents of its counties are not known");
  map.borders = shared_borders(input, what);
  add_places(input, input.runs[run], map);
  add_names(input.runs[run], named, map);
  add_legend(what, map);
  return map;
}

PreparedFigure map_figure(const FigureInput& input, std::size_t run, double width_mm, MapOf what,
                          const std::string& title) {
  const auto named = std::clamp<std::size_t>(static_cast<std::size_t>(width_mm / kWidthForAName), 3, 10);
  const CountyMap map = county_map(input, run, named, what);
  return {title, county_map_note(input, run), county_map_height(map, width_mm),
          [map](Canvas& canvas, const Rectangle& area) { draw_county_map(canvas, area, map); }};
}

}  // namespace

CountyMap unmet_county_map(const FigureInput& input, std::size_t run, std::size_t named) {
  return county_map(input, run, named, MapOf::kPersonDays);
}

std::string county_map_note(const FigureInput& input, std::size_t run) {
  return source_note(input, run) +
         words(input.language, " Means; the counties that lack most are named.", "均值，标出缺供最多的县。");
}

FigureEntry unmet_map_figure() {
  return {"unmet-map", "map of the counties by unmet person-days", 130, true,
          [](const FigureInput& input, std::size_t run, double width_mm) {
            return map_figure(input, run, width_mm, MapOf::kPersonDays,
                              words(input.language, "Unmet need by county", "各县未满足需求"));
          }};
}

FigureEntry days_map_figure() {
  return {"days-map", "map of the counties by days without for each resident", 130, true,
          [](const FigureInput& input, std::size_t run, double width_mm) {
            return map_figure(
                input, run, width_mm, MapOf::kDaysPerResident,
                words(input.language, "Days without per resident by county", "各县人均缺供天数"));
          }};
}

}  // namespace surge::analysis::figures
