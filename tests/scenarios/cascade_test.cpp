// SPDX-License-Identifier: Apache-2.0
// One slip gives one message, and many slips are cut but counted.
#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/scenarios/support/scenario_copy.h"

namespace surge::test {
namespace {

using ::testing::EndsWith;
using ::testing::HasSubstr;

/// Number of messages after replacing `from` by `to`.
std::ptrdiff_t count_after(const std::string& file, const std::string& from, const std::string& to) {
  ScenarioCopy copy;
  const std::string lines = copy.replace(file, from, to).mistakes();
  return lines == "no mistakes" ? 0 : 1 + std::count(lines.begin(), lines.end(), '\n');
}

TEST(Cascade, MistypedKeyIsReadAsTheOneItMeant) {
  EXPECT_EQ(count_after("scenario.yaml", "\ncommand:", "\ncomand:"), 1);
  EXPECT_EQ(count_after("scenario.yaml", "information:", "informaton:"), 1);
  EXPECT_EQ(count_after("scenario.yaml", "first_report", "first_reprot"), 1);
  EXPECT_EQ(count_after("scenario.yaml", "magnitude:", "magnitud:"), 1);
  EXPECT_EQ(count_after("scenario.yaml", "  stock: ", "  stok: "), 1);
}

TEST(Cascade, MistypedColumnIsNotAlsoMissing) {
  EXPECT_EQ(count_after("depots.csv", "docks,", "dcoks,"), 1);
  EXPECT_EQ(count_after("items.csv", "mass_kg", "mass_kgs"), 1);
}

TEST(Cascade, UnreadKeyLeavesReferencesToItAlone) {
  EXPECT_EQ(count_after("items.csv", "tent,Tent", "te nt,Tent"), 1);
  EXPECT_EQ(count_after("items.csv", "shelter_and_living,tent,50", "shelter_and_living,tent,heavy"), 1);
  EXPECT_EQ(count_after("roads.csv", "990102,national", "990102,nationl"), 1);
}

TEST(Cascade, MissingIncludeDoesNotMakeItsKeysMissing) {
  ScenarioCopy copy;
  copy.write("variant.yaml", "surge: 1\nbase: nowhere.yaml\nrun: {seed: 1}\n");
  EXPECT_EQ(copy.mistakes({}, "variant.yaml"),
            "variant.yaml:2:7: found \"nowhere.yaml\", expected the name of a readable file");
}

TEST(Cascade, AFileWithNothingLacksEveryRequiredPart) {
  ScenarioCopy copy;
  const std::string lines = copy.write("scenario.yaml", "surge: 1\n").mistakes();
  for (const char* part : {"title.en", "start", "run.horizon", "tables.items", "hazards", "command.detection",
                           "command.dispatch", "command.information.first_report"}) {
    EXPECT_THAT(lines, HasSubstr(std::string("scenario.yaml: ") + part + ": found nothing"));
  }
}

TEST(Cascade, ManyMistakesAreCutAndCounted) {
  ScenarioCopy copy;
  std::string rows = "depot,item,quantity\n";
  for (int i = 0; i < 3000; ++i) rows += "valley-depot,x" + std::to_string(i) + ",1\n";
  const std::string lines = copy.write("stock.csv", rows).mistakes();
  EXPECT_EQ(std::count(lines.begin(), lines.end(), '\n'), 1000);
  EXPECT_THAT(lines, EndsWith("stock.csv: found 2000 more mistakes, expected none"));
}

TEST(Cascade, PartsOfAProblemAreKept) {
  ScenarioCopy copy;
  copy.replace("depots.csv", "990101,1,50", "990101,thre,50");
  try {
    copy.read();
    FAIL() << "must throw";
  } catch (const scenarios::ScenarioError& error) {
    ASSERT_EQ(error.problems().size(), 1U);
    const scenarios::Problem& problem = error.problems().front();
    EXPECT_THAT(problem.file, EndsWith("depots.csv"));
    EXPECT_EQ(problem.line, 2);
    EXPECT_EQ(problem.column, 52);
    EXPECT_EQ(problem.field, "docks");
    EXPECT_EQ(problem.found, "\"thre\"");
    EXPECT_EQ(problem.expected, "an integer >= 1");
  }
}

}  // namespace
}  // namespace surge::test
