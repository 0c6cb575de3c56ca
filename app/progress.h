// SPDX-License-Identifier: Apache-2.0
// How far a run is: a bar that is redrawn on a terminal, a line now and then elsewhere.
#pragma once

#include <chrono>
#include <cstdint>
#include <ostream>
#include <string>

namespace surge::app {

enum class ProgressStyle { kNone, kBar, kLines };

/// The style that suits standard error.
ProgressStyle style_of_standard_error();

/// Used by one thread at a time.
class Progress {
 public:
  using Clock = std::chrono::steady_clock;

  /// `before` of the total were done earlier.
  Progress(std::ostream& out, ProgressStyle style, std::uint64_t total, std::uint64_t before = 0);
  /// Removes the bar, so that what is printed next starts on a clean line.
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// `done` of `total` are finished. Prints only if the last print is long enough ago.
  void show(std::uint64_t done);

  std::chrono::duration<double> elapsed() const { return Clock::now() - started_; }

 private:
  std::ostream& out_;
  ProgressStyle style_;
  std::uint64_t total_;
  std::uint64_t before_;
  Clock::time_point started_ = Clock::now();
  Clock::time_point last_ = started_;
  bool drawn_ = false;
};

/// "37/100  104/s  1 s left"; without rate and time left as long as nothing is done. `before` were done
/// before the time elapsed began.
std::string progress_text(std::uint64_t done, std::uint64_t total, std::chrono::duration<double> elapsed,
                          std::uint64_t before = 0);

/// "0.8 s", "12 s", "3 min 20 s", "2 h 5 min"
std::string duration_text(std::chrono::duration<double> duration);

}  // namespace surge::app
