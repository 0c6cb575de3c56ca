// SPDX-License-Identifier: Apache-2.0
// Samples of the usual distributions. Our own code, so that a seed gives the same numbers with every standard
// library.
#pragma once

#include <cstdint>

#include "sim/random/stream.h"

namespace surge::sim {

/// Uniform on (low, high). Precondition: low <= high.
inline double uniform(Stream& stream, double low, double high) {
  return low + (high - low) * stream.uniform01();
}

/// Uniform on 0, ..., count - 1 without bias (Lemire 2019, ACM TOMACS 29:3). Precondition: count > 0.
std::uint64_t uniform_int(Stream& stream, std::uint64_t count);

/// True with the probability given; always false for 0, always true for 1.
inline bool bernoulli(Stream& stream, double probability) {
  return stream.uniform01() < probability;
}

/// By ziggurat (Marsaglia and Tsang 2000, J. Stat. Software 5:8), 256 layers. Precondition: mean > 0.
double standard_exponential(Stream& stream);
inline double exponential(Stream& stream, double mean) {
  return mean * standard_exponential(stream);
}

/// By ziggurat, 256 layers.
double standard_normal(Stream& stream);
inline double normal(Stream& stream, double mean, double sd) {
  return mean + sd * standard_normal(stream);
}

/// exp of a normal with mean ln(median) and standard deviation sigma. Preconditions: median > 0, sigma >= 0.
double lognormal(Stream& stream, double median, double sigma);

/// Mean shape * scale (Marsaglia and Tsang 2000, ACM TOMS 26:3). Preconditions: shape > 0, scale > 0.
double gamma(Stream& stream, double shape, double scale);

/// By inversion. Precondition: low <= mode <= high.
double triangular(Stream& stream, double low, double mode, double high);

/// Below mean 10 by inversion, above by transformed rejection (Hörmann 1993, Insurance: Math. and Econ.
/// 12:39-45, PTRS). Precondition: 0 <= mean < 1e9.
std::int64_t poisson(Stream& stream, double mean);

/// Below mean 10 by inversion, above by transformed rejection (Hörmann 1993, J. Stat. Comput. Simul.
/// 46:101-110, BTRS). Preconditions: count >= 0, probability in [0, 1].
std::int64_t binomial(Stream& stream, std::int64_t count, double probability);

}  // namespace surge::sim
