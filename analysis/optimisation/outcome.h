// SPDX-License-Identifier: Apache-2.0
// What every exact method of this folder says about its answer, and how it fails.
#pragma once

#include <cmath>
#include <cstddef>
#include <limits>
#include <stdexcept>

namespace surge::optimisation {

inline constexpr double kInfinity = std::numeric_limits<double>::infinity();

/// No choice satisfies all constraints. Malformed problems (shapes, ranges) throw std::invalid_argument.
class InfeasibleProblem : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// This build has no solver for mixed-integer programs (Cbc of COIN-OR), or the solver gave up.
class SolverFailure : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// When to stop before the optimum is proven. A limit of seconds that strikes makes the answer depend on the
/// machine; a limit of nodes does not.
struct Limits {
  double seconds = kInfinity;  ///< [s], > 0
  std::size_t nodes = std::numeric_limits<std::size_t>::max();
};

/// Value of the answer and what is proven of it. All methods minimise, unless they say so.
struct Proof {
  double value = 0;       ///< of the answer
  double bound = 0;       ///< no answer has a lower value
  std::size_t nodes = 0;  ///< of the search tree, the root included
  double seconds = 0;     ///< [s] on the wall
  bool optimal = false;   ///< bound and value agree within the tolerance of the method

  /// Share of the value that an optimum may be better; 0 if proven.
  double gap() const { return optimal ? 0 : (value - bound) / std::fmax(std::fabs(value), 1e-12); }
};

}  // namespace surge::optimisation
