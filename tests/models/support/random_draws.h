// SPDX-License-Identifier: Apache-2.0
// Draws that random scenarios are made of.
#pragma once

#include <cstddef>
#include <cstdint>

#include "models/id.h"
#include "sim/random/distribution.h"
#include "sim/random/sampling.h"
#include "sim/random/stream.h"

namespace surge::models::testing {

class RandomDraws {
 protected:
  explicit RandomDraws(const sim::Stream& stream) : stream_(stream) {}

  int below(int end) { return static_cast<int>(sim::uniform_int(stream_, static_cast<std::uint64_t>(end))); }
  double between(double low, double high) { return sim::uniform(stream_, low, high); }
  bool chance(double probability) { return sim::bernoulli(stream_, probability); }
  /// A uniform time, of up to some share of that.
  sim::Distribution up_to(double high_s) { return sim::Distribution::uniform(0, between(0.1, 1) * high_s); }
  template <class Row>
  Id<Row> any_of(const Table<Row>& table) {
    return Id<Row>{static_cast<std::size_t>(below(static_cast<int>(table.size())))};
  }

 private:
  sim::Stream stream_;
};

}  // namespace surge::models::testing
