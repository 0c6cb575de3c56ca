// SPDX-License-Identifier: Apache-2.0
#include "tests/models/routing/random_network.h"

#include <functional>
#include <numeric>
#include <queue>
#include <utility>

#include "sim/random/sampling.h"

namespace surge::models::routing::testing {
namespace {

using std::chrono::minutes;

sim::Duration direction(int minutes_or_closed) {
  return minutes_or_closed < 0 ? kNever : minutes{minutes_or_closed};
}

/// Few different values, so that many routes tie.
CrossingTimes random_times(sim::Stream& stream) {
  constexpr double kClosed = 0.1;
  constexpr double kOneWay = 0.2;
  constexpr std::uint64_t kValues = 8;
  if (sim::bernoulli(stream, kClosed)) return {};
  const sim::Duration forward = minutes{sim::uniform_int(stream, kValues)};
  if (!sim::bernoulli(stream, kOneWay)) return {forward, forward};
  const sim::Duration other = minutes{sim::uniform_int(stream, kValues)};
  switch (sim::uniform_int(stream, 3)) {
    case 0:
      return {forward, kNever};
    case 1:
      return {kNever, forward};
    default:
      return {forward, other};
  }
}

class RandomNetwork {
 public:
  RandomNetwork(std::uint64_t seed, std::size_t width, std::size_t height)
      : stream_(stream_of(seed)), width_(width), height_(height), numbers_(width * height) {
    std::iota(numbers_.begin(), numbers_.end(), std::size_t{0});
    for (std::size_t i = numbers_.size(); i > 1; --i) {
      std::swap(numbers_[i - 1], numbers_[sim::uniform_int(stream_, i)]);
    }
  }

  TimedNetwork make() {
    add_junctions();
    for (std::size_t y = 0; y < height_; ++y) {
      for (std::size_t x = 0; x < width_; ++x) {
        const std::size_t here = y * width_ + x;
        if (x + 1 < width_) add_grid_roads(here, here + 1);
        if (y + 1 < height_) add_grid_roads(here, here + width_);
        if (sim::bernoulli(stream_, 0.03)) add_road(here, sim::uniform_int(stream_, numbers_.size()));
        if (sim::bernoulli(stream_, 0.03)) add_road(here, here);
      }
    }
    return std::move(timed_);
  }

 private:
  void add_junctions() {
    const double extent = sim::bernoulli(stream_, 0.1) ? 0 : 1'000;
    timed_.network.junctions = Table<Junction>(numbers_.size());
    for (std::size_t i = 0; i < numbers_.size(); ++i) {
      const double x = static_cast<double>(i % width_) + sim::uniform(stream_, -0.4, 0.4);
      const double y = static_cast<double>(i / width_) + sim::uniform(stream_, -0.4, 0.4);
      timed_.network.junctions[Id<Junction>{numbers_[i]}] = {extent * x, extent * y};
    }
  }

  void add_grid_roads(std::size_t from, std::size_t to) {
    if (!sim::bernoulli(stream_, 0.7)) return;
    add_road(from, to);
    if (sim::bernoulli(stream_, 0.1)) add_road(to, from);
  }

  void add_road(std::size_t from, std::size_t to) {
    timed_.network.roads.add({Id<Junction>{numbers_[from]}, Id<Junction>{numbers_[to]}});
    timed_.times.add(random_times(stream_));
  }

  sim::Stream stream_;
  std::size_t width_;
  std::size_t height_;
  std::vector<std::size_t> numbers_;
  TimedNetwork timed_;
};

}  // namespace

CrossingTimes both_ways(int minutes) {
  return {direction(minutes), direction(minutes)};
}

TimedNetwork by_hand(std::size_t junctions, std::initializer_list<HandRoad> roads) {
  TimedNetwork timed;
  for (std::size_t i = 0; i < junctions; ++i) timed.network.junctions.add({static_cast<double>(i), 0});
  for (const HandRoad& road : roads) {
    timed.network.roads.add({Id<Junction>{road.from}, Id<Junction>{road.to}});
    timed.times.add({direction(road.forward_min), direction(road.backward_min)});
  }
  return timed;
}

TimedNetwork grid(std::size_t width, std::size_t height) {
  TimedNetwork timed;
  const auto add = [&](std::size_t from, std::size_t to) {
    timed.network.roads.add({Id<Junction>{from}, Id<Junction>{to}});
    timed.times.add(both_ways(1));
  };
  for (std::size_t i = 0; i < width * height; ++i) {
    timed.network.junctions.add({static_cast<double>(i % width), static_cast<double>(i / width)});
    if (i % width + 1 < width) add(i, i + 1);
    if (i / width + 1 < height) add(i, i + width);
  }
  return timed;
}

TimedNetwork random_network(std::uint64_t seed, std::size_t width, std::size_t height) {
  return RandomNetwork(seed, width, height).make();
}

std::vector<RoadChange> random_changes(sim::Stream& stream, const Network& network, std::size_t count) {
  std::vector<RoadChange> changes;
  for (std::size_t i = 0; i < count; ++i) {
    const Id<Road> road{sim::uniform_int(stream, network.roads.size())};
    changes.push_back({road, random_times(stream)});
  }
  return changes;
}

void apply(const std::vector<RoadChange>& changes, TimedNetwork& timed) {
  for (const RoadChange& change : changes) timed.times[change.road] = change.times;
}

sim::Stream stream_of(std::uint64_t seed) {
  return sim::StreamSource(seed, 1).stream(sim::Cause("routing"));
}

std::vector<sim::Duration> dijkstra(const TimedNetwork& timed, Id<Junction> origin) {
  using Step = std::pair<sim::Duration, std::size_t>;
  std::vector<std::vector<Step>> steps(timed.network.junctions.size());
  for (const Id<Road> road : ids(timed.network.roads)) {
    const auto& [from, to] = timed.network.roads[road];
    const CrossingTimes& times = timed.times[road];
    if (times.forward < kNever) steps[from.index()].emplace_back(times.forward, to.index());
    if (times.backward < kNever) steps[to.index()].emplace_back(times.backward, from.index());
  }
  std::vector<sim::Duration> times(steps.size(), kNever);
  times[origin.index()] = sim::Duration{0};
  std::priority_queue<Step, std::vector<Step>, std::greater<>> queue;
  queue.emplace(sim::Duration{0}, origin.index());
  while (!queue.empty()) {
    const auto [time, at] = queue.top();
    queue.pop();
    if (time > times[at]) continue;
    for (const auto& [duration, to] : steps[at]) {
      if (time + duration >= times[to]) continue;
      times[to] = time + duration;
      queue.emplace(times[to], to);
    }
  }
  return times;
}

std::vector<Id<Junction>> all_junctions(const Network& network) {
  std::vector<Id<Junction>> junctions;
  for (const Id<Junction> junction : ids(network.junctions)) junctions.push_back(junction);
  return junctions;
}

std::vector<Id<Junction>> some_junctions(sim::Stream& stream, const Network& network, std::size_t count) {
  std::vector<Id<Junction>> junctions;
  for (std::size_t i = 0; i < count; ++i) {
    junctions.emplace_back(sim::uniform_int(stream, network.junctions.size()));
  }
  return junctions;
}

}  // namespace surge::models::routing::testing
