// SPDX-License-Identifier: Apache-2.0
#include "analysis/figures/ticks.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "sim/contract.h"

namespace surge::analysis::figures {
namespace {

constexpr double kSlack = 1e-9;  // of a step: what rounding may take from a tick at the end of a range

std::string with_thousands(std::string digits) {
  const std::size_t point = std::min(digits.find('.'), digits.size());
  for (std::size_t at = point; at > 3;) {
    at -= 3;
    digits.insert(at, ",");
  }
  return digits;
}

void add_if_inside(const Range& range, double value, std::vector<double>& values) {
  if (value >= range.low * (1 - kSlack) && value <= range.high * (1 + kSlack)) values.push_back(value);
}

}  // namespace

double nice_step(double span, std::size_t most_intervals) {
  SIM_EXPECT(span > 0 && most_intervals > 0);
  const double least = span / static_cast<double>(most_intervals);
  const double power = std::pow(10.0, std::floor(std::log10(least)));
  for (const double factor : {1.0, 2.0, 5.0}) {
    if (factor * power >= least * (1 - kSlack)) return factor * power;
  }
  return 10 * power;
}

Ticks linear_ticks(const Range& range, std::size_t most_intervals) {
  SIM_EXPECT(range.low < range.high);
  Ticks ticks;
  ticks.step = nice_step(range.high - range.low, most_intervals);
  const double first = std::ceil(range.low / ticks.step - kSlack);
  for (double i = first; i * ticks.step <= range.high + kSlack * ticks.step; ++i)
    ticks.values.push_back(i == 0 ? 0 : i * ticks.step);
  return ticks;
}

Range to_whole_steps(const Range& range, double step) {
  return {std::floor(range.low / step + kSlack) * step, std::ceil(range.high / step - kSlack) * step};
}

Ticks logarithmic_ticks(const Range& range, std::size_t most) {
  SIM_EXPECT(0 < range.low && range.low < range.high);
  const int first = static_cast<int>(std::floor(std::log10(range.low)));
  const int last = static_cast<int>(std::ceil(std::log10(range.high)));
  Ticks ticks;
  for (int power = first; power <= last; ++power) add_if_inside(range, std::pow(10.0, power), ticks.values);
  if (ticks.values.size() < 4) {
    ticks.values.clear();
    for (int power = first; power <= last; ++power) {
      for (const double factor : {1.0, 2.0, 5.0})
        add_if_inside(range, factor * std::pow(10.0, power), ticks.values);
    }
  }
  const std::size_t each = (ticks.values.size() + most - 1) / std::max<std::size_t>(most, 1);
  for (std::size_t i = 0, kept = 0; each > 1 && i < ticks.values.size(); i += each)
    ticks.values[kept++] = ticks.values[i];
  if (each > 1) ticks.values.resize((ticks.values.size() + each - 1) / each);
  if (!ticks.values.empty()) ticks.step = ticks.values.front();
  return ticks;
}

std::string tick_text(double value, double step) {
  const double power = std::floor(std::log10(step) + kSlack);
  const int decimals = static_cast<int>(std::clamp(-power, 0.0, 12.0));
  char buffer[64];
  const int length = std::snprintf(buffer, sizeof buffer, "%.*f", decimals, std::abs(value));
  const std::string digits(buffer, static_cast<std::size_t>(std::clamp(length, 0, 63)));
  const bool zero = digits.find_first_not_of("0.") == std::string::npos;
  return (value < 0 && !zero ? "−" : "") + with_thousands(digits);
}

}  // namespace surge::analysis::figures
