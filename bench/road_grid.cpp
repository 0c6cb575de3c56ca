// SPDX-License-Identifier: Apache-2.0
#include "bench/road_grid.h"

#include <cmath>
#include <functional>
#include <numeric>
#include <queue>
#include <utility>

#include "sim/random/sampling.h"

namespace surge::bench {
namespace {

using models::Id;
using models::PerRow;
using models::routing::CrossingTimes;
using models::routing::Junction;
using models::routing::kNever;
using models::routing::Road;
using models::routing::RoadChange;

constexpr std::size_t kSide = 845;
constexpr std::size_t kRoads = 1'000'000;
constexpr double kSpacing_m = 1'000;
constexpr double kDisplacement_m = 300;
/// Roads are longer than the straight line.
constexpr double kDetour = 1.2;

double speed_m_s(std::size_t line) {
  if (line % 16 == 0) return 25;
  return line % 4 == 0 ? 50.0 / 3 : 100.0 / 9;
}

struct Candidate {
  Road road;
  std::size_t line;
};

struct Candidates {
  std::vector<Candidate> main;
  std::vector<Candidate> minor;
};

Candidates candidates() {
  Candidates result;
  const auto add = [&](std::size_t from, std::size_t to, std::size_t line) {
    (line % 4 == 0 ? result.main : result.minor).push_back({{Id<Junction>{from}, Id<Junction>{to}}, line});
  };
  for (std::size_t y = 0; y < kSide; ++y) {
    for (std::size_t x = 0; x < kSide; ++x) {
      const std::size_t here = y * kSide + x;
      if (x + 1 < kSide) add(here, here + 1, y);
      if (y + 1 < kSide) add(here, here + kSide, x);
    }
  }
  return result;
}

CrossingTimes crossing_times(const models::routing::Network& network, const Candidate& candidate) {
  const Junction& from = network.junctions[candidate.road.from];
  const Junction& to = network.junctions[candidate.road.to];
  const double length_m = kDetour * std::hypot(to.x_m - from.x_m, to.y_m - from.y_m);
  const sim::Duration time = sim::duration_from_seconds(length_m / speed_m_s(candidate.line));
  return {time, time};
}

CrossingTimes scaled(const CrossingTimes& times, double factor) {
  const auto scale = [factor](sim::Duration time) {
    return sim::duration_from_seconds(sim::to_seconds(time) * factor);
  };
  return {scale(times.forward), scale(times.backward)};
}

CrossingTimes random_state(sim::Stream& stream, const CrossingTimes& usual) {
  switch (sim::uniform_int(stream, 4)) {
    case 0:
      return scaled(usual, 2);
    case 1:
      return scaled(usual, 0.75);
    case 2:
      return {kNever, kNever};
    default:
      return usual;
  }
}

}  // namespace

RoadGrid road_grid() {
  RoadGrid grid;
  sim::Stream stream = stream_of(1);
  const auto displaced = [&](std::size_t line) {
    return kSpacing_m * static_cast<double>(line) + sim::uniform(stream, -kDisplacement_m, kDisplacement_m);
  };
  for (std::size_t i = 0; i < kSide * kSide; ++i) {
    const double x_m = displaced(i % kSide);
    grid.network.junctions.add({x_m, displaced(i / kSide)});
  }
  auto [chosen, minor] = candidates();
  for (std::size_t i = 0; chosen.size() < kRoads; ++i) {
    std::swap(minor[i], minor[i + sim::uniform_int(stream, minor.size() - i)]);
    chosen.push_back(minor[i]);
  }
  for (const Candidate& candidate : chosen) {
    grid.network.roads.add(candidate.road);
    grid.times.add(crossing_times(grid.network, candidate));
  }
  return grid;
}

std::vector<RoadChange> random_changes(sim::Stream& stream, const RoadGrid& grid, std::size_t count,
                                       PerRow<Road, CrossingTimes>& times) {
  std::vector<RoadChange> changes;
  while (changes.size() < count) {
    const Id<Road> road{sim::uniform_int(stream, grid.network.roads.size())};
    const CrossingTimes state = random_state(stream, grid.times[road]);
    if (state == times[road]) continue;
    times[road] = state;
    changes.push_back({road, state});
  }
  return changes;
}

std::vector<Id<Junction>> random_junctions(sim::Stream& stream, const RoadGrid& grid, std::size_t count) {
  std::vector<Id<Junction>> junctions;
  for (std::size_t i = 0; i < count; ++i) {
    junctions.emplace_back(sim::uniform_int(stream, grid.network.junctions.size()));
  }
  return junctions;
}

sim::Stream stream_of(std::uint64_t seed) {
  return sim::StreamSource(seed, 1).stream(sim::Cause("road grid"));
}

PlainSearch::PlainSearch(const RoadGrid& grid) : first_(grid.network.junctions.size() + 1, 0) {
  for (const Road& road : grid.network.roads) {
    ++first_[road.from.index() + 1];
    ++first_[road.to.index() + 1];
  }
  std::partial_sum(first_.begin(), first_.end(), first_.begin());
  std::vector<std::uint32_t> next(first_.begin(), first_.end() - 1);
  steps_.resize(first_.back());
  for (const Id<Road> id : models::ids(grid.network.roads)) {
    const auto& [from, to] = grid.network.roads[id];
    steps_[next[from.index()]++] = {grid.times[id].forward, static_cast<std::uint32_t>(to.index())};
    steps_[next[to.index()]++] = {grid.times[id].backward, static_cast<std::uint32_t>(from.index())};
  }
}

std::vector<sim::Duration> PlainSearch::times_from(Id<Junction> origin) const {
  using Reached = std::pair<sim::Duration, std::uint32_t>;
  std::vector<sim::Duration> times(first_.size() - 1, kNever);
  std::priority_queue<Reached, std::vector<Reached>, std::greater<>> queue;
  times[origin.index()] = sim::Duration{0};
  queue.emplace(sim::Duration{0}, static_cast<std::uint32_t>(origin.index()));
  while (!queue.empty()) {
    const auto [time, at] = queue.top();
    queue.pop();
    if (time > times[at]) continue;
    for (std::uint32_t i = first_[at]; i < first_[at + 1]; ++i) {
      const Step& step = steps_[i];
      if (time + step.time >= times[step.to]) continue;
      times[step.to] = time + step.time;
      queue.emplace(times[step.to], step.to);
    }
  }
  return times;
}

}  // namespace surge::bench
