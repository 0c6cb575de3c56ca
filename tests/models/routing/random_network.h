// SPDX-License-Identifier: Apache-2.0
// Networks for tests of routing: small ones by hand, random ones with everything that is awkward, and the
// times on them found the plain way.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <vector>

#include "models/routing/customization.h"
#include "models/routing/network.h"
#include "sim/random/stream.h"

namespace surge::models::routing::testing {

struct TimedNetwork {
  Network network;
  PerRow<Road, CrossingTimes> times;
};

/// A road of a network made by hand: ends, and minutes to cross it; -1 closes a direction.
struct HandRoad {
  std::size_t from;
  std::size_t to;
  int forward_min;
  int backward_min;
};

/// Junctions along a line.
TimedNetwork by_hand(std::size_t junctions, std::initializer_list<HandRoad> roads);

/// Both ways in so many minutes; closed if negative.
CrossingTimes both_ways(int minutes);

/// Whole, with all roads open both ways in one minute.
TimedNetwork grid(std::size_t width, std::size_t height);

/// A grid of `width` x `height` junctions at disturbed places, or now and then all in one, of whose roads
/// many are missing, so that parts are cut off; with one-way, closed, timeless, parallel and long-distance
/// roads, and roads from a junction to itself. Numbers say nothing about places.
TimedNetwork random_network(std::uint64_t seed, std::size_t width, std::size_t height);

/// Closes, opens, slows down or speeds up random roads; the same road may come up several times.
std::vector<RoadChange> random_changes(sim::Stream& stream, const Network& network, std::size_t count);

void apply(const std::vector<RoadChange>& changes, TimedNetwork& timed);

sim::Stream stream_of(std::uint64_t seed);

/// By junction: times of fastest routes from `origin`, by Dijkstra's algorithm.
std::vector<sim::Duration> dijkstra(const TimedNetwork& timed, Id<Junction> origin);

/// All, or a random sample with repetitions.
std::vector<Id<Junction>> all_junctions(const Network& network);
std::vector<Id<Junction>> some_junctions(sim::Stream& stream, const Network& network, std::size_t count);

}  // namespace surge::models::routing::testing
