// SPDX-License-Identifier: Apache-2.0
// surge figures as a user calls it.
#include <algorithm>
#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "analysis/figures/figure_catalogue.h"
#include "analysis/figures/quantity.h"
#include "tests/figures/svg_document.h"
#include "tests/support/run_program.h"

namespace surge::test {
namespace {

namespace fs = std::filesystem;
using ::testing::AllOf;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

class FiguresCommand : public ::testing::Test {
 protected:
  std::string run(const std::string& name, std::vector<std::string> more = {}) {
    std::vector<std::string> words{"run", "minimal", "--quiet", "-o", folder.file(name)};
    words.insert(words.end(), more.begin(), more.end());
    EXPECT_EQ(run_surge(words).exit_code, 0);
    return folder.file(name);
  }
  ProgramResult figures(std::vector<std::string> words) {
    words.insert(words.begin(), "figures");
    return run_surge(words, folder.path());
  }
  void expect_refused(const std::vector<std::string>& words, const std::string& hint) {
    const ProgramResult result = figures(words);
    EXPECT_EQ(result.exit_code, 2) << hint;
    EXPECT_THAT(result.err, HasSubstr(hint));
    EXPECT_EQ(std::ranges::count(result.err, '\n'), 2) << result.err;
  }
  std::vector<std::string> files_in(const std::string& name) const {
    std::vector<std::string> names;
    if (!fs::exists(folder.file(name))) return names;
    for (const auto& entry : fs::directory_iterator(folder.file(name)))
      names.push_back(entry.path().filename().string());
    return names;
  }

  TemporaryFolder folder;
};

TEST_F(FiguresCommand, DrawsAllOfTheCatalogueBesideTheFile) {
  const ProgramResult result = figures({run("run.h5")});
  ASSERT_EQ(result.exit_code, 0) << result.err;
  EXPECT_THAT(result.out, IsEmpty());
  std::vector<std::string> expected;
  for (const auto& entry : analysis::figures::figure_catalogue()) expected.push_back(entry.name + ".svg");
  EXPECT_THAT(files_in("run-figures"), testing::UnorderedElementsAreArray(expected));
  for (const std::string& name : expected)
    EXPECT_NO_THROW(read_svg(read_text(folder.path() / "run-figures" / name))) << name;
}

TEST_F(FiguresCommand, SameFileGivesTheSameBytes) {
  const std::string file = run("run.h5");
  for (const std::string to : {"first", "second"})
    ASSERT_EQ(figures({file, "-o", folder.file(to), "--format", "svg", "--format", "png", "--format", "pdf",
                       "--dpi", "60", "--quiet"})
                  .exit_code,
              0);
  const std::vector<std::string> names = files_in("first");
  EXPECT_EQ(names.size(), 3 * analysis::figures::figure_catalogue().size());
  for (const std::string& name : names)
    EXPECT_EQ(read_text(folder.path() / "first" / name), read_text(folder.path() / "second" / name)) << name;
}

TEST_F(FiguresCommand, OfOneRunWithSeveralFilesThereIsOneForEach) {
  const std::string first = run("a.h5"), second = run("b.h5", {"--set", "depots.valley-depot.docks=3"});
  ASSERT_EQ(
      figures({first, second, "--figure", "unmet-map", "--figure", "coverage", "-o", folder.file("out")})
          .exit_code,
      0);
  EXPECT_THAT(files_in("out"), UnorderedElementsAre("coverage.svg", "unmet-map-a.svg", "unmet-map-b.svg"));
}

TEST_F(FiguresCommand, DaysMapDividesByTheResidentsOfTheScenario) {
  ASSERT_EQ(figures({run("run.h5"), "--figure", "days-map", "-o", folder.file("out")}).exit_code, 0);
  const SvgDocument document = read_svg(read_text(folder.path() / "out" / "days-map.svg"));
  EXPECT_THAT(document.texts(), Contains("Days without per resident (days)"));
  EXPECT_EQ(document.in_group("counties", "path").size(), 4U);
}

TEST_F(FiguresCommand, DifferencesAreThoseOfCompare) {
  const std::string first = run("a.h5"), second = run("b.h5", {"--set", "depots.valley-depot.docks=3"});
  ASSERT_EQ(figures({first, second, "--figure", "metrics", "-o", folder.file("out")}).exit_code, 0);
  const std::vector<std::string> texts = read_svg(read_text(folder.path() / "out" / "metrics.svg")).texts();
  const auto told =
      nlohmann::json::parse(run_surge({"compare", first, second, "--json", "--quiet"}).out)["metrics"];
  std::size_t found = 0;
  for (const auto& metric : told) {
    if (metric["metric"] != "unmet_person_days" && metric["metric"] != "gini") continue;
    const auto& difference = metric["differences"][0];
    const auto text = [](const nlohmann::json& value) {
      return analysis::figures::value_text(value.get<double>());
    };
    EXPECT_THAT(texts, Contains(text(difference["difference"]) + " (" + text(difference["interval"]["low"]) +
                                " to " + text(difference["interval"]["high"]) + ")"));
    ++found;
  }
  EXPECT_EQ(found, 2U);
}

TEST_F(FiguresCommand, ChineseFiguresSpeakChinese) {
  ASSERT_EQ(figures({run("run.h5"), "--figure", "coverage", "--language", "zh", "-o", folder.file("out")})
                .exit_code,
            0);
  EXPECT_THAT(read_svg(read_text(folder.path() / "out" / "coverage.svg")).texts(),
              AllOf(Contains("灾后时间（天）"), Contains("保障覆盖率随时间的变化")));
}

TEST_F(FiguresCommand, WidthIsThatAskedFor) {
  ASSERT_EQ(
      figures({run("run.h5"), "--figure", "coverage", "--width", "120", "-o", folder.file("out")}).exit_code,
      0);
  EXPECT_EQ(read_svg(read_text(folder.path() / "out" / "coverage.svg")).elements[0].attributes.at("width"),
            "120mm");
}

TEST_F(FiguresCommand, WhatLacksDataIsLeftOutWithANoteUnlessItIsNamed) {
  const std::string file = run("few.h5", {"--set", "metrics=[coverage, people]"});
  const ProgramResult all = figures({file});
  EXPECT_EQ(all.exit_code, 0) << all.err;
  EXPECT_THAT(all.err, HasSubstr("not drawn, for want of data: overview, "));
  EXPECT_THAT(files_in("few-figures"), Contains("coverage.svg"));
  expect_refused({file, "--figure", "production"}, "few.h5: there is no table lines_converted");
}

TEST_F(FiguresCommand, MistakesAreToldInASentenceAndLeaveNothing) {
  const std::string file = run("run.h5");
  expect_refused({file, "--figure", "coverege"}, "did you mean 'coverage'?");
  expect_refused({file, "--format", "pgn"}, "--format: found 'pgn', expected one of svg, png, pdf");
  expect_refused({file, "--width", "20"}, "--width: found '20'");
  expect_refused({file, "--dpi", "9999"}, "--dpi: found '9999'");
  expect_refused({folder.file("none.h5")}, "none.h5: there is no such file");
  write_text(folder.file("text.h5"), "no HDF5");
  expect_refused({folder.file("text.h5")}, "text.h5: this is not an HDF5 file");
  expect_refused({file, "-o", folder.file("text.h5")}, "is a file, expected a folder");
  expect_refused({file, "-o", folder.file("text.h5") + "/below"}, "is not a folder");
  EXPECT_FALSE(fs::exists(folder.path() / "run-figures"));
}

TEST_F(FiguresCommand, RunsOfOtherSeedsAreDrawnTogetherButNotCompared) {
  const std::string first = run("a.h5"), second = run("b.h5", {"--seed", "7"});
  EXPECT_EQ(figures({first, second, "--figure", "coverage"}).exit_code, 0);
  expect_refused({first, second, "--figure", "metrics"}, "seed");
}

TEST_F(FiguresCommand, ListTellsWhichThereAre) {
  const ProgramResult result = run_surge({"list", "figures"});
  EXPECT_EQ(result.exit_code, 0);
  const std::string page = read_text(fs::path(SURGE_SOURCE_DIR) / "docs" / "figures.md");
  for (const auto& entry : analysis::figures::figure_catalogue()) {
    EXPECT_THAT(result.out, HasSubstr(entry.name));
    EXPECT_THAT(page, HasSubstr("| `" + entry.name + "` |"));
  }
}

}  // namespace
}  // namespace surge::test
