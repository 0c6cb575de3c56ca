// SPDX-License-Identifier: Apache-2.0
#include "analysis/statistics/critical_values.h"

#include <cmath>

#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <boost/math/special_functions/beta.hpp>

#include "sim/contract.h"

namespace surge::statistics {

double normal_quantile(double probability) {
  SIM_EXPECT(probability > 0 && probability < 1);
  return boost::math::quantile(boost::math::normal(), probability);
}

double normal_probability(double value) {
  return boost::math::cdf(boost::math::normal(), value);
}

double student_quantile(double probability, double degrees_of_freedom) {
  SIM_EXPECT(probability > 0 && probability < 1 && degrees_of_freedom > 0);
  return boost::math::quantile(boost::math::students_t(degrees_of_freedom), probability);
}

double gamma_quantile(double probability, double shape, double scale) {
  SIM_EXPECT(probability > 0 && probability < 1 && shape > 0 && scale > 0);
  return boost::math::quantile(boost::math::gamma_distribution<>(shape, scale), probability);
}

double binomial_probability(std::uint64_t trials, double probability, std::uint64_t successes) {
  SIM_EXPECT(probability >= 0 && probability <= 1 && successes <= trials);
  if (successes == trials) return 1;
  const double above = static_cast<double>(successes) + 1;
  return boost::math::ibetac(above, static_cast<double>(trials - successes), probability);
}

double student_factor(std::uint64_t count, Confidence confidence) {
  if (count < 2) return kUnknown;
  return student_quantile(1 - confidence.one_tail(), static_cast<double>(count - 1));
}

Interval mean_interval(double mean, double standard_deviation, std::uint64_t count, Confidence confidence) {
  const double half =
      student_factor(count, confidence) * standard_deviation / std::sqrt(static_cast<double>(count));
  return {mean - half, mean + half};
}

Interval probability_interval(std::uint64_t successes, std::uint64_t trials, Confidence confidence) {
  SIM_EXPECT(successes <= trials);
  const double tail = confidence.one_tail();
  const auto hits = static_cast<double>(successes);
  const auto misses = static_cast<double>(trials - successes);
  Interval interval{0, 1};
  if (successes > 0) interval.low = boost::math::ibeta_inv(hits, misses + 1, tail);
  if (successes < trials) interval.high = boost::math::ibeta_inv(hits + 1, misses, 1 - tail);
  return interval;
}

}  // namespace surge::statistics
