// SPDX-License-Identifier: Apache-2.0
#include "analysis/figures/label_spreading.h"

#include <algorithm>
#include <numeric>

namespace surge::analysis::figures {
namespace {

/// Labels that touch, as one.
struct LabelBlock {
  double sum = 0;  ///< of what its labels want, less their distance from the first
  std::size_t count = 0;
  double first() const { return sum / static_cast<double>(count); }
};

}  // namespace

std::vector<double> spread_labels(const std::vector<double>& wanted, double height, const Range& limits) {
  std::vector<std::size_t> order(wanted.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return wanted[a] < wanted[b]; });
  // With y_i = x_i - i h the labels need not rise but must not fall: isotonic regression.
  std::vector<LabelBlock> blocks;
  for (std::size_t i = 0; i < order.size(); ++i) {
    blocks.push_back({wanted[order[i]] - static_cast<double>(i) * height, 1});
    while (blocks.size() > 1 && blocks[blocks.size() - 2].first() > blocks.back().first()) {
      const LabelBlock last = blocks.back();
      blocks.pop_back();
      blocks.back() = {blocks.back().sum + last.sum, blocks.back().count + last.count};
    }
  }
  const double room = static_cast<double>(order.empty() ? 0 : order.size() - 1) * height;
  const double most = std::max(limits.low, limits.high - room);
  std::vector<double> places(wanted.size());
  std::size_t next = 0;
  for (const LabelBlock& block : blocks) {
    for (std::size_t i = 0; i < block.count; ++i, ++next)
      places[order[next]] = std::clamp(block.first(), limits.low, most) + static_cast<double>(next) * height;
  }
  return places;
}

}  // namespace surge::analysis::figures
