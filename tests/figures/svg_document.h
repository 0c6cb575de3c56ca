// SPDX-License-Identifier: Apache-2.0
// Reads an SVG file as a viewer does: strictly, and with the groups that each element is in.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace surge::test {

struct SvgElement {
  std::string name;                 ///< "path", "text"
  std::vector<std::string> groups;  ///< classes of the groups around it, the outermost first
  std::map<std::string, std::string> attributes;
  std::string text;
};

using SvgPoints = std::vector<std::pair<double, double>>;

struct SvgDocument {
  std::vector<SvgElement> elements;

  /// In a group of the class, at any depth.
  std::vector<SvgElement> in_group(const std::string& group, const std::string& name) const;
  std::vector<std::string> texts() const;
};

/// Throws std::runtime_error with line and reason if it is not well-formed XML.
SvgDocument read_svg(const std::string& text);

/// Points of a path of M, L and Z.
SvgPoints points_in(const SvgElement& path);

/// From places on the page to values, by the ticks of an axis, as a reader with a ruler would find them.
class ReadAxis {
 public:
  enum class Direction { kHorizontal, kVertical };
  /// The first axis of the direction, linear; numbers with commas.
  ReadAxis(const SvgDocument& document, Direction direction);
  double value_at(double place) const;

 private:
  double first_place_ = 0, first_value_ = 0, slope_ = 0;
};

}  // namespace surge::test
