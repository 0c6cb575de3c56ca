// SPDX-License-Identifier: Apache-2.0
// Each kind of mistake in a table, with the message a user sees.
#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/scenarios/support/scenario_copy.h"

namespace surge::test {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

TEST(TableMistakes, UnspoiltScenarioHasNone) {
  EXPECT_EQ(ScenarioCopy().mistakes(), "no mistakes");
}

TEST(TableMistakes, TextInPlaceOfInteger) {
  EXPECT_EQ(mistakes_after("depots.csv", "990101,1,50", "990101,thre,50"),
            "depots.csv:2:52: docks: found \"thre\", expected an integer >= 1");
}

TEST(TableMistakes, IntegerOutOfRange) {
  EXPECT_EQ(mistakes_after("depots.csv", "990101,1,50", "990101,0,50"),
            "depots.csv:2:52: docks: found \"0\", expected an integer >= 1");
}

TEST(TableMistakes, NumberOutOfRange) {
  EXPECT_EQ(mistakes_after("items.csv", "tent,50,0.25", "tent,0,0.25"),
            "items.csv:2:38: mass: found \"0\", expected a mass in (0, 1000000] kg as a plain number, in kg");
}

TEST(TableMistakes, UnitInCellOfColumnWithUnit) {
  EXPECT_EQ(mistakes_after("items.csv", "tent,50,0.25", "tent,50 t,0.25"),
            "items.csv:2:38: mass: found \"50 t\", expected a plain number, as the column's name gives the "
            "unit kg");
}

TEST(TableMistakes, UnknownUnit) {
  EXPECT_EQ(mistakes_after("conversions.csv", "2 d,0.5", "2 dy,0.5"),
            "conversions.csv:2:49: ramp: found \"2 dy\", expected a unit of time (s, min, h, d, week, weeks, "
            "month, "
            "months, year, years); did you mean \"d\"?");
}

TEST(TableMistakes, UnknownChoiceWithNearestName) {
  EXPECT_EQ(mistakes_after("roads.csv", "990101,990102,national", "990101,990102,nationl"),
            "roads.csv:2:15: class: found \"nationl\", expected one of expressway, national, provincial, "
            "mountain; did you mean \"national\"?");
}

TEST(TableMistakes, UnknownReferenceWithNearestName) {
  EXPECT_EQ(
      mistakes_after("stock.csv", "valley-depot,tent", "valley-depot,tnet"),
      "stock.csv:2:14: item: found \"tnet\", expected the key of a row of items; did you mean \"tent\"?");
}

TEST(TableMistakes, RoadToUnknownPlace) {
  EXPECT_THAT(
      mistakes_after("roads.csv", "990103,990104", "990103,990199"),
      StartsWith(
          "roads.csv:5:8: to_code: found \"990199\", expected the code of a county or the key of a place"));
}

TEST(TableMistakes, EmptyCell) {
  EXPECT_EQ(mistakes_after("stock.csv", "tent,3000", "tent,"),
            "stock.csv:2:19: quantity: found nothing, expected an integer >= 0");
}

TEST(TableMistakes, WrongNumberOfCells) {
  EXPECT_EQ(mistakes_after("stock.csv", "tent,3000,made up", "tent,3000"),
            "stock.csv:2: stock: found 3 cells, expected 4, as in the header");
}

TEST(TableMistakes, UnknownColumnWithNearestName) {
  EXPECT_THAT(mistakes_after("depots.csv", "docks,", "dcoks,"),
              HasSubstr("depots.csv:1:44: depots: found column \"dcoks\", expected one of the columns key, "
                        "name_en, name_zh, level, enterprise, place, docks, dock_rate, mobilisation, space, "
                        "cool_space, frozen_space, opens, closes, price_share, source; did you mean "
                        "\"docks\"?"));
}

TEST(TableMistakes, MissingColumn) {
  EXPECT_THAT(mistakes_after("stock.csv", "depot,item,quantity", "depot,item,source2"),
              HasSubstr("no such column"));
}

TEST(TableMistakes, ColumnTwice) {
  EXPECT_THAT(mistakes_after("items.csv", "value_cny", "mass_g"),
              HasSubstr("column \"mass_g\" a second time"));
}

TEST(TableMistakes, DuplicateRowNamesTheFirst) {
  EXPECT_EQ(mistakes_after("stock.csv", "valley-depot,water", "valley-depot,tent"),
            "stock.csv:3:1: depot/item: found \"valley-depot/tent\" a second time, expected each row once "
            "(first in line 2)");
}

TEST(TableMistakes, IntensitiesMustIncrease) {
  EXPECT_EQ(mistakes_after("vulnerability.csv", "\n10,1", "\n7,1"),
            "vulnerability.csv:4:1: intensity: found \"7\", expected a number > 8, as intensities increase "
            "from row to row");
}

TEST(TableMistakes, RoadsNeedAFragilityRow) {
  EXPECT_EQ(
      mistakes_after("roads.csv", "national,35,basin", "expressway,35,basin"),
      "roads.csv:2:15: class: found no row \"expressway/basin\" in fragility, expected a row of fragility "
      "for each class and terrain among the roads");
}

TEST(TableMistakes, RecurringNeedMustLast) {
  EXPECT_THAT(mistakes_after("needs.csv", "0 h,7 d,1", "0 h,,1"),
              HasSubstr("lasts: found nothing, expected a time > 0"));
}

TEST(TableMistakes, OneOffNeedMustNotLast) {
  EXPECT_THAT(mistakes_after("needs.csv", "0 h,,2", "0 h,1 d,2"),
              HasSubstr("expected nothing, as the need is one_off"));
}

TEST(TableMistakes, NegativeDuration) {
  EXPECT_THAT(mistakes_after("depots.csv", "50,2 h", "50,\"uniform(-1 h, 1 h)\""),
              HasSubstr("expected values that are never below 0 s"));
  EXPECT_THAT(mistakes_after("depots.csv", "50,2 h", "50,\"normal(mean 5 h, sd 1 h)\""),
              HasSubstr("as those of a normal distribution can be"));
}

TEST(TableMistakes, UnknownDistribution) {
  EXPECT_THAT(mistakes_after("depots.csv", "50,2 h", "50,\"lognormall(median 2 h, sigma 1)\""),
              HasSubstr("did you mean \"lognormal\"?"));
}

TEST(TableMistakes, RoadToItself) {
  EXPECT_THAT(mistakes_after("roads.csv", "990101,990102", "990101,990101"),
              HasSubstr("expected another place than from_code"));
}

TEST(TableMistakes, OpenQuote) {
  EXPECT_EQ(mistakes_after("depots.csv", "made up", "\"made up").substr(0, 35),
            "depots.csv:2:80: found a quote that");
}

TEST(TableMistakes, EmptyFile) {
  ScenarioCopy copy;
  copy.write("fleets.csv", "");
  EXPECT_EQ(copy.mistakes(), "fleets.csv: found an empty file, expected some content");
}

TEST(TableMistakes, FileThatIsNotUtf8) {
  EXPECT_EQ(mistakes_after("fleets.csv", "truck", "tr\xffuck"),
            "fleets.csv:2: found a byte that is not UTF-8 text, expected UTF-8 text");
}

TEST(TableMistakes, UnreadTableCausesNoFollowUpNoise) {
  ScenarioCopy copy;
  copy.write("items.csv", "");
  EXPECT_EQ(copy.mistakes(), "items.csv: found an empty file, expected some content");
}

TEST(TableMistakes, AllAreToldAtOnce) {
  ScenarioCopy copy;
  copy.replace("depots.csv", "990101,1,50", "990101,x,50").replace("stock.csv", "tent,3000", "tent,-1");
  copy.replace("scenario.yaml", "convoy_size: 5", "convoy_size: 0");
  const std::string lines = copy.mistakes();
  EXPECT_THAT(lines, HasSubstr("depots.csv:2:52: docks"));
  EXPECT_THAT(lines, HasSubstr("stock.csv:2:19: quantity"));
  EXPECT_THAT(lines, HasSubstr("command.convoy_size"));
  EXPECT_EQ(std::count(lines.begin(), lines.end(), '\n'), 2);
}

}  // namespace
}  // namespace surge::test
