// SPDX-License-Identifier: Apache-2.0
#include "sim/random/sampling.h"

#include <array>
#include <cmath>

#include "sim/contract.h"
#include "sim/random/ziggurat.h"

namespace surge::sim {
namespace {

constexpr double kExponentialTail = 7.69711747013104972;
constexpr double kExponentialArea = 0.0039496598225815571993;
constexpr double kNormalTail = 3.6541528853610087963519472518;
constexpr double kNormalArea = 0.0049286732339746519;

const ZigguratTable kExponentialTable = make_ziggurat(
    kExponentialTail, kExponentialArea, [](double x) { return std::exp(-x); },
    [](double y) { return -std::log(y); });

const ZigguratTable kNormalTable = make_ziggurat(
    kNormalTail, kNormalArea, [](double x) { return std::exp(-0.5 * x * x); },
    [](double y) { return std::sqrt(-2 * std::log(y)); });

/// The high 53 bits as a number in [0, 1); the low bits are left for choosing the layer and the sign.
double fraction(std::uint64_t bits) {
  return static_cast<double>(bits >> 11) * 0x1p-53;
}

/// A point between the heights of a layer, to be compared with the density.
double height_in_layer(const ZigguratTable& table, std::size_t layer, Stream& stream) {
  return table.height[layer] + stream.uniform01() * (table.height[layer + 1] - table.height[layer]);
}

/// Marsaglia's method for the normal beyond kNormalTail.
double normal_tail(Stream& stream) {
  for (;;) {
    const double x = -std::log(stream.uniform01()) / kNormalTail;
    const double y = -std::log(stream.uniform01());
    if (2 * y > x * x) return kNormalTail + x;
  }
}

/// ln k!, exact table below 10, Stirling's series (error below 1e-9) above. std::lgamma is not safe in
/// threads.
double log_factorial(double k) {
  static constexpr std::array<double, 10> kSmall{0.0,
                                                 0.0,
                                                 0.69314718055994531,
                                                 1.79175946922805500,
                                                 3.17805383034794562,
                                                 4.78749174278204599,
                                                 6.57925121201010100,
                                                 8.52516136106541430,
                                                 10.60460290274525022,
                                                 12.80182748008146961};
  if (k < 10) return kSmall[static_cast<std::size_t>(k)];
  const double n = k + 1;
  return (n - 0.5) * std::log(n) - n + 0.91893853320467274 + 1 / (12 * n) - 1 / (360 * n * n * n) +
         1 / (1260 * std::pow(n, 5));
}

std::int64_t poisson_by_inversion(Stream& stream, double mean) {
  double probability = std::exp(-mean);
  double left = stream.uniform01();
  std::int64_t k = 0;
  while (left > probability && k < 1000) {
    left -= probability;
    ++k;
    probability *= mean / static_cast<double>(k);
  }
  return k;
}

std::int64_t poisson_by_rejection(Stream& stream, double mean) {
  const double b = 0.931 + 2.53 * std::sqrt(mean);
  const double a = -0.059 + 0.02483 * b;
  const double inverse_alpha = 1.1239 + 1.1328 / (b - 3.4);
  const double v_r = 0.9277 - 3.6224 / (b - 2);
  for (;;) {
    const double u = stream.uniform01() - 0.5;
    const double v = stream.uniform01();
    const double us = 0.5 - std::abs(u);
    const double k = std::floor((2 * a / us + b) * u + mean + 0.43);
    if (us >= 0.07 && v <= v_r) return static_cast<std::int64_t>(k);
    if (k < 0 || (us < 0.013 && v > us)) continue;
    if (std::log(v * inverse_alpha / (a / (us * us) + b)) <= -mean + k * std::log(mean) - log_factorial(k)) {
      return static_cast<std::int64_t>(k);
    }
  }
}

std::int64_t binomial_by_inversion(Stream& stream, double n, double p) {
  double probability = std::pow(1 - p, n);
  double left = stream.uniform01();
  double k = 0;
  while (left > probability && k < n) {
    left -= probability;
    ++k;
    probability *= p / (1 - p) * (n - k + 1) / k;
    if (probability == 0) break;
  }
  return static_cast<std::int64_t>(k);
}

/// Precondition: p <= 1/2, n p >= 10.
std::int64_t binomial_by_rejection(Stream& stream, double n, double p) {
  const double sd = std::sqrt(n * p * (1 - p));
  const double b = 1.15 + 2.53 * sd;
  const double a = -0.0873 + 0.0248 * b + 0.01 * p;
  const double v_r = 0.92 - 4.2 / b;
  const double alpha = (2.83 + 5.1 / b) * sd;
  const double mode = std::floor((n + 1) * p);
  const double log_odds = std::log(p / (1 - p));
  const double at_mode = log_factorial(mode) + log_factorial(n - mode);
  for (;;) {
    const double u = stream.uniform01() - 0.5;
    const double v = stream.uniform01();
    const double us = 0.5 - std::abs(u);
    const double k = std::floor((2 * a / us + b) * u + n * p + 0.5);
    if (us >= 0.07 && v <= v_r) return static_cast<std::int64_t>(k);
    if (k < 0 || k > n) continue;
    const double log_density =
        at_mode - log_factorial(k) - log_factorial(n - k) + (k - mode) * log_odds;  // against the mode's
    if (std::log(v * alpha / (a / (us * us) + b)) <= log_density) return static_cast<std::int64_t>(k);
  }
}

}  // namespace

std::uint64_t uniform_int(Stream& stream, std::uint64_t count) {
  SIM_EXPECT(count > 0);
  __extension__ using Wide = unsigned __int128;
  Wide product = static_cast<Wide>(stream.next_u64()) * count;
  if (static_cast<std::uint64_t>(product) < count) {
    const std::uint64_t threshold = (0 - count) % count;
    while (static_cast<std::uint64_t>(product) < threshold)
      product = static_cast<Wide>(stream.next_u64()) * count;
  }
  return static_cast<std::uint64_t>(product >> 64);
}

double standard_exponential(Stream& stream) {
  for (;;) {
    const std::uint64_t bits = stream.next_u64();
    const std::size_t layer = bits & (kZigguratLayers - 1);
    const double x = fraction(bits) * kExponentialTable.edge[layer];
    if (x < kExponentialTable.edge[layer + 1]) return x;
    if (layer == 0) return kExponentialTail - std::log(stream.uniform01());
    if (height_in_layer(kExponentialTable, layer, stream) < std::exp(-x)) return x;
  }
}

double standard_normal(Stream& stream) {
  for (;;) {
    const std::uint64_t bits = stream.next_u64();
    const std::size_t layer = bits & (kZigguratLayers - 1);
    const bool negative = (bits & kZigguratLayers) != 0;
    const double x = fraction(bits) * kNormalTable.edge[layer];
    const auto with_sign = [&](double value) { return negative ? -value : value; };
    if (x < kNormalTable.edge[layer + 1]) return with_sign(x);
    if (layer == 0) return with_sign(normal_tail(stream));
    if (height_in_layer(kNormalTable, layer, stream) < std::exp(-0.5 * x * x)) return with_sign(x);
  }
}

double lognormal(Stream& stream, double median, double sigma) {
  return median * std::exp(sigma * standard_normal(stream));
}

double gamma(Stream& stream, double shape, double scale) {
  if (shape < 1) {
    const double u = stream.uniform01();
    return gamma(stream, shape + 1, scale) * std::pow(u, 1 / shape);
  }
  const double d = shape - 1.0 / 3;
  const double c = 1 / std::sqrt(9 * d);
  for (;;) {
    const double x = standard_normal(stream);
    const double root = 1 + c * x;
    if (root <= 0) continue;
    const double v = root * root * root;
    if (std::log(stream.uniform01()) < 0.5 * x * x + d - d * v + d * std::log(v)) return d * v * scale;
  }
}

double triangular(Stream& stream, double low, double mode, double high) {
  if (low == high) return low;
  const double u = stream.uniform01();
  const double split = (mode - low) / (high - low);
  return u < split ? low + std::sqrt(u * (high - low) * (mode - low))
                   : high - std::sqrt((1 - u) * (high - low) * (high - mode));
}

std::int64_t poisson(Stream& stream, double mean) {
  SIM_EXPECT(mean >= 0 && mean < 1e9);
  return mean < 10 ? poisson_by_inversion(stream, mean) : poisson_by_rejection(stream, mean);
}

std::int64_t binomial(Stream& stream, std::int64_t count, double probability) {
  SIM_EXPECT(count >= 0 && probability >= 0 && probability <= 1);
  if (count == 0 || probability == 0) return 0;
  if (probability > 0.5) return count - binomial(stream, count, 1 - probability);
  const auto n = static_cast<double>(count);
  return n * probability < 10 ? binomial_by_inversion(stream, n, probability)
                              : binomial_by_rejection(stream, n, probability);
}

}  // namespace surge::sim
