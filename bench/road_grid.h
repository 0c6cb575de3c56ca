// SPDX-License-Identifier: Apache-2.0
// A road network of a million roads for benchmarks of routing, and changes of it.
#pragma once

#include <cstddef>
#include <vector>

#include "models/routing/customization.h"
#include "models/routing/network.h"
#include "sim/random/stream.h"

namespace surge::bench {

struct RoadGrid {
  models::routing::Network network;
  models::PerRow<models::routing::Road, models::routing::CrossingTimes> times;
};

/// 845 x 845 junctions about 1 km apart, each moved at random by up to 300 m, and 1,000,000 roads between
/// neighbours: all of every sixteenth line (90 km/h) and of every fourth (60 km/h), and as many of the others
/// (40 km/h), drawn at random, as are missing then. So a junction has 2.8 roads on average, and 1 in 70 is
/// cut off. All are open both ways.
RoadGrid road_grid();

/// Each of a random road, and another state than in `times`, which is updated: half as fast, a third faster,
/// closed, or as in `grid`.
std::vector<models::routing::RoadChange> random_changes(
    sim::Stream& stream, const RoadGrid& grid, std::size_t count,
    models::PerRow<models::routing::Road, models::routing::CrossingTimes>& times);

std::vector<models::Id<models::routing::Junction>> random_junctions(sim::Stream& stream, const RoadGrid& grid,
                                                                    std::size_t count);

sim::Stream stream_of(std::uint64_t seed);

/// Times of the fastest routes from a junction to all others by Dijkstra's algorithm with a binary heap.
class PlainSearch {
 public:
  explicit PlainSearch(const RoadGrid& grid);
  std::vector<sim::Duration> times_from(models::Id<models::routing::Junction> origin) const;

 private:
  struct Step {
    sim::Duration time;
    std::uint32_t to;
  };
  std::vector<std::uint32_t> first_;  ///< by junction, and one more: into steps_
  std::vector<Step> steps_;
};

}  // namespace surge::bench
