// SPDX-License-Identifier: Apache-2.0
// People struck in 2008 and 2013.
#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include <gtest/gtest.h>

#include "models/demand/loss_course.h"
#include "tests/validation/support/comparison.h"
#include "tests/validation/support/shipped.h"

namespace surge::validation {
namespace {

using models::County;
using models::GroupSizes;
using models::Id;

constexpr std::uint64_t kPeopleDraws = 400;
constexpr std::size_t kAffected = 0, kDisplaced = 1, kInjured = 2, kTrapped = 3;

/// People of a county after all shocks, each at its hour; the dead apart.
models::CountyLosses struck(const Shipped& shipped, Id<County> county,
                            const std::vector<models::Impact>& impacts, std::uint64_t replication) {
  const models::Scenario& scenario = shipped.scenario();
  models::LossCourse course(scenario.demand, scenario.counties[county], shipped.streams(replication));
  for (const models::Impact& impact : impacts) {
    const sim::Duration hour = (scenario.time_of_day + impact.time) % std::chrono::hours(24);
    course.strike(impact.at_points(county), hour);
  }
  return course.total();
}

/// Means of the draws.
struct Struck {
  explicit Struck(const Shipped& shipped)
      : by_county(shipped.scenario().counties.size()), dead_by_county(shipped.scenario().counties.size()) {
    const auto draws = static_cast<double>(replications(kPeopleDraws));
    for (std::uint64_t replication = 0; replication < replications(kPeopleDraws); ++replication) {
      const std::vector<models::Impact> impacts = shipped.impacts(replication);
      for (const Id<County> county : models::ids(shipped.scenario().counties)) {
        const models::CountyLosses losses = struck(shipped, county, impacts, replication);
        const GroupSizes people = models::group_sizes(losses);
        dead_at_once += losses.dead / draws;
        dead_by_county[county] += losses.dead / draws;
        for (std::size_t group = 0; group < people.size(); ++group) {
          total[group] += people[group] / draws;
          by_county[county][group] += people[group] / draws;
        }
      }
    }
  }
  GroupSizes total{};
  double dead_at_once = 0;
  models::PerRow<County, GroupSizes> by_county;
  models::PerRow<County, double> dead_by_county;
};

/// The same draws serve two tests.
const Struck& struck_in_2008() {
  static const Struck ours{Shipped("longmenshan-m8")};
  return ours;
}

// Sichuan: province; State Council Information Office, 2008-05-23; wenchuan_county_casualties, listed
// prefectures; dead, missing and dug out alive. Table `vulnerability` (affected) and `buildings` were set to
// meet them on average over the scatter.
TEST(RecordedPeople, TotalsOf2008AreMetOnAverage) {
  const Struck& ours = struck_in_2008();
  compare({"2008: people affected", "29,830,000", Use::kSetByIt}, ours.total[kAffected], {29.5e6, 32.5e6});
  compare({"2008: people displaced", "5,480,000", Use::kSetByIt}, ours.total[kDisplaced], {5.4e6, 6.3e6});
  compare({"2008: people injured", "349,000", Use::kSetByIt}, ours.total[kInjured], {330e3, 415e3});
  compare({"2008: people dead at once or trapped", "170,000", Use::kSetByIt},
          ours.total[kTrapped] + ours.dead_at_once, {155e3, 200e3});
}

TEST(RecordedPeople, WithoutScatterTheRareGroupsOf2008AreTooSmall) {
  const Struck ours(Shipped("longmenshan-m8", {{"hazards.0.scatter", "false"}}));
  compare({"2008, no scatter: people affected", "29,830,000", Use::kSetByIt}, ours.total[kAffected],
          {28.5e6, 30.5e6});
  compare({"2008, no scatter: people displaced", "5,480,000", Use::kSetByIt}, ours.total[kDisplaced],
          {4.45e6, 4.8e6});
  compare({"2008, no scatter: people injured", "349,000", Use::kSetByIt}, ours.total[kInjured],
          {250e3, 270e3});
  compare({"2008, no scatter: people dead at once or trapped", "170,000", Use::kSetByIt},
          ours.total[kTrapped] + ours.dead_at_once, {120e3, 136e3});
}

struct Recorded {
  const char* code;
  const char* name;
  double injured;
  double dead;         ///< and missing; 0: not to be used
  double ours;         ///< injured, mean of 400 draws
  double ours_buried;  ///< dead at once or trapped, likewise
};

// wenchuan_county_casualties. The dead and missing of An and Mao counties are left out: both rows have the
// same numbers.
constexpr std::array<Recorded, 13> kCountiesOf2008{{{"510726", "Beichuan", 26'916, 20'038, 7'200, 3'540},
                                                    {"510705", "An", 13'476, 0, 8'600, 0},
                                                    {"510727", "Pingwu", 32'145, 6'655, 3'200, 1'550},
                                                    {"510781", "Jiangyou", 10'006, 437, 20'000, 9'930},
                                                    {"513221", "Wenchuan", 34'583, 23'536, 2'250, 1'110},
                                                    {"513223", "Mao", 8'183, 0, 2'650, 0},
                                                    {"513222", "Li", 1'642, 123, 490, 234},
                                                    {"513224", "Songpan", 22, 37, 175, 80},
                                                    {"510683", "Mianzhu", 37'209, 11'368, 11'300, 5'540},
                                                    {"510682", "Shifang", 33'075, 6'122, 7'500, 3'650},
                                                    {"510822", "Qingchuan", 15'453, 4'821, 7'900, 3'930},
                                                    {"510181", "Dujiangyan", 10'560, 3'283, 26'000, 13'150},
                                                    {"510182", "Pengzhou", 5'775, 1'099, 15'900, 7'740}}};

TEST(RecordedPeople, InjuredOf2008CountyByCounty) {
  const Shipped shipped("longmenshan-m8");
  const Struck& ours = struck_in_2008();
  double within = 0;
  for (const Recorded& recorded : kCountiesOf2008) {
    const double injured = ours.by_county[shipped.county(recorded.code)][kInjured];
    compare({std::string("2008: injured in ") + recorded.name, std::to_string(std::llround(recorded.injured)),
             Use::kNotUsed},
            injured, {0.75 * recorded.ours, 1.35 * recorded.ours});
    const double ratio = injured / recorded.injured;
    within += ratio > 1.0 / 3 && ratio < 3 ? 1 : 0;
  }
  compare({"2008: counties with injured within a factor of 3, of 13", "13"}, within, {4, 8});
}

TEST(RecordedPeople, BuriedOf2008CountyByCounty) {
  const Shipped shipped("longmenshan-m8");
  const Struck& ours = struck_in_2008();
  for (const Recorded& recorded : kCountiesOf2008) {
    if (recorded.dead == 0) continue;
    const Id<County> county = shipped.county(recorded.code);
    const double buried = ours.dead_by_county[county] + ours.by_county[county][kTrapped];
    compare(
        {std::string("2008: dead at once and trapped in ") + recorded.name + " (recorded: dead and missing)",
         std::to_string(std::llround(recorded.dead))},
        buried, {0.75 * recorded.ours_buried, 1.35 * recorded.ours_buried});
  }
}

// State Council Information Office, 2013-04-25, as of 24 April 18:00: "more than two million" and 13,484.
TEST(RecordedPeople, TheSmallerEventOf2013IsOverstated) {
  const Struck ours(Shipped("lushan-m7"));
  compare({"2013: people affected (recorded: more than)", "2,000,000"}, ours.total[kAffected],
          {6.9e6, 8.2e6});
  compare({"2013: people injured", "13,484"}, ours.total[kInjured], {28e3, 36e3});
}

}  // namespace
}  // namespace surge::validation
