// SPDX-License-Identifier: Apache-2.0
#include "analysis/figures/pango_layout.h"

#include <pango/pangocairo.h>

#include "analysis/figures/typesetting.h"

#if defined(__SANITIZE_ADDRESS__)
// fontconfig, below Pango, keeps its patterns by offsets in place of pointers, which the leak sanitizer does
// not follow: it takes what is held until the end for lost.
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_options();
extern "C" const char* __lsan_default_suppressions() {
  return "leak:libfontconfig\n";
}
extern "C" const char* __lsan_default_options() {
  return "print_suppressions=0";
}
#endif

namespace surge::analysis::figures {
namespace {

template <class Object>
struct Unreference {
  void operator()(Object* object) const { g_object_unref(object); }
};
template <class Object>
using Shared = std::unique_ptr<Object, Unreference<Object>>;

// Arial's widths first; then fonts with Chinese signs, the small ones of Debian before the large.
constexpr const char* kFamilies =
    "Liberation Sans, Arial, Helvetica, WenQuanYi Micro Hei, Noto Sans CJK SC, WenQuanYi Zen Hei, "
    "Droid Sans Fallback, sans-serif";

Shared<PangoContext> plain_context() {
  Shared<PangoContext> context(pango_font_map_create_context(pango_cairo_font_map_get_default()));
  pango_cairo_context_set_resolution(context.get(), 72);
  cairo_font_options_t* options = cairo_font_options_create();
  cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options(context.get(), options);
  cairo_font_options_destroy(options);
  pango_context_set_round_glyph_positions(context.get(), FALSE);
  pango_context_set_language(context.get(), pango_language_from_string("zh-cn"));
  return context;
}

}  // namespace

void LayoutDeleter::operator()(_PangoLayout* layout) const {
  g_object_unref(layout);
}

Layout layout_of(std::string_view text, const TextStyle& style) {
  const Shared<PangoContext> context = plain_context();
  Layout layout(pango_layout_new(context.get()));
  PangoFontDescription* font = pango_font_description_from_string(kFamilies);
  pango_font_description_set_size(font, static_cast<int>(style.size_pt * PANGO_SCALE));
  pango_font_description_set_weight(font, style.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description(layout.get(), font);
  pango_font_description_free(font);
  pango_layout_set_single_paragraph_mode(layout.get(), TRUE);
  pango_layout_set_text(layout.get(), text.data(), static_cast<int>(text.size()));
  return layout;
}

bool can_draw() {
  return true;
}

double text_width(std::string_view text, const TextStyle& style) {
  const Layout layout = layout_of(text, style);
  PangoRectangle logical;
  pango_layout_get_extents(layout.get(), nullptr, &logical);
  return logical.width * kMmPerPoint / PANGO_SCALE;
}

bool has_glyphs(std::string_view text) {
  return pango_layout_get_unknown_glyphs_count(layout_of(text, {}).get()) == 0;
}

}  // namespace surge::analysis::figures
