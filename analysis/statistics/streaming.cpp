// SPDX-License-Identifier: Apache-2.0
#include "analysis/statistics/streaming.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "analysis/statistics/interval.h"
#include "sim/contract.h"
#include "sim/random/stream.h"

namespace surge::statistics {
namespace {

bool missing_last(double x, double y) {
  return std::isnan(y) ? !std::isnan(x) : x < y;
}

struct WeightedValue {
  double value;
  std::uint64_t weight;
};

}  // namespace

void TallyBlock::add(double value) {
  if (std::isnan(value)) {
    ++missing;
  } else {
    tally.add(value);
  }
}

void TallyBlock::merge(const TallyBlock& other) {
  tally.merge(other.tally);
  missing += other.missing;
}

TallyBlock TallyBlock::of_block(std::span<const double> values) {
  TallyBlock block;
  for (const double value : values) block.add(value);
  return block;
}

TallyBlock TallyBlock::joined(TallyBlock left, const TallyBlock& right, BlockRange) {
  left.merge(right);
  return left;
}

TallyBlock StreamingTally::total() const {
  TallyBlock total;
  tree_.visit([&](const TallyBlock& block, unsigned) { total.merge(block); },
              [&](const std::vector<double>& values) { total.merge(TallyBlock::of_block(values)); });
  return total;
}

SketchBlock SketchBlock::of_block(std::span<const double> values) {
  SketchBlock block{{values.begin(), values.end()}};
  std::sort(block.sorted.begin(), block.sorted.end(), missing_last);
  return block;
}

SketchBlock SketchBlock::joined(const SketchBlock& left, const SketchBlock& right, BlockRange both) {
  std::vector<double> all;
  all.reserve(2 * kBlock);
  std::merge(left.sorted.begin(), left.sorted.end(), right.sorted.begin(), right.sorted.end(),
             std::back_inserter(all), missing_last);
  sim::Stream bits = sim::StreamSource(0, 0).stream(sim::Cause("quantile sketch"), both.level, both.index);
  SketchBlock block;
  block.sorted.reserve(kBlock);
  for (std::size_t i = bits.next_u64() & 1; i < all.size(); i += 2) block.sorted.push_back(all[i]);
  return block;
}

std::vector<double> QuantileSketch::quantiles(std::span<const double> ps) const {
  std::vector<WeightedValue> kept;
  tree_.visit(
      [&](const SketchBlock& block, unsigned level) {
        for (const double value : block.sorted) kept.push_back({value, std::uint64_t{1} << level});
      },
      [&](const std::vector<double>& values) {
        for (const double value : values) kept.push_back({value, 1});
      });
  std::sort(kept.begin(), kept.end(), [](const WeightedValue& x, const WeightedValue& y) {
    return missing_last(x.value, y.value) || (!missing_last(y.value, x.value) && x.weight < y.weight);
  });
  std::vector<std::uint64_t> rank;  // of the last replication that a value stands for
  for (const WeightedValue& value : kept) rank.push_back((rank.empty() ? 0 : rank.back()) + value.weight);
  std::vector<double> found;
  for (const double p : ps) {
    SIM_EXPECT(p >= 0 && p <= 1);
    const double wanted = std::ceil(p * static_cast<double>(count()));
    const auto place =
        std::ranges::lower_bound(rank, wanted, {}, [](std::uint64_t r) { return static_cast<double>(r); });
    const auto index = std::min<std::ptrdiff_t>(place - rank.begin(), std::ssize(rank) - 1);
    found.push_back(kept.empty() ? kUnknown : kept[static_cast<std::size_t>(index)].value);
  }
  return found;
}

double QuantileSketch::error_bound() const {
  double ranks = 0;
  double coarsest = 0;
  tree_.visit(
      [&](const SketchBlock&, unsigned level) {
        // 2^(level - j) joins to level j, each off by 2^(j - 1).
        const double width = std::ldexp(1.0, static_cast<int>(level));
        ranks += level * width / 2;
        coarsest = std::max(coarsest, width - 1);  // ranks between a value kept and the next
      },
      [](const std::vector<double>&) {});
  ranks += coarsest;
  return count() == 0 ? 0 : ranks / static_cast<double>(count());
}

}  // namespace surge::statistics
