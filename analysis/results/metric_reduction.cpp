// SPDX-License-Identifier: Apache-2.0
#include "analysis/results/metric_reduction.h"

#include <array>
#include <limits>

namespace surge::analysis {
namespace {

constexpr std::array<double, 11> kShares = {0.001, 0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999};

}  // namespace

const std::vector<std::string>& statistic_names() {
  static const std::vector<std::string> kNames = {"count",   "missing", "mean", "standard_deviation",
                                                  "minimum", "maximum", "p0.1", "p1",
                                                  "p5",      "p10",     "p25",  "p50",
                                                  "p75",     "p90",     "p95",  "p99",
                                                  "p99.9"};
  return kNames;
}

void MetricReduction::add(std::uint64_t replication, double value) {
  tally_.add(replication, value);
  sketch_.add(replication, value);
}

std::vector<double> MetricReduction::statistics() const {
  constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
  const statistics::TallyBlock total = tally_.total();
  const sim::Tally& tally = total.tally;
  const bool any = tally.count() > 0;
  std::vector<double> all = {
      static_cast<double>(tally.count()), static_cast<double>(total.missing), tally.mean(),
      tally.standard_deviation(),         any ? tally.minimum() : kNone,      any ? tally.maximum() : kNone};
  for (const double quantile : sketch_.quantiles(kShares)) all.push_back(quantile);
  return all;
}

}  // namespace surge::analysis
