// SPDX-License-Identifier: Apache-2.0
// Round numbers for axes: multiples of 1, 2 or 5 times a power of ten (Heckbert 1990, Nice numbers for graph
// labels, Graphics Gems, pages 61-63).
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace surge::analysis::figures {

struct Range {
  double low = 0;
  double high = 1;
};

/// The smallest of 1, 2, 5, 10, 20, ... times a power of ten of which at most `most_intervals` lie in `span`.
/// Preconditions: span > 0, most_intervals > 0.
double nice_step(double span, std::size_t most_intervals);

struct Ticks {
  std::vector<double> values;  ///< rising
  double step = 1;             ///< between them; of logarithmic ones: the smallest value
};

/// Multiples of a nice step in the range, ends included. Preconditions: low < high, most_intervals > 0.
Ticks linear_ticks(const Range& range, std::size_t most_intervals);
/// The range to the next multiples of the step on either side.
Range to_whole_steps(const Range& range, double step);

/// Powers of ten in the range; where there are fewer than four, also their double and fivefold. If there are
/// more than `most`, every second, third, ... power. Precondition: 0 < low < high.
Ticks logarithmic_ticks(const Range& range, std::size_t most);

/// With as many decimals as the step has, thousands separated by commas, and a true minus sign: "12,500",
/// "−0.25".
std::string tick_text(double value, double step);

}  // namespace surge::analysis::figures
