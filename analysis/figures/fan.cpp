// SPDX-License-Identifier: Apache-2.0
#include "analysis/figures/fan.h"

#include <algorithm>
#include <cmath>

#include "analysis/statistics/summary.h"

namespace surge::analysis::figures {
namespace {

constexpr double kEdgeMm = 0.15;
constexpr double kOuterOpacity = 0.18;
constexpr double kSharedOpacity = 0.1;
constexpr double kInnerOpacity = 0.25;

/// Runs of positions that have values in both.
template <class Keep>
void for_each_stretch(std::span<const double> low, std::span<const double> high, const Keep& keep) {
  for (std::size_t i = 0; i < low.size();) {
    const auto there = [&](std::size_t at) { return !std::isnan(low[at]) && !std::isnan(high[at]); };
    std::size_t end = i;
    while (end < low.size() && there(end)) ++end;
    if (end > i) keep(i, end);
    i = std::max(end, i + 1);
  }
}

void draw_band(Canvas& canvas, const Frame& frame, std::span<const double> x, std::span<const double> low,
               std::span<const double> high, double factor, const Look& look) {
  for_each_stretch(low, high, [&](std::size_t begin, std::size_t end) {
    Subpath area{{}, true};
    for (std::size_t i = begin; i < end; ++i) area.points.push_back(frame.at(x[i], factor * low[i]));
    for (std::size_t i = end; i-- > begin;) area.points.push_back(frame.at(x[i], factor * high[i]));
    canvas.draw(Path{std::move(area)}, look);
  });
}

void draw_curve(Canvas& canvas, const Frame& frame, std::span<const double> x, std::span<const double> values,
                double factor, const Look& look) {
  for_each_stretch(values, values, [&](std::size_t begin, std::size_t end) {
    Subpath line;
    for (std::size_t i = begin; i < end; ++i) line.points.push_back(frame.at(x[i], factor * values[i]));
    canvas.draw(Path{std::move(line)}, look);
  });
}

}  // namespace

Fan fan_of(const CellSamples& samples) {
  Fan fan;
  for (std::vector<double> sample : samples) {
    const std::size_t all = sample.size();
    std::erase_if(sample, [](double value) { return std::isnan(value); });
    std::ranges::sort(sample);
    const bool known = !sample.empty() && 2 * sample.size() >= all;
    const auto at = [&](double p) { return known ? quantile(sample, p) : std::nan(""); };
    fan.p5.push_back(at(0.05));
    fan.p25.push_back(at(0.25));
    fan.p50.push_back(at(0.5));
    fan.p75.push_back(at(0.75));
    fan.p95.push_back(at(0.95));
  }
  return fan;
}

void draw_median(Canvas& canvas, const Frame& frame, std::span<const double> x, const Fan& fan, double factor,
                 const Look& look) {
  const Group group(canvas, "median");
  draw_curve(canvas, frame, x, fan.p50, factor, look);
}

void draw_bands(Canvas& canvas, const Frame& frame, std::span<const double> x, const Fan& fan, double factor,
                Colour colour, Company company) {
  const bool alone = company == Company::kAlone;
  {
    const Group group(canvas, "band-90", frame.inner);
    draw_band(canvas, frame, x, fan.p5, fan.p95, factor,
              filled_with(colour, alone ? kOuterOpacity : kSharedOpacity));
    if (!alone) {
      draw_curve(canvas, frame, x, fan.p5, factor, lined_with(colour, kEdgeMm));
      draw_curve(canvas, frame, x, fan.p95, factor, lined_with(colour, kEdgeMm));
    }
  }
  if (!alone) return;
  const Group group(canvas, "band-50", frame.inner);
  draw_band(canvas, frame, x, fan.p25, fan.p75, factor, filled_with(colour, kInnerOpacity));
}

double largest_in(std::span<const double> values) {
  double largest = 0;
  for (const double value : values) {
    if (!std::isnan(value)) largest = std::max(largest, value);
  }
  return largest;
}

}  // namespace surge::analysis::figures
