// SPDX-License-Identifier: Apache-2.0
// Places on a page, in millimetres from its top left corner.
#pragma once

#include <algorithm>

namespace surge::analysis::figures {

struct Point {
  double x = 0;
  double y = 0;  ///< downwards
};

struct Circle {
  Point centre;
  double radius = 0;
};

/// Precondition: width and height are not negative.
struct Rectangle {
  double left = 0;
  double top = 0;
  double width = 0;
  double height = 0;

  double right() const { return left + width; }
  double bottom() const { return top + height; }
  Point centre() const { return {left + width / 2, top + height / 2}; }
  bool holds(Point point) const {
    return point.x >= left && point.x <= right() && point.y >= top && point.y <= bottom();
  }
  bool holds(const Rectangle& other) const {
    return other.left >= left && other.right() <= right() && other.top >= top && other.bottom() <= bottom();
  }
  bool overlaps(const Rectangle& other) const {
    return left < other.right() && other.left < right() && top < other.bottom() && other.top < bottom();
  }
};

/// `outer` less a border on each side; not smaller than nothing.
struct Margins {
  double left = 0, top = 0, right = 0, bottom = 0;
};
inline Rectangle inside(const Rectangle& outer, const Margins& margins) {
  return {outer.left + margins.left, outer.top + margins.top,
          std::max(0.0, outer.width - margins.left - margins.right),
          std::max(0.0, outer.height - margins.top - margins.bottom)};
}

}  // namespace surge::analysis::figures
