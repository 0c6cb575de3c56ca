// SPDX-License-Identifier: Apache-2.0
#include "analysis/figures/cairo_canvas.h"

#include <numbers>

#include <pango/pangocairo.h>

#include "analysis/figures/pango_layout.h"
#include "analysis/figures/typesetting.h"

namespace surge::analysis::figures {
namespace {

double in_points(double mm) {
  return mm / kMmPerPoint;
}

void choose_colour(cairo_t* context, Colour colour, double opacity = 1) {
  cairo_set_source_rgba(context, colour.red / 255.0, colour.green / 255.0, colour.blue / 255.0, opacity);
}

}  // namespace

void CairoCanvas::paint(const Look& look) {
  if (look.fill) {
    choose_colour(context_, *look.fill, look.opacity);
    cairo_set_fill_rule(context_, CAIRO_FILL_RULE_EVEN_ODD);
    cairo_fill_preserve(context_);
  }
  if (look.line) {
    choose_colour(context_, *look.line);
    cairo_set_line_width(context_, in_points(look.line_mm));
    cairo_set_line_cap(context_, CAIRO_LINE_CAP_ROUND);
    cairo_set_line_join(context_, CAIRO_LINE_JOIN_ROUND);
    std::vector<double> dashes;
    for (const double part : look.dash_mm) dashes.push_back(in_points(part));
    cairo_set_dash(context_, dashes.data(), static_cast<int>(dashes.size()), 0);
    cairo_stroke_preserve(context_);
  }
  cairo_new_path(context_);
}

void CairoCanvas::draw(const Path& path, const Look& look) {
  cairo_new_path(context_);
  for (const Subpath& part : path) {
    cairo_new_sub_path(context_);
    for (const Point& point : part.points) cairo_line_to(context_, in_points(point.x), in_points(point.y));
    if (part.closed) cairo_close_path(context_);
  }
  paint(look);
}

void CairoCanvas::draw(const Rectangle& rectangle, const Look& look) {
  cairo_new_path(context_);
  cairo_rectangle(context_, in_points(rectangle.left), in_points(rectangle.top), in_points(rectangle.width),
                  in_points(rectangle.height));
  paint(look);
}

void CairoCanvas::draw(const Circle& circle, const Look& look) {
  cairo_new_path(context_);
  cairo_arc(context_, in_points(circle.centre.x), in_points(circle.centre.y), in_points(circle.radius), 0,
            2 * std::numbers::pi);
  paint(look);
}

void CairoCanvas::write(Point at, std::string_view text, const TextStyle& style) {
  const Layout layout = layout_of(text, style);
  const double width = text_width(text, style);
  const double left = style.side == Side::kStart ? at.x
                      : style.side == Side::kEnd ? at.x - width
                                                 : at.x - width / 2;
  pango_cairo_update_layout(context_, layout.get());
  PangoLayoutLine* line = pango_layout_get_line_readonly(layout.get(), 0);
  const double baseline = in_points(at.y + baseline_below(style));
  if (style.halo_mm > 0) {
    cairo_move_to(context_, in_points(left), baseline);
    pango_cairo_layout_line_path(context_, line);
    paint(lined_with(kPaper, 2 * style.halo_mm));
  }
  cairo_move_to(context_, in_points(left), baseline);
  choose_colour(context_, style.colour);
  pango_cairo_show_layout_line(context_, line);
  cairo_new_path(context_);
}

void CairoCanvas::begin_group(std::string_view, const std::optional<Rectangle>& clip) {
  cairo_save(context_);
  if (!clip) return;
  cairo_new_path(context_);
  cairo_rectangle(context_, in_points(clip->left), in_points(clip->top), in_points(clip->width),
                  in_points(clip->height));
  cairo_clip(context_);
}

void CairoCanvas::end_group() {
  cairo_restore(context_);
}

}  // namespace surge::analysis::figures
