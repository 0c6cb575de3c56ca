// SPDX-License-Identifier: Apache-2.0
// Random streams that depend on what they are for and on nothing else.
//
// Philox 4x64-10 (Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC11;
// Random123): block b of a stream is a function of the key (seed, replication) and the counter (b,
// occurrence, entity, cause). Two streams share no block, whatever is drawn from either.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace surge::sim {

using PhiloxCounter = std::array<std::uint64_t, 4>;
using PhiloxKey = std::array<std::uint64_t, 2>;

/// What a stream is for: a name, hashed by FNV-1a (64 bit).
struct Cause {
  constexpr explicit Cause(std::string_view name) {
    for (const char letter : name) value = (value ^ static_cast<unsigned char>(letter)) * 0x100000001B3ULL;
  }
  std::uint64_t value = 0xCBF29CE484222325ULL;
};

/// A sequence of random bits. Cheap to make (no state to warm up) and to copy.
class Stream {
 public:
  Stream(PhiloxKey key, std::uint64_t cause, std::uint64_t entity, std::uint64_t occurrence)
      : key_(key), counter_{0, occurrence, entity, cause} {}

  std::uint64_t next_u64() {
    if (used_ == 4) refill();
    return block_[used_++];
  }

  /// One of the 2^52 equally spaced values (k + 1/2) / 2^52: never 0 or 1.
  double uniform01() { return (static_cast<double>(next_u64() >> 12) + 0.5) * 0x1p-52; }

 private:
  void refill();

  PhiloxKey key_;
  PhiloxCounter counter_;
  PhiloxCounter block_{};
  unsigned used_ = 4;
};

/// All streams of one replication.
class StreamSource {
 public:
  constexpr StreamSource(std::uint64_t seed, std::uint64_t replication) : key_{seed, replication} {}

  /// `entity` tells apart the things a cause acts on, `occurrence` the times it does.
  Stream stream(Cause cause, std::uint64_t entity = 0, std::uint64_t occurrence = 0) const {
    return {key_, cause.value, entity, occurrence};
  }

 private:
  PhiloxKey key_;
};

}  // namespace surge::sim
