// SPDX-License-Identifier: Apache-2.0
// Masks made in China in February 2020, and the same plants on N95 respirators and protective suits.
#include <algorithm>
#include <array>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "models/units.h"
#include "models/world.h"
#include "tests/validation/support/comparison.h"
#include "tests/validation/support/shipped.h"

namespace surge::validation {
namespace {

using models::Id;
using models::Item;
using models::kDay_s;
using models::ProductionLine;
using models::World;

constexpr std::uint64_t kRuns = 100;
constexpr double kMillion = 1e6;
constexpr double kDay_h = 24;

/// 28 January is day 0.
constexpr int kFeb1 = 4, kFeb2 = 5, kFeb11 = 14, kFeb22 = 25, kFeb25 = 28, kFeb29 = 32;

/// Units made on each of some days, mean of replications.
std::vector<double> made(const Shipped& shipped, std::string_view item_key, const std::vector<int>& days) {
  const Id<Item> item = shipped.item(item_key);
  std::vector<double> hours;
  for (const int day : days) {
    hours.push_back(kDay_h * day);
    hours.push_back(kDay_h * (day + 1));
  }
  const auto runs = static_cast<double>(replications(kRuns));
  std::vector<double> means(days.size());
  shipped.run(replications(kRuns), hours, [&](const World& world, std::size_t position) {
    const auto produced = static_cast<double>(world.ledger()[item].produced);
    means[position / 2] += (position % 2 == 0 ? -produced : produced) / runs;
  });
  return means;
}

/// Nominal rates of the lines that make an item now, ramping ones in full [1/d].
double capacity(const World& world, Id<Item> item) {
  double sum = 0;
  for (const Id<ProductionLine> id : models::ids(world.scenario().lines)) {
    const models::LineStatus& line = world.line(id);
    if (line.run && line.run->item == item) sum += line.run->ramp.nominal_units_per_s * kDay_s;
  }
  return sum;
}

struct Published {
  const char* day;
  double million = 0;
  const char* text;  ///< as published
  Use use = Use::kNotUsed;
};

/// Ours in millions a day, with the relative error.
void compare_day(const std::string& what, const Published& published, double ours, Band band) {
  std::array<char, 128> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%s, %s, million a day (error %+.1f %%)", published.day,
                what.c_str(), 100 * (ours / kMillion / published.million - 1));
  compare({buffer.data(), published.text, published.use}, ours / kMillion, band, 2);
}

// covid_mask_output_china. Shares at work are those published for 2 and 11 February; the stock of machines
// was set by 11 February, the workshops of the machine works by 22 and 25 February, overtime by output over
// capacity on 25 February.
TEST(RecordedMasks, OutputOfThePublishedDaysOf2020) {
  const std::vector<double> ours =
      made(Shipped("mask-surge-2020"), "mask", {kFeb1, kFeb2, kFeb11, kFeb22, kFeb25, kFeb29});
  compare_day("masks made", {"1 February", 9.67, "9.67"}, ours[0], {11.1, 11.6});
  compare_day("masks made", {"2 February", 10, "more than 10", Use::kSetByIt}, ours[1], {12.3, 12.8});
  compare_day("masks made", {"11 February", 20, "more than 20", Use::kSetByIt}, ours[2], {20.5, 21.2});
  compare_day("masks made", {"22 February", 54.77, "54.77", Use::kSetByIt}, ours[3], {50, 58});
  compare_day("masks made", {"25 February", 76.19, "76.19", Use::kSetByIt}, ours[4], {71, 80});
  compare_day("masks made", {"29 February", 116, "116"}, ours[5], {107, 119});
}

// covid_mask_output_china: capacity. line_conversion_times: BYD, first batch on 17 February; the day on which
// it decided was set by it.
TEST(RecordedMasks, CapacityIsTooHighAndBydADayLate) {
  const Shipped shipped("mask-surge-2020");
  const Id<Item> mask = shipped.item("mask");
  const auto runs = static_cast<double>(replications(kRuns));
  std::array<double, 2> ours{};
  double first_of_byd_h = 0;
  const std::vector<double> noons = {kDay_h * (kFeb25 + 0.5), kDay_h * (kFeb29 + 0.5)};
  shipped.run(replications(kRuns), noons, [&](const World& world, std::size_t position) {
    ours[position] += capacity(world, mask) / runs;
    if (position + 1 < noons.size()) return;
    sim::Time first = sim::Time::max();
    for (const Id<ProductionLine> id : models::ids(world.scenario().lines)) {
      if (!world.scenario().lines[id].key.starts_with("byd")) continue;
      first = std::min(first, world.line(id).first_first_article);
    }
    first_of_byd_h += sim::to_hours(first - sim::kStart) / runs;
  });
  compare_day("capacity", {"25 February", 72.85, "72.85"}, ours[0], {78, 89});
  compare_day("capacity", {"29 February", 110, "110"}, ours[1], {114, 126});
  compare({"BYD, first masks, days after 28 January", "20 to 21", Use::kSetByIt}, first_of_byd_h / kDay_h,
          {20.9, 22}, 1);
}

// line_conversion_times: 1 t of meltblown cloth for 1,000,000 masks. The works of before make 20 t a day
// (assumed), 20.9 t with overtime; stocks of cloth are used up by 24 February.
TEST(RecordedMasks, WithoutNewMeltblownClothOutputFallsBackToWhatTheOldWorksFeed) {
  const std::vector<double> ours = made(Shipped("mask-surge-2020/no-new-meltblown"), "mask",
                                        {kFeb25 - 1, kFeb25, kFeb25 + 1, kFeb25 + 2, kFeb25 + 3, kFeb29});
  compare({"no new meltblown cloth: million masks a day, 24 to 29 February", "20.9"}, mean(ours) / kMillion,
          {18, 24}, 1);
}

// Published series of these two are kept for a check by others: nothing was set by them, and none is here.
// 28 January: 1 M N95 and 4,000 suits a day (assumed).
TEST(RecordedMasks, SamePlantsOnN95AndOnSuits) {
  const std::vector<double> n95 = made(Shipped("mask-surge-2020/n95"), "n95", {kFeb11, kFeb29});
  compare({"N95: million a day, 11 February", "-"}, n95[0] / kMillion, {1.36, 1.46}, 2);
  compare({"N95: million a day, 29 February", "-"}, n95[1] / kMillion, {6.0, 7.0}, 2);
  const std::vector<double> suits =
      made(Shipped("mask-surge-2020/protective-suits"), "protective-suit", {kFeb11, kFeb29});
  compare({"protective suits a day, 11 February", "-"}, suits[0], {5'600, 6'200});
  compare({"protective suits a day, 29 February", "-"}, suits[1], {88'000, 102'000});
}

}  // namespace
}  // namespace surge::validation
