// SPDX-License-Identifier: Apache-2.0
// What figures are drawn on: areas, lines and text on a page measured in millimetres.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/figures/colours.h"
#include "analysis/figures/geometry.h"

namespace surge::analysis::figures {

inline constexpr double kMmPerPoint = 25.4 / 72;

/// How an area and its outline look. Without fill or line it is not painted.
struct Look {
  std::optional<Colour> fill{};
  double opacity = 1;  ///< of the fill, in 0 ... 1
  std::optional<Colour> line{};
  double line_mm = 0.25;
  std::vector<double> dash_mm{};  ///< line and gap by turns; empty: solid
};

inline Look filled_with(Colour colour, double opacity = 1) {
  return {.fill = colour, .opacity = opacity};
}
inline Look lined_with(Colour colour, double line_mm) {
  return {.line = colour, .line_mm = line_mm};
}

/// Where a text stands relative to its point.
enum class Side { kStart, kMiddle, kEnd };
enum class Height { kTop, kMiddle, kBaseline };

struct TextStyle {
  double size_pt = 8;
  bool bold = false;
  Colour colour = kInk;
  Side side = Side::kStart;
  Height height = Height::kBaseline;
  double halo_mm = 0;  ///< width of the white border that sets the text off; 0: none
};

/// A closed or open line through points; several make one area, holes by the even-odd rule.
struct Subpath {
  std::vector<Point> points;
  bool closed = false;
};
using Path = std::vector<Subpath>;

/// What is drawn later covers what was drawn before.
class Canvas {
 public:
  virtual ~Canvas() = default;

  virtual void draw(const Path& path, const Look& look) = 0;
  virtual void draw(const Rectangle& rectangle, const Look& look) = 0;
  virtual void draw(const Circle& circle, const Look& look) = 0;
  /// One line of UTF-8.
  virtual void write(Point at, std::string_view text, const TextStyle& style) = 0;

  /// What is drawn until the end of the group belongs together and has a name ("median"), which formats that
  /// can keep; with `clip`, what lies outside of it is cut off. Use Group.
  virtual void begin_group(std::string_view name, const std::optional<Rectangle>& clip) = 0;
  virtual void end_group() = 0;
};

/// A group for as long as the object lives.
class Group {
 public:
  Group(Canvas& canvas, std::string_view name, const std::optional<Rectangle>& clip = std::nullopt)
      : canvas_(canvas) {
    canvas_.begin_group(name, clip);
  }
  ~Group() { canvas_.end_group(); }
  Group(const Group&) = delete;
  Group& operator=(const Group&) = delete;

 private:
  Canvas& canvas_;
};

/// A straight line.
inline Path line_between(Point from, Point to) {
  return {{{from, to}, false}};
}

}  // namespace surge::analysis::figures
