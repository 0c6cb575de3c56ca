// SPDX-License-Identifier: Apache-2.0
#include "analysis/figures/map_labels.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace surge::analysis::figures {
namespace {

constexpr int kDirections = 24;
constexpr double kFirstRingMm = 4;
constexpr double kRingStepMm = 1.5;
constexpr double kLastRingMm = 60;
constexpr double kApartMm = 0.7;
constexpr double kClearMm = 1;    // from a line to the anchors of others
constexpr double kCoveredMm = 6;  // so much farther to leave a point free

struct LeaderLine {
  Point from, to;
};

double turn(Point a, Point b, Point c) {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

bool lines_cross(const LeaderLine& a, const LeaderLine& b) {
  return turn(a.from, a.to, b.from) * turn(a.from, a.to, b.to) < 0 &&
         turn(b.from, b.to, a.from) * turn(b.from, b.to, a.to) < 0;
}

bool crosses_box(const LeaderLine& line, const Rectangle& box) {
  if (box.holds(line.from) || box.holds(line.to)) return true;
  const Point a{box.left, box.top}, b{box.right(), box.top}, c{box.right(), box.bottom()},
      d{box.left, box.bottom()};
  return lines_cross(line, {a, c}) || lines_cross(line, {b, d});
}

double distance(Point point, const LeaderLine& line) {
  const double dx = line.to.x - line.from.x, dy = line.to.y - line.from.y;
  const double square = dx * dx + dy * dy;
  const double along = (point.x - line.from.x) * dx + (point.y - line.from.y) * dy;
  const double share = square > 0 ? std::clamp(along / square, 0.0, 1.0) : 0;
  return std::hypot(point.x - line.from.x - share * dx, point.y - line.from.y - share * dy);
}

Rectangle grown(const Rectangle& box, double by) {
  return {box.left - by, box.top - by, box.width + 2 * by, box.height + 2 * by};
}

/// The point of the box that is nearest to the anchor.
Point nearest_point(const Rectangle& box, Point anchor) {
  return {std::clamp(anchor.x, box.left, box.right()), std::clamp(anchor.y, box.top, box.bottom())};
}

class LabelPlacing {
 public:
  LabelPlacing(const std::vector<MapLabel>& labels, const Rectangle& bounds,
               const std::vector<Point>& better_free)
      : labels_(labels), bounds_(bounds), better_free_(better_free) {}

  std::optional<PlacedLabel> place(std::size_t index) {
    const std::optional<PlacedLabel> best = cheapest(index);
    if (!best) return std::nullopt;
    boxes_.push_back(best->box);
    if (best->leader) lines_.push_back({labels_[index].anchor, *best->leader});
    return best;
  }

 private:
  std::optional<PlacedLabel> cheapest(std::size_t index) const {
    const MapLabel& label = labels_[index];
    std::optional<PlacedLabel> best;
    double least = std::numeric_limits<double>::infinity();
    const double first = label.fits_over ? 0 : kFirstRingMm;
    for (double ring = first; ring <= kLastRingMm && ring < least;
         ring += ring == 0 ? kFirstRingMm : kRingStepMm) {
      const int directions = ring == 0 ? 1 : kDirections;
      for (int direction = 0; direction < directions; ++direction) {
        const PlacedLabel candidate = at(label, ring, direction);
        const double cost = ring == 0 ? 0 : ring + kCoveredMm * covered(candidate.box);
        if (cost >= least || !allowed(candidate, index)) continue;
        best = candidate;
        least = cost;
      }
    }
    return best;
  }

  double covered(const Rectangle& box) const {
    const auto inside = [&](const Point& point) { return box.holds(point); };
    return static_cast<double>(std::ranges::count_if(better_free_, inside));
  }

  /// The box's nearest point lies `ring` from the anchor, for the first ring over it; to the sides first.
  static PlacedLabel at(const MapLabel& label, double ring, int direction) {
    const double half_width = label.width / 2, half_height = label.height / 2;
    if (ring == 0)
      return {{label.anchor.x - half_width, label.anchor.y - half_height, label.width, label.height}, {}};
    const int turns = direction % 2 == 0 ? direction / 2 : kDirections - (direction + 1) / 2;
    const double angle = 2 * std::numbers::pi * turns / kDirections;
    const double x = label.anchor.x + std::cos(angle) * (ring + half_width);
    const double y = label.anchor.y - std::sin(angle) * (ring + half_height);
    const Rectangle box{x - half_width, y - half_height, label.width, label.height};
    return {box, nearest_point(box, label.anchor)};
  }

  bool allowed(const PlacedLabel& candidate, std::size_t index) const {
    if (!bounds_.holds(candidate.box)) return false;
    const Rectangle box = grown(candidate.box, kApartMm);
    const auto hits = [&](const Rectangle& other) { return box.overlaps(other); };
    if (std::ranges::any_of(boxes_, hits)) return false;
    for (std::size_t other = 0; other < labels_.size(); ++other) {
      if (other != index && box.holds(labels_[other].anchor)) return false;
    }
    const auto covers = [&](const LeaderLine& line) { return crosses_box(line, box); };
    if (std::ranges::any_of(lines_, covers)) return false;
    if (!candidate.leader) return true;
    const LeaderLine line{labels_[index].anchor, *candidate.leader};
    for (std::size_t other = 0; other < labels_.size(); ++other) {
      if (other != index && distance(labels_[other].anchor, line) < kClearMm) return false;
    }
    const auto meets_box = [&](const Rectangle& other) { return crosses_box(line, other); };
    const auto meets_line = [&](const LeaderLine& other) { return lines_cross(line, other); };
    return std::ranges::none_of(boxes_, meets_box) && std::ranges::none_of(lines_, meets_line);
  }

  const std::vector<MapLabel>& labels_;
  Rectangle bounds_;
  const std::vector<Point>& better_free_;
  std::vector<Rectangle> boxes_;
  std::vector<LeaderLine> lines_;
};

}  // namespace

std::vector<std::optional<PlacedLabel>> place_map_labels(const std::vector<MapLabel>& labels,
                                                         const Rectangle& bounds,
                                                         const std::vector<Point>& better_free) {
  LabelPlacing placing(labels, bounds, better_free);
  std::vector<std::optional<PlacedLabel>> placed;
  for (std::size_t i = 0; i < labels.size(); ++i) placed.push_back(placing.place(i));
  return placed;
}

}  // namespace surge::analysis::figures
