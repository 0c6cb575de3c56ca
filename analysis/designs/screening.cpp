// SPDX-License-Identifier: Apache-2.0
#include "analysis/designs/screening.h"

#include <algorithm>
#include <numeric>
#include <stdexcept>
#include <utility>

#include "sim/random/sampling.h"

namespace surge::designs {
namespace {

void require_screening(bool condition, const char* sentence) {
  if (!condition) throw std::invalid_argument(sentence);
}

/// Fills `rows` and `moved` of one trajectory. On the grid, a parameter that starts in the lower half can
/// only move up by half of the levels, and one in the upper half only down.
void walk(sim::Stream stream, std::size_t levels, Points& points, std::size_t first_row,
          std::span<std::size_t> moved) {
  const std::size_t dimensions = points.dimensions();
  std::vector<std::size_t> level(dimensions);
  for (std::size_t& start : level) start = sim::uniform_int(stream, levels);
  std::iota(moved.begin(), moved.end(), std::size_t{0});
  for (std::size_t left = dimensions; left > 1; --left) {
    std::swap(moved[left - 1], moved[sim::uniform_int(stream, left)]);
  }
  for (std::size_t step = 0; step <= dimensions; ++step) {
    for (std::size_t k = 0; k < dimensions; ++k) {
      points[first_row + step][k] = static_cast<double>(level[k]) / static_cast<double>(levels - 1);
    }
    if (step == dimensions) break;
    std::size_t& moving = level[moved[step]];
    moving = moving < levels / 2 ? moving + levels / 2 : moving - levels / 2;
  }
}

}  // namespace

MorrisDesign morris_trajectories(const MorrisOptions& options, const sim::StreamSource& streams) {
  require_screening(options.trajectories >= 1, "a Morris design needs a trajectory");
  require_screening(options.dimensions >= 1, "a Morris design needs a parameter");
  require_screening(options.levels >= 2 && options.levels % 2 == 0,
                    "a Morris design needs an even number of levels");
  const std::size_t rows = options.dimensions + 1;
  MorrisDesign design{Points(options.trajectories * rows, options.dimensions),
                      std::vector<std::size_t>(options.trajectories * options.dimensions)};
  for (std::size_t t = 0; t < options.trajectories; ++t) {
    const auto moved = std::span(design.moved).subspan(t * options.dimensions, options.dimensions);
    walk(streams.stream(sim::Cause("morris trajectory"), t), options.levels, design.points, t * rows, moved);
  }
  return design;
}

SaltelliDesign saltelli_design(const Points& halves) {
  require_screening(halves.dimensions() % 2 == 0,
                    "a design for Sobol' indices needs an even number of dimensions");
  const std::size_t dimensions = halves.dimensions() / 2;
  SaltelliDesign design{Points(halves.count() * (dimensions + 2), dimensions)};
  for (std::size_t r = 0; r < halves.count(); ++r) {
    const std::span<const double> a = halves[r].first(dimensions);
    const std::span<const double> b = halves[r].last(dimensions);
    std::ranges::copy(a, design.points[design.row_a(r)].begin());
    std::ranges::copy(b, design.points[design.row_b(r)].begin());
    for (std::size_t k = 0; k < dimensions; ++k) {
      const std::span<double> mixed = design.points[design.row_mixed(r, k)];
      std::ranges::copy(a, mixed.begin());
      mixed[k] = b[k];
    }
  }
  return design;
}

}  // namespace surge::designs
