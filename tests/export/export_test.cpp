// SPDX-License-Identifier: Apache-2.0
// What surge export writes is what the result file holds, as other programs read it.
#include <cmath>
#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "analysis/export/csv_file.h"
#include "analysis/export/geometry.h"
#include "analysis/export/local_time.h"
#include "tests/support/run_program.h"

namespace surge::test {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

constexpr const char* kDebianPython = "/usr/bin/python3";

class Export : public ::testing::Test {
 protected:
  Export() {
    EXPECT_EQ(run_surge({"run", "minimal", "--quiet", "--replications", "4", "-o", results()}).exit_code, 0);
  }
  std::string results() const { return folder.file("near.h5"); }
  ProgramResult exported(std::vector<std::string> more) const {
    more.insert(more.begin(), {"export", results(), "--quiet"});
    return run_surge(more, folder.path());
  }
  static bool has(const char* modules) {
    return run_program({kDebianPython, "-c", std::string("import ") + modules}).exit_code == 0;
  }
  void expect_equal(const char* kind, const std::string& what) const {
    const ProgramResult told =
        run_program({kDebianPython, SURGE_SOURCE_DIR "/tests/export/read_export.py", kind, results(), what});
    EXPECT_EQ(told.out, "equal\n") << told.err;
  }

  TemporaryFolder folder;
};

TEST_F(Export, CsvHoldsTheNumbersOfTheFile) {
  if (!has("h5py, numpy")) GTEST_SKIP() << "no h5py";
  ASSERT_EQ(exported({}).exit_code, 0);
  expect_equal("csv", folder.file("near-csv"));
}

TEST_F(Export, CsvHoldsEveryReplicationWhenAsked) {
  if (!has("h5py, numpy")) GTEST_SKIP() << "no h5py";
  const ProgramResult result =
      exported({"--replications", "all", "--metric", "unmet_person_days_by_item", "-o", "all"});
  ASSERT_EQ(result.exit_code, 0) << result.err;
  expect_equal("all", folder.file("all"));
  EXPECT_FALSE(fs::exists(folder.file("all/summary.csv")));
}

TEST_F(Export, LayersHoldTheNumbersOfTheFile) {
  if (!has("h5py, numpy")) GTEST_SKIP() << "no h5py";
  ASSERT_EQ(exported({"--format", "geojson"}).exit_code, 0);
  expect_equal("geojson", folder.file("near-geojson"));
}

TEST_F(Export, WorkbooksHoldTheNumbersOfTheFileInEitherLanguage) {
  if (!has("h5py, numpy, openpyxl")) GTEST_SKIP() << "no h5py or openpyxl";
  ASSERT_EQ(exported({"--format", "xlsx"}).exit_code, 0);
  expect_equal("xlsx", folder.file("near.xlsx"));
  ASSERT_EQ(exported({"--format", "xlsx", "--language", "zh", "-o", "zh.xlsx"}).exit_code, 0);
  expect_equal("xlsx-zh", folder.file("zh.xlsx"));
}

TEST_F(Export, TheSameFileGivesTheSameBytes) {
  ASSERT_EQ(exported({"--format", "xlsx", "-o", "first.xlsx"}).exit_code, 0);
  ASSERT_EQ(exported({"--format", "xlsx", "-o", "second.xlsx"}).exit_code, 0);
  EXPECT_EQ(read_text(folder.file("first.xlsx")), read_text(folder.file("second.xlsx")));
}

TEST_F(Export, TheRecipeForQgisTellsTheNumberOfTheFile) {
  if (run_program({"ogrinfo", "--version"}).exit_code != 0 || !has("h5py, numpy"))
    GTEST_SKIP() << "no gdal-bin or h5py";
  ASSERT_EQ(exported({"--format", "geojson"}).exit_code, 0);
  const std::string page = read_text(SURGE_SOURCE_DIR "/docs/results.md");
  const std::size_t begin = page.find("ogrinfo -q");
  const std::string recipe = page.substr(begin, page.find("\n```", begin) - begin);
  const ProgramResult told = RunningProgram({"/bin/sh", "-c", recipe}, folder.path()).wait();
  ASSERT_EQ(told.exit_code, 0) << told.err;
  const std::string code =
      "import h5py, sys\nf = h5py.File(sys.argv[1])\n"
      "print('%.6f' % f['series/coverage_by_county'][:, list(f['time']).index(72), 0].astype(float).mean())";
  const ProgramResult mean = run_program({kDebianPython, "-c", code, results()});
  EXPECT_THAT(told.out, HasSubstr(mean.out.substr(0, 7)));
}

TEST_F(Export, FoldersOfOthersAreLeftAlone) {
  fs::create_directory(folder.file("mine"));
  write_text(folder.file("mine/diary.txt"), "dear diary");
  const ProgramResult refused = exported({"-o", "mine"});
  EXPECT_EQ(refused.exit_code, 2);
  EXPECT_THAT(refused.err, HasSubstr("was not made by surge export"));
  EXPECT_EQ(read_text(folder.file("mine/diary.txt")), "dear diary");
  ASSERT_EQ(exported({"-o", "ours"}).exit_code, 0);
  EXPECT_EQ(exported({"-o", "ours", "--metric", "gini"}).exit_code, 0);
  EXPECT_FALSE(fs::exists(folder.file("ours/coverage.csv")));
}

TEST_F(Export, UnknownNamesAreToldWithTheNearest) {
  EXPECT_THAT(exported({"--metric", "coverag"}).err, HasSubstr("did you mean 'coverage'"));
  EXPECT_THAT(exported({"--format", "xls"}).err, HasSubstr("'xlsx'"));
}

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

}  // namespace
}  // namespace surge::test
