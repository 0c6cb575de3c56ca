// SPDX-License-Identifier: Apache-2.0
// Regions: rectangles, GeoJSON, boundaries in the file; ways cut at the border.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/scenarios/support/osm_text.h"

namespace surge::test {
namespace {

using scenarios::OutlineEdge;
using scenarios::Region;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

/// A road along the parallel of 30.5 degrees: nodes 1 to 9 at 103.1, 103.2, ... 103.9.
OsmText long_road() {
  OsmText osm;
  for (int node = 1; node <= 9; ++node) osm.node(node, 103 + 0.1 * node, 30.5);
  return osm.way(1, {1, 2, 3, 4, 5, 6, 7, 8, 9}, kNational);
}

/// A square boundary relation from 103.25 to 103.65 in two ways.
OsmText road_with_boundary(const OsmTags& names) {
  OsmText osm = long_road();
  osm.nodes(11, {{103.25, 30}, {103.65, 30}, {103.65, 31}, {103.25, 31}});
  osm.way(11, {11, 12, 13}, {{"boundary", "administrative"}})
      .way(12, {11, 14, 13}, {{"boundary", "administrative"}});
  OsmTags tags = names;
  tags.insert({{"boundary", "administrative"}, {"admin_level", "6"}});
  return osm.relation(1, {{11, "outer"}, {12, ""}}, tags);
}

std::string import_within(const OsmText& osm, const std::string& region) {
  ImportFolder folder(osm);
  folder.settings().region = region;
  if (const std::string error = folder.error(); error != "no error") return error;
  return testing::PrintToString(folder.roads());
}

TEST(OsmRegion, RectangleCutsWaysAtTheLastNodeInside) {
  EXPECT_EQ(import_within(long_road(), "103.25,30,103.65,31"), R"({ "3-6 national both" })");
  EXPECT_EQ(import_within(long_road(), " 103.25, 30, 103.65, 31"), R"({ "3-6 national both" })");
}

TEST(OsmRegion, WayThatLeavesAndComesBackIsTwoRoads) {
  OsmText osm;
  osm.nodes(1, {{103.1, 30}, {103.2, 30}, {103.3, 32}, {103.4, 30}, {103.5, 30}})
      .way(1, {1, 2, 3, 4, 5}, kNational);
  EXPECT_EQ(import_within(osm, "103,29,104,31"), R"({ "1-2 national both", "4-5 national both" })");
}

TEST(OsmRegion, GeoJsonPolygonWithAHole) {
  const ImportFolder folder(long_road());
  const std::string file = folder.write("area.geojson", R"({"type": "FeatureCollection", "features": [
    {"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates": [
      [[103.15, 30], [103.95, 30], [103.95, 31], [103.15, 31], [103.15, 30]],
      [[103.45, 30.4], [103.55, 30.4], [103.55, 30.6], [103.45, 30.6], [103.45, 30.4]]]}}]})");
  EXPECT_EQ(import_within(long_road(), file), R"({ "2-4 national both", "6-9 national both" })");
}

TEST(OsmRegion, OverlappingPolygonsAreOneArea) {
  const auto square = [](double west, std::uint32_t area) {
    return std::vector<OutlineEdge>{{{west, 0}, {west + 2, 0}, area},
                                    {{west + 2, 0}, {west + 2, 2}, area},
                                    {{west + 2, 2}, {west, 2}, area},
                                    {{west, 2}, {west, 0}, area}};
  };
  std::vector<OutlineEdge> edges = square(0, 0);
  for (const OutlineEdge& edge : square(1, 1)) edges.push_back(edge);
  const Region region(edges);
  for (const double lon : {0.5, 1.5, 2.5}) EXPECT_TRUE(region.contains({lon, 1})) << lon;
  for (const double lon : {-0.5, 3.5}) EXPECT_FALSE(region.contains({lon, 1})) << lon;
}

TEST(OsmRegion, BoundaryIsFoundByAnyOfItsNames) {
  const OsmText osm = road_with_boundary({{"name", "汶川县"}, {"name:en", "Wenchuan County"}});
  EXPECT_EQ(import_within(osm, "汶川县"), R"({ "3-6 national both" })");
  EXPECT_EQ(import_within(osm, "Wenchuan County"), R"({ "3-6 national both" })");
}

TEST(OsmRegion, UnknownNameTellsTheNearest) {
  EXPECT_EQ(import_within(road_with_boundary({{"name", "Wenchuan"}}), "Wenchaun"),
            "in.osm: --region: found no boundary named \"Wenchaun\", expected the name of an administrative "
            "boundary "
            "in the file, a GeoJSON file, or lon0,lat0,lon1,lat1; did you mean \"Wenchuan\"?");
  EXPECT_THAT(import_within(long_road(), "Wenchuan"), HasSubstr("found no administrative boundary"));
}

TEST(OsmRegion, BoundaryThatIsNotCompleteIsRefused) {
  OsmText osm = long_road();
  osm.nodes(11, {{103.25, 30}, {103.65, 30}, {103.65, 31}}).way(11, {11, 12, 13}, {});
  osm.relation(1, {{11, "outer"}, {12, "outer"}}, {{"boundary", "administrative"}, {"name", "Half"}});
  EXPECT_THAT(import_within(osm, "Half"), HasSubstr("2 loose ends in its outline"));
}

TEST(OsmRegion, RegionWithoutRoadsIsRefused) {
  EXPECT_THAT(import_within(long_road(), "10,10,11,11"), HasSubstr("found no road inside \"10,10,11,11\""));
}

TEST(OsmRegion, RectangleMustBoundAnArea) {
  EXPECT_THAT(import_within(long_road(), "104,30,103,31"), HasSubstr("with west < east and south < north"));
  EXPECT_THAT(import_within(long_road(), "103,30,104,91"), HasSubstr("in degrees"));
}

TEST(OsmRegion, BadGeoJsonIsRefusedWithItsReason) {
  const ImportFolder folder(long_road());
  const auto refusal = [&](const std::string& text) {
    return import_within(long_road(), folder.write("area.geojson", text));
  };
  EXPECT_THAT(import_within(long_road(), folder.path("none.geojson")), HasSubstr("found no such file"));
  EXPECT_THAT(refusal("{"), HasSubstr("not JSON at byte"));
  EXPECT_THAT(refusal("[1, 2]"), HasSubstr("something else than GeoJSON"));
  EXPECT_THAT(refusal(R"({"type": "Point", "coordinates": [1, 2]})"), HasSubstr("found no polygon"));
  EXPECT_THAT(refusal(R"({"type": "Polygon"})"), HasSubstr("no list of coordinates"));
  EXPECT_THAT(refusal(R"({"type": "Polygon", "coordinates": [[[0,0],[1,0],[1,1],[0,1]]]})"),
              HasSubstr("not closed"));
  EXPECT_THAT(refusal(R"({"type": "Polygon", "coordinates": [[[0,0],["a",0],[1,1],[0,0]]]})"),
              HasSubstr("a position"));
  EXPECT_THAT(refusal(R"({"type": "Polygon", "coordinates": [[[0,0],[999,0],[1,1],[0,0]]]})"),
              HasSubstr("[-180, 180]"));
}

}  // namespace
}  // namespace surge::test
