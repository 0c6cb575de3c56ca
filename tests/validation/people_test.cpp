// SPDX-License-Identifier: Apache-2.0
// People struck in 2008 and 2013.
#include <algorithm>
#include <array>

#include <gtest/gtest.h>

#include "models/demand/population_impact.h"
#include "tests/validation/support/comparison.h"
#include "tests/validation/support/shipped.h"

namespace surge::validation {
namespace {

using models::County;
using models::GroupSizes;
using models::Id;

constexpr std::uint64_t kPeopleDraws = 400;
constexpr std::size_t kAffected = 0, kDisplaced = 1, kInjured = 2, kTrapped = 3;

/// People of a county. A group never shrinks, so for each the impact that makes it largest counts.
GroupSizes struck(const Shipped& shipped, Id<County> county, const std::vector<models::Impact>& impacts,
                  std::uint64_t replication) {
  const models::Scenario& scenario = shipped.scenario();
  const models::CountyVulnerability vulnerability(scenario.demand, scenario.counties[county],
                                                  shipped.streams(replication));
  GroupSizes largest{};
  for (const models::Impact& impact : impacts) {
    const GroupSizes sizes = vulnerability.groups(impact.at_points(county));
    for (std::size_t group = 0; group < sizes.size(); ++group)
      largest[group] = std::max(largest[group], sizes[group]);
  }
  return largest;
}

/// Means of the draws.
struct Struck {
  explicit Struck(const Shipped& shipped) : by_county(shipped.scenario().counties.size()) {
    const auto draws = static_cast<double>(replications(kPeopleDraws));
    for (std::uint64_t replication = 0; replication < replications(kPeopleDraws); ++replication) {
      const std::vector<models::Impact> impacts = shipped.impacts(replication);
      for (const Id<County> county : models::ids(shipped.scenario().counties)) {
        const GroupSizes people = struck(shipped, county, impacts, replication);
        for (std::size_t group = 0; group < people.size(); ++group) {
          total[group] += people[group] / draws;
          by_county[county][group] += people[group] / draws;
        }
      }
    }
  }
  GroupSizes total{};
  models::PerRow<County, GroupSizes> by_county;
};

/// The same draws serve two tests.
const Struck& struck_in_2008() {
  static const Struck ours{Shipped("longmenshan-m8")};
  return ours;
}

// Sichuan: province; State Council Information Office, 2008-05-23; wenchuan_county_casualties, listed
// prefectures; dead, missing and dug out alive. The vulnerability table was set to meet them on average over
// the scatter.
TEST(RecordedPeople, TotalsOf2008AreMetOnAverage) {
  const Struck& ours = struck_in_2008();
  compare({"2008: people affected", "29,830,000", Use::kSetByIt}, ours.total[kAffected], {29.5e6, 32.5e6});
  compare({"2008: people displaced", "5,480,000", Use::kSetByIt}, ours.total[kDisplaced], {5.4e6, 6.3e6});
  compare({"2008: people injured", "349,000", Use::kSetByIt}, ours.total[kInjured], {330e3, 415e3});
  compare({"2008: people trapped", "170,000", Use::kSetByIt}, ours.total[kTrapped], {155e3, 200e3});
}

TEST(RecordedPeople, WithoutScatterTheRareGroupsOf2008AreTooSmall) {
  const Struck ours(Shipped("longmenshan-m8", {{"hazards.0.scatter", "false"}}));
  compare({"2008, no scatter: people affected", "29,830,000", Use::kSetByIt}, ours.total[kAffected],
          {28.5e6, 30.5e6});
  compare({"2008, no scatter: people displaced", "5,480,000", Use::kSetByIt}, ours.total[kDisplaced],
          {4.2e6, 4.5e6});
  compare({"2008, no scatter: people injured", "349,000", Use::kSetByIt}, ours.total[kInjured],
          {230e3, 248e3});
  compare({"2008, no scatter: people trapped", "170,000", Use::kSetByIt}, ours.total[kTrapped],
          {104e3, 113e3});
}

struct Recorded {
  std::string_view county;
  double injured;
};

// wenchuan_county_casualties: Beichuan, An, Pingwu, Jiangyou, Wenchuan, Mao, Li, Songpan, Mianzhu, Shifang,
// Qingchuan, Dujiangyan, Pengzhou.
constexpr std::array<Recorded, 13> kInjuredOf2008{{{"510726", 26'916},
                                                   {"510705", 13'476},
                                                   {"510727", 32'145},
                                                   {"510781", 10'006},
                                                   {"513221", 34'583},
                                                   {"513223", 8'183},
                                                   {"513222", 1'642},
                                                   {"513224", 22},
                                                   {"510683", 37'209},
                                                   {"510682", 33'075},
                                                   {"510822", 15'453},
                                                   {"510181", 10'560},
                                                   {"510182", 5'775}}};

TEST(RecordedPeople, HalfOfTheCountiesOf2008AreWithinAFactorOfThree) {
  const Shipped shipped("longmenshan-m8");
  const Struck& ours = struck_in_2008();
  double within = 0;
  for (const Recorded& recorded : kInjuredOf2008) {
    const double ratio = ours.by_county[shipped.county(recorded.county)][kInjured] / recorded.injured;
    within += ratio > 1.0 / 3 && ratio < 3 ? 1 : 0;
  }
  const auto injured_in = [&](std::string_view county) {
    return ours.by_county[shipped.county(county)][kInjured];
  };
  compare({"2008: counties with injured within a factor of 3, of 13", "13", Use::kSetByIt}, within, {5, 9});
  compare({"2008: injured in Wenchuan county", "34,583", Use::kSetByIt}, injured_in("513221"),
          {2'500, 4'000});
  compare({"2008: injured in Dujiangyan", "10,560", Use::kSetByIt}, injured_in("510181"), {31e3, 47e3});
}

// State Council Information Office, 2013-04-25, as of 24 April 18:00: "more than two million" and 13,484.
TEST(RecordedPeople, TheSmallerEventOf2013IsOverstated) {
  const Struck ours(Shipped("lushan-m7"));
  compare({"2013: people affected (recorded: more than)", "2,000,000"}, ours.total[kAffected],
          {6.9e6, 8.2e6});
  compare({"2013: people injured", "13,484"}, ours.total[kInjured], {21.5e3, 29e3});
}

}  // namespace
}  // namespace surge::validation
