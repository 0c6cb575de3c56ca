// SPDX-License-Identifier: Apache-2.0
#include "analysis/comparison/comparison.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "sim/contract.h"
#include "sim/statistics/tally.h"

namespace surge::analysis {
namespace {

using statistics::kUnknown;

constexpr double kHoursADay = 24;

bool failed_anywhere(std::span<const AlternativeSamples> samples, std::size_t replication) {
  return std::ranges::any_of(samples, [&](const auto& sample) { return sample.has_failed(replication); });
}

/// The replications that failed nowhere.
std::vector<std::size_t> whole_replications(std::span<const AlternativeSamples> samples) {
  std::vector<std::size_t> whole;
  for (std::size_t r = 0; r < samples.front().replications(); ++r) {
    if (!failed_anywhere(samples, r)) whole.push_back(r);
  }
  return whole;
}

std::vector<double> picked(const std::vector<double>& values, const std::vector<std::size_t>& replications) {
  std::vector<double> some;
  for (const std::size_t r : replications) some.push_back(values[r]);
  return some;
}

double mean_of_known(std::span<const double> values) {
  sim::Tally tally;
  for (const double value : values) {
    if (!std::isnan(value)) tally.add(value);
  }
  return tally.mean();
}

std::size_t count_known(std::span<const double> values) {
  return static_cast<std::size_t>(
      std::ranges::count_if(values, [](double value) { return !std::isnan(value); }));
}

statistics::Better better_of(models::Direction direction) {
  return direction == models::Direction::kHigherIsBetter ? statistics::Better::kHigher
                                                         : statistics::Better::kLower;
}

Verdict verdict_on(const statistics::PairedComparison& pairs, models::Direction direction) {
  if (pairs.complete < 2) return Verdict::kUndefined;
  if (pairs.mean_difference == 0 && pairs.standard_deviation == 0) return Verdict::kSame;
  if (pairs.difference.contains(0)) return Verdict::kUnclear;
  if (direction == models::Direction::kNeutral) return Verdict::kChanged;
  const bool higher = pairs.mean_difference > 0;
  return higher == (direction == models::Direction::kHigherIsBetter) ? Verdict::kBetter : Verdict::kWorse;
}

EffectSize effect_of(const Measure& measure, const statistics::PairedComparison& pairs, double horizon_h,
                     double displaced) {
  EffectSize effect;
  if (measure.unit != "person d") return effect;
  if (horizon_h > 0) effect.people = pairs.mean_difference / (horizon_h / kHoursADay);
  if (displaced > 0) effect.days_per_displaced = pairs.mean_difference / displaced;
  return effect;
}

/// Rows of one measure, by alternative.
struct Rows {
  std::vector<std::vector<double>> recorded;
  std::vector<std::vector<double>> compared;
};

Rows rows_of(const Measure& measure, std::size_t index, std::span<const AlternativeSamples> samples,
             const std::vector<std::size_t>& replications, double horizon_h) {
  Rows rows;
  for (const AlternativeSamples& sample : samples) {
    rows.recorded.push_back(picked(sample.values(index), replications));
    rows.compared.push_back(rows.recorded.back());
    for (double& value : rows.compared.back()) value = compared_value(measure, value, horizon_h);
  }
  return rows;
}

std::vector<statistics::AgainstBest> against_best(const Measure& measure, const Rows& rows,
                                                  statistics::Confidence confidence) {
  if (rows.compared.size() < 3 || measure.direction == models::Direction::kNeutral) return {};
  for (std::size_t i = 0; i < rows.compared.size(); ++i) {
    for (std::size_t j = i + 1; j < rows.compared.size(); ++j) {
      const statistics::Pairs pairs{rows.compared[i], rows.compared[j]};
      if (statistics::paired_differences(pairs).size() < 2) return {};
    }
  }
  return statistics::compare_with_best(rows.compared, better_of(measure.direction), confidence);
}

MeasureComparison compared_measure(const Measure& measure, const Rows& rows, const Comparison& comparison,
                                   double displaced) {
  MeasureComparison result{measure, {}, {}, against_best(measure, rows, comparison.confidence)};
  const auto others = static_cast<double>(rows.compared.size() - 1);
  const statistics::Confidence each{1 - (1 - comparison.confidence.level) / others};
  for (std::size_t i = 0; i < rows.compared.size(); ++i) {
    result.means.push_back(mean_of_known(rows.compared[i]));
    if (i == 0) continue;
    Difference difference;
    difference.pairs =
        statistics::compare_pairs({rows.compared[0], rows.compared[i]}, {each, better_of(measure.direction)});
    difference.reached_first = count_known(rows.recorded[0]);
    difference.reached_second = count_known(rows.recorded[i]);
    difference.verdict = verdict_on(difference.pairs, measure.direction);
    difference.effect = effect_of(measure, difference.pairs, comparison.horizon_h, displaced);
    result.differences.push_back(difference);
  }
  return result;
}

std::size_t pairs_of_other_disasters(std::span<const AlternativeSamples> samples,
                                     const std::vector<std::size_t>& replications) {
  return static_cast<std::size_t>(std::ranges::count_if(replications, [&](std::size_t r) {
    const double first = samples.front().affected()[r];
    return std::ranges::any_of(samples, [&](const AlternativeSamples& sample) {
      const double people = sample.affected()[r];
      return !std::isnan(first) && !std::isnan(people) && people != first;
    });
  }));
}

}  // namespace

double compared_value(const Measure& measure, double value, double horizon_h) {
  if (!measure.is_waiting_time()) return value;
  return std::isnan(value) ? horizon_h : std::min(value, horizon_h);
}

Comparison compare_alternatives(std::uint64_t seed, std::span<const AlternativeName> names,
                                std::span<const AlternativeSamples> samples,
                                std::span<const Measure> measures, statistics::Confidence confidence) {
  SIM_EXPECT(samples.size() >= 2 && samples.size() == names.size());
  const std::vector<std::size_t> replications = whole_replications(samples);
  Comparison comparison;
  comparison.seed = seed;
  comparison.alternatives.assign(names.begin(), names.end());
  comparison.pairs = replications.size();
  comparison.failed = samples.front().replications() - replications.size();
  comparison.other_disasters = pairs_of_other_disasters(samples, replications);
  comparison.confidence = confidence;
  comparison.horizon_h = std::numeric_limits<double>::infinity();
  for (const AlternativeSamples& sample : samples) {
    comparison.horizon_h = std::min(comparison.horizon_h, sample.horizon_h());
  }
  const double displaced = mean_of_known(picked(samples.front().displaced(), replications));
  for (std::size_t i = 0; i < measures.size(); ++i) {
    const Rows rows = rows_of(measures[i], i, samples, replications, comparison.horizon_h);
    comparison.measures.push_back(compared_measure(measures[i], rows, comparison, displaced));
  }
  return comparison;
}

}  // namespace surge::analysis
