// SPDX-License-Identifier: Apache-2.0
// Roads closed and opened again in 2008 and 2013.
#include <algorithm>
#include <array>

#include <gtest/gtest.h>

#include "tests/validation/support/comparison.h"
#include "tests/validation/support/road_damage.h"

namespace surge::validation {
namespace {

using models::County;
using models::Id;
using models::Link;

constexpr std::uint64_t kRoadDraws = 40;
constexpr std::string_view kChengdu = "510104";
constexpr std::string_view kWenchuan = "513221";
constexpr double kDay = 24;
constexpr double kFirstRoad_d = 3.3;  ///< G317 from Li county to Wenchuan, 2008-05-15 21:30

/// A part of a whole, added up over draws.
struct Share {
  double part = 0;
  double whole = 0;
  void add(double more_of_part, double more_of_whole) {
    part += more_of_part;
    whole += more_of_whole;
  }
  double value() const { return part / whole; }
};

/// What is counted over the draws.
struct Counts {
  Share cut_off;                    ///< draws in which no road leads from Chengdu to Wenchuan at first
  std::vector<double> opened_days;  ///< the first road to Wenchuan, in these draws
  Share expressways;  ///< km of basin expressways shaken at VII or more that are blocked at first
  Share open_day_15, open_day_39;  ///< km blocked until then that are open
  Share reached_day_21;            ///< counties shaken at VIII or more that can be reached from Chengdu
};

void count_expressways(const RoadDamage& roads, const models::Scenario& scenario, Share& blocked) {
  for (const Id<Link> link : models::ids(scenario.links)) {
    const Link& row = scenario.links[link];
    if (row.link_class != models::LinkClass::kExpressway || row.terrain != models::Terrain::kBasin) continue;
    if (roads.impacts()[0].link_intensity[link] < 6.5) continue;
    blocked.add(roads.open(link) ? 0 : row.length_m, row.length_m);
  }
}

/// Hour by hour until a road opens, two weeks at most.
void count_first_road(RoadDamage& roads, const Shipped& shipped, Counts& counts) {
  const Id<County> chengdu = shipped.county(kChengdu);
  const Id<County> wenchuan = shipped.county(kWenchuan);
  double hour = 0;
  while (!roads.reachable(chengdu, wenchuan) && hour < 14 * kDay) roads.run_to(++hour);
  counts.cut_off.add(hour > 0 ? 1 : 0, 1);
  if (hour > 0) counts.opened_days.push_back(hour / kDay);
}

void count_reached(RoadDamage& roads, const Shipped& shipped, Share& reached) {
  for (const Id<County> county : models::ids(shipped.scenario().counties)) {
    if (roads.impacts()[0].county_intensity[county] < 7.5) continue;
    reached.add(roads.reachable(shipped.county(kChengdu), county) ? 1 : 0, 1);
  }
}

void count_open_again(const RoadDamage& roads, Share& open) {
  open.add(roads.ever_closed_km() - roads.closed_km(), roads.ever_closed_km());
}

Counts count(const Shipped& shipped) {
  Counts counts;
  for (std::uint64_t replication = 0; replication < replications(kRoadDraws); ++replication) {
    RoadDamage roads(shipped, replication);
    roads.run_to(0);
    count_expressways(roads, shipped.scenario(), counts.expressways);
    count_first_road(roads, shipped, counts);
    roads.run_to(14.9 * kDay);
    count_open_again(roads, counts.open_day_15);
    roads.run_to(20.7 * kDay);
    count_reached(roads, shipped, counts.reached_day_21);
    roads.run_to(38.9 * kDay);
    count_open_again(roads, counts.open_day_39);
  }
  return counts;
}

void compare_with_2008(const std::string& event, const Counts& ours, const std::array<Band, 4>& bands) {
  compare({event + "share of draws in which Wenchuan is cut off", "1", Use::kSetByIt}, ours.cut_off.value(),
          bands[0], 3);
  compare({event + "first road to Wenchuan, median of these [d]", "3.3", Use::kSetByIt},
          test::kFullSize ? median(ours.opened_days) : 0, bands[1], 1);
  // What happened once should not be among the rarest of ours.
  const auto later = std::count_if(ours.opened_days.begin(), ours.opened_days.end(),
                                   [](double days) { return days > kFirstRoad_d; });
  compare({event + "share of these in which it is later than that", "", Use::kSetByIt},
          ours.opened_days.empty()
              ? 0
              : static_cast<double>(later) / static_cast<double>(ours.opened_days.size()),
          {0.05, 0.95}, 2);
  // Ministry of Transport: 29,523 of 32,939 km by 2008-05-27, 52,195 of 53,295 km by 2008-06-20.
  compare({event + "kilometres reopened by day 14.9, share", "0.896", Use::kSetByIt},
          ours.open_day_15.value(), bands[2], 3);
  compare({event + "kilometres reopened by day 38.9, share", "0.979", Use::kSetByIt},
          ours.open_day_39.value(), bands[3], 3);
}

/// Nothing is carried: it hardly matters to who repairs what, and takes most of the time.
Counts count_of_2008(std::vector<scenarios::Override> overrides = {}) {
  overrides.push_back({"run.horizon", "40 d"});
  scenarios::LoadedScenario loaded = Shipped::read("longmenshan-m8", overrides);
  loaded.scenario.fleets.clear();
  return count(Shipped(std::move(loaded)));
}

TEST(RecordedRoads, ThoseOf2008ReopenNearlyAsTheyDid) {
  const Counts ours = count_of_2008();
  compare_with_2008("2008: ", ours, {{{0.30, 0.62}, {1.4, 3.2}, {0.82, 0.90}, {0.985, 1}}});
  // The basin's expressways stayed open; their row of the table is assumed so.
  compare({"2008: basin expressways at VII or more, share blocked", "0", Use::kSetByIt},
          ours.expressways.value(), {0, 0.01}, 4);
  // Ministry of Transport, 2008-06-02: 424 of 439 townships hard hit. Ours are counties.
  compare({"2008: hard-hit places with a road on day 20.7, share", "0.966"}, ours.reached_day_21.value(),
          {0.98, 1}, 3);
}

TEST(RecordedRoads, WithoutAftershocksTheyReopenSooner) {
  const Counts ours = count_of_2008({{"hazards.0.aftershocks", "false"}});
  compare_with_2008("2008, no aftershocks: ", ours, {{{0.30, 0.62}, {1.3, 3.2}, {0.87, 0.95}, {0.985, 1}}});
}

// Embassy of China in Cyprus, 2013-04-23: 3,513 of 3,920 km reopened "over the past two days".
TEST(RecordedRoads, ThoseOf2013ReopenTooLate) {
  const Shipped shipped("lushan-m7");
  Share open;
  for (std::uint64_t replication = 0; replication < replications(kRoadDraws); ++replication) {
    RoadDamage roads(shipped, replication);
    roads.run_to(2.4 * kDay);
    count_open_again(roads, open);
  }
  compare({"2013: kilometres reopened by day 2.4, share", "0.896"}, open.value(), {0.72, 0.84}, 3);
}

}  // namespace
}  // namespace surge::validation
