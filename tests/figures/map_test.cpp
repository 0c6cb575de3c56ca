// SPDX-License-Identifier: Apache-2.0
// Boundaries and the projection.
#include <cmath>
#include <numbers>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analysis/county_shapes.h"
#include "analysis/figures/projection.h"

namespace surge::analysis::figures {
namespace {

using ::testing::SizeIs;

// Two squares that share the arc from (1, 0) to (1, 1), which the second has backwards.
constexpr const char* kSquares =
    R"({"type": "Topology", "transform": {"scale": [0.5, 0.5], "translate": [100, 30]},
  "arcs": [[[2, 0], [0, 2]], [[2, 2], [-2, 0], [0, -2], [2, 0]], [[2, 0], [2, 0], [0, 2], [-2, 0]]],
  "objects": {"counties": {"type": "GeometryCollection", "geometries": [
    {"type": "Polygon", "properties": {"code": "west"}, "arcs": [[0, 1]]},
    {"type": "MultiPolygon", "id": 7, "arcs": [[[2, -1]]]}]}}})";

TEST(Topology, ArcsAreScaledAndTurnedRound) {
  const std::vector<CountyShape> shapes = county_shapes(kSquares);
  ASSERT_THAT(shapes, SizeIs(2));
  EXPECT_EQ(shapes[0].key, "west");
  EXPECT_EQ(shapes[1].key, "7");
  ASSERT_THAT(shapes[1].rings(), SizeIs(1));
  ASSERT_THAT(shapes[1].polygons[0][0], SizeIs(5));  // four arc points and one that the shared arc adds
  EXPECT_DOUBLE_EQ(shapes[0].polygons[0][0][1].lat_deg, 31);
  EXPECT_DOUBLE_EQ(shapes[1].polygons[0][0].back().lon_deg, 101);
  EXPECT_DOUBLE_EQ(shapes[1].polygons[0][0].back().lat_deg, 30);
}

TEST(Topology, WhatIsNoneIsAMistake) {
  EXPECT_THROW(county_shapes("{"), std::invalid_argument);
  EXPECT_THROW(county_shapes(R"({"type": "FeatureCollection", "features": []})"), std::invalid_argument);
  EXPECT_THROW(county_shapes(R"({"arcs": [], "objects": {"a": {"type": "Polygon", "arcs": [[3]]}}})"),
               std::invalid_argument);
}

double area_of(const std::vector<Point>& ring) {
  double area = 0;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const Point &a = ring[i], &b = ring[(i + 1) % ring.size()];
    area += (a.x * b.y - b.x * a.y) / 2;
  }
  return std::abs(area);
}

/// Of a cell of one degree, by its sides in small steps.
std::vector<Point> cell(const EqualAreaProjection& projection, double lon, double lat) {
  std::vector<Point> ring;
  for (int i = 0; i < 50; ++i) ring.push_back(projection.at({lon + i / 50.0, lat}));
  for (int i = 0; i < 50; ++i) ring.push_back(projection.at({lon + 1, lat + i / 50.0}));
  for (int i = 0; i < 50; ++i) ring.push_back(projection.at({lon + 1 - i / 50.0, lat + 1}));
  for (int i = 0; i < 50; ++i) ring.push_back(projection.at({lon, lat + 1 - i / 50.0}));
  return ring;
}

TEST(Projection, KeepsAreas) {
  const EqualAreaProjection projection({103, 30});
  constexpr double kDegree = std::numbers::pi / 180;
  for (const double lon : {97.0, 103.0, 108.0}) {
    for (const double lat : {26.0, 30.0, 34.0}) {
      const double true_area =
          6371.0 * 6371.0 * kDegree * (std::sin((lat + 1) * kDegree) - std::sin(lat * kDegree));
      EXPECT_NEAR(area_of(cell(projection, lon, lat)) / true_area, 1, 1e-4) << lon << ' ' << lat;
    }
  }
}

TEST(Projection, HasNorthOnTopAndTrueDistancesNearTheCentre) {
  const EqualAreaProjection projection({103, 30});
  EXPECT_DOUBLE_EQ(projection.at({103, 30}).x, 0);
  const Point north = projection.at({103, 31});
  EXPECT_NEAR(north.y, -6371 * std::numbers::pi / 180, 0.01);
  EXPECT_NEAR(north.x, 0, 1e-9);
  EXPECT_GT(projection.at({104, 30}).x, 0);
}

TEST(MapFrame, FillsTheFrameWithoutStretching) {
  const MapFrame frame({-100, -50, 200, 100}, {10, 20, 80, 80});
  EXPECT_DOUBLE_EQ(frame.scale_mm_per_km(), 0.4);
  EXPECT_DOUBLE_EQ(frame.at({-100, 0}).x, 10);
  EXPECT_DOUBLE_EQ(frame.at({0, 0}).y, 60);
}

}  // namespace
}  // namespace surge::analysis::figures
