// SPDX-License-Identifier: Apache-2.0
#include "analysis/statistics/precision_rule.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "analysis/statistics/critical_values.h"
#include "sim/contract.h"

namespace surge::statistics {
namespace {

const PrecisionOptions& checked_precision(const PrecisionOptions& options) {
  const auto require = [](bool condition, const char* sentence) {
    if (!condition) throw std::invalid_argument(sentence);
  };
  const Precision& precision = options.precision;
  require(precision.absolute >= 0 && precision.relative >= 0 && precision.absolute + precision.relative > 0,
          "a precision needs an absolute or a relative half width above 0");
  require(options.confidence.level > 0 && options.confidence.level < 1, "a confidence lies between 0 and 1");
  require(options.minimum >= 2, "a precision needs two replications or more before the first look");
  require(options.cap >= options.minimum, "the cap of replications must not be below the minimum");
  return options;
}

}  // namespace

bool Precision::reached(double half_width, double estimate) const {
  if (!std::isfinite(half_width)) return false;
  return half_width <= std::max(absolute, relative / (1 + relative) * std::abs(estimate));
}

MeanPrecisionRule::MeanPrecisionRule(const PrecisionOptions& options)
    : options_(checked_precision(options)),
      least_factor_(normal_quantile(1 - options.confidence.one_tail())) {}

Interval MeanPrecisionRule::interval() const {
  return mean_interval(values_.mean(), values_.standard_deviation(), values_.count(), options_.confidence);
}

void MeanPrecisionRule::add(double value) {
  if (std::isnan(value)) {
    ++missing_;
  } else {
    values_.add(value);
  }
  look();
}

void MeanPrecisionRule::look() {
  progress_ = Progress::kGoOn;
  if (count() < options_.minimum) return;
  // Student's factor takes long and is always above that of the normal distribution.
  const bool may_be_reached =
      values_.count() >= options_.minimum &&
      options_.precision.reached(least_factor_ * values_.standard_error(), values_.mean());
  if (may_be_reached && options_.precision.reached(interval().half_width(), values_.mean())) {
    progress_ = Progress::kPrecise;
  } else if (count() >= options_.cap) {
    progress_ = Progress::kCapReached;
  }
}

std::size_t MeanPrecisionRule::expected_count() const {
  const Precision& precision = options_.precision;
  const double target =
      std::max(precision.absolute, precision.relative / (1 + precision.relative) * std::abs(values_.mean()));
  const double ratio = interval().half_width() / target;
  const double expected = std::ceil(static_cast<double>(count()) * ratio * ratio);
  if (!(expected < static_cast<double>(options_.cap))) return options_.cap;
  return std::max(options_.minimum, static_cast<std::size_t>(expected));
}

QuantilePrecisionRule::QuantilePrecisionRule(double p, const PrecisionOptions& options)
    : p_(p), options_(checked_precision(options)), next_look_(options.minimum) {
  if (!(p > 0 && p < 1)) throw std::invalid_argument("a quantile lies between 0 and 1");
}

QuantileEstimate QuantilePrecisionRule::estimate() const {
  if (values_.empty()) return {};
  std::vector<double> sorted = values_;
  std::sort(sorted.begin(), sorted.end(),
            [](double x, double y) { return std::isnan(y) ? !std::isnan(x) : x < y; });
  return quantile_estimate(sorted, p_, options_.confidence);
}

void QuantilePrecisionRule::add(double value) {
  values_.push_back(value);
  if (values_.size() < next_look_ && values_.size() < options_.cap) return;
  next_look_ = values_.size() + std::max<std::size_t>(1, values_.size() / 20);
  const QuantileEstimate now = estimate();
  progress_ = Progress::kGoOn;
  if (options_.precision.reached(now.interval.half_width(), now.value)) {
    progress_ = Progress::kPrecise;
  } else if (values_.size() >= options_.cap) {
    progress_ = Progress::kCapReached;
  }
}

}  // namespace surge::statistics
