// SPDX-License-Identifier: Apache-2.0
#include "analysis/statistics/exceedance.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "analysis/statistics/critical_values.h"
#include "analysis/statistics/quantile_interval.h"
#include "sim/contract.h"
#include "sim/statistics/tally.h"

namespace surge::statistics {
namespace {

constexpr double kEndless = std::numeric_limits<double>::infinity();

void check_years(const YearSample& years) {
  const auto require = [](bool condition, const char* sentence) {
    if (!condition) throw std::invalid_argument(sentence);
  };
  require(!years.values.empty(), "an exceedance curve needs a year");
  require(std::ranges::none_of(years.values, [](double value) { return std::isnan(value); }),
          "each year of an exceedance curve needs a value");
  if (years.weights.empty()) return;
  require(years.weights.size() == years.values.size(), "an exceedance curve needs a weight for each year");
  require(std::ranges::all_of(years.weights, [](double w) { return w >= 0 && std::isfinite(w); }) &&
              std::ranges::any_of(years.weights, [](double w) { return w > 0; }),
          "the weights of years must be finite, not negative and not all 0");
}

}  // namespace

ExceedanceCurve::ExceedanceCurve(const YearSample& years, Confidence confidence)
    : confidence_(confidence), weighted_(!years.weights.empty()), kind_(years.kind), weight_{0}, squares_{0} {
  check_years(years);
  for (std::size_t i = 0; i < years.values.size(); ++i) {
    sorted_.push_back({years.values[i], weighted_ ? years.weights[i] : 1});
  }
  std::stable_sort(sorted_.begin(), sorted_.end(),
                   [](const Year& x, const Year& y) { return x.value > y.value; });
  for (const Year& year : sorted_) {
    weight_.push_back(weight_.back() + year.weight);
    squares_.push_back(squares_.back() + year.weight * year.weight);
  }
}

std::size_t ExceedanceCurve::number_above(double value) const {
  const auto end =
      std::ranges::partition_point(sorted_, [&](const Year& year) { return year.value > value; });
  return static_cast<std::size_t>(end - sorted_.begin());
}

double ExceedanceCurve::probability_of_first(std::size_t count) const {
  const bool by_number = !weighted_ || kind_ == Weights::kRatios;
  const double all = by_number ? static_cast<double>(years()) : weight_.back();
  return std::min(1.0, weight_[count] / all);
}

double ExceedanceCurve::standard_error_of_first(std::size_t count) const {
  const auto n = static_cast<double>(years());
  if (kind_ == Weights::kRatios) {
    const double mean = weight_[count] / n;
    return std::sqrt(std::max(0.0, squares_[count] / n - mean * mean) / std::max(1.0, n - 1));
  }
  const double p = weight_[count] / weight_.back();
  const double variance = squares_[count] * (1 - p) * (1 - p) + (squares_.back() - squares_[count]) * p * p;
  return std::sqrt(variance) / weight_.back();
}

RiskEstimate ExceedanceCurve::probability_above(double value) const {
  const std::size_t above = number_above(value);
  const double probability = probability_of_first(above);
  if (!weighted_) return {probability, probability_interval(above, years(), confidence_)};
  const double half = normal_quantile(1 - confidence_.one_tail()) * standard_error_of_first(above);
  return {probability, {std::max(0.0, probability - half), std::min(1.0, probability + half)}};
}

RiskEstimate ExceedanceCurve::return_period(double value) const {
  const RiskEstimate probability = probability_above(value);
  const auto inverse = [](double p) { return p > 0 ? 1 / p : kEndless; };
  return {inverse(probability.value),
          {inverse(probability.interval.high), inverse(probability.interval.low)}};
}

double ExceedanceCurve::value_exceeded_with(double probability) const {
  if (probability < 0) return kEndless;
  constexpr double kRoundingSlack = 1e-12;
  // The number of years that may lie above, then the next value.
  std::size_t low = 0;
  std::size_t high = years();
  while (low < high) {
    const std::size_t middle = (low + high + 1) / 2;
    if (probability_of_first(middle) <= probability + kRoundingSlack) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return low < years() ? sorted_[low].value : -kEndless;
}

RiskEstimate ExceedanceCurve::value_at(double period) const {
  SIM_EXPECT(period > 1);
  const double probability = 1 / period;
  const double value = value_exceeded_with(probability);
  if (!weighted_) {
    const RankInterval ranks = quantile_ranks(years(), 1 - probability, confidence_);
    const auto at = [&](std::size_t rank) {
      if (rank == 0) return -kEndless;
      return rank > years() ? kEndless : sorted_[years() - rank].value;
    };
    return {value, {at(ranks.low), at(ranks.high)}};
  }
  const double half =
      normal_quantile(1 - confidence_.one_tail()) * standard_error_of_first(number_above(value) + 1);
  return {value, {value_exceeded_with(probability + half), value_exceeded_with(probability - half)}};
}

RiskEstimate ExceedanceCurve::expected() const {
  sim::Tally tally;
  const auto n = static_cast<double>(years());
  const bool normalised = weighted_ && kind_ == Weights::kSelfNormalised;
  for (const Year& year : sorted_) tally.add(year.weight * year.value);
  if (!weighted_) {
    return {tally.mean(), mean_interval(tally.mean(), tally.standard_deviation(), years(), confidence_)};
  }
  const double mean = normalised ? tally.mean() * n / weight_.back() : tally.mean();
  double error = tally.standard_error();
  if (normalised) {
    double squares = 0;
    for (const Year& year : sorted_) squares += std::pow(year.weight * (year.value - mean), 2);
    error = std::sqrt(squares) / weight_.back();
  }
  const double half = normal_quantile(1 - confidence_.one_tail()) * error;
  return {mean, {mean - half, mean + half}};
}

double ExceedanceCurve::effective_years_above(double value) const {
  const std::size_t above = number_above(value);
  return above == 0 ? 0 : weight_[above] * weight_[above] / squares_[above];
}

std::vector<ExceedanceCurve::Point> ExceedanceCurve::points() const {
  std::vector<Point> points;
  for (std::size_t i = sorted_.size(); i-- > 0;) {
    if (i > 0 && sorted_[i - 1].value == sorted_[i].value) continue;  // the first of equal ones
    points.push_back({sorted_[i].value, probability_of_first(i)});
  }
  return points;
}

}  // namespace surge::statistics
