// SPDX-License-Identifier: Apache-2.0
// Distributions as scenarios write them: `36 h`, `triangular(1 h, 2 h, 6 h)`, `lognormal(median 36 h, sigma
// 0.8)`.
#pragma once

#include <string>
#include <string_view>

#include "scenarios/quantity.h"
#include "sim/random/distribution.h"

namespace surge::scenarios {

/// A form of distribution, for messages and documentation.
struct DistributionForm {
  const char* name;
  const char* example;  ///< for a time
};

/// All forms but the constant, which is written as a plain quantity.
std::span<const DistributionForm> distribution_forms();

/// Reads one distribution of quantities of `measure`. Values are in the first unit of the measure.
Parsed<sim::Distribution> parse_distribution(std::string_view text, Measure measure);

/// Reads back as an equal distribution.
std::string to_text(const sim::Distribution& distribution, Measure measure);

}  // namespace surge::scenarios
