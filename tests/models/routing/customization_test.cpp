// SPDX-License-Identifier: Apache-2.0
// Hierarchies, and their times after changes.
#include "models/routing/customization.h"

#include <algorithm>
#include <vector>

#include <gtest/gtest.h>

#include "models/routing/nested_dissection.h"
#include "sim/contract.h"
#include "sim/random/sampling.h"
#include "tests/models/routing/random_network.h"

namespace surge::models::routing {
namespace {

using std::chrono::minutes;
using testing::both_ways;
using testing::by_hand;
using testing::random_network;

/// Two ways from 0 to 2, over 1 and over 3; then on to 4. Contracted by number.
struct SmallHierarchy {
  testing::TimedNetwork timed =
      by_hand(5, {{0, 1, 4, 5}, {1, 2, 3, 3}, {0, 3, 2, 2}, {3, 2, 9, 9}, {2, 4, 1, -1}});
  Hierarchy hierarchy{timed.network, testing::all_junctions(timed.network)};
  Customization customization{hierarchy, timed.times};

  ArcIndex arc(std::size_t tail, std::size_t head) const {
    return hierarchy.arc_between(hierarchy.rank(Id<Junction>{tail}), hierarchy.rank(Id<Junction>{head}));
  }
  sim::Duration up(std::size_t tail, std::size_t head) const {
    return customization.times_up()[arc(tail, head)];
  }
  sim::Duration down(std::size_t tail, std::size_t head) const {
    return customization.times_down()[arc(tail, head)];
  }
};

TEST(Hierarchy, ContractionJoinsTheUpperNeighbours) {
  const SmallHierarchy small;
  // Roads, and 1 - 3 for the contraction of 0; 3 - 4 for that of 2.
  EXPECT_EQ(small.hierarchy.arc_count(), 7u);
  EXPECT_EQ(small.hierarchy.height(), 5u);
  EXPECT_EQ(small.hierarchy.roads_of(small.arc(1, 3)).size(), 0u);
  EXPECT_EQ(small.hierarchy.roads_of(small.arc(2, 3)).size(), 1u);
}

TEST(Hierarchy, ArcsOfOneTailHaveHeadsThatAreJoined) {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    const Hierarchy hierarchy(random_network(seed, 11, 11).network);
    for (Rank rank = 0; rank < hierarchy.junction_count(); ++rank) {
      const auto [begin, end] = hierarchy.arcs_up(rank);
      if (begin < end) {
        EXPECT_EQ(hierarchy.head(begin), hierarchy.parent(rank));
      }
      for (ArcIndex one = begin; one < end; ++one) {
        for (ArcIndex other = one + 1; other < end; ++other) {
          const ArcIndex joint = hierarchy.arc_between_heads(one, other);
          ASSERT_EQ(hierarchy.tail(joint), hierarchy.head(one));
          ASSERT_EQ(hierarchy.head(joint), hierarchy.head(other));
          ASSERT_EQ(joint, hierarchy.arc_between(hierarchy.head(one), hierarchy.head(other)));
        }
      }
    }
  }
}

TEST(Hierarchy, LowerTrianglesAreThePairsOfArcsWithTheSameTail) {
  const Hierarchy hierarchy(random_network(3, 10, 10).network);
  std::size_t pairs = 0;
  for (Rank rank = 0; rank < hierarchy.junction_count(); ++rank) {
    const std::size_t arcs = hierarchy.arcs_up(rank).end - hierarchy.arcs_up(rank).begin;
    pairs += arcs * (arcs - 1) / 2;
  }
  std::size_t triangles = 0;
  for (ArcIndex arc = 0; arc < hierarchy.arc_count(); ++arc) {
    hierarchy.for_each_lower_triangle(arc, [&](ArcIndex to_tail, ArcIndex to_head) {
      ++triangles;
      EXPECT_EQ(hierarchy.tail(to_tail), hierarchy.tail(to_head));
      EXPECT_EQ(hierarchy.head(to_tail), hierarchy.tail(arc));
      EXPECT_EQ(hierarchy.head(to_head), hierarchy.head(arc));
    });
  }
  EXPECT_EQ(triangles, pairs);
}

TEST(Customization, ArcTakesTheFasterOfItsRoadAndItsTriangles) {
  const SmallHierarchy small;
  EXPECT_EQ(small.up(1, 3), minutes(5 + 2));
  EXPECT_EQ(small.down(1, 3), minutes(2 + 4));
  // From 2 to 3: by road 9, over 1 and 0 3 + 5 + 2.
  EXPECT_EQ(small.up(2, 3), minutes(9));
  EXPECT_EQ(small.down(2, 3), minutes(9));
  EXPECT_EQ(small.up(3, 4), minutes(9 + 1));
  EXPECT_EQ(small.down(3, 4), kNever);
}

TEST(Customization, ChangeGoesUpAsFarAsItMatters) {
  SmallHierarchy small;
  const Id<Road> first{0};
  // 0 - 1 - 2 gets faster: 3 to 2 now takes 2 + 1 + 3, so 3 to 4 one more.
  const RoadChange faster{first, both_ways(1)};
  const CustomizationWork work = small.customization.change({&faster, 1});
  EXPECT_EQ(small.down(2, 3), minutes(6));
  EXPECT_EQ(small.up(3, 4), minutes(7));
  EXPECT_EQ(work.arcs_changed, 4u);  // 0 - 1, 1 - 3, 2 - 3, 3 - 4
  const RoadChange back{first, small.timed.times[first]};
  EXPECT_EQ(small.customization.change({&back, 1}).arcs_changed, 4u);
  EXPECT_EQ(small.up(3, 4), minutes(10));
}

TEST(Customization, RoadThatNoRouteUsesTouchesOneArc) {
  SmallHierarchy small;
  const Id<Road> beside_the_triangle{3};
  std::vector<RoadChange> changes{{beside_the_triangle, both_ways(1)}};
  small.customization.change(changes);
  // Slower and slower, while 3 to 2 over 0 and 1 takes 9: one change, then none.
  changes = {{beside_the_triangle, both_ways(50)}};
  small.customization.change(changes);
  changes = {{beside_the_triangle, both_ways(60)}};
  const CustomizationWork work = small.customization.change(changes);
  EXPECT_EQ(work.arcs_computed, 1u);
  EXPECT_EQ(work.arcs_changed, 0u);
  EXPECT_EQ(small.customization.change(changes).arcs_computed, 0u);
}

TEST(Customization, OfSeveralChangesOfARoadTheLastHolds) {
  SmallHierarchy small;
  const std::vector<RoadChange> changes{{Id<Road>{3}, both_ways(-1)}, {Id<Road>{3}, both_ways(2)}};
  small.customization.change(changes);
  EXPECT_EQ(small.customization.crossing_times(Id<Road>{3}), both_ways(2));
  EXPECT_EQ(small.up(2, 3), minutes(2));
}

TEST(Customization, RemembersTheTimesBeforeAChange) {
  SmallHierarchy small;
  const auto epoch = small.customization.epoch();
  const std::vector<RoadChange> changes{{Id<Road>{4}, {minutes(2), kNever}}};
  small.customization.change(changes);
  const auto journal = small.customization.changes_since(epoch);
  ASSERT_TRUE(journal);
  ASSERT_EQ(journal->size(), 2u);
  EXPECT_EQ(journal->front().arc, small.arc(2, 4));
  EXPECT_EQ(journal->front().old_up, minutes(1));
  EXPECT_EQ(journal->back().arc, small.arc(3, 4));
  EXPECT_EQ(journal->back().old_up, minutes(10));
}

bool same_times(const Customization& one, const Customization& other) {
  return std::ranges::equal(one.times_up(), other.times_up()) &&
         std::ranges::equal(one.times_down(), other.times_down());
}

TEST(Customization, AfterRandomChangesEqualsANewOne) {
  for (std::uint64_t seed = 1; seed <= 30; ++seed) {
    auto timed = random_network(seed, 10, 9);
    const Hierarchy hierarchy(timed.network);
    Customization kept(hierarchy, timed.times);
    sim::Stream stream = testing::stream_of(seed + 100);
    for (int batch = 0; batch < 20; ++batch) {
      const auto changes = testing::random_changes(stream, timed.network, 1 + sim::uniform_int(stream, 6));
      testing::apply(changes, timed);
      const CustomizationWork work = kept.change(changes);
      ASSERT_LE(work.arcs_changed, work.arcs_computed);
      ASSERT_TRUE(same_times(kept, Customization(hierarchy, timed.times)));
    }
  }
}

/// Large enough that the work goes over to whole tails.
TEST(Customization, AfterManyChangesAtOnceEqualsANewOne) {
  for (std::uint64_t seed = 1; seed <= 3; ++seed) {
    auto timed = random_network(seed, 30, 30);
    const Hierarchy hierarchy(timed.network);
    Customization kept(hierarchy, timed.times);
    sim::Stream stream = testing::stream_of(seed + 200);
    for (const std::size_t count : {5u, 50u, 300u, 1000u}) {
      const auto changes = testing::random_changes(stream, timed.network, count);
      testing::apply(changes, timed);
      kept.change(changes);
      ASSERT_TRUE(same_times(kept, Customization(hierarchy, timed.times)));
    }
  }
}

#if defined(SURGE_CONTRACTS)
TEST(Customization, RefusesNegativeTimes) {
  SmallHierarchy small;
  const std::vector<RoadChange> changes{{Id<Road>{0}, {minutes(-1), minutes(1)}}};
  EXPECT_THROW(small.customization.change(changes), sim::ContractViolation);
}
#endif

}  // namespace
}  // namespace surge::models::routing
