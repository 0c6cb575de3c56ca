// SPDX-License-Identifier: Apache-2.0
// A part of a run that a process of its own simulates.
#pragma once

#include <cstdint>
#include <string>

namespace surge::analysis {

/// Part `index` of `count` parts of a run: consecutive replications, as many as in any other part or one more
/// or less.
struct Shard {
  std::uint64_t index = 1;             ///< 1 to count
  std::uint64_t count = 1;             ///< at most run_replications, at most 10^6
  std::uint64_t run_replications = 0;  ///< of the whole run, at most 10^9

  std::uint64_t first() const { return run_replications * (index - 1) / count; }  ///< replication
  std::uint64_t end() const { return run_replications * index / count; }          ///< one after the last
};

/// "3/16"
inline std::string to_text(const Shard& shard) {
  return std::to_string(shard.index) + "/" + std::to_string(shard.count);
}

}  // namespace surge::analysis
