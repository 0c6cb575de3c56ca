// SPDX-License-Identifier: Apache-2.0
// Alternatives over the same disasters: what changes from the first one to each of the others.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "analysis/comparison/measure.h"
#include "analysis/comparison/samples.h"
#include "analysis/statistics/multiple_comparisons.h"
#include "analysis/statistics/paired.h"

namespace surge::analysis {

enum class Verdict {
  kBetter,
  kWorse,
  kChanged,    ///< told apart, of a measure without a direction
  kSame,       ///< equal in every pair
  kUnclear,    ///< the interval holds 0
  kUndefined,  ///< fewer than two pairs in which both have a value
};

/// Change of person-days without supply, in words people can picture. NaN where it is not known.
struct EffectSize {
  double people = statistics::kUnknown;  ///< change of the mean number of people without, over the run
  double days_per_displaced = statistics::kUnknown;  ///< change for each person displaced [d]
};

/// Second alternative minus the first one.
///
/// Waiting times that ended with the run are taken at the horizon, so that every pair counts: the difference
/// is one of restricted means (Irwin 1949; Royston and Parmar 2013, BMC Medical Research Methodology 13:152),
/// unbiased for the time until it happens or the run ends. How often it happened stands beside it. Of other
/// measures, pairs in which one has no value are left out and counted.
struct Difference {
  statistics::PairedComparison pairs;  ///< its intervals hold at once for all alternatives (Bonferroni)
  std::size_t reached_first = 0;       ///< replications of the first with a value
  std::size_t reached_second = 0;
  Verdict verdict = Verdict::kUndefined;
  EffectSize effect;
};

struct MeasureComparison {
  Measure measure;
  std::vector<double> means;            ///< by alternative, over all replications with a value
  std::vector<Difference> differences;  ///< of alternatives 1, 2, ... from alternative 0
  /// Three alternatives or more and a direction: Hsu's comparisons with the best, else empty.
  std::vector<statistics::AgainstBest> best;
};

struct Comparison {
  std::uint64_t seed = 0;
  std::vector<AlternativeName> alternatives;
  std::size_t pairs = 0;            ///< replications that failed in no alternative
  std::size_t failed = 0;           ///< of the others
  std::size_t other_disasters = 0;  ///< pairs in which not all alternatives affect the same number of people
  double horizon_h = 0;             ///< the shortest of the alternatives
  statistics::Confidence confidence;
  std::vector<MeasureComparison> measures;
};

/// Precondition: two alternatives or more, samples of equal size in their order.
Comparison compare_alternatives(std::uint64_t seed, std::span<const AlternativeName> names,
                                std::span<const AlternativeSamples> samples,
                                std::span<const Measure> measures, statistics::Confidence confidence = {});

/// Values as they are compared: of waiting times, those that were not reached or are beyond `horizon_h` are
/// `horizon_h`.
double compared_value(const Measure& measure, double value, double horizon_h);

}  // namespace surge::analysis
