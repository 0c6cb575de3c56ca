// SPDX-License-Identifier: Apache-2.0
// Return periods, expected annual values and adequacy of the reserve, from a sample of disasters.
#pragma once

#include <string>
#include <vector>

#include "analysis/statistics/quantile_interval.h"
#include "app/risk/risk_sample.h"

namespace surge::app {

/// What a year exceeds once in `period` years on average, by the largest disaster of the year. Disasters come
/// by a Poisson process of rate R: P(largest > x) = 1 - exp(-R p(x)), p the share of disasters beyond x
/// (Coles 2001, An Introduction to Statistical Modeling of Extreme Values, section 7). So x is the quantile 1
/// - p of the sample with p = -ln(1 - 1 / period) / R, and its interval that of a quantile, free of
/// assumptions.
struct ReturnValue {
  double period = 0;           ///< years, > 1
  bool no_disaster = false;    ///< such a year has none
  bool beyond_sample = false;  ///< fewer than one disaster of the sample is expected beyond
  double value = 0;
  statistics::Interval interval{};  ///< infinite or NaN ends: too few disasters were drawn
};

/// `values`: one a disaster. `lower_is_better`: the bad ones are large.
ReturnValue value_at(const std::vector<double>& values, double yearly_rate, double period,
                     bool lower_is_better);

/// Mean of a year: rate times mean, with the interval of the mean; NaN counts as 0.
struct AnnualValue {
  double value = 0;
  statistics::Interval interval{};
};
AnnualValue expected_annual(const std::vector<double>& values, double yearly_rate);

inline const std::vector<double> kUsualPeriods = {10, 50, 100, 500};  ///< years

struct RiskQuestion {
  std::vector<double> periods;  ///< years
  std::vector<std::string> names_of_items{}, names_of_counties{};
  std::size_t most_rows = 10;  ///< items and counties shown in text
};

std::string risk_text(const RiskSample& sample, const RiskQuestion& question);
std::string risk_json(const RiskSample& sample, const RiskQuestion& question);

}  // namespace surge::app
