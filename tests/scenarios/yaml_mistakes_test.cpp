// SPDX-License-Identifier: Apache-2.0
// Each kind of mistake in the YAML file, with the message a user sees.
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/scenarios/support/scenario_copy.h"

namespace surge::test {
namespace {

using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::StartsWith;

const std::string kFile = "scenario.yaml";

std::string after(const std::string& from, const std::string& to) {
  ScenarioCopy copy;
  copy.replace(kFile, from, to);
  return copy.mistakes();
}

TEST(YamlMistakes, UnknownPolicyWithNearestName) {
  EXPECT_EQ(after("nearest_first", "nearest_frist"),
            "scenario.yaml:77:20: command.dispatch.kind: found \"nearest_frist\", expected one of "
            "nearest_first, proportional, severity_priority, worst_off_first, min_cost_flow, keep_a_reserve, "
            "stock_ahead; did you mean \"nearest_first\"?");
}

TEST(YamlMistakes, UnknownTopLevelKey) {
  EXPECT_THAT(after("metrics: all", "metrcs: all"), EndsWith("did you mean \"metrics\"?"));
}

TEST(YamlMistakes, UnknownKeyOfSection) {
  EXPECT_THAT(after("convoy_size", "convoi_size"),
              HasSubstr("command: found key \"convoi_size\", expected one of detection"));
}

TEST(YamlMistakes, DuplicateKeyNamesTheFirst) {
  EXPECT_THAT(after("metrics: all", "metrics: all\nmetrics: all"),
              HasSubstr("metrics: found the key a second time, expected each key once (first in line"));
}

TEST(YamlMistakes, UnknownParameterOfHazard) {
  EXPECT_THAT(after("magnitude: 7.0", "magnitude: 7.0\n    depht: 10"),
              HasSubstr("hazards.0: found parameter \"depht\""));
}

TEST(YamlMistakes, MissingParameterOfHazard) {
  EXPECT_THAT(after("    magnitude: 7.0\n", ""),
              HasSubstr("hazards.0.magnitude: found nothing, expected a number in [4, 9]"));
}

TEST(YamlMistakes, ParameterOutOfRange) {
  EXPECT_THAT(after("magnitude: 7.0", "magnitude: 12"),
              HasSubstr("hazards.0.magnitude: found \"12\", expected a number in [4, 9]"));
}

TEST(YamlMistakes, PositionOutsideTheEarth) {
  EXPECT_THAT(after("[[103.0, 31.0]]", "[[103.0, 131.0]]"),
              HasSubstr("hazards.0.rupture: found \"103.0, 131.0\", expected [longitude"));
}

TEST(YamlMistakes, TimeWithoutUnit) {
  EXPECT_THAT(after("decision_interval: 6 h", "decision_interval: 6"),
              HasSubstr("command.decision_interval: found \"6\", expected a time >= 60 s such as 36 h"));
}

TEST(YamlMistakes, SampleIntervalMustDivideTheHorizon) {
  EXPECT_THAT(after("sample_interval: 6 h", "sample_interval: 7 h"),
              HasSubstr("run.sample_interval: found \"7 h\", expected a time that divides the horizon"));
}

TEST(YamlMistakes, UnknownMetric) {
  EXPECT_THAT(after("metrics: all", "metrics: [coverag]"), EndsWith("did you mean \"coverage\"?"));
}

TEST(YamlMistakes, UnknownConversionInThePlan) {
  EXPECT_THAT(after("conversions: all", "conversions: [tent-lin/tent]"),
              EndsWith("did you mean \"tent-line/tent\"?"));
}

TEST(YamlMistakes, MissingVersion) {
  EXPECT_EQ(after("surge: 1\n", ""),
            "scenario.yaml: surge: found nothing, expected 1, the version of the format this program reads");
}

TEST(YamlMistakes, OtherVersionIsNotReadFurther) {
  EXPECT_EQ(after("surge: 1\n", "surge: 2\nnonsense: 1\n").find("tables"), std::string::npos);
}

TEST(YamlMistakes, MissingTable) {
  EXPECT_EQ(after("  needs: needs.csv ", "  # needs.csv "),
            "scenario.yaml: tables.needs: found nothing, expected the name of a CSV file");
}

TEST(YamlMistakes, UnknownTable) {
  EXPECT_THAT(after("  needs: needs.csv", "  needs: needs.csv\n  place: needs.csv"),
              HasSubstr("did you mean \"places\"?"));
}

TEST(YamlMistakes, MissingFileIsToldWhereItIsNamed) {
  const std::string lines = after("depots: depots.csv", "depots: depot.csv");
  EXPECT_THAT(lines,
              StartsWith("scenario.yaml:21:11: found \"depot.csv\", expected the name of a readable file"));
  EXPECT_EQ(lines.find('\n'), std::string::npos) << "depots are unknown now, which is no further mistake";
}

TEST(YamlMistakes, TextThatIsNoYaml) {
  ScenarioCopy copy;
  copy.write(kFile, "surge: [1\nrun: {");
  EXPECT_THAT(copy.mistakes(), HasSubstr("expected valid YAML"));
}

TEST(YamlMistakes, DeepNestingIsRefused) {
  ScenarioCopy copy;
  copy.write(kFile, "surge: " + std::string(100, '[') + std::string(100, ']'));
  EXPECT_THAT(copy.mistakes(), HasSubstr("found deeper nesting, expected at most 64 levels"));
}

TEST(YamlMistakes, ExplodingAliasesAreRefused) {
  std::ostringstream text;
  text << "surge: 1\na0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 12; ++i) {
    text << "a" << i << ": &a" << i << " [";
    for (int k = 0; k < 10; ++k) text << "*a" << i - 1 << (k < 9 ? ", " : "]\n");
  }
  ScenarioCopy copy;
  copy.write(kFile, text.str());
  EXPECT_THAT(copy.mistakes(), HasSubstr("expected at most 1000000, aliases written out"));
}

TEST(YamlMistakes, FolderWithoutScenario) {
  ScenarioCopy copy;
  std::filesystem::remove(copy.folder() / kFile);
  EXPECT_EQ(copy.mistakes(),
            "scenario.yaml: found no such file, expected a readable text file of at most 64 MiB");
}

}  // namespace
}  // namespace surge::test
