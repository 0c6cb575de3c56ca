// SPDX-License-Identifier: Apache-2.0
#include "scenarios/shakemap_grid.h"

#include <algorithm>
#include <cmath>

#include "scenarios/row_cells.h"

namespace surge::scenarios {
namespace {

constexpr double kRounding = 0.05;  ///< of a step

/// The different values, in order.
template <class Coordinate>
std::vector<double> values_of(const std::vector<GridPoint>& points, Coordinate&& coordinate) {
  std::vector<double> values;
  for (const GridPoint& point : points) values.push_back(coordinate(point));
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
  return values;
}

double step_of(const std::vector<double>& values) {
  return (values.back() - values.front()) / static_cast<double>(values.size() - 1);
}

bool even(const std::vector<double>& values) {
  const double step = step_of(values);
  for (std::size_t i = 0; i < values.size(); ++i) {
    const double place = values.front() + step * static_cast<double>(i);
    if (std::abs(values[i] - place) > kRounding * step) return false;
  }
  return true;
}

std::size_t position_in(const std::vector<double>& values, double value) {
  return static_cast<std::size_t>(std::lower_bound(values.begin(), values.end(), value) - values.begin());
}

bool uses_map(const models::ComponentSpec& hazard) {
  const auto field = hazard.values.find("field");
  const std::string* text = field == hazard.values.end() ? nullptr : std::get_if<std::string>(&field->second);
  return text != nullptr && *text == "shakemap";
}

std::vector<GridPoint> points_of(const CheckedTables& tables) {
  std::vector<GridPoint> points;
  for_each_row(tables, "shakemap", [&](const Cells& row) {
    const auto* lon = row.find<double>("lon");
    const auto* lat = row.find<double>("lat");
    const auto* intensity = row.find<double>("intensity");
    if (lon != nullptr && lat != nullptr && intensity != nullptr)
      points.push_back({{*lon, *lat}, *intensity});
  });
  return points;
}

bool holds_a_seat(const models::ShakeMap& map, const CheckedTables& tables) {
  bool any = false;
  bool known = false;
  for_each_row(tables, "counties", [&](const Cells& row) {
    const auto* lon = row.find<double>("lon");
    const auto* lat = row.find<double>("lat");
    if (lon == nullptr || lat == nullptr) return;
    known = true;
    any = any || map.contains({*lon, *lat});
  });
  return any || !known;
}

std::string extent_of(const models::ShakeMap& map) {
  const double east = map.corner.lon_deg + map.lon_step_deg * static_cast<double>(map.columns - 1);
  const double north = map.corner.lat_deg + map.lat_step_deg * static_cast<double>(map.rows - 1);
  return to_text(map.corner.lon_deg) + " to " + to_text(east) + " E, " + to_text(map.corner.lat_deg) +
         " to " + to_text(north) + " N";
}

}  // namespace

Grid grid_of(const std::vector<GridPoint>& points) {
  const auto longitude = [](const GridPoint& point) { return point.position.lon_deg; };
  const auto latitude = [](const GridPoint& point) { return point.position.lat_deg; };
  const std::vector<double> lons = values_of(points, longitude);
  const std::vector<double> lats = values_of(points, latitude);
  if (lons.size() < 2 || lats.size() < 2) return {{}, "fewer than 2 x 2 points"};
  if (!even(lons)) return {{}, "uneven steps of lon"};
  if (!even(lats)) return {{}, "uneven steps of lat"};
  if (points.size() != lons.size() * lats.size()) {
    return {{},
            std::to_string(points.size()) + " points on a grid of " + std::to_string(lons.size()) + " x " +
                std::to_string(lats.size())};
  }
  models::ShakeMap map{
      {lons.front(), lats.front()},      step_of(lons), step_of(lats), lons.size(), lats.size(),
      std::vector<double>(points.size())};
  for (const GridPoint& point : points) {
    map.values[position_in(lats, latitude(point)) * lons.size() + position_in(lons, longitude(point))] =
        point.intensity;
  }
  return {std::move(map), {}};
}

void check_shakemap(const CheckedTables& tables, const Settings& settings, Problems& problems) {
  const CheckedTable& table = tables.find("shakemap")->second;
  if (!table.complete) return;
  if (table.rows.empty()) {
    if (std::any_of(settings.hazards.begin(), settings.hazards.end(), uses_map))
      problems.add(table.place, "tables.shakemap", "nothing",
                   {"a grid, as an earthquake has field: shakemap"});
    return;
  }
  const std::vector<GridPoint> points = points_of(tables);
  if (points.size() < table.rows.size()) return;  // reported
  const Place& place = table.rows.front().place;
  const Grid grid = grid_of(points);
  if (!grid.mistake.empty()) {
    problems.add({place.file, place.line, 0}, "shakemap", grid.mistake,
                 {"each point of a grid with even steps once"});
  } else if (!holds_a_seat(grid.map, tables)) {
    problems.add({place.file, place.line, 0}, "shakemap",
                 "a grid without any county seat (" + extent_of(grid.map) + ")",
                 {"a grid that holds the region"});
  }
}

models::ShakeMap shake_map_of(const FilledFrom& from) {
  std::vector<GridPoint> points;
  from.each("shakemap", [&](const RowView& row) {
    points.push_back({{row.number("lon"), row.number("lat")}, row.number("intensity")});
  });
  return points.empty() ? models::ShakeMap{} : grid_of(points).map;
}

}  // namespace surge::scenarios
