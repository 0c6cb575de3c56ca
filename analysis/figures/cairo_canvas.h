// SPDX-License-Identifier: Apache-2.0
// Pixels and PDF by Cairo.
#pragma once

#include <string>

#include "analysis/figures/canvas.h"
#include "analysis/figures/page.h"

struct _cairo;

namespace surge::analysis::figures {

/// Draws on a Cairo context whose user unit is the point. The context outlives it.
class CairoCanvas final : public Canvas {
 public:
  explicit CairoCanvas(_cairo* context) : context_(context) {}

  void draw(const Path& path, const Look& look) override;
  void draw(const Rectangle& rectangle, const Look& look) override;
  void draw(const Circle& circle, const Look& look) override;
  void write(Point at, std::string_view text, const TextStyle& style) override;
  void begin_group(std::string_view name, const std::optional<Rectangle>& clip) override;
  void end_group() override;

 private:
  void paint(const Look& look);

  _cairo* context_;
};

}  // namespace surge::analysis::figures
