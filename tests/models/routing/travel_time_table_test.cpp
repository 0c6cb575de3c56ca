// SPDX-License-Identifier: Apache-2.0
#include "models/routing/travel_time_table.h"

#include <gtest/gtest.h>

#include "sim/random/sampling.h"
#include "tests/models/routing/random_network.h"

namespace surge::models::routing {
namespace {

using std::chrono::minutes;
using testing::both_ways;
using testing::by_hand;
using testing::random_network;

using Junctions = std::vector<Id<Junction>>;

struct Tabled {
  Tabled(testing::TimedNetwork network, Junctions from, Junctions to)
      : timed(std::move(network)), origins(std::move(from)), destinations(std::move(to)) {}

  TableWork change(const std::vector<RoadChange>& changes) {
    testing::apply(changes, timed);
    customization.change(changes);
    return table.refresh();
  }
  sim::Duration time(std::size_t row, std::size_t column) const {
    return table.time(Id<Origin>{row}, Id<Destination>{column});
  }
  void expect_right() const {
    for (std::size_t row = 0; row < origins.size(); ++row) {
      const std::vector<sim::Duration> expected = testing::dijkstra(timed, origins[row]);
      for (std::size_t column = 0; column < destinations.size(); ++column) {
        ASSERT_EQ(time(row, column), expected[destinations[column].index()]);
      }
    }
  }

  testing::TimedNetwork timed;
  Junctions origins;
  Junctions destinations;
  Hierarchy hierarchy{timed.network};
  Customization customization{hierarchy, timed.times};
  TravelTimeTable table{customization, origins, destinations};
};

/// A road along five towns, one minute between neighbours.
Tabled along_a_road() {
  return Tabled(by_hand(5, {{0, 1, 1, 1}, {1, 2, 1, 1}, {2, 3, 1, 1}, {3, 4, 1, 1}}),
                {Id<Junction>{0}, Id<Junction>{2}}, {Id<Junction>{4}, Id<Junction>{1}, Id<Junction>{2}});
}

TEST(TravelTimeTable, HasTimesOfAllPairs) {
  const Tabled tabled = along_a_road();
  EXPECT_EQ(tabled.time(0, 0), minutes(4));
  EXPECT_EQ(tabled.time(0, 1), minutes(1));
  EXPECT_EQ(tabled.time(1, 0), minutes(2));
  EXPECT_EQ(tabled.time(1, 1), minutes(1));
  EXPECT_EQ(tabled.time(1, 2), minutes(0));
  EXPECT_EQ(tabled.table.first_work().entries_computed, 6u);
}

TEST(TravelTimeTable, ClosedRoadCutsOffWhatLiesBehindIt) {
  Tabled tabled = along_a_road();
  const TableWork work = tabled.change({{Id<Road>{3}, both_ways(-1)}});
  EXPECT_EQ(tabled.time(0, 0), kNever);
  EXPECT_EQ(tabled.time(1, 0), kNever);
  EXPECT_EQ(tabled.time(0, 2), minutes(2));
  EXPECT_EQ(work.entries_changed, 2u);
  EXPECT_EQ(work.rows_changed, 2u);
}

TEST(TravelTimeTable, StaysAsItWasUntilRefreshed) {
  Tabled tabled = along_a_road();
  const std::vector<RoadChange> changes{{Id<Road>{0}, both_ways(10)}};
  tabled.customization.change(changes);
  EXPECT_EQ(tabled.time(0, 1), minutes(1));
  tabled.table.refresh();
  EXPECT_EQ(tabled.time(0, 1), minutes(10));
}

TEST(TravelTimeTable, RefreshWithoutChangesDoesNothing) {
  Tabled tabled = along_a_road();
  const TableWork work = tabled.table.refresh();
  EXPECT_EQ(work.labels_searched, 0u);
  EXPECT_EQ(work.entries_computed, 0u);
}

TEST(TravelTimeTable, ChangesThatAreTakenBackDoNothing) {
  Tabled tabled = along_a_road();
  tabled.customization.change(std::vector<RoadChange>{{Id<Road>{1}, both_ways(-1)}});
  const TableWork work = tabled.change({{Id<Road>{1}, both_ways(1)}});
  EXPECT_EQ(work.labels_searched, 0u);
  EXPECT_EQ(work.entries_computed, 0u);
}

TEST(ChangedArcs, OfSeveralChangesOfAnArcTheFirstTimeBeforeCounts) {
  const Tabled tabled = along_a_road();
  std::vector<Customization::ArcChange> changes;
  for (int i = 0; i < 100; ++i) {
    for (const ArcIndex arc : {1u, 0u}) changes.push_back({arc, minutes(7 + i), minutes(7 + i)});
  }
  const ChangedArcs changed(tabled.customization, changes);
  for (const ArcIndex arc : {0u, 1u}) {
    const auto up = changed.up_from(tabled.hierarchy.tail(arc));
    ASSERT_FALSE(up.empty());
    for (const auto& change : up) EXPECT_EQ(change.old_up, minutes(7));
  }
}

TEST(TravelTimeTable, SlowerRoadInACornerConcernsOnlyTheCorner) {
  testing::TimedNetwork timed = testing::grid(20, 20);
  const Junctions all = testing::all_junctions(timed.network);
  Tabled tabled(std::move(timed), all, all);
  const TableWork work = tabled.change({{Id<Road>{0}, both_ways(9)}});
  tabled.expect_right();
  EXPECT_GT(work.entries_changed, 0u);
  EXPECT_LE(work.rows_changed, 40u);
  EXPECT_LT(work.labels_searched, 40u);
  EXPECT_LT(work.entries_computed, all.size() * all.size() / 5);
}

TEST(TravelTimeTable, AfterRandomChangesHasTheTimesOfDijkstra) {
  for (std::uint64_t seed = 1; seed <= 25; ++seed) {
    testing::TimedNetwork timed = random_network(seed, 9, 9);
    sim::Stream stream = testing::stream_of(seed + 500);
    Junctions origins = testing::some_junctions(stream, timed.network, 13);
    Junctions destinations = testing::some_junctions(stream, timed.network, 25);
    Tabled tabled(std::move(timed), std::move(origins), std::move(destinations));
    tabled.expect_right();
    for (int batch = 0; batch < 8; ++batch) {
      const TableWork work = tabled.change(
          testing::random_changes(stream, tabled.timed.network, 1 + sim::uniform_int(stream, 4)));
      EXPECT_LE(work.labels_changed, work.labels_searched);
      EXPECT_LE(work.entries_computed, work.entries_checked);
      EXPECT_LE(work.entries_changed, work.entries_checked);
      tabled.expect_right();
    }
  }
}

/// Several changes between two refreshes, now and then more than are remembered.
TEST(TravelTimeTable, MayLagBehind) {
  testing::TimedNetwork timed = random_network(5, 12, 12);
  const Junctions some{Id<Junction>{1}, Id<Junction>{50}, Id<Junction>{100}};
  const Junctions all = testing::all_junctions(timed.network);
  Tabled tabled(std::move(timed), some, all);
  sim::Stream stream = testing::stream_of(5);
  std::size_t begun_anew = 0;
  for (int round = 0; round < 30; ++round) {
    const auto epoch = tabled.customization.epoch();
    for (int lag = 0; lag < round; ++lag) {
      const auto changes = testing::random_changes(stream, tabled.timed.network, 2);
      testing::apply(changes, tabled.timed);
      tabled.customization.change(changes);
    }
    begun_anew += tabled.customization.changes_since(epoch) ? 0u : 1u;
    tabled.table.refresh();
    tabled.expect_right();
  }
  EXPECT_GT(begun_anew, 0u);
  EXPECT_LT(begun_anew, 30u);
}

TEST(TravelTimeTable, MayBeEmpty) {
  Tabled tabled(by_hand(2, {{0, 1, 1, 1}}), {}, {Id<Junction>{0}});
  EXPECT_EQ(tabled.table.origin_count(), 0u);
  tabled.change({{Id<Road>{0}, both_ways(2)}});
}

}  // namespace
}  // namespace surge::models::routing
