// SPDX-License-Identifier: Apache-2.0
// Facilities and stations joined to the roads; terrain.
#include <cmath>
#include <numbers>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/scenarios/support/osm_text.h"

namespace surge::test {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

/// One road along the equator from 103 to 103.2 degrees.
OsmText equator() {
  return OsmText().nodes(1, {{103, 0}, {103.2, 0}}).way(1, {1, 2}, kNational);
}

double length_km(const CsvRows& roads, const std::string& from, const std::string& to) {
  for (const auto& row : roads) {
    if (row.at("from_code") == from && row.at("to_code") == to) return std::stod(row.at("length_km"));
  }
  return std::nan("");
}

TEST(OsmSnapping, RoadIsSplitAtTheNearestPoint) {
  ImportFolder folder(equator());
  folder.facilities("town,103.05,0.01\n").settings().dead_ends = scenarios::DeadEnds::kKeep;
  const scenarios::ImportReport report = folder.import();
  const CsvRows roads = folder.table("roads");
  EXPECT_THAT(folder.roads(), ElementsAre("1-access-town national both", "2-access-town national both",
                                          "access-town-town provincial both"));
  EXPECT_NEAR(length_km(roads, "osm1", "access-town"), 0.05 * kDegree_km, 1e-4);
  EXPECT_NEAR(length_km(roads, "osm2", "access-town"), 0.15 * kDegree_km, 1e-4);
  EXPECT_NEAR(length_km(roads, "access-town", "town"), 0.01 * kDegree_km, 1e-4);
  EXPECT_EQ(report.facilities.joined, 1u);
  EXPECT_NEAR(report.facilities.mean_access_km, 0.01 * kDegree_km, 1e-4);
}

TEST(OsmSnapping, SeveralFacilitiesOnOneSegmentSplitItInOrder) {
  ImportFolder folder(equator());
  folder.facilities("east,103.15,0.01\nwest,103.05,0.01\nwest-too,103.05,-0.01\n");
  folder.import();
  EXPECT_THAT(
      folder.roads(),
      UnorderedElementsAre("access-west-access-east national both", "access-west-west provincial both",
                           "access-west-west-too provincial both", "access-east-east provincial both"));
  EXPECT_NEAR(length_km(folder.table("roads"), "access-west", "access-east"), 0.1 * kDegree_km, 1e-4);
}

TEST(OsmSnapping, NodeWithinFiftyMetresServesAndAccessIsNeverWithoutLength) {
  ImportFolder folder(equator());
  folder.facilities("at-node,103,0\nnear-node,103.1997,0.001\n");
  folder.import();
  EXPECT_THAT(folder.roads(), UnorderedElementsAre("1-2 national both", "1-at-node provincial both",
                                                   "2-near-node provincial both"));
  EXPECT_EQ(length_km(folder.table("roads"), "osm1", "at-node"), 0.001);
}

TEST(OsmSnapping, AccessOfASmallRoadIsSmall) {
  ImportFolder folder(OsmText().nodes(1, {{103, 0}, {103.2, 0}}).way(1, {1, 2}, kSmall));
  folder.facilities("village,103,0.01\n").settings().lowest_road = scenarios::Highway::kResidential;
  folder.settings().dead_ends = scenarios::DeadEnds::kKeep;
  folder.import();
  EXPECT_THAT(folder.roads(), ElementsAre("2-village mountain both"));
}

TEST(OsmSnapping, FacilitiesTooFarAreNamed) {
  ImportFolder folder(equator());
  folder.facilities("town,103.05,0.01\nhamlet,103.1,0.1\n").facilities("island,110,0\n");
  const scenarios::ImportReport report = folder.import();
  ASSERT_THAT(report.facilities.unreachable, SizeIs(2));
  EXPECT_THAT(report.warnings,
              testing::Contains("facility hamlet is unreachable: the nearest road is 11.1 km away"));
  EXPECT_THAT(report.warnings, testing::Contains("facility island is unreachable: no road within 50 km"));
  EXPECT_THAT(read_text(folder.path("out/import-report.txt")), HasSubstr("facility hamlet is unreachable"));
}

TEST(OsmSnapping, FacilityOnAnotherPartIsNamedAsCutOff) {
  OsmText osm = equator();
  osm.nodes(11, {{103, 1}, {103.1, 1}}).way(9, {11, 12}, kNational);
  ImportFolder folder(osm);
  folder.facilities("a,103,0\nb,103.2,0\nalone,103,1\n");
  const scenarios::ImportReport report = folder.import();
  EXPECT_EQ(report.facilities.joined, 2u);
  ASSERT_THAT(report.facilities.unreachable, SizeIs(1));
  EXPECT_THAT(report.facilities.unreachable[0].reason, HasSubstr("is cut off"));
}

TEST(OsmSnapping, RoadOfNoReturnIsNotTaken) {
  OsmText osm = equator();
  // A one-way road leads away from the network, nearer to the town than the road both ways.
  osm.node(3, 103.1, 0.02).way(2, {2, 3}, {{"highway", "primary"}, {"oneway", "yes"}});
  ImportFolder folder(osm);
  folder.facilities("town,103.1,0.019\n");
  EXPECT_EQ(folder.import().facilities.joined, 1u);
  EXPECT_THAT(folder.roads(), testing::Contains("access-town-town provincial both"));
  EXPECT_NEAR(length_km(folder.table("roads"), "access-town", "town"), 0.019 * kDegree_km, 1e-4);
}

TEST(OsmSnapping, ExpresswaysBridgesAndTunnelsAreNotEnteredIfThereIsAnotherRoad) {
  OsmText osm = equator();
  osm.nodes(3, {{103.05, 0.01}, {103.15, 0.01}});
  osm.way(2, {1, 3}, kNational).way(3, {4, 2}, kNational);
  osm.way(4, {3, 4}, {{"highway", "primary"}, {"tunnel", "yes"}});
  ImportFolder folder(osm);
  folder.facilities("above,103.1,0.009\n");
  folder.import();
  EXPECT_NEAR(length_km(folder.table("roads"), "access-above", "above"), 0.009 * kDegree_km, 1e-4);
}

TEST(OsmSnapping, CountiesAreNoRowsOfPlaces) {
  ImportFolder folder(equator());
  const std::string file =
      folder.write("counties.csv", "code,name_en,lon,lat,population\n513221,Wenchuan,103,0.01,80000\n");
  folder.settings().facilities = {file};
  folder.facilities("depot,103.2,0.01\n");
  folder.import();
  std::vector<std::string> keys;
  for (const auto& place : folder.table("places")) keys.push_back(place.at("key"));
  EXPECT_THAT(keys, ElementsAre("osm1", "osm2", "depot"));
  EXPECT_THAT(folder.roads(), testing::Contains("1-513221 provincial both"));
}

TEST(OsmSnapping, TerrainIsOfTheNearestFacilityThatHasOne) {
  ImportFolder folder(OsmText()
                          .nodes(1, {{103, 0}, {103.2, 0}, {103.4, 0}})
                          .way(1, {1, 2}, kNational)
                          .way(2, {2, 3}, {{"highway", "tertiary"}}));
  folder.settings().facilities = {folder.write(
      "towns.csv", "key,lon,lat,terrain\nplain,103,0,basin\nhill,103.4,0,mountain\nnone,103.1,0,\n")};
  folder.import();
  CsvRows roads = folder.table("roads");
  std::map<std::string, std::string> terrains;
  for (auto& row : roads) terrains[row["class"] + " " + row["to_code"]] = row["terrain"];
  EXPECT_EQ(terrains["provincial hill"], "mountain");
  folder.settings().existing = scenarios::Existing::kReplace;
  folder.settings().terrain = models::Terrain::kBasin;
  EXPECT_EQ(folder.import().terrain, "basin, as given");
}

TEST(OsmSnapping, StationsAreOnTheRailwayAndOnTheRoads) {
  OsmText osm = equator();
  osm.nodes(11, {{103, 0.01}, {103.1, 0.01}, {103.2, 0.01}})
      .way(11, {11, 12, 13}, {{"railway", "rail"}, {"name", "Line"}});
  osm.node(20, 103.1001, 0.012, {{"railway", "station"}, {"name", "Middle"}});
  osm.node(21, 105, 0, {{"railway", "station"}})
      .node(22, 103, 0.01, {{"railway", "station"}, {"station", "subway"}});
  const ImportFolder folder(osm);
  const scenarios::ImportReport report = folder.import();
  EXPECT_EQ(report.stations.found, 2u);
  EXPECT_EQ(report.stations.on_tracks, 1u);
  EXPECT_THAT(folder.table("rail"), SizeIs(2));
  EXPECT_NEAR(length_km(folder.table("roads"), "access-osm12", "osm12"), 0.01 * kDegree_km, 1e-4);
  std::map<std::string, std::string> names;
  for (const auto& place : folder.table("places")) names[place.at("key")] = place.at("name_en");
  EXPECT_EQ(names["osm12"], "Middle");
}

TEST(OsmSnapping, MistakesInFacilitiesAreAllTold) {
  ImportFolder folder(equator());
  folder.facilities("a,103,0\na,103,0\nosm12,103,0\nb,x,0\nc,103,91\nd,103\n");
  const std::string error = folder.error();
  EXPECT_THAT(error, HasSubstr("facilities0.csv:3:1: key: found \"a\" a second time"));
  EXPECT_THAT(error, HasSubstr("facilities0.csv:4:1: key: found \"osm12\""));
  EXPECT_THAT(error, HasSubstr("facilities0.csv:5:3: lon: found \"x\", expected degrees in [-180, 180]"));
  EXPECT_THAT(error, HasSubstr("facilities0.csv:6:7: lat: found \"91\", expected degrees in [-90, 90]"));
  EXPECT_THAT(error, HasSubstr("facilities0.csv:7:1: found 2 cells, expected 3"));
}

TEST(OsmSnapping, FacilitiesNeedAKeyAndAPosition) {
  ImportFolder folder(equator());
  folder.settings().facilities = {folder.write("bad.csv", "name_en,lon\nx,1\n"), folder.path("none.csv")};
  const std::string error = folder.error();
  EXPECT_THAT(error, HasSubstr("expected a column code (of a county) or key (of another place)"));
  EXPECT_THAT(error, HasSubstr("expected a column lat"));
  EXPECT_THAT(error, HasSubstr("none.csv: found no such file"));
}

}  // namespace
}  // namespace surge::test
