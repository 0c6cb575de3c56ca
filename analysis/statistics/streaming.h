// SPDX-License-Identifier: Apache-2.0
// Statistics of many replications in little memory, the same to the last bit for any number of threads or
// shards.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "analysis/statistics/block_tree.h"
#include "sim/statistics/tally.h"

namespace surge::statistics {

/// A tally of a block: Welford's recurrence inside, Chan, Golub and LeVeque's formula (1979) between.
struct TallyBlock {
  static constexpr std::uint64_t kBlock = 64;

  static TallyBlock of_block(std::span<const double> values);
  static TallyBlock joined(TallyBlock left, const TallyBlock& right, BlockRange both);

  void add(double value);
  void merge(const TallyBlock& other);

  sim::Tally tally;
  std::uint64_t missing = 0;  ///< NaN
};

/// Count, mean, variance, extremes.
class StreamingTally {
 public:
  /// Throws std::invalid_argument for a replication that is already there, as does merge().
  void add(std::uint64_t replication, double value) { tree_.add(replication, value); }
  void merge(const StreamingTally& other) { tree_.merge(other.tree_); }

  /// Of all replications so far; those with NaN are counted apart.
  TallyBlock total() const;
  std::uint64_t count() const { return tree_.count(); }

 private:
  BlockTree<TallyBlock> tree_;
};

/// Values of a range of 2^level blocks: kBlock of them in order, each for 2^level.
struct SketchBlock {
  static constexpr std::uint64_t kBlock = 1024;

  static SketchBlock of_block(std::span<const double> values);
  /// Every second of all values in order: the first, third, ... or the second, fourth, ... as a bit says that
  /// is keyed by the range.
  static SketchBlock joined(const SketchBlock& left, const SketchBlock& right, BlockRange both);

  std::vector<double> sorted;
};

/// Quantiles by merging of equal-weight samples (Agarwal, Cormode, Huang, Phillips, Wei and Yi 2013,
/// Mergeable summaries, ACM Trans. Database Systems 38:26, section 3.2), on the fixed tree of BlockTree and
/// with bits from keyed streams, so deterministic. Joining values of weight w moves a rank by w at the most,
/// which adds up to error_bound(): 0.6 % of n for a million values, for certain. As the bits are fair, the
/// errors cancel: the largest error over all p measured at a million is below 0.1 %. Exact up to 1,024
/// replications.
class QuantileSketch {
 public:
  /// Throws std::invalid_argument for a replication that is already there, as does merge(). NaN, what did not
  /// happen, stands behind all values.
  void add(std::uint64_t replication, double value) { tree_.add(replication, value); }
  void merge(const QuantileSketch& other) { tree_.merge(other.tree_); }

  std::uint64_t count() const { return tree_.count(); }

  /// The smallest value kept whose rank by weight is p n or more; NaN if that did not happen, or without
  /// values. Precondition: 0 <= p <= 1.
  double quantile(double p) const { return quantiles(std::span<const double>(&p, 1)).front(); }
  /// Several at once for one sorting.
  std::vector<double> quantiles(std::span<const double> ps) const;

  /// The rank of a quantile given, as a share of n, is off by this at the most.
  double error_bound() const;

 private:
  BlockTree<SketchBlock> tree_;
};

}  // namespace surge::statistics
