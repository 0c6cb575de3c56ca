// SPDX-License-Identifier: Apache-2.0
#include "analysis/figures/classes.h"

#include <algorithm>
#include <cmath>

#include "analysis/figures/ticks.h"

namespace surge::analysis::figures {
namespace {

constexpr double kSpreadForPowers = 30;

/// The largest of 1, 3, 10, 30, ... below the value.
double power_below(double value) {
  const double power = std::pow(10.0, std::floor(std::log10(value)));
  if (3 * power < value) return 3 * power;
  return power < value ? power : 0.3 * power;
}

double next_lower(double border) {
  const double power = std::pow(10.0, std::floor(std::log10(border) + 1e-9));
  return border > 2 * power ? power : 0.3 * power;
}

}  // namespace

std::vector<double> class_borders(std::vector<double> values, std::size_t most) {
  std::erase_if(values, [](double value) { return !(value > 0); });
  if (values.empty()) return {};
  std::ranges::sort(values);
  const double low = values[values.size() / 10], high = values.back();
  std::vector<double> borders;
  if (high / low <= kSpreadForPowers) {
    const double step = nice_step(high, most + 1);
    for (double border = step; border < high * (1 - 1e-9) && borders.size() < most; border += step)
      borders.push_back(border);
    return borders;
  }
  for (double border = power_below(high); borders.size() < most && border > low; border = next_lower(border))
    borders.insert(borders.begin(), border);
  return borders;
}

std::size_t class_of(const std::vector<double>& borders, double value) {
  return static_cast<std::size_t>(std::upper_bound(borders.begin(), borders.end(), value) - borders.begin());
}

}  // namespace surge::analysis::figures
