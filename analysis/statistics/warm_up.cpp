// SPDX-License-Identifier: Apache-2.0
#include "analysis/statistics/warm_up.h"

#include <algorithm>
#include <numeric>

#include "analysis/statistics/critical_values.h"
#include "sim/contract.h"
#include "sim/statistics/tally.h"

namespace surge::statistics {
namespace {

constexpr std::size_t kLeastKept = 5;

double mean_of_span(std::span<const double> values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

/// Means of whole batches of `size`; what is left at the end is not used.
std::vector<double> means_of_batches(std::span<const double> series, std::size_t size) {
  std::vector<double> means;
  for (std::size_t start = 0; start + size <= series.size(); start += size) {
    means.push_back(mean_of_span(series.subspan(start, size)));
  }
  return means;
}

/// MSER for every truncation that keeps kLeastKept or more.
std::vector<double> marginal_standard_errors(const std::vector<double>& means) {
  std::vector<double> statistics(means.size() >= kLeastKept ? means.size() - kLeastKept + 1 : 0);
  sim::Tally kept;
  for (std::size_t i = means.size(); i-- > 0;) {
    kept.add(means[i]);
    if (i >= statistics.size()) continue;
    const auto n = static_cast<double>(kept.count());
    statistics[i] = kept.variance() * (n - 1) / (n * n);
  }
  return statistics;
}

double lag_1_correlation(const std::vector<double>& values) {
  const double mean = mean_of_span(values);
  double squares = 0;
  double products = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    squares += (values[i] - mean) * (values[i] - mean);
    if (i > 0) products += (values[i] - mean) * (values[i - 1] - mean);
  }
  return squares > 0 ? products / squares : kUnknown;
}

}  // namespace

WarmUp find_warm_up(std::span<const double> series, std::size_t batch) {
  SIM_EXPECT(batch >= 1);
  const std::vector<double> means = means_of_batches(series, batch);
  const std::vector<double> statistics = marginal_standard_errors(means);
  if (means.size() < 2 * kLeastKept) return {};
  const auto half = statistics.begin() + static_cast<std::ptrdiff_t>(means.size() / 2);
  const auto best = std::min_element(statistics.begin(), half + 1);
  const bool reliable = *best <= *std::min_element(half, statistics.end());
  return {static_cast<std::size_t>(best - statistics.begin()) * batch, *best, reliable};
}

std::vector<double> mean_over_replications(std::span<const std::vector<double>> replications) {
  SIM_EXPECT(!replications.empty());
  std::vector<double> means(replications.front().size());
  for (const std::vector<double>& replication : replications) {
    SIM_EXPECT(replication.size() == means.size());
    for (std::size_t i = 0; i < means.size(); ++i) means[i] += replication[i];
  }
  for (double& mean : means) mean /= static_cast<double>(replications.size());
  return means;
}

std::vector<double> moving_average(std::span<const double> series, std::size_t half_window) {
  if (half_window >= series.size()) return {};
  std::vector<double> averages;
  for (std::size_t i = 0; i + half_window < series.size(); ++i) {
    const std::size_t reach = std::min(i, half_window);
    averages.push_back(mean_of_span(series.subspan(i - reach, 2 * reach + 1)));
  }
  return averages;
}

BatchMeans batch_means(std::span<const double> series, std::size_t batches, Confidence confidence) {
  SIM_EXPECT(batches >= 2);
  BatchMeans result;
  result.batch = series.size() / batches;
  if (result.batch == 0) return result;
  result.dropped = series.size() - result.batch * batches;
  const std::vector<double> means = means_of_batches(series.subspan(result.dropped), result.batch);
  sim::Tally tally;
  for (const double mean : means) tally.add(mean);
  result.mean = tally.mean();
  result.interval = mean_interval(tally.mean(), tally.standard_deviation(), tally.count(), confidence);
  result.lag_1_correlation = lag_1_correlation(means);
  return result;
}

}  // namespace surge::statistics
