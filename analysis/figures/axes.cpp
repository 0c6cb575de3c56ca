// SPDX-License-Identifier: Apache-2.0
#include "analysis/figures/axes.h"

#include <algorithm>
#include <cmath>

#include "analysis/figures/typesetting.h"

namespace surge::analysis::figures {
namespace {

constexpr double kTickMm = 0.9;
constexpr double kLabelGapMm = 0.8;  // between tick and label
constexpr double kBetweenMm = 2.5;   // between labels side by side
constexpr double kLeastRowMm = 6;    // between labels above one another
constexpr std::size_t kMostTicks = 10;
constexpr double kAxisLineMm = 0.25;
constexpr double kGridLineMm = 0.15;

Ticks ticks_of(const Axis& axis, std::size_t most) {
  if (axis.kind == ScaleKind::kLogarithmic)
    return logarithmic_ticks(axis.range, std::max<std::size_t>(most, 2));
  if (!axis.whole_numbers) return linear_ticks(axis.range, most);
  const double span = std::ceil(axis.range.high - axis.range.low);
  return linear_ticks(axis.range, std::clamp<std::size_t>(static_cast<std::size_t>(span), 1, most));
}

std::string label_of(const Axis& axis, const Ticks& ticks, std::size_t index) {
  const double value = ticks.values[index];
  return axis.label(value, axis.kind == ScaleKind::kLogarithmic ? std::min(value, 1.0) : ticks.step);
}

Axis rounded(Axis axis, std::size_t most) {
  if (axis.round_ends && axis.kind == ScaleKind::kLinear)
    axis.range = to_whole_steps(axis.range, ticks_of(axis, most).step);
  return axis;
}

bool labels_overlap(const Axis& axis, const Ticks& ticks, const Scale& scale) {
  double end = -1e9;
  for (std::size_t i = 0; i < ticks.values.size(); ++i) {
    const double half = text_width(label_of(axis, ticks, i)) / 2;
    const double at = scale.at(ticks.values[i]);
    if (at - half < end) return true;
    end = at + half + kBetweenMm;
  }
  return false;
}

struct PlacedTicks {
  Axis axis;
  Ticks ticks;
  Scale scale;
};

/// As many ticks as have room side by side.
PlacedTicks horizontal_ticks(const Axis& axis, const Rectangle& inner) {
  for (std::size_t most = kMostTicks;; --most) {
    const Axis fitted = rounded(axis, most);
    const Scale scale(fitted.range, {inner.left, inner.right()}, fitted.kind);
    Ticks ticks = ticks_of(fitted, most);
    if (most == 1 || !labels_overlap(fitted, ticks, scale)) return {fitted, std::move(ticks), scale};
  }
}

std::size_t most_vertical(double height_mm) {
  return std::clamp<std::size_t>(static_cast<std::size_t>(height_mm / kLeastRowMm), 1, 6);
}

void draw_horizontal(Canvas& canvas, const Rectangle& inner, const PlacedTicks& placed) {
  const Group group(canvas, "x-axis");
  for (std::size_t i = 0; i < placed.ticks.values.size(); ++i) {
    const double at = placed.scale.at(placed.ticks.values[i]);
    canvas.draw(line_between({at, inner.top}, {at, inner.bottom()}), lined_with(kGrid, kGridLineMm));
    canvas.draw(line_between({at, inner.bottom()}, {at, inner.bottom() + kTickMm}),
                lined_with(kInk, kAxisLineMm));
    canvas.write({at, inner.bottom() + kTickMm + kLabelGapMm}, label_of(placed.axis, placed.ticks, i),
                 {.side = Side::kMiddle, .height = Height::kTop});
  }
  canvas.draw(line_between({inner.left, inner.bottom()}, {inner.right(), inner.bottom()}),
              lined_with(kInk, kAxisLineMm));
  canvas.write({inner.centre().x, inner.bottom() + kTickMm + kLabelGapMm + line_height()}, placed.axis.title,
               {.side = Side::kMiddle, .height = Height::kTop});
}

void draw_vertical(Canvas& canvas, const Rectangle& outer, const Rectangle& inner,
                   const PlacedTicks& placed) {
  const Group group(canvas, "y-axis");
  for (std::size_t i = 0; i < placed.ticks.values.size(); ++i) {
    const double at = placed.scale.at(placed.ticks.values[i]);
    canvas.draw(line_between({inner.left, at}, {inner.right(), at}), lined_with(kGrid, kGridLineMm));
    canvas.write({inner.left - kLabelGapMm, at}, label_of(placed.axis, placed.ticks, i),
                 {.side = Side::kEnd, .height = Height::kMiddle});
  }
  TextStyle style = placed.axis.title_style;
  style.height = Height::kTop;
  canvas.write({outer.left, outer.top}, placed.axis.title, style);
}

/// Less wide, if the last label would else stand out of `outer`.
Rectangle with_room_for_labels(Rectangle inner, const Rectangle& outer, const Axis& x) {
  const PlacedTicks placed = horizontal_ticks(x, inner);
  if (placed.ticks.values.empty()) return inner;
  const std::size_t last = placed.ticks.values.size() - 1;
  const double end =
      placed.scale.at(placed.ticks.values[last]) + text_width(label_of(placed.axis, placed.ticks, last)) / 2;
  inner.width -= std::max(0.0, end - outer.right());
  return inner;
}

double widest_label(const Axis& axis, const Ticks& ticks) {
  double widest = 0;
  for (std::size_t i = 0; i < ticks.values.size(); ++i)
    widest = std::max(widest, text_width(label_of(axis, ticks, i)));
  return widest;
}

}  // namespace

double x_axis_height(const Axis& axis) {
  return kTickMm + kLabelGapMm + line_height() * (axis.title.empty() ? 1 : 2);
}

Scale draw_x_axis(Canvas& canvas, const Rectangle& inner, const Axis& axis) {
  const PlacedTicks placed = horizontal_ticks(axis, inner);
  draw_horizontal(canvas, inner, placed);
  return placed.scale;
}

Frame draw_axes(Canvas& canvas, const Rectangle& outer, const Axis& x, const Axis& y, double right_mm) {
  const double top = (y.title.empty() ? 0.5 : 1.5) * line_height();
  const double height = outer.height - top - x_axis_height(x);
  const std::size_t most = most_vertical(height);
  const Axis fitted = rounded(y, most);
  const Ticks ticks = ticks_of(fitted, most);
  const double left = widest_label(fitted, ticks) + kLabelGapMm;
  const Margins margins{left, top, std::max(right_mm, 2.0), x_axis_height(x)};
  const Rectangle inner = with_room_for_labels(inside(outer, margins), outer, x);
  const Scale scale(fitted.range, {inner.bottom(), inner.top}, fitted.kind);
  draw_vertical(canvas, outer, inner, {fitted, ticks, scale});
  return {inner, draw_x_axis(canvas, inner, x), scale};
}

}  // namespace surge::analysis::figures
