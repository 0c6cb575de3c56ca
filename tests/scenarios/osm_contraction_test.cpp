// SPDX-License-Identifier: Apache-2.0
// Links between junctions: exact lengths, shares of bridges and tunnels, speeds, parallel links, dead ends.
#include <cmath>
#include <numbers>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/scenarios/support/osm_text.h"

namespace surge::test {
namespace {

using ::testing::ElementsAre;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

const OsmTags kOneWay{{"highway", "primary"}, {"oneway", "yes"}};

double number(const std::string& text) {
  return std::stod(text);
}

TEST(OsmContraction, LinkIsAsLongAsItsSegmentsTogether) {
  OsmText osm;
  osm.nodes(1, {{103, 30}, {103, 30.1}, {103, 30.15}, {103, 30.4}});
  osm.way(1, {1, 2}, kNational).way(2, {2, 3, 4}, kNational);
  const ImportFolder folder(osm);
  folder.import();
  const CsvRows roads = folder.table("roads");
  ASSERT_THAT(roads, SizeIs(1));
  EXPECT_NEAR(number(roads[0].at("length_km")), 0.4 * kDegree_km, 1e-6);
}

TEST(OsmContraction, BridgesAndTunnelsCountByLength) {
  OsmText osm;
  osm.nodes(1, {{103, 30}, {103, 30.1}, {103, 30.2}, {103, 30.4}, {103, 30.5}});
  osm.way(1, {1, 2}, kNational);
  osm.way(2, {2, 3}, {{"highway", "primary"}, {"bridge", "viaduct"}});
  osm.way(3, {3, 4}, {{"highway", "primary"}, {"tunnel", "yes"}, {"bridge", "no"}});
  osm.way(4, {4, 5}, kNational);
  const ImportFolder folder(osm);
  folder.import();
  const CsvRows roads = folder.table("roads");
  ASSERT_THAT(roads, SizeIs(1));
  EXPECT_NEAR(number(roads[0].at("bridge_share")), 0.2, 1e-4);
  EXPECT_NEAR(number(roads[0].at("tunnel_share")), 0.4, 1e-4);
}

TEST(OsmContraction, SpeedIsTheHarmonicMeanOfTheLimitsIfTheyHoldForHalfOfTheWay) {
  OsmText osm;
  osm.nodes(1, {{103, 30}, {103, 30.1}, {103, 30.2}, {104, 30}, {104, 30.1}, {104, 30.3}});
  osm.way(1, {1, 2}, {{"highway", "primary"}, {"maxspeed", "40"}});
  osm.way(2, {2, 3}, {{"highway", "primary"}, {"maxspeed", "120"}});
  osm.way(3, {4, 5}, {{"highway", "primary"}, {"maxspeed", "40"}});
  osm.way(4, {5, 6}, kNational);
  const ImportFolder folder(osm);
  folder.import();
  const CsvRows roads = folder.table("roads");
  ASSERT_THAT(roads, SizeIs(2));
  EXPECT_EQ(roads[0].at("speed_km_per_h"), "60");
  EXPECT_EQ(roads[1].at("speed_km_per_h"), "");
}

TEST(OsmContraction, ClassAndDirectionEndALink) {
  OsmText osm;
  osm.nodes(1, {{103, 30}, {103, 30.1}, {103, 30.2}, {103, 30.3}, {103, 30.4}});
  osm.way(1, {1, 2}, {{"highway", "secondary"}}).way(2, {2, 3}, kNational).way(3, {3, 4, 5}, kOneWay);
  const ImportFolder folder(osm);
  folder.import();
  EXPECT_THAT(folder.roads(),
              ElementsAre("1-2 provincial both", "2-3 national both", "3-5 national forward"));
}

TEST(OsmContraction, OppositeCarriagewaysBecomeOneRoad) {
  OsmText osm;
  osm.nodes(1, {{103, 30}, {103.1, 30.001}, {103.2, 30}, {103.1, 29.999}, {102.9, 30}, {103.3, 30}});
  osm.way(1, {1, 2, 3}, kOneWay).way(2, {3, 4, 1}, kOneWay);
  osm.way(3, {5, 1}, kNational).way(4, {3, 6}, kNational);
  const ImportFolder folder(osm);
  EXPECT_EQ(folder.import().roads.carriageways_merged, 1u);
  EXPECT_THAT(folder.roads(), ElementsAre("1-3 national both", "1-5 national both", "3-6 national both"));
}

TEST(OsmContraction, OtherParallelRoadsGetAPlaceInTheirMiddle) {
  OsmText osm;
  osm.nodes(
      1, {{103, 30}, {103.2, 30}, {103.05, 30.1}, {103.1, 30.1}, {103.17, 30.1}, {102.9, 30}, {103.3, 30}});
  osm.way(1, {1, 2}, kNational).way(2, {1, 3, 4, 5, 2}, kNational);
  osm.way(3, {6, 1}, kNational).way(4, {2, 7}, kNational);
  const ImportFolder folder(osm);
  EXPECT_EQ(folder.import().roads.middle_places, 1u);
  EXPECT_THAT(folder.roads(), ElementsAre("1-2 national both", "1-4 national both", "1-6 national both",
                                          "2-4 national both", "2-7 national both"));
}

TEST(OsmContraction, CarriagewaysOfVeryDifferentLengthStayApart) {
  OsmText osm;
  osm.nodes(1, {{103, 30}, {103.1, 30}, {103.05, 30.2}, {102.9, 30}, {103.2, 30}});
  osm.way(1, {1, 2}, kOneWay).way(2, {2, 3, 1}, kOneWay).way(3, {4, 1}, kNational).way(4, {2, 5}, kNational);
  const ImportFolder folder(osm);
  EXPECT_EQ(folder.import().roads.carriageways_merged, 0u);
  EXPECT_THAT(folder.roads(),
              UnorderedElementsAre("1-2 national forward", "2-3 national forward", "3-1 national forward",
                                   "1-4 national both", "2-5 national both"));
}

TEST(OsmContraction, TwoCarriagewaysBesideATwoWayRoadDoNotShareItsPlaces) {
  OsmText osm;
  osm.nodes(1, {{103, 30}, {103.1, 30.001}, {103.2, 30}, {103.1, 29.999}, {103.1, 30.01}});
  osm.way(1, {1, 2, 3}, kOneWay).way(2, {3, 4, 1}, kOneWay).way(3, {1, 5, 3}, {{"highway", "tertiary"}});
  const ImportFolder folder(osm);
  folder.import();
  EXPECT_THAT(folder.roads(),
              UnorderedElementsAre("1-3 national both", "1-5 provincial both", "3-5 provincial both"));
}

TEST(OsmContraction, LoopsAreDroppedAndCounted) {
  OsmText osm;
  osm.nodes(1,
            {{103, 30}, {103.1, 30}, {103.15, 30.05}, {103.15, 29.95}, {104, 31}, {104.1, 31}, {104, 31.1}});
  osm.way(1, {1, 2}, kNational).way(2, {2, 3, 4, 2}, kNational).way(3, {5, 6, 7, 5}, kNational);
  const ImportFolder folder(osm);
  const scenarios::ImportReport report = folder.import();
  EXPECT_EQ(report.roads.loops, 2u);
  EXPECT_THAT(folder.roads(), ElementsAre("1-2 national both"));
}

TEST(OsmContraction, SegmentsDrawnTwiceCountOnce) {
  OsmText osm;
  osm.nodes(1, {{103, 30}, {103.1, 30}, {103.2, 30}});
  osm.way(1, {1, 2, 2, 3}, kOneWay).way(2, {3, 2, 1}, {{"highway", "tertiary"}, {"oneway", "yes"}});
  const ImportFolder folder(osm);
  EXPECT_EQ(folder.import().roads.cut.doubled, 3u);
  EXPECT_THAT(folder.roads(), ElementsAre("1-3 national both"));
}

/// A square of roads with a branch of two segments at each of two corners.
OsmText square_with_branches() {
  OsmText osm;
  osm.nodes(1, {{103, 30},
                {103.1, 30},
                {103.1, 30.11},
                {103, 30.1},
                {103.2, 30},
                {103.3, 30},
                {102.9, 30},
                {102.8, 30}});
  osm.way(1, {1, 2, 3, 4, 1}, kNational).way(2, {2, 5, 6}, kNational).way(3, {1, 7, 8}, kNational);
  return osm;
}

TEST(OsmContraction, DeadEndsWithoutAFacilityArePruned) {
  ImportFolder folder(square_with_branches());
  folder.facilities("east,103.3,30.01\nnorth,103,30.1\n");
  const scenarios::ImportReport report = folder.import();
  EXPECT_EQ(report.roads.pruned.dead_end_segments, 2u);
  EXPECT_NEAR(report.roads.pruned.dead_ends_km, 0.2 * kDegree_km * std::cos(30 * std::numbers::pi / 180),
              0.01);
  EXPECT_THAT(folder.roads(),
              UnorderedElementsAre("2-4 national both", "2-3 national both", "3-4 national both",
                                   "2-6 national both", "6-east provincial both", "4-north provincial both"));
}

TEST(OsmContraction, LoopAtADeadEndGoesWithIt) {
  ImportFolder folder(square_with_branches());
  folder.facilities("west,102.8,30.01\nmiddle,102.9,30.01\n");
  EXPECT_EQ(folder.import().roads.loops, 1u);
  EXPECT_THAT(folder.roads(),
              ElementsAre("7-8 national both", "7-middle provincial both", "8-west provincial both"));
}

TEST(OsmContraction, DeadEndsAreKeptOnRequestAndWithoutFacilities) {
  ImportFolder folder(square_with_branches());
  folder.import();
  const std::vector<std::string> all = folder.roads();
  EXPECT_THAT(all, UnorderedElementsAre("1-2 national both", "1-3 national both", "2-3 national both",
                                        "2-6 national both", "1-8 national both"));
  folder.settings().existing = scenarios::Existing::kReplace;
  folder.settings().dead_ends = scenarios::DeadEnds::kKeep;
  folder.facilities("corner,103.1,30.1\n");
  folder.import();
  EXPECT_THAT(folder.roads(), testing::Contains("1-8 national both"));
}

TEST(OsmContraction, PartsWithoutAFacilityArePruned) {
  OsmText osm = square_with_branches();
  osm.nodes(11, {{110, 30}, {110.1, 30}, {110.1, 30.1}});
  osm.way(9, {11, 12, 13, 11}, kNational);
  ImportFolder folder(osm);
  folder.facilities("a,103,30.1\nb,103.1,30.1\n");
  EXPECT_EQ(folder.import().roads.pruned.parts, 1u);
}

}  // namespace
}  // namespace surge::test
