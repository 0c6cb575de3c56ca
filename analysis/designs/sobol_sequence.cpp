// SPDX-License-Identifier: Apache-2.0
#include <stdexcept>
#include <utility>
#include <vector>

#include <boost/random/sobol.hpp>

#include "analysis/designs/space_filling.h"

namespace surge::designs {
namespace {

std::size_t checked_dimensions(std::size_t dimensions) {
  if (dimensions < 1 || dimensions > SobolSequence::kMostDimensions) {
    throw std::invalid_argument("a Sobol sequence has between 1 and 3,667 dimensions");
  }
  return dimensions;
}

}  // namespace

struct SobolSequence::State {
  explicit State(std::size_t dimensions) : engine(checked_dimensions(dimensions)), shift(dimensions) {}

  boost::random::sobol engine;  ///< 64 bits a coordinate; leaves out the first point
  std::vector<std::uint64_t> shift;
  bool shifted = false;
  bool at_start = true;
};

SobolSequence::SobolSequence(std::size_t dimensions) : state_(std::make_unique<State>(dimensions)) {}

SobolSequence::SobolSequence(std::size_t dimensions, const sim::StreamSource& streams)
    : SobolSequence(dimensions) {
  state_->shifted = true;
  for (std::size_t k = 0; k < dimensions; ++k) {
    state_->shift[k] = streams.stream(sim::Cause("digital shift"), k).next_u64();
  }
}

SobolSequence::~SobolSequence() = default;
SobolSequence::SobolSequence(SobolSequence&&) noexcept = default;
SobolSequence& SobolSequence::operator=(SobolSequence&&) noexcept = default;

Points SobolSequence::next(std::size_t count) {
  Points points(count, state_->shift.size());
  for (std::size_t row = 0; row < count; ++row) {
    const bool first = std::exchange(state_->at_start, false);
    for (std::size_t k = 0; k < points.dimensions(); ++k) {
      const std::uint64_t digits = (first ? 0 : state_->engine()) ^ state_->shift[k];
      // 52 digits; of a shifted one the middle of what they leave open, as Stream::uniform01() does.
      points[row][k] = (static_cast<double>(digits >> 12) + (state_->shifted ? 0.5 : 0)) * 0x1p-52;
    }
  }
  return points;
}

}  // namespace surge::designs
