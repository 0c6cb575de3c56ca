// SPDX-License-Identifier: Apache-2.0
#include "scenarios/osm/region.h"

#include <algorithm>
#include <array>
#include <string>

#include "scenarios/problems.h"
#include "scenarios/quantity.h"
#include "sim/contract.h"

namespace surge::scenarios {
namespace {

constexpr std::size_t kMostBands = 4096;

/// Crosses the parallel of `point` east of it. Half-open in latitude, so that a corner counts once.
bool crosses_east_of(const OutlineEdge& edge, models::GeoPoint point) {
  if ((edge.from.lat_deg > point.lat_deg) == (edge.to.lat_deg > point.lat_deg)) return false;
  const double share = (point.lat_deg - edge.from.lat_deg) / (edge.to.lat_deg - edge.from.lat_deg);
  return edge.from.lon_deg + share * (edge.to.lon_deg - edge.from.lon_deg) > point.lon_deg;
}

bool on_earth(double lon, double lat) {
  return lon >= -180 && lon <= 180 && lat >= -90 && lat <= 90;
}

}  // namespace

Region::Region(std::vector<OutlineEdge> edges) : edges_(std::move(edges)) {
  SIM_EXPECT(!edges_.empty());
  south_deg_ = north_deg_ = edges_.front().from.lat_deg;
  for (const OutlineEdge& edge : edges_) {
    const auto [low, high] = std::minmax(edge.from.lat_deg, edge.to.lat_deg);
    south_deg_ = std::min(south_deg_, low);
    north_deg_ = std::max(north_deg_, high);
  }
  bands_.resize(std::min(kMostBands, edges_.size() + 1));
  for (std::uint32_t index = 0; index < edges_.size(); ++index) {
    const auto [low, high] = std::minmax(edges_[index].from.lat_deg, edges_[index].to.lat_deg);
    for (std::size_t band = band_of(low); band <= band_of(high); ++band) bands_[band].push_back(index);
  }
}

Region Region::rectangle(models::GeoPoint south_west, models::GeoPoint north_east) {
  const models::GeoPoint south_east{north_east.lon_deg, south_west.lat_deg};
  const models::GeoPoint north_west{south_west.lon_deg, north_east.lat_deg};
  return Region({{south_west, south_east},
                 {south_east, north_east},
                 {north_east, north_west},
                 {north_west, south_west}});
}

std::size_t Region::band_of(double lat_deg) const {
  const double height = north_deg_ - south_deg_;
  if (!(height > 0)) return 0;
  const double share = std::clamp((lat_deg - south_deg_) / height, 0.0, 1.0);
  return std::min(static_cast<std::size_t>(share * static_cast<double>(bands_.size())), bands_.size() - 1);
}

bool Region::contains(models::GeoPoint point) const {
  if (point.lat_deg < south_deg_ || point.lat_deg > north_deg_) return false;
  bool inside = false;
  std::uint32_t area = 0;
  for (const std::uint32_t index : bands_[band_of(point.lat_deg)]) {
    if (edges_[index].area != area && inside) return true;
    area = edges_[index].area;
    inside ^= crosses_east_of(edges_[index], point);
  }
  return inside;
}

std::optional<Region> parse_rectangle(std::string_view text) {
  std::vector<double> numbers;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t comma = std::min(text.find(',', at), text.size());
    const std::optional<double> number = parse_number(trimmed(text.substr(at, comma - at)));
    if (!number) return std::nullopt;
    numbers.push_back(*number);
    at = comma + 1;
  }
  if (numbers.size() != 4) return std::nullopt;
  const bool valid = on_earth(numbers[0], numbers[1]) && on_earth(numbers[2], numbers[3]) &&
                     numbers[0] < numbers[2] && numbers[1] < numbers[3];
  if (valid) return Region::rectangle({numbers[0], numbers[1]}, {numbers[2], numbers[3]});
  throw ScenarioError({{"--region", 0, 0, "", in_quotes(text),
                        "west,south,east,north in degrees, with west < east and south < north", ""}});
}

}  // namespace surge::scenarios
