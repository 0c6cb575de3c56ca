// SPDX-License-Identifier: Apache-2.0
// The Gini coefficient of groups of people.
#pragma once

#include <vector>

namespace surge::models {

/// People who all have the same amount.
struct Holders {
  double persons = 0;  ///< >= 0
  double each = 0;     ///< >= 0
};

/// sum_ij p_i p_j |x_i - x_j| / (2 P sum_i p_i x_i), P the people in all: 0 if all have the same, close to 1
/// if one has all. 0 where nobody has anything, NaN without people. Gini, C. (1912), Variabilita e
/// mutabilita; with weights as in Cowell, F. (2011), Measuring Inequality, 3rd ed., appendix.
double gini(std::vector<Holders> holders);

}  // namespace surge::models
