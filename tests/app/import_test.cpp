// SPDX-License-Identifier: Apache-2.0
// surge import: files in, a folder out, and what is said on the way.
#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/support/run_program.h"

namespace surge::test {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

/// A road of 20 km with a town near each end, and a town that it does not reach.
class ImportOsm : public testing::Test {
 protected:
  ImportOsm() {
    write_text(folder_.file("road.osm"), R"(<?xml version="1.0"?><osm version="0.6">
<node id="1" lon="103" lat="31"/><node id="2" lon="103.2" lat="31"/>
<way id="1"><nd ref="1"/><nd ref="2"/><tag k="highway" v="primary"/></way></osm>)");
    write_text(folder_.file("towns.csv"),
               "key,name_en,lon,lat\nwest,West,103,31.01\neast,East,103.2,31.01\nfar,Far away,103.1,31.2\n");
  }

  ProgramResult import(std::vector<std::string> options) {
    options.insert(options.begin(), {"import", "osm", "road.osm"});
    return run_surge(options, folder_.path());
  }

  TemporaryFolder folder_;
};

TEST_F(ImportOsm, WritesAFolderThatScenariosCanInclude) {
  const ProgramResult result = import({"--facilities", "towns.csv"});
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_THAT(result.out, HasSubstr("joined to the network                         2 of 3"));
  EXPECT_THAT(result.out, HasSubstr("road-network/network.yaml"));
  EXPECT_THAT(result.err,
              HasSubstr("warning: facility far (Far away) is unreachable: the nearest road is 22.2 km away"));
  for (const char* file :
       {"places.csv", "roads.csv", "network.yaml", "import-report.txt", "import-report.json"}) {
    EXPECT_TRUE(fs::exists(folder_.path() / "road-network" / file)) << file;
  }
}

TEST_F(ImportOsm, JsonIsTheReport) {
  const ProgramResult result = import({"--facilities", "towns.csv", "-o", "out", "--json"});
  const nlohmann::json report = nlohmann::json::parse(result.out);
  EXPECT_EQ(report["facilities"]["unreachable"][0]["key"], "far");
  EXPECT_EQ(report["classes"]["national"]["links"], 1);
  EXPECT_EQ(result.out, read_text(folder_.path() / "out" / "import-report.json"));
}

TEST_F(ImportOsm, FormatsAreListedAndUnknownOnesRefused) {
  EXPECT_THAT(run_surge({"import"}).out, HasSubstr("osm "));
  const ProgramResult result = run_surge({"import", "shapefile", "x"});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_THAT(result.err, HasSubstr("unknown format 'shapefile', expected osm"));
  EXPECT_THAT(run_surge({"import", "osm"}).err, HasSubstr("something is missing"));
}

TEST_F(ImportOsm, WrongOptionsAreRefusedAndNothingIsWritten) {
  const auto expect_refused = [&](const std::vector<std::string>& options, const std::string& hint) {
    const ProgramResult result = import(options);
    EXPECT_EQ(result.exit_code, 2) << hint;
    EXPECT_THAT(result.err, HasSubstr(hint));
    EXPECT_THAT(result.out, IsEmpty());
  };
  expect_refused({"--roads", "tertary"}, "did you mean 'tertiary'?");
  expect_refused({"--terrain", "hills"}, "expected one of auto, basin, mountain");
  expect_refused({"--snap-distance", "5 kg"}, "expected a length above 0 and up to 100 km");
  expect_refused({"--snap-distance", "0"}, "found '0'");
  expect_refused({"--region", "1,2,0,0"}, "--region: found \"1,2,0,0\", expected west,south,east,north");
  expect_refused({"--facilities", "none.csv"}, "none.csv: found no such file");
  EXPECT_FALSE(fs::exists(folder_.path() / "road-network"));
}

TEST_F(ImportOsm, DistanceWithoutAUnitIsInKilometres) {
  EXPECT_THAT(import({"--facilities", "towns.csv", "--snap-distance", "30"}).err,
              Not(HasSubstr("unreachable")));
  EXPECT_THAT(import({"--facilities", "towns.csv", "--snap-distance", "800 m", "--force"}).err,
              HasSubstr("fewer than two facilities were joined"));
}

TEST_F(ImportOsm, EarlierImportIsReplacedWithForceOnly) {
  EXPECT_EQ(import({}).exit_code, 0);
  const ProgramResult again = import({});
  EXPECT_EQ(again.exit_code, 2);
  EXPECT_THAT(again.err,
              HasSubstr("road-network: found a folder that exists, expected a new name, or --force"));
  EXPECT_EQ(import({"--force"}).exit_code, 0);
}

}  // namespace
}  // namespace surge::test
