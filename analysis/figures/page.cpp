// SPDX-License-Identifier: Apache-2.0
#include "analysis/figures/page.h"

#include <cmath>
#include <memory>
#include <stdexcept>

#include <cairo-pdf.h>
#include <cairo.h>

#include "analysis/figures/cairo_canvas.h"
#include "analysis/figures/png_density.h"
#include "analysis/figures/svg_canvas.h"

namespace surge::analysis::figures {
namespace {

struct SurfaceDeleter {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
using Surface = std::unique_ptr<cairo_surface_t, SurfaceDeleter>;
struct ContextDeleter {
  void operator()(cairo_t* context) const { cairo_destroy(context); }
};
using Context = std::unique_ptr<cairo_t, ContextDeleter>;

cairo_status_t append_bytes(void* closure, const unsigned char* data, unsigned length) {
  static_cast<std::string*>(closure)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

void require(cairo_status_t status) {
  if (status == CAIRO_STATUS_SUCCESS) return;
  throw std::runtime_error(std::string("the figure cannot be drawn: ") + cairo_status_to_string(status));
}

double page_points(double mm) {
  return mm / kMmPerPoint;
}

void draw_on(cairo_t* context, const std::function<void(Canvas&)>& draw) {
  CairoCanvas canvas(context);
  cairo_set_source_rgb(context, 1, 1, 1);
  cairo_paint(context);
  draw(canvas);
  require(cairo_status(context));
}

std::string png_page(const PageSettings& settings, const std::function<void(Canvas&)>& draw) {
  const double dots_per_point = settings.dots_per_inch / 72;
  const double width = std::round(page_points(settings.width_mm) * dots_per_point);
  const double height = std::round(page_points(settings.height_mm) * dots_per_point);
  if (width > 32767 || height > 32767)
    throw std::runtime_error("the figure would have " + std::to_string(std::lround(width)) + " x " +
                             std::to_string(std::lround(height)) + " pixels; at most 32,767 fit");
  const Surface surface(
      cairo_image_surface_create(CAIRO_FORMAT_RGB24, static_cast<int>(width), static_cast<int>(height)));
  require(cairo_surface_status(surface.get()));
  const Context context(cairo_create(surface.get()));
  cairo_scale(context.get(), dots_per_point, dots_per_point);
  draw_on(context.get(), draw);
  std::string bytes;
  require(cairo_surface_write_to_png_stream(surface.get(), &append_bytes, &bytes));
  return with_density(bytes, settings.dots_per_inch);
}

std::string pdf_page(const PageSettings& settings, const std::function<void(Canvas&)>& draw) {
  std::string bytes;
  const Surface surface(cairo_pdf_surface_create_for_stream(
      &append_bytes, &bytes, page_points(settings.width_mm), page_points(settings.height_mm)));
  const auto tell = [&](cairo_pdf_metadata_t what, const std::string& text) {
    cairo_pdf_surface_set_metadata(surface.get(), what, text.c_str());
  };
  tell(CAIRO_PDF_METADATA_TITLE, settings.title);
  tell(CAIRO_PDF_METADATA_SUBJECT, settings.description);
  tell(CAIRO_PDF_METADATA_CREATOR, settings.creator);
  // Cairo would write the time of the drawing. A text it does not understand leaves the date out.
  tell(CAIRO_PDF_METADATA_CREATE_DATE, settings.created);
  {
    const Context context(cairo_create(surface.get()));
    draw_on(context.get(), draw);
  }
  cairo_surface_finish(surface.get());
  require(cairo_surface_status(surface.get()));
  return bytes;
}

}  // namespace

std::string drawn_page(const PageSettings& settings, const std::function<void(Canvas&)>& draw) {
  if (settings.format == PageFormat::kPng) return png_page(settings, draw);
  if (settings.format == PageFormat::kPdf) return pdf_page(settings, draw);
  SvgCanvas canvas(settings);
  draw(canvas);
  return std::move(canvas).finished();
}

}  // namespace surge::analysis::figures
