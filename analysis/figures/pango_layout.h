// SPDX-License-Identifier: Apache-2.0
// Lines of text as Pango sets them, the same for measuring and for drawing.
#pragma once

#include <memory>
#include <string_view>

#include "analysis/figures/canvas.h"

struct _PangoLayout;

namespace surge::analysis::figures {

struct LayoutDeleter {
  void operator()(_PangoLayout* layout) const;
};
using Layout = std::unique_ptr<_PangoLayout, LayoutDeleter>;

/// One line; its unit is the point. Without hinting, so that the same text is as wide at every resolution.
Layout layout_of(std::string_view text, const TextStyle& style);

}  // namespace surge::analysis::figures
