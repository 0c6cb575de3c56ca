// SPDX-License-Identifier: Apache-2.0
// Seconds on the wall since it was made. For reports and limits only.
#pragma once

#include <chrono>

namespace surge::optimisation {

class Stopwatch {
 public:
  double seconds() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin_).count();
  }

 private:
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
};

}  // namespace surge::optimisation
