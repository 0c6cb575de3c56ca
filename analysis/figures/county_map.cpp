// SPDX-License-Identifier: Apache-2.0
#include "analysis/figures/county_map.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "analysis/figures/classes.h"
#include "analysis/figures/map_labels.h"
#include "analysis/figures/quantity.h"
#include "analysis/figures/typesetting.h"

namespace surge::analysis::figures {
namespace {

constexpr double kBorderLineMm = 0.12;
constexpr double kSeatMm = 1.3;
constexpr double kHaloMm = 0.35;
constexpr double kLeaderMm = 0.2;
constexpr double kStripGapMm = 2;
constexpr double kScaleRoomMm = 34;       // for the scale, beside the key
constexpr double kTallest = 1.05;         // of the width
constexpr double kMapMarginShare = 0.03;  // of the extent
constexpr double kAroundStruck = 0.3;     // of the size of what is shown
constexpr double kSmallPart = 0.7;
constexpr Colour kOutside{250, 250, 250};

using ProjectedRing = std::vector<Point>;  // [km]

struct ProjectedCounty {
  std::string key;
  std::vector<ProjectedRing> rings;  ///< of a county without a shape: none
  Point anchor;
  double width_km = 0;  ///< of the largest ring
};

struct ProjectedMap {
  std::vector<ProjectedCounty> counties;
  Rectangle extent_km;
};

std::vector<models::GeoPoint> all_places(const CountyMap& map) {
  std::vector<models::GeoPoint> places;
  for (const CountyShape& shape : map.shapes) {
    for (const Ring& ring : shape.rings()) places.insert(places.end(), ring.begin(), ring.end());
  }
  for (const auto& [key, seat] : map.seats) places.push_back(seat);
  return places;
}

struct RingMiddle {
  double area = 0;
  Point centre;
};

/// Centroid by the shoelace formula.
RingMiddle middle_of_ring(const ProjectedRing& ring) {
  RingMiddle middle;
  double x = 0, y = 0;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const Point &a = ring[i], &b = ring[(i + 1) % ring.size()];
    const double cross = a.x * b.y - b.x * a.y;
    middle.area += cross / 2;
    x += (a.x + b.x) * cross / 6;
    y += (a.y + b.y) * cross / 6;
  }
  middle.centre = middle.area == 0 ? ring.front() : Point{x / middle.area, y / middle.area};
  middle.area = std::abs(middle.area);
  return middle;
}

ProjectedCounty projected(const CountyShape& shape, const EqualAreaProjection& projection) {
  ProjectedCounty county{shape.key, {}, {}, 0};
  double largest = -1;
  for (const Ring& ring : shape.rings()) {
    ProjectedRing points;
    for (const models::GeoPoint& place : ring) points.push_back(projection.at(place));
    const RingMiddle middle = middle_of_ring(points);
    if (middle.area > largest) {
      largest = middle.area;
      county.anchor = middle.centre;
      const auto [west, east] = std::ranges::minmax(points, {}, &Point::x);
      county.width_km = east.x - west.x;
    }
    county.rings.push_back(std::move(points));
  }
  return county;
}

Rectangle extent_of(const std::vector<ProjectedCounty>& counties) {
  std::vector<Point> points;
  for (const ProjectedCounty& county : counties) {
    points.push_back(county.anchor);
    for (const ProjectedRing& ring : county.rings) points.insert(points.end(), ring.begin(), ring.end());
  }
  const auto [west, east] = std::ranges::minmax(points, {}, &Point::x);
  const auto [north, south] = std::ranges::minmax(points, {}, &Point::y);
  const double size = std::max({east.x - west.x, south.y - north.y, 1.0});
  const double margin = kMapMarginShare * size;
  return {west.x - margin, north.y - margin, east.x - west.x + 2 * margin, south.y - north.y + 2 * margin};
}

/// Where there is something to see, if that is a small part of the map; else all of it.
Rectangle shown_extent(const CountyMap& map, const std::vector<ProjectedCounty>& counties) {
  const Rectangle all = extent_of(counties);
  std::vector<ProjectedCounty> struck;
  std::ranges::copy_if(counties, std::back_inserter(struck), [&](const ProjectedCounty& county) {
    const auto value = map.values.find(county.key);
    return value != map.values.end() && value->second > 0;
  });
  if (struck.empty()) return all;
  const Rectangle part = extent_of(struck);
  const double around = kAroundStruck * std::max(part.width, part.height);
  const Rectangle shown{part.left - around, part.top - around, part.width + 2 * around,
                        part.height + 2 * around};
  const bool small = shown.width < kSmallPart * all.width && shown.height < kSmallPart * all.height;
  return small ? shown : all;
}

ProjectedMap projected_map(const CountyMap& map) {
  const EqualAreaProjection projection(middle_of(all_places(map)));
  ProjectedMap made;
  for (const CountyShape& shape : map.shapes) made.counties.push_back(projected(shape, projection));
  for (const auto& [key, seat] : map.seats) made.counties.push_back({key, {}, projection.at(seat), 0});
  made.extent_km = shown_extent(map, made.counties);
  return made;
}

Colour county_colour(const CountyMap& map, const std::string& key) {
  const auto found = map.values.find(key);
  if (found == map.values.end()) return kOutside;
  if (!(found->second > 0)) return kNothing;
  return map.legend.colours.at(class_of(map.borders, found->second));
}

void draw_counties(Canvas& canvas, const CountyMap& map, const ProjectedMap& projected, const MapFrame& frame,
                   const Rectangle& room) {
  const Group group(canvas, "counties", room);
  for (const ProjectedCounty& county : projected.counties) {
    Look look{.fill = county_colour(map, county.key), .line = kPaper, .line_mm = kBorderLineMm};
    if (county.rings.empty()) {
      look.line = kInk;
      canvas.draw(Circle{frame.at(county.anchor), kSeatMm}, look);
      continue;
    }
    const Group one(canvas, "county " + county.key);
    Path path;
    for (const ProjectedRing& ring : county.rings) {
      Subpath part{{}, true};
      for (const Point& point : ring) part.points.push_back(frame.at(point));
      path.push_back(std::move(part));
    }
    if (look.fill == kOutside) look.line = kGrid;
    canvas.draw(path, look);
  }
}

/// Middles of the counties in the upper half of the classes: labels had better not cover them.
std::vector<Point> striking_places(const CountyMap& map, const ProjectedMap& projected,
                                   const MapFrame& frame) {
  std::vector<Point> places;
  for (const ProjectedCounty& county : projected.counties) {
    const auto value = map.values.find(county.key);
    if (value != map.values.end() && 2 * class_of(map.borders, value->second) > map.borders.size())
      places.push_back(frame.at(county.anchor));
  }
  return places;
}

void draw_names(Canvas& canvas, const CountyMap& map, const ProjectedMap& projected, const MapFrame& frame,
                const Rectangle& bounds) {
  std::vector<MapLabel> labels;
  std::vector<std::string> texts;
  for (const auto& [key, name] : map.names) {
    const auto county = std::ranges::find(projected.counties, key, &ProjectedCounty::key);
    if (county == projected.counties.end()) continue;
    const double width = text_width(name);
    labels.push_back({frame.at(county->anchor), width, line_height() / 1.25,
                      width < 0.9 * county->width_km * frame.scale_mm_per_km()});
    texts.push_back(name);
  }
  const auto placed = place_map_labels(labels, bounds, striking_places(map, projected, frame));
  const Group group(canvas, "names");
  for (std::size_t i = 0; i < placed.size(); ++i) {
    if (!placed[i] || !placed[i]->leader) continue;
    canvas.draw(line_between(labels[i].anchor, *placed[i]->leader), lined_with(kPaper, 3 * kLeaderMm));
    canvas.draw(line_between(labels[i].anchor, *placed[i]->leader), lined_with(kInk, kLeaderMm));
    canvas.draw(Circle{labels[i].anchor, 0.4}, {.fill = kInk, .line = kPaper, .line_mm = 0.15});
  }
  for (std::size_t i = 0; i < placed.size(); ++i) {
    if (placed[i])
      canvas.write(placed[i]->box.centre(), texts[i],
                   {.side = Side::kMiddle, .height = Height::kMiddle, .halo_mm = kHaloMm});
  }
}

/// The longest round distance that has room.
void draw_scale(Canvas& canvas, Point at, double room_mm, const MapFrame& frame, Language language) {
  double km = nice_step(room_mm / frame.scale_mm_per_km(), 1);
  if (km * frame.scale_mm_per_km() > room_mm) km = nice_step(0.35 * km, 1);  // the next smaller round number
  const double length = km * frame.scale_mm_per_km();
  const Group group(canvas, "scale");
  const double y = at.y + 2;
  canvas.draw(Path{{{{at.x, y - 0.8}, {at.x, y}, {at.x + length, y}, {at.x + length, y - 0.8}}, false}},
              lined_with(kInk, 0.3));
  canvas.write({at.x + length / 2, y + 0.8}, tick_text(km, km) + words(language, " km", " 公里"),
               {.side = Side::kMiddle, .height = Height::kTop});
}

void draw_north(Canvas& canvas, Point at) {
  const Group group(canvas, "north");
  canvas.write({at.x, at.y + 4.2}, "N", {.side = Side::kMiddle, .height = Height::kTop});
  canvas.draw(
      Path{{{{at.x, at.y}, {at.x + 1.2, at.y + 3.6}, {at.x, at.y + 2.8}, {at.x - 1.2, at.y + 3.6}}, true}},
      filled_with(kInk));
}

}  // namespace

double county_map_height(const CountyMap& map, double width_mm) {
  const Rectangle extent = projected_map(map).extent_km;
  return std::min(width_mm * extent.height / extent.width, kTallest * width_mm) + kStripGapMm +
         class_bar_height();
}

void draw_county_map(Canvas& canvas, const Rectangle& area, const CountyMap& map) {
  const ProjectedMap projected = projected_map(map);
  const Rectangle room = inside(area, {0, 0, 0, kStripGapMm + class_bar_height()});
  const MapFrame frame(projected.extent_km, room);
  draw_counties(canvas, map, projected, frame, room);
  draw_names(canvas, map, projected, frame, room);
  const double strip = room.bottom() + kStripGapMm;
  draw_north(canvas, {area.left + 2.5, strip + 1});
  draw_scale(canvas, {area.left + 7, strip + 1.5}, kScaleRoomMm - 14, frame, map.language);
  const double left = std::max(area.left + kScaleRoomMm, area.right() - 110);
  draw_class_bar(canvas, {left, strip, area.right() - 2 - left, class_bar_height()}, map.legend);
}

}  // namespace surge::analysis::figures
