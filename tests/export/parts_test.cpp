// SPDX-License-Identifier: Apache-2.0
// What exports are made of: CSV files, moments, geometries, layers, names of sheets.
#include <cmath>
#include <filesystem>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "analysis/export/cell_labels.h"
#include "analysis/export/csv_file.h"
#include "analysis/export/geojson_layer.h"
#include "analysis/export/geometry.h"
#include "analysis/export/local_time.h"
#include "analysis/export/sheet_name.h"
#include "tests/support/run_program.h"

namespace surge::test {
namespace {

using nlohmann::ordered_json;

TEST(CsvFile, QuotesAsRfc4180DoesAndLetsNoTextPassForAFormula) {
  TemporaryFolder folder;
  {
    analysis::exports::CsvFile file(folder.file("a.csv"));
    file.text("a \"b\", c").text("=1+1").text("plain").number(-2.5).number(std::nan("")).number(0.1);
    file.end_line();
    file.close();
  }
  EXPECT_EQ(read_text(folder.file("a.csv")), "\xEF\xBB\xBF\"a \"\"b\"\", c\",'=1+1,plain,-2.5,,0.1\r\n");
}

TEST(LocalTime, GoesOnOverMonthsInItsZone) {
  using analysis::exports::time_after;
  EXPECT_EQ(time_after("2026-05-12T14:28:00+08:00", 0), "2026-05-12T14:28:00+08:00");
  EXPECT_EQ(time_after("2026-05-31T23:30:00+08:00", 0.5), "2026-06-01T00:00:00+08:00");
  EXPECT_EQ(time_after("2024-02-28T12:00:00", 36), "2024-03-01T00:00:00");
  EXPECT_EQ(time_after("soon", 1), "");
}

TEST(Geometry, OutlinesTurnAnticlockwiseAndHolesBack) {
  const analysis::Ring outline = {{0, 0}, {0, 3}, {3, 3}, {3, 0}, {0, 0}};  // longitude, latitude: clockwise
  const analysis::Ring hole = {{1, 1}, {2, 1}, {2, 2}, {1, 2}, {1, 1}};     // anticlockwise
  const auto one = analysis::exports::geometry_json({"a", {{outline, hole}}});
  EXPECT_EQ(one["type"], "Polygon");
  EXPECT_EQ(one["coordinates"],
            nlohmann::ordered_json::parse("[[[0.0,0.0],[3.0,0.0],[3.0,3.0],[0.0,3.0],[0.0,0.0]],"
                                          "[[1.0,1.0],[1.0,2.0],[2.0,2.0],[2.0,1.0],[1.0,1.0]]]"));
  const auto two = analysis::exports::geometry_json({"b", {{outline}, {hole}}});
  EXPECT_EQ(two["type"], "MultiPolygon");
  EXPECT_EQ(two["coordinates"].size(), 2U);
}

TEST(Geometry, PlacesHaveFiveDecimals) {
  EXPECT_EQ(analysis::exports::point_json({103.123456789, 31.000004})["coordinates"],
            ordered_json::parse("[103.12346,31.0]"));
  EXPECT_EQ(analysis::exports::line_json({{1, 2}, {3.0000001, 4}}),
            ordered_json::parse(R"({"type":"LineString","coordinates":[[1.0,2.0],[3.0,4.0]]})"));
}

TEST(GeoJsonLayer, WithoutFeaturesLeavesNoFile) {
  const TemporaryFolder folder;
  analysis::exports::GeoJsonLayer layer(folder.file("empty.geojson"));
  layer.close();
  EXPECT_FALSE(std::filesystem::exists(folder.file("empty.geojson")));
}

TEST(GeoJsonLayer, IsOneJsonDocumentWithNullForWhatIsMissing) {
  const TemporaryFolder folder;
  analysis::exports::GeoJsonLayer layer(folder.file("two.geojson"));
  for (const double value : {0.5, std::nan("")})
    layer.add(analysis::exports::point_json({1, 2}), {{"value", analysis::exports::number_json(value)}});
  layer.close();
  const auto read = ordered_json::parse(read_text(folder.file("two.geojson")));
  ASSERT_EQ(read["features"].size(), 2U);
  EXPECT_EQ(read["features"][0]["properties"]["value"], 0.5);
  EXPECT_TRUE(read["features"][1]["properties"]["value"].is_null());
}

TEST(GeoJsonLayer, InAFolderThatIsNotThereIsAnError) {
  analysis::exports::GeoJsonLayer layer("/no/such/folder/a.geojson");
  layer.add(analysis::exports::point_json({1, 2}), ordered_json::object());
  EXPECT_THROW(layer.close(), std::runtime_error);
}

TEST(GeoJsonLayer, WithoutADateOfTheImpactHasHoursOnly) {
  ordered_json properties = ordered_json::object();
  analysis::exports::add_period(properties, "", 6, 12);
  EXPECT_EQ(properties, ordered_json::parse(R"({"hours":6.0})"));
}

TEST(SheetName, IsCutToThirtyOneUnitsOfUtf16) {
  std::set<std::string> taken;
  EXPECT_EQ(analysis::exports::sheet_name(std::string(40, 'a'), taken), std::string(31, 'a'));
  std::string signs, emoji;
  for (int i = 0; i < 32; ++i) {
    signs += "县";
    emoji += "\xF0\x9F\x9A\x91";  // two units each
  }
  EXPECT_EQ(analysis::exports::sheet_name(signs, taken).size(), 31U * 3);
  EXPECT_EQ(analysis::exports::sheet_name(emoji, taken).size(), 15U * 4);
}

TEST(SheetName, HasNothingThatWorkbooksForbidAndIsThereOnce) {
  std::set<std::string> taken;
  EXPECT_EQ(analysis::exports::sheet_name("'Cost [CNY]: a/b'", taken), "Cost  CNY   a b");
  EXPECT_EQ(analysis::exports::sheet_name("Items", taken), "Items");
  EXPECT_EQ(analysis::exports::sheet_name("ITEMS", taken), "ITEMS 2");
  EXPECT_EQ(analysis::exports::sheet_name(std::string(31, 'a'), taken), std::string(31, 'a'));
  EXPECT_EQ(analysis::exports::sheet_name(std::string(32, 'a'), taken), std::string(29, 'a') + " 2");
  EXPECT_EQ(analysis::exports::sheet_name("[]", taken), "-");
}

TEST(CellLabels, PositionsAreRowMajorAndAxesOfOthersKeepTheirName) {
  EXPECT_EQ(analysis::exports::positions_of({2, 3, 4}, 23), (std::vector<std::size_t>{1, 2, 3}));
  EXPECT_EQ(analysis::exports::positions_of({2, 3, 4}, 4), (std::vector<std::size_t>{0, 1, 0}));
  models::DimensionDeclaration axis{"weather", "", "kind of weather", {}, {"dry"}, {{"Dry", ""}}};
  EXPECT_EQ(analysis::exports::axis_title(axis).zh, "kind of weather");
  EXPECT_EQ(analysis::exports::name_at(axis, 0, analysis::Language::kChinese), "Dry");
  const models::DimensionDeclaration horizon{"horizon", "h", "", {0.5}};
  EXPECT_EQ(analysis::exports::key_at(horizon, 0), "0.5 h");
}

}  // namespace
}  // namespace surge::test
