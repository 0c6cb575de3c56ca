// SPDX-License-Identifier: Apache-2.0
// What Python says to work that goes on without its lock: its callback, and whether a signal has come.
#pragma once

#include <cstdint>
#include <optional>

#include <pybind11/pybind11.h>

namespace surge::app {

/// tell() and no_signal() are called without Python's lock, also by several threads.
class PythonListener {
 public:
  /// `progress` is a function of (done, all), or None.
  PythonListener(const pybind11::object& progress, std::uint64_t all);

  /// False: stop.
  bool tell(std::uint64_t done);
  /// On Python's own thread, which is where it learns of signals. False: stop.
  bool no_signal();
  /// The first error of Python that was met, if there is one. With Python's lock held.
  void throw_again();

 private:
  const pybind11::object& progress_;
  std::uint64_t all_;
  std::optional<pybind11::error_already_set> error_;  ///< guarded by Python's lock
};

}  // namespace surge::app
