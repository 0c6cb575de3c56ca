// SPDX-License-Identifier: Apache-2.0
// Designs that look at the whole space of parameters: grid, Latin hypercube, Sobol sequence.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>

#include "analysis/designs/points.h"
#include "sim/random/stream.h"

namespace surge::designs {

/// Every combination of levels[k] values of dimension k at i / (levels[k] - 1), 0.5 for one level; the last
/// dimension changes fastest. An integer or choice range with as many values as levels takes each once.
/// Throws std::invalid_argument without dimensions, with a level of 0, or for more than 10^7 points.
Points full_factorial(std::span<const std::size_t> levels);

/// Each of the `count` equal slices of every dimension holds one point, at a random place in it (McKay,
/// Beckman and Conover 1979, Technometrics 21:239-245). With `candidates` > 1, of so many drawn the one with
/// the largest smallest distance between two points (maximin; Johnson, Moore and Ylvisaker 1990, J. Stat.
/// Planning and Inference 26:131-148); costs O(candidates count^2 dimensions).
struct LatinHypercube {
  std::size_t count = 1;       ///< >= 1
  std::size_t dimensions = 1;  ///< >= 1
  std::size_t candidates = 1;  ///< >= 1
};
Points latin_hypercube(const LatinHypercube& design, const sim::StreamSource& streams);

/// Smallest Euclidean distance between two points; infinite for fewer than two.
double smallest_distance(const Points& points);

/// Independent and uniform.
struct PlainSample {
  std::size_t count = 1;
  std::size_t dimensions = 1;
};
Points plain_sample(const PlainSample& sample, const sim::StreamSource& streams);

/// Sobol's sequence with the direction numbers of Joe and Kuo (2008, SIAM J. Sci. Comput. 30:2635-2654), in
/// Gray code order, from its first point 0 on: to drop it spoils the balance of the first 2^m points (Owen
/// 2020, "On dropping the first Sobol' point"). Best used for 2^m points.
class SobolSequence {
 public:
  static constexpr std::size_t kMostDimensions = 3667;

  /// As published. Throws std::invalid_argument unless 1 <= dimensions <= kMostDimensions.
  explicit SobolSequence(std::size_t dimensions);
  /// With a random digital shift: all binary digits of a coordinate are flipped as those of a random number,
  /// one a dimension. Each point is then uniform, so that means are unbiased and shifts of several streams
  /// give an interval (L'Ecuyer and Lemieux 2000, Management Science 46:1214-1235).
  SobolSequence(std::size_t dimensions, const sim::StreamSource& streams);
  ~SobolSequence();
  SobolSequence(SobolSequence&&) noexcept;
  SobolSequence& operator=(SobolSequence&&) noexcept;

  /// The next points. Coordinates of a shifted sequence lie inside (0, 1).
  Points next(std::size_t count);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace surge::designs
