// SPDX-License-Identifier: Apache-2.0
// Maps of shaking: grid.xml and CSV, and each mistake with the whole message a user sees.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/scenarios/support/scenario_copy.h"

namespace surge::test {
namespace {

using testing::HasSubstr;

/// 3 x 2 points: 6, 7, 8 in the north, 7, 8, 9 in the south.
const std::string kGrid =
    "<?xml version=\"1.0\"?>\n"
    "<shakemap_grid>\n"
    "<grid_specification lon_min=\"102.9\" lat_min=\"30.9\" nlon=\"3\" nlat=\"2\"/>\n"
    "<grid_field index=\"1\" name=\"LON\" units=\"dd\"/>\n"
    "<grid_field index=\"2\" name=\"LAT\" units=\"dd\"/>\n"
    "<grid_field index=\"3\" name=\"PGA\" units=\"%g\"/>\n"
    "<grid_field index=\"4\" name=\"MMI\" units=\"intensity\"/>\n"
    "<grid_data>\n"
    "102.9 31.4 20 6\n"
    "103.3 31.4 20 7\n"
    "103.7 31.4 20 8\n"
    "102.9 30.9 20 7\n"
    "103.3 30.9 20 8\n"
    "103.7 30.9 20 9\n"
    "</grid_data>\n"
    "</shakemap_grid>\n";

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  if (at == std::string::npos) throw std::invalid_argument(from);
  return text.replace(at, from.size(), to);
}

class Map {
 public:
  explicit Map(const std::string& grid, const std::string& file = "grid.xml") {
    copy_.write(file, grid);
    copy_.replace("scenario.yaml", "tables:", "tables:\n  shakemap: " + file + "\n ");
    copy_.replace("scenario.yaml", "kind: earthquake", "kind: earthquake\n    field: shakemap");
  }
  std::string mistakes() const { return copy_.mistakes(); }
  scenarios::LoadedScenario read() const { return copy_.read(); }

 private:
  ScenarioCopy copy_;
};

TEST(Shakemap, GridXmlIsReadFromNorthToSouthAndWhateverFieldsItHas) {
  const models::ShakeMap map = Map(kGrid).read().scenario.shake_map;
  EXPECT_EQ(map.columns, 3U);
  EXPECT_EQ(map.rows, 2U);
  EXPECT_NEAR(map.lon_step_deg, 0.4, 1e-12);
  EXPECT_EQ(map.values, (std::vector<double>{7, 8, 9, 6, 7, 8}));
  EXPECT_NEAR(map.intensity({103.1, 31.15}), 7, 1e-9);
}

TEST(Shakemap, CsvIsTheSame) {
  const models::ShakeMap map = Map("lon,lat,intensity\n103,31,6\n104,31,7\n103,32,8\n104,32,9\n", "grid.csv")
                                   .read()
                                   .scenario.shake_map;
  EXPECT_EQ(map.values, (std::vector<double>{6, 7, 8, 9}));
}

// The resolved text holds the map, so that a result file needs no other.
TEST(Shakemap, ReadsBackFromTheResolvedText) {
  const scenarios::LoadedScenario once = Map(kGrid).read();
  const scenarios::LoadedScenario again = scenarios::read_scenario_text(once.resolved_yaml, "resolved");
  EXPECT_EQ(again.scenario.shake_map.values, once.scenario.shake_map.values);
  EXPECT_EQ(again.hash, once.hash);
}

TEST(Shakemap, CountiesOutsideAreNamedInAWarning) {
  const std::string narrow = "lon,lat,intensity\n102.9,30.9,6\n103.2,30.9,7\n102.9,31.2,8\n103.2,31.2,9\n";
  std::string text;
  for (const models::Warning& warning : Map(narrow, "grid.csv").read().warnings) text += warning.text + "\n";
  EXPECT_THAT(text, HasSubstr("outside of the shakemap, so not shaken by it: 990101, 990102, 990104"));
}

TEST(ShakemapMistakes, MalformedXml) {
  EXPECT_EQ(Map(replaced(kGrid, "nlat=\"2\"/>", "nlat=2/>")).mistakes(),
            "grid.xml:3: shakemap: found malformed XML: not well-formed (invalid token), expected a whole "
            "ShakeMap grid.xml");
}

TEST(ShakemapMistakes, CutOffInTheMiddle) {
  EXPECT_THAT(Map(kGrid.substr(0, kGrid.find("103.3 30.9"))).mistakes(),
              HasSubstr("grid.xml:13: shakemap: found malformed XML: no element found"));
}

TEST(ShakemapMistakes, LinesMissing) {
  EXPECT_THAT(Map(replaced(kGrid, "103.7 30.9 20 9\n", "")).mistakes(),
              HasSubstr("found 5 lines of grid_data, expected 6, nlon times nlat of grid_specification"));
}

TEST(ShakemapMistakes, NoIntensity) {
  EXPECT_EQ(Map(replaced(kGrid, "\"MMI\"", "\"PGV\"")).mistakes(),
            "grid.xml: shakemap: found no grid_field MMI, expected the fields LON, LAT and MMI");
}

TEST(ShakemapMistakes, WrongNumberOfValues) {
  EXPECT_EQ(Map(replaced(kGrid, "103.3 31.4 20 7", "103.3 31.4 7")).mistakes(),
            "grid.xml:10: shakemap: found 3 values, expected 4, one for each grid_field");
}

TEST(ShakemapMistakes, NoNumber) {
  EXPECT_THAT(Map(replaced(kGrid, "20 7\n", "20 NaN\n")).mistakes(), HasSubstr("grid.xml:10:"));
}

TEST(ShakemapMistakes, UnevenGrid) {
  EXPECT_THAT(
      Map("lon,lat,intensity\n103,31,6\n104,31,7\n106,31,7\n103,32,8\n104,32,9\n106,32,9\n", "grid.csv")
          .mistakes(),
      HasSubstr("grid.csv:2: shakemap: found uneven steps of lon"));
}

TEST(ShakemapMistakes, RegionOutside) {
  EXPECT_EQ(
      Map("lon,lat,intensity\n10,31,6\n11,31,7\n10,32,8\n11,32,9\n", "grid.csv").mistakes(),
      "grid.csv:2: shakemap: found a grid without any county seat (10 to 11 E, 31 to 32 N), expected a grid "
      "that holds the region");
}

TEST(ShakemapMistakes, EarthquakeWithoutItsMap) {
  ScenarioCopy copy;
  copy.replace("scenario.yaml", "kind: earthquake", "kind: earthquake\n    field: shakemap");
  EXPECT_THAT(copy.mistakes(),
              HasSubstr("tables.shakemap: found nothing, expected a grid, as an earthquake has "
                        "field: shakemap"));
}

}  // namespace
}  // namespace surge::test
