// SPDX-License-Identifier: Apache-2.0
// Scalable Vector Graphics (SVG 1.1) with real text, so that figures can be searched, edited and restyled.
#pragma once

#include "analysis/figures/canvas.h"
#include "analysis/figures/page.h"

namespace surge::analysis::figures {

/// User units of the file are points; coordinates have two decimals.
class SvgCanvas final : public Canvas {
 public:
  explicit SvgCanvas(const PageSettings& settings);

  void draw(const Path& path, const Look& look) override;
  void draw(const Rectangle& rectangle, const Look& look) override;
  void draw(const Circle& circle, const Look& look) override;
  void write(Point at, std::string_view text, const TextStyle& style) override;
  void begin_group(std::string_view name, const std::optional<Rectangle>& clip) override;
  void end_group() override;

  /// The file; nothing can be drawn behind it.
  std::string finished() &&;

 private:
  void add_look(const Look& look);

  std::string text_;
  std::size_t clips_ = 0;
};

}  // namespace surge::analysis::figures
