// SPDX-License-Identifier: Apache-2.0
// What the tags of OpenStreetMap become in the tables.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/scenarios/support/osm_text.h"

namespace surge::test {
namespace {

using scenarios::parse_speed_limit;
using ::testing::ElementsAre;

/// A road of three nodes, 1 to 3, with these tags, as it comes out.
std::string only_road(const OsmTags& tags) {
  ImportFolder folder(OsmText().nodes(1, {{103, 30}, {103.01, 30}, {103.02, 30}}).way(1, {1, 2, 3}, tags));
  folder.settings().lowest_road = scenarios::Highway::kTrack;
  folder.import();
  const std::vector<std::string> roads = folder.roads();
  return roads.size() == 1 ? roads[0] : std::to_string(roads.size()) + " roads";
}

TEST(OsmTags, HighwaysBecomeClassesOfRoads) {
  EXPECT_EQ(only_road({{"highway", "motorway"}, {"oneway", "no"}}), "1-3 expressway both");
  EXPECT_EQ(only_road({{"highway", "motorway_link"}}), "1-3 expressway both");
  EXPECT_EQ(only_road({{"highway", "trunk"}}), "1-3 national both");
  EXPECT_EQ(only_road({{"highway", "trunk"}, {"motorroad", "yes"}}), "1-3 expressway both");
  EXPECT_EQ(only_road({{"highway", "primary"}}), "1-3 national both");
  EXPECT_EQ(only_road({{"highway", "secondary_link"}}), "1-3 provincial both");
  EXPECT_EQ(only_road({{"highway", "tertiary"}}), "1-3 provincial both");
  for (const char* small : {"unclassified", "residential", "living_street", "service", "track"}) {
    EXPECT_EQ(only_road({{"highway", small}}), "1-3 mountain both") << small;
  }
}

TEST(OsmTags, OneWayFollowsTheDirectionOfTravel) {
  EXPECT_EQ(only_road({{"highway", "primary"}, {"oneway", "yes"}}), "1-3 national forward");
  EXPECT_EQ(only_road({{"highway", "primary"}, {"oneway", "-1"}}), "3-1 national forward");
  EXPECT_EQ(only_road({{"highway", "primary"}, {"oneway", "reversible"}}), "1-3 national both");
  EXPECT_EQ(only_road({{"highway", "primary"}, {"junction", "roundabout"}}), "1-3 national forward");
  EXPECT_EQ(only_road({{"highway", "motorway"}}), "1-3 expressway forward");
}

TEST(OsmTags, SpeedLimitsAreReadWithTheirUnits) {
  EXPECT_EQ(parse_speed_limit("60"), 60);
  EXPECT_EQ(parse_speed_limit("60 km/h"), 60);
  EXPECT_DOUBLE_EQ(parse_speed_limit("60 mph").value(), 96.56064);
  EXPECT_EQ(parse_speed_limit("CN:urban"), 50);
  EXPECT_EQ(parse_speed_limit("none"), 0);
  for (const char* odd : {"fast", "60;80", "-5", "1e9", "CN:moon", "0", "999", "", "6o", "60 furlongs"}) {
    EXPECT_FALSE(parse_speed_limit(odd).has_value()) << odd;
  }
}

TEST(OsmTags, OddSpeedLimitsAreCountedAndTheRoadKept) {
  const ImportFolder folder(OsmText()
                                .nodes(1, {{103, 30}, {103.01, 30}})
                                .way(1, {1, 2}, {{"highway", "primary"}, {"maxspeed", "fast"}}));
  const scenarios::ImportReport report = folder.import();
  EXPECT_EQ(report.tags.odd_speeds, 1u);
  EXPECT_THAT(folder.roads(), ElementsAre("1-2 national both"));
  EXPECT_EQ(folder.table("roads")[0]["speed_km_per_h"], "");
}

TEST(OsmTags, ClosedRoadsAreLeftOutUnlessMotorVehiclesMayPass) {
  OsmText osm;
  osm.nodes(1, {{103, 30}, {103.01, 30}, {103.02, 30}, {103.03, 30}, {103.04, 30}});
  osm.way(1, {1, 2}, {{"highway", "primary"}, {"access", "private"}});
  osm.way(2, {2, 3}, {{"highway", "primary"}, {"access", "no"}, {"motor_vehicle", "yes"}});
  osm.way(3, {3, 4}, {{"highway", "primary"}, {"motor_vehicle", "no"}});
  osm.way(4, {4, 5}, {{"highway", "footway"}});
  const ImportFolder folder(osm);
  const scenarios::ImportReport report = folder.import();
  EXPECT_THAT(folder.roads(), ElementsAre("2-3 national both"));
  EXPECT_EQ(report.tags.closed, 2u);
  EXPECT_EQ(report.tags.other, 1u);
}

TEST(OsmTags, LowestClassDecidesWhatIsImported) {
  OsmText osm;
  osm.nodes(1, {{103, 30}, {103.01, 30}, {103.02, 30}});
  osm.way(1, {1, 2}, {{"highway", "secondary"}}).way(2, {2, 3}, {{"highway", "residential"}});
  ImportFolder folder(osm);
  EXPECT_EQ(folder.import().tags.lower_class, 1u);
  EXPECT_THAT(folder.roads(), ElementsAre("1-2 provincial both"));
  folder.settings().existing = scenarios::Existing::kReplace;
  folder.settings().lowest_road = scenarios::Highway::kResidential;
  folder.import();
  EXPECT_THAT(folder.roads(), ElementsAre("1-2 provincial both", "2-3 mountain both"));
}

TEST(OsmTags, RailwaysAndFerriesHaveTablesOfTheirOwn) {
  OsmText osm;
  osm.nodes(1, {{103, 30}, {103.01, 30}, {103.02, 30}, {103.03, 30}});
  osm.way(1, {1, 2}, {{"highway", "primary"}});
  osm.way(2, {2, 3}, {{"route", "ferry"}, {"name", "Old, ferry"}});
  osm.way(3, {3, 4}, {{"railway", "rail"}, {"name", "成昆线"}, {"tunnel", "yes"}});
  osm.way(4, {3, 4}, {{"railway", "rail"}, {"service", "yard"}});
  const ImportFolder folder(osm);
  EXPECT_EQ(folder.import().tags.sidings, 1u);
  EXPECT_EQ(folder.table("waterways").at(0)["name"], "Old, ferry");
  const CsvRows rail = folder.table("rail");
  ASSERT_EQ(rail.size(), 1u);
  EXPECT_EQ(rail[0].at("line"), "成昆线");
  EXPECT_EQ(rail[0].at("tunnel_share"), "1");
  EXPECT_EQ(read_text(folder.path("out/network.yaml")).substr(0, 2), "# ");
}

TEST(OsmTags, NamesOfNodesAreKept) {
  OsmText osm;
  osm.node(1, 103, 30, {{"name", "映秀"}, {"name:en", "Yingxiu"}}).node(2, 103.01, 30);
  const ImportFolder folder(osm.way(1, {1, 2}, {{"highway", "primary"}}));
  folder.import();
  const CsvRows places = folder.table("places");
  ASSERT_EQ(places.size(), 2u);
  EXPECT_EQ(places[0].at("name_en"), "Yingxiu");
  EXPECT_EQ(places[0].at("name_zh"), "映秀");
  EXPECT_EQ(places[1].at("name_en"), "osm2");
}

}  // namespace
}  // namespace surge::test
