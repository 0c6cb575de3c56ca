// SPDX-License-Identifier: Apache-2.0
// Summaries of replications that do not depend on the order in which these arrive, nor on who ran them.
//
// Floating-point sums depend on the order of adding, so the order is fixed by the numbers of the
// replications. Replications 0 ... B - 1, B ... 2 B - 1 and so on are blocks. A complete block becomes a
// summary of its values in order; the summaries of blocks 2 i and 2 i + 1 become one of the pair; pairs
// become fours; and so on, always left and right half of an aligned range of 2^level blocks, never anything
// else. What is complete is thus one summary for each largest complete aligned range, made in the same way
// whatever came first, and blocks that are not complete keep their values. So the state is a function of the
// set of (replication, value) alone: any number of threads or shards, in any order of adding and merging,
// gives the same bits.
//
// Memory: log2(n / B) summaries for a contiguous range of n replications. Shards should be contiguous ranges;
// others are right too, but hold their values until their blocks are complete.
#pragma once

#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <stdexcept>
#include <utility>
#include <vector>

namespace surge::statistics {

/// A range of blocks: 2^level of them from block index * 2^level on.
struct BlockRange {
  unsigned level = 0;
  std::uint64_t index = 0;
};

/// `Summary` has kBlock, a power of two; a static of_block(span of values in order); and a static
/// joined(left, right, BlockRange of both together).
template <class Summary>
class BlockTree {
 public:
  static constexpr std::uint64_t kBlock = Summary::kBlock;
  static_assert(std::has_single_bit(kBlock));

  /// Throws std::invalid_argument if the replication is already there.
  void add(std::uint64_t replication, double value) {
    const std::uint64_t block = replication / kBlock;
    Part& part = part_of(block);
    std::optional<double>& place = part.values[replication % kBlock];
    if (place) throw_twice();
    place = value;
    ++count_;
    if (++part.present < kBlock) return;
    const std::vector<double> values = part.in_order();
    parts_.erase(block);
    insert({0, block}, Summary::of_block(values));
  }

  /// Adds all that another one holds. Throws std::invalid_argument if they have replications in common; what
  /// this one holds is then not defined.
  void merge(const BlockTree& other) {
    for (const auto& [start, node] : other.nodes_) {
      const std::uint64_t end = start + (std::uint64_t{1} << node.level);
      const auto part = parts_.lower_bound(start);
      if (overlaps(start, end) || (part != parts_.end() && part->first < end)) throw_twice();
      count_ += kBlock << node.level;
      insert({node.level, start >> node.level}, node.summary);
    }
    for (const auto& [block, part] : other.parts_) {
      for (std::uint64_t i = 0; i < kBlock; ++i) {
        if (part.values[i]) add(block * kBlock + i, *part.values[i]);
      }
    }
  }

  std::uint64_t count() const { return count_; }

  /// Calls on_summary(summary, level) or on_values(values in order) for all there is, by rising replication.
  template <class OnSummary, class OnValues>
  void visit(OnSummary on_summary, OnValues on_values) const {
    auto part = parts_.begin();
    const auto parts_before = [&](std::uint64_t start) {
      for (; part != parts_.end() && part->first < start; ++part) on_values(part->second.in_order());
    };
    for (const auto& [start, node] : nodes_) {
      parts_before(start);
      on_summary(node.summary, node.level);
    }
    parts_before(~std::uint64_t{0});
  }

 private:
  struct Node {
    unsigned level;
    Summary summary;
  };
  struct Part {
    std::vector<std::optional<double>> values = std::vector<std::optional<double>>(kBlock);
    std::uint64_t present = 0;

    std::vector<double> in_order() const {
      std::vector<double> found;
      for (const std::optional<double>& value : values) {
        if (value) found.push_back(*value);
      }
      return found;
    }
  };

  [[noreturn]] static void throw_twice() {
    throw std::invalid_argument("a replication was given twice to the same statistic");
  }

  Part& part_of(std::uint64_t block) {
    const auto found = parts_.find(block);
    if (found != parts_.end()) return found->second;
    if (overlaps(block, block + 1)) throw_twice();
    return parts_[block];
  }

  /// Whether a complete range shares a block with [start, end).
  bool overlaps(std::uint64_t start, std::uint64_t end) const {
    auto next = nodes_.lower_bound(end);
    if (next == nodes_.begin()) return false;
    --next;
    return next->first + (std::uint64_t{1} << next->second.level) > start;
  }

  void insert(BlockRange range, Summary summary) {
    for (;;) {
      const auto sibling = nodes_.find((range.index ^ 1) << range.level);
      if (sibling == nodes_.end() || sibling->second.level != range.level) break;
      const bool is_right = (range.index & 1) != 0;
      range = {range.level + 1, range.index >> 1};
      summary = is_right ? Summary::joined(sibling->second.summary, summary, range)
                         : Summary::joined(summary, sibling->second.summary, range);
      nodes_.erase(sibling);
    }
    nodes_.insert_or_assign(range.index << range.level, Node{range.level, std::move(summary)});
  }

  std::map<std::uint64_t, Node> nodes_;  ///< largest complete ranges, by their first block
  std::map<std::uint64_t, Part> parts_;  ///< blocks that lack replications
  std::uint64_t count_ = 0;
};

}  // namespace surge::statistics
