// SPDX-License-Identifier: Apache-2.0
// An imported network is read by a scenario that includes it.
#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "scenarios/read.h"
#include "tests/scenarios/support/osm_text.h"
#include "tests/scenarios/support/scenario_copy.h"

namespace surge::test {
namespace {

namespace fs = std::filesystem;
using ::testing::UnorderedElementsAre;

/// Roads, a ferry and a railway between the counties of the minimal scenario; all roads small, as its table
/// of fragility knows few kinds.
OsmText valley() {
  OsmText osm;
  osm.node(1, 103.6, 31).node(2, 103.3, 31).node(3, 103, 31.05).node(4, 103.1, 31.3).node(5, 102.8, 31.3);
  osm.way(1, {1, 2}, {{"highway", "residential"}, {"maxspeed", "40"}});
  osm.way(2, {2, 3}, {{"highway", "residential"}, {"bridge", "yes"}});
  osm.way(3, {3, 4}, {{"highway", "residential"}, {"oneway", "yes"}, {"tunnel", "yes"}});
  osm.way(4, {4, 5, 3}, {{"highway", "residential"}, {"oneway", "yes"}});
  osm.way(5, {2, 4}, {{"route", "ferry"}, {"name", "Reservoir, north"}});
  osm.nodes(11, {{103.6, 31.003}, {103.3, 31.003}})
      .way(11, {11, 12}, {{"railway", "rail"}, {"name", "Valley, upper line"}});
  osm.node(13, 103.6, 31.0031, {{"railway", "station"}, {"name", "East"}});
  return osm.node(14, 103.3, 31.0031, {{"railway", "station"}, {"name", "Middle, of the valley"}});
}

/// The minimal scenario on the network imported to its folder `network`.
class OsmRoundTrip : public testing::Test {
 protected:
  OsmRoundTrip() : folder_(valley()) {
    folder_.settings().facilities = {copy_.folder() / "counties.csv"};
    folder_.settings().lowest_road = scenarios::Highway::kResidential;
    folder_.settings().terrain = models::Terrain::kMountain;
    folder_.settings().output = copy_.folder() / "network";
    folder_.import();
    copy_.replace("scenario.yaml", "surge: 1\n", "surge: 1\ninclude: [network/network.yaml]\n");
    // What the import brings itself, and what names roads that are gone.
    for (const char* table : {"roads", "rail", "waterways", "link_closures"}) {
      copy_.replace("scenario.yaml", "\n  " + std::string(table) + ": " + table + ".csv", "\n  #");
    }
  }

  ScenarioCopy copy_;
  ImportFolder folder_;
};

TEST_F(OsmRoundTrip, ScenarioThatIncludesTheNetworkHasNoMistakes) {
  EXPECT_EQ(copy_.mistakes(), "no mistakes");
}

TEST_F(OsmRoundTrip, LinksAreReadAsTheyWereImported) {
  const models::Scenario scenario = copy_.read().scenario;
  std::map<std::string, models::Link> roads;
  for (const models::Link& link : scenario.links) {
    if (!models::is_road(link.link_class)) continue;
    roads.emplace(scenario.places[link.from].key + " " + scenario.places[link.to].key, link);
  }
  const models::Link& limited = roads.at("osm1 osm2");
  EXPECT_EQ(limited.direction, models::LinkDirection::kBoth);
  EXPECT_NEAR(limited.speed_limit_mps, 40 / 3.6, 1e-9);
  EXPECT_NEAR(limited.length_m, 28'595, 20);
  EXPECT_EQ(roads.at("osm2 osm3").bridge_share, 1);
  EXPECT_EQ(roads.at("osm3 osm4").tunnel_share, 1);
  EXPECT_EQ(roads.at("osm3 osm4").direction, models::LinkDirection::kForward);
  EXPECT_TRUE(roads.contains("osm4 osm5"));
  EXPECT_TRUE(roads.contains("osm1 990101"));
}

TEST_F(OsmRoundTrip, StationsArePlacesWithTheirNames) {
  const models::Scenario scenario = copy_.read().scenario;
  std::vector<std::string> names;
  for (const models::Place& place : scenario.places) {
    if (place.name.en != place.key && !place.key.starts_with("99")) names.push_back(place.name.en);
  }
  EXPECT_THAT(names, UnorderedElementsAre("East", "Middle, of the valley"));
}

}  // namespace
}  // namespace surge::test
