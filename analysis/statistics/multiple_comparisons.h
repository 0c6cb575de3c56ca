// SPDX-License-Identifier: Apache-2.0
// Several alternatives over the same replications: statements that hold all at once.
//
// Nothing is assumed on how alternatives depend on each other, so common random numbers may be used, and
// help.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "analysis/statistics/interval.h"

namespace surge::statistics {

/// One row an alternative, all of one length; value r is from replication r. NaN: it did not happen;
/// a difference is taken over the replications in which both happened.
using Alternatives = std::span<const std::vector<double>>;

struct Contrast {
  std::size_t first = 0;
  std::size_t second = 0;
  std::size_t complete = 0;
  double difference = kUnknown;  ///< mean of second minus first
  Interval interval;             ///< NaN with fewer than two complete pairs
};

/// Every other against alternative 0, by paired t intervals at 1 - (1 - level) / m for m contrasts
/// (Bonferroni): all m hold at once at least at the level. Throws std::invalid_argument with fewer than two
/// alternatives or rows of different lengths, as do the others below.
std::vector<Contrast> compare_with_first(Alternatives alternatives, Confidence confidence = {});

/// All k (k - 1) / 2 pairs, likewise.
std::vector<Contrast> compare_all_pairs(Alternatives alternatives, Confidence confidence = {});

/// How much better an alternative is than the best of the others, in the direction that is better: above 0
/// for the best alone.
struct AgainstBest {
  double mean = kUnknown;
  double lead = kUnknown;
  Interval interval;  ///< holds 0: low <= 0 <= high
  bool may_be_best = true;
  bool is_best = false;  ///< the one left, at the level given
};

/// Multiple comparisons with the best (Hsu 1984, Annals of Statistics 12:1136-1144; 1996, Multiple
/// Comparisons, chapter 4), with paired t bounds at 1 - (1 - level) / (k - 1), one-sided. With W the half
/// widths, m the means in the better direction:
///   high_i = max(0, min over j of (m_i - m_j + W_ij)),  G = {i : high_i > 0},
///   low_i = 0 if G = {i}, else min(0, min over j in G, j not i, of (m_i - m_j - W_ij)).
/// All k intervals hold at once at least at the level. Narrower than all pairs, since k - 1 bounds are
/// enough. Throws std::invalid_argument also if two alternatives have fewer than two replications in common.
std::vector<AgainstBest> compare_with_best(Alternatives alternatives, Better better,
                                           Confidence confidence = {});

}  // namespace surge::statistics
