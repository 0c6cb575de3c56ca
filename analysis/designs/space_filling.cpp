// SPDX-License-Identifier: Apache-2.0
#include "analysis/designs/space_filling.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <stdexcept>
#include <utility>
#include <vector>

#include "sim/random/sampling.h"

namespace surge::designs {
namespace {

constexpr std::size_t kMostPoints = 10'000'000;
constexpr double kBelowOne = 1 - 0x1p-53;  // the largest double below

std::size_t combinations(std::span<const std::size_t> levels) {
  if (levels.empty()) throw std::invalid_argument("a design needs a parameter");
  std::size_t count = 1;
  for (const std::size_t level : levels) {
    if (level == 0) throw std::invalid_argument("each parameter of a full factorial design needs a level");
    if (level > kMostPoints / count) {
      throw std::invalid_argument("this full factorial design has more than ten million points");
    }
    count *= level;
  }
  return count;
}

double level_to_unit(std::size_t level, std::size_t levels) {
  if (levels == 1) return 0.5;
  return static_cast<double>(level) / static_cast<double>(levels - 1);
}

std::vector<std::size_t> permutation(std::size_t size, sim::Stream& stream) {
  std::vector<std::size_t> order(size);
  std::iota(order.begin(), order.end(), std::size_t{0});
  for (std::size_t left = size; left > 1; --left)
    std::swap(order[left - 1], order[uniform_int(stream, left)]);
  return order;
}

Points one_latin_hypercube(const LatinHypercube& design, const sim::StreamSource& streams,
                           std::size_t candidate) {
  Points points(design.count, design.dimensions);
  for (std::size_t k = 0; k < design.dimensions; ++k) {
    sim::Stream stream = streams.stream(sim::Cause("latin hypercube"), k, candidate);
    const std::vector<std::size_t> slices = permutation(design.count, stream);
    for (std::size_t row = 0; row < design.count; ++row) {
      const double place = static_cast<double>(slices[row]) + stream.uniform01();
      points[row][k] = std::min(place / static_cast<double>(design.count), kBelowOne);
    }
  }
  return points;
}

double squared_distance(std::span<const double> a, std::span<const double> b) {
  double sum = 0;
  for (std::size_t k = 0; k < a.size(); ++k) sum += (a[k] - b[k]) * (a[k] - b[k]);
  return sum;
}

}  // namespace

Points full_factorial(std::span<const std::size_t> levels) {
  Points points(combinations(levels), levels.size());
  for (std::size_t row = 0; row < points.count(); ++row) {
    std::size_t rest = row;
    for (std::size_t k = levels.size(); k-- > 0;) {
      points[row][k] = level_to_unit(rest % levels[k], levels[k]);
      rest /= levels[k];
    }
  }
  return points;
}

Points latin_hypercube(const LatinHypercube& design, const sim::StreamSource& streams) {
  SIM_EXPECT(design.count >= 1 && design.candidates >= 1);
  Points best = one_latin_hypercube(design, streams, 0);
  double distance = design.candidates > 1 ? smallest_distance(best) : 0;
  for (std::size_t candidate = 1; candidate < design.candidates; ++candidate) {
    Points other = one_latin_hypercube(design, streams, candidate);
    const double of_other = smallest_distance(other);
    if (of_other <= distance) continue;
    distance = of_other;
    best = std::move(other);
  }
  return best;
}

double smallest_distance(const Points& points) {
  double smallest = std::numeric_limits<double>::infinity();
  for (std::size_t i = 0; i < points.count(); ++i) {
    for (std::size_t j = i + 1; j < points.count(); ++j) {
      smallest = std::min(smallest, squared_distance(points[i], points[j]));
    }
  }
  return std::sqrt(smallest);
}

Points plain_sample(const PlainSample& sample, const sim::StreamSource& streams) {
  Points points(sample.count, sample.dimensions);
  for (std::size_t row = 0; row < sample.count; ++row) {
    sim::Stream stream = streams.stream(sim::Cause("plain sample"), row);
    for (double& coordinate : points[row]) coordinate = stream.uniform01();
  }
  return points;
}

}  // namespace surge::designs
