// SPDX-License-Identifier: Apache-2.0
#include <sstream>

#include <gtest/gtest.h>

#include "app/columns.h"
#include "app/progress.h"

namespace surge::app {
namespace {

using namespace std::chrono_literals;

TEST(Columns, AreAsWideAsTheirWidestCell) {
  Columns columns({Align::kLeft, Align::kRight});
  columns.add({"tents", "5"});
  columns.add({"water", "1,200"});
  std::ostringstream out;
  columns.print(out, "");
  EXPECT_EQ(out.str(), "tents      5\nwater  1,200\n");
}

TEST(Columns, ChineseCharactersTakeTwoColumns) {
  Columns columns({Align::kLeft, Align::kLeft});
  columns.add({"帐篷", "x"});
  columns.add({"tent", "x"});
  std::ostringstream out;
  columns.print(out, "");
  EXPECT_EQ(out.str(), "帐篷  x\ntent  x\n");
}

TEST(Numbers, AreGroupedByThousands) {
  EXPECT_EQ(grouped(0), "0");
  EXPECT_EQ(grouped(999), "999");
  EXPECT_EQ(grouped(83473985), "83,473,985");
  EXPECT_EQ(grouped(-1000), "-1,000");
}

TEST(ProgressText, TellsRateAndTimeLeft) {
  EXPECT_EQ(progress_text(0, 100, 1s), "0/100");
  EXPECT_EQ(progress_text(50, 100, 5s), "50/100  10/s  5.0 s left");
  EXPECT_EQ(progress_text(1, 200, 2s), "1/200  0.5/s  6 min 38 s left");
}

TEST(ProgressText, DurationsHaveTheUnitThatFits) {
  EXPECT_EQ(duration_text(820ms), "0.8 s");
  EXPECT_EQ(duration_text(12s), "12 s");
  EXPECT_EQ(duration_text(200s), "3 min 20 s");
  EXPECT_EQ(duration_text(2h + 5min), "2 h 5 min");
}

TEST(Progress, PrintsNothingWhenNothingIsWanted) {
  std::ostringstream out;
  Progress(out, ProgressStyle::kNone, 10).show(5);
  EXPECT_EQ(out.str(), "");
}

}  // namespace
}  // namespace surge::app
