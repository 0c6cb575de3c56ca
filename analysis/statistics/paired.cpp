// SPDX-License-Identifier: Apache-2.0
#include "analysis/statistics/paired.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "analysis/statistics/critical_values.h"
#include "analysis/statistics/summary.h"
#include "sim/contract.h"

namespace surge::statistics {
namespace {

struct CompletePairs {
  std::vector<double> first;
  std::vector<double> second;
};

CompletePairs complete_pairs(const Pairs& pairs, PairedComparison* counts = nullptr) {
  SIM_EXPECT(pairs.first.size() == pairs.second.size());
  PairedComparison count;
  CompletePairs complete;
  for (std::size_t i = 0; i < pairs.first.size(); ++i) {
    const bool no_first = std::isnan(pairs.first[i]);
    const bool no_second = std::isnan(pairs.second[i]);
    if (no_first && no_second) {
      ++count.both_missing;
    } else if (no_first) {
      ++count.only_first_missing;
    } else if (no_second) {
      ++count.only_second_missing;
    } else {
      complete.first.push_back(pairs.first[i]);
      complete.second.push_back(pairs.second[i]);
    }
  }
  count.pairs = pairs.first.size();
  count.complete = complete.first.size();
  if (count.pairs > 0) {
    count.share_left_out =
        static_cast<double>(count.pairs - count.complete) / static_cast<double>(count.pairs);
  }
  if (counts != nullptr) *counts = count;
  return complete;
}

/// Second moments about the means, over n - 1.
struct PairMoments {
  double mean_first = 0;
  double mean_second = 0;
  double variance_first = 0;
  double variance_second = 0;
  double covariance = 0;
  double variance_difference = 0;
};

double mean_of_values(const std::vector<double>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

PairMoments moments_of(const CompletePairs& pairs) {
  PairMoments moments;
  const auto n = static_cast<double>(pairs.first.size());
  moments.mean_first = mean_of_values(pairs.first);
  moments.mean_second = mean_of_values(pairs.second);
  for (std::size_t i = 0; i < pairs.first.size(); ++i) {
    const double x = pairs.first[i] - moments.mean_first;
    const double y = pairs.second[i] - moments.mean_second;
    moments.variance_first += x * x / (n - 1);
    moments.variance_second += y * y / (n - 1);
    moments.covariance += x * y / (n - 1);
    moments.variance_difference += (y - x) * (y - x) / (n - 1);
  }
  return moments;
}

/// The ratios r for which (mean second - r mean first)^2 <= t^2 var(second - r first) / n.
Interval fieller_interval(const PairMoments& moments, std::size_t count, Confidence confidence) {
  const double factor = student_factor(count, confidence);
  const double scale = factor * factor / static_cast<double>(count);
  const double a = moments.mean_first * moments.mean_first - scale * moments.variance_first;
  const double b = moments.mean_first * moments.mean_second - scale * moments.covariance;
  const double c = moments.mean_second * moments.mean_second - scale * moments.variance_second;
  if (!(a > 0)) return {};
  const double root = std::sqrt(std::max(b * b - a * c, 0.0));
  return {(b - root) / a, (b + root) / a};
}

void count_wins(const CompletePairs& pairs, const PairedOptions& options, PairedComparison& result) {
  std::size_t wins = 0;
  std::size_t ties = 0;
  for (std::size_t i = 0; i < pairs.first.size(); ++i) {
    const double gain = options.better == Better::kLower ? pairs.first[i] - pairs.second[i]
                                                         : pairs.second[i] - pairs.first[i];
    wins += gain > 0 ? 1 : 0;
    ties += gain == 0 ? 1 : 0;
  }
  const std::size_t count = pairs.first.size();
  result.probability_better =
      (static_cast<double>(wins) + static_cast<double>(ties) / 2) / static_cast<double>(count);
  result.probability_interval = {probability_interval(wins, count, options.confidence).low,
                                 probability_interval(wins + ties, count, options.confidence).high};
}

/// Values in order, and which pair each is from.
struct Ranked {
  explicit Ranked(const std::vector<double>& values) : pair(values.size()), sorted(values) {
    std::iota(pair.begin(), pair.end(), std::size_t{0});
    std::stable_sort(pair.begin(), pair.end(), [&](auto i, auto j) { return values[i] < values[j]; });
    std::sort(sorted.begin(), sorted.end());
  }

  double resampled_quantile(std::span<const std::uint32_t> times, double p,
                            std::vector<std::uint32_t>& scratch) const {
    scratch.resize(pair.size());
    for (std::size_t rank = 0; rank < pair.size(); ++rank) scratch[rank] = times[pair[rank]];
    return quantile_of_resample(sorted, scratch, p);
  }

  std::vector<std::size_t> pair;
  std::vector<double> sorted;
};

}  // namespace

PairedComparison compare_pairs(const Pairs& pairs, const PairedOptions& options) {
  PairedComparison result;
  const CompletePairs complete = complete_pairs(pairs, &result);
  if (result.complete == 0) return result;
  const PairMoments moments = moments_of(complete);
  result.mean_first = moments.mean_first;
  result.mean_second = moments.mean_second;
  result.mean_difference = moments.mean_second - moments.mean_first;
  if (moments.mean_first != 0) result.relative_change = result.mean_difference / moments.mean_first;
  count_wins(complete, options, result);
  if (result.complete < 2) return result;
  result.standard_deviation = std::sqrt(moments.variance_difference);
  result.difference =
      mean_interval(result.mean_difference, result.standard_deviation, result.complete, options.confidence);
  const double unpaired = moments.variance_first + moments.variance_second;
  if (unpaired > 0) result.variance_saved = 1 - moments.variance_difference / unpaired;
  const double spread = std::sqrt(moments.variance_first * moments.variance_second);
  if (spread > 0) result.correlation = moments.covariance / spread;
  const Interval ratio = fieller_interval(moments, result.complete, options.confidence);
  result.relative_interval = {ratio.low - 1, ratio.high - 1};
  return result;
}

std::vector<double> paired_differences(const Pairs& pairs) {
  CompletePairs complete = complete_pairs(pairs);
  for (std::size_t i = 0; i < complete.first.size(); ++i) complete.second[i] -= complete.first[i];
  return std::move(complete.second);
}

QuantileDifference quantile_difference(const Pairs& pairs, double p, const BootstrapOptions& options) {
  const CompletePairs complete = complete_pairs(pairs);
  QuantileDifference result;
  result.complete = complete.first.size();
  if (result.complete == 0) return result;
  const Ranked first(complete.first);
  const Ranked second(complete.second);
  result.first = analysis::quantile(first.sorted, p);
  result.second = analysis::quantile(second.sorted, p);
  result.difference = result.second - result.first;
  std::vector<std::uint32_t> scratch;
  const auto difference = [&](std::span<const std::uint32_t> times, std::span<double> results) {
    const double of_first = first.resampled_quantile(times, p, scratch);
    results[0] = second.resampled_quantile(times, p, scratch) - of_first;
  };
  result.interval = bootstrap_intervals(result.complete, 1, difference, options).front();
  return result;
}

}  // namespace surge::statistics
