// SPDX-License-Identifier: Apache-2.0
// Designs for sensitivity: where to run the model so that effects of single parameters can be told.
#pragma once

#include <cstddef>
#include <vector>

#include "analysis/designs/points.h"
#include "sim/random/stream.h"

namespace surge::designs {

/// Trajectories of Morris (1991, Technometrics 33:161-174): from a random point of a grid of `levels` values
/// a dimension, 0, 1 / (levels - 1), ..., 1, every parameter moves once, in random order, by levels / (2
/// (levels - 1)) up or down. Each takes dimensions + 1 runs.
struct MorrisOptions {
  std::size_t trajectories = 10;  ///< >= 1; 10 to 50 are usual
  std::size_t dimensions = 1;     ///< >= 1
  std::size_t levels = 4;         ///< even, >= 2
};

struct MorrisDesign {
  Points points;                   ///< trajectory by trajectory, dimensions + 1 rows each
  std::vector<std::size_t> moved;  ///< by trajectory and step: the parameter that moves to the next row
  std::size_t trajectories() const { return moved.size() / points.dimensions(); }
};

/// Throws std::invalid_argument for an option out of its range. More trajectories of the same streams begin
/// with the same ones.
MorrisDesign morris_trajectories(const MorrisOptions& options, const sim::StreamSource& streams);

/// Points for Sobol' indices (Saltelli, Annoni, Azzini, Campolongo, Ratto and Tarantola 2010, Computer
/// Physics Communications 181:259-270): from the two halves A and B of points in twice as many dimensions, A,
/// B, and A with column k from B for every k. Row r of them stands at (dimensions + 2) r: A_r, then those
/// with a column from B, then B_r; so more rows of the same sequence continue the design.
struct SaltelliDesign {
  Points points;
  std::size_t rows() const { return points.count() / (points.dimensions() + 2); }
  std::size_t row_a(std::size_t r) const { return (points.dimensions() + 2) * r; }
  std::size_t row_mixed(std::size_t r, std::size_t k) const { return row_a(r) + 1 + k; }
  std::size_t row_b(std::size_t r) const { return row_a(r) + 1 + points.dimensions(); }
};

/// `halves` are Sobol, Latin hypercube or plain points. Throws std::invalid_argument unless their dimensions
/// are even.
SaltelliDesign saltelli_design(const Points& halves);

}  // namespace surge::designs
