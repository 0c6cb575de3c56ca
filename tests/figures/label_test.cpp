// SPDX-License-Identifier: Apache-2.0
// Labels that do not cover each other.
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analysis/figures/label_spreading.h"
#include "analysis/figures/map_labels.h"

namespace surge::analysis::figures {
namespace {

using ::testing::DoubleEq;
using ::testing::ElementsAre;

TEST(LabelSpreading, LeavesLabelsThatHaveRoom) {
  EXPECT_THAT(spread_labels({30, 10, 20}, 4, {0, 50}), ElementsAre(30, 10, 20));
}

TEST(LabelSpreading, MovesThoseThatTouchByTheLeastSumOfSquares) {
  EXPECT_THAT(spread_labels({10, 11}, 4, {0, 50}), ElementsAre(DoubleEq(8.5), DoubleEq(12.5)));
  // 10, 10, 10: -4, 0, +4; the one at 15 is then pushed too: block of 10, 6, 2, 3 has mean 5.25.
  EXPECT_THAT(spread_labels({10, 10, 10, 15}, 4, {0, 50}),
              ElementsAre(DoubleEq(5.25), DoubleEq(9.25), DoubleEq(13.25), DoubleEq(17.25)));
}

TEST(LabelSpreading, StaysWithinTheLimits) {
  EXPECT_THAT(spread_labels({0, 0}, 4, {1, 50}), ElementsAre(1, 5));
  EXPECT_THAT(spread_labels({50, 50, 50}, 4, {0, 50}), ElementsAre(42, 46, 50));
}

class MapLabels : public ::testing::Test {
 protected:
  /// Forty names around one place on a page of 120 mm.
  static std::vector<MapLabel> crowd() {
    std::mt19937 random(7);
    std::uniform_real_distribution<double> place(45, 75), width(6, 22);
    std::vector<MapLabel> labels;
    for (int i = 0; i < 40; ++i)
      labels.push_back({{place(random), place(random)}, width(random), 3, i % 5 == 0});
    return labels;
  }
  const Rectangle page{0, 0, 120, 120};
};

TEST_F(MapLabels, NeverOverlapAndStayOnThePage) {
  const std::vector<MapLabel> labels = crowd();
  const auto placed = place_map_labels(labels, page);
  ASSERT_EQ(placed.size(), labels.size());
  std::size_t found = 0;
  for (std::size_t i = 0; i < placed.size(); ++i) {
    if (!placed[i]) continue;
    ++found;
    EXPECT_TRUE(page.holds(placed[i]->box));
    for (std::size_t k = 0; k < i; ++k) EXPECT_FALSE(placed[k] && placed[i]->box.overlaps(placed[k]->box));
    for (std::size_t k = 0; k < labels.size(); ++k)
      EXPECT_FALSE(k != i && placed[i]->box.holds(labels[k].anchor));
  }
  EXPECT_GT(found, 10U);
}

TEST_F(MapLabels, ThatFitStandOverTheirPlace) {
  const auto placed = place_map_labels({{{60, 60}, 10, 3, true}}, page);
  EXPECT_FALSE(placed[0]->leader);
  EXPECT_DOUBLE_EQ(placed[0]->box.centre().x, 60);
}

TEST_F(MapLabels, LeavePlacesFreeThatAreWorthSeeing) {
  const std::vector<MapLabel> one{{{60, 60}, 10, 3, false}};
  const Rectangle before = place_map_labels(one, page)[0]->box;
  const Point worth_seeing = before.centre();
  const Rectangle after = place_map_labels(one, page, {worth_seeing})[0]->box;
  EXPECT_FALSE(after.holds(worth_seeing));
}

TEST_F(MapLabels, WithoutRoomAreLeftOut) {
  EXPECT_FALSE(place_map_labels({{{5, 5}, 30, 3, false}}, {0, 0, 20, 20})[0].has_value());
}

}  // namespace
}  // namespace surge::analysis::figures
