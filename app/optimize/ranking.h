// SPDX-License-Identifier: Apache-2.0
// Layouts put through the whole simulation, on the same disasters.
#pragma once

#include <cstdint>
#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

#include "analysis/comparison/comparison.h"

namespace surge::app {

struct RankedLayout {
  std::filesystem::path file;
  std::string key;
};

struct RankingJob {
  std::vector<RankedLayout> layouts = {};  ///< the first is what the others are compared with
  std::vector<std::string> metrics = {};   ///< as --metric; empty: the usual ones
  std::uint64_t seed = 0;
  std::uint64_t first = 0;         ///< replication
  std::uint64_t replications = 2;  ///< of each
  unsigned threads = 1;
  bool quiet = false;
};

struct Ranking {
  analysis::Comparison comparison;
  std::size_t best = 0;     ///< position in RankingJob::layouts, by the first metric that has a direction
  bool told_apart = false;  ///< the best one from the first one
};

/// Throws UsageError for a metric that is not there, ScenarioError for a layout that is no scenario,
/// std::runtime_error if it was interrupted.
Ranking rank_layouts(const RankingJob& job, std::stop_token stop);

}  // namespace surge::app
