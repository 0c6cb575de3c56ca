// SPDX-License-Identifier: Apache-2.0
// What surge export writes is what the result file holds, as other programs read it.
#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

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
  /// Changes the result file with h5py.
  void change(const std::string& code) const {
    const std::string program = "import h5py, sys\nf = h5py.File(sys.argv[1], 'r+')\n" + code;
    const ProgramResult changed = run_program({kDebianPython, "-c", program, results()});
    ASSERT_EQ(changed.exit_code, 0) << changed.err;
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

TEST_F(Export, CountiesWithoutBoundariesArePointsAtTheirSeats) {
  if (!has("h5py, numpy")) GTEST_SKIP() << "no h5py";
  change("del f['scenario/boundaries']");
  ASSERT_EQ(exported({"--format", "geojson"}).exit_code, 0);
  expect_equal("points", folder.file("near-geojson"));
}

TEST_F(Export, OfOneTableTheOtherLayersHaveNothing) {
  ASSERT_EQ(exported({"--format", "geojson", "--metric", "first_report"}).exit_code, 0);
  EXPECT_FALSE(fs::exists(folder.file("near-geojson/counties_by_time.geojson")));
  const std::string counties = read_text(folder.file("near-geojson/counties.geojson"));
  EXPECT_THAT(counties, HasSubstr("\"first_report\":"));
  EXPECT_EQ(counties.find("unmet_person_days"), std::string::npos);
}

TEST_F(Export, UnknownNamesAreToldWithTheNearest) {
  EXPECT_THAT(exported({"--metric", "coverag"}).err, HasSubstr("did you mean 'coverage'"));
  EXPECT_THAT(exported({"--format", "xls"}).err, HasSubstr("'xlsx'"));
}

TEST_F(Export, WhatAFormatCannotShowIsRefused) {
  const ProgramResult series = exported({"--format", "geojson", "--metric", "coverage"});
  EXPECT_EQ(series.exit_code, 2);
  EXPECT_THAT(series.err, HasSubstr("geojson does not show 'coverage', only tables by county"));
  const ProgramResult lines = exported({"--format", "xlsx", "--replications", "all"});
  EXPECT_EQ(lines.exit_code, 2);
  EXPECT_THAT(lines.err, HasSubstr("csv has a line for each replication"));
  EXPECT_FALSE(fs::exists(folder.file("near.xlsx")));
}

TEST_F(Export, RunsOfWhichEveryReplicationFailedHaveNothingToExport) {
  if (!has("h5py, numpy")) GTEST_SKIP() << "no h5py";
  change("f['status/kind'][:] = 3");
  for (const char* format : {"csv", "geojson", "xlsx"}) {
    const ProgramResult result = exported({"--format", format, "-o", "out"});
    EXPECT_EQ(result.exit_code, 2);
    EXPECT_THAT(result.err, HasSubstr("every replication of it failed"));
    EXPECT_FALSE(fs::exists(folder.file("out")));
  }
}

TEST_F(Export, ReplicationsThatFailedDoNotCount) {
  if (!has("h5py, numpy")) GTEST_SKIP() << "no h5py";
  change("f['status/kind'][1] = 3");
  ASSERT_EQ(exported({"--metric", "gini"}).exit_code, 0);
  EXPECT_THAT(read_text(folder.file("near-csv/metrics.csv")), ::testing::ContainsRegex("\n0,.*\n2,.*\n3,"));
  EXPECT_THAT(read_text(folder.file("near-csv/summary.csv")), HasSubstr(",1,3,3,"));
}

TEST_F(Export, ScenariosOfAnotherVersionHaveNoPlacesButTables) {
  if (!has("h5py, numpy")) GTEST_SKIP() << "no h5py";
  change(
      "f['scenario/resolved_yaml'][()] = f['scenario/resolved_yaml'].asstr()[()].replace('hazards:', "
      "'perils:')");
  const ProgramResult layers = exported({"--format", "geojson"});
  EXPECT_EQ(layers.exit_code, 2);
  EXPECT_THAT(layers.err, HasSubstr("near.h5: this program does not read its scenario"));
  EXPECT_THAT(layers.err, HasSubstr("expected a list of hazards"));
  EXPECT_FALSE(fs::exists(folder.file("near-geojson")));
  EXPECT_EQ(exported({}).exit_code, 0);
}

}  // namespace
}  // namespace surge::test
