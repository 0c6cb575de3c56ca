// SPDX-License-Identifier: Apache-2.0
#include "app/python/python_listener.h"

namespace surge::app {

namespace py = pybind11;

PythonListener::PythonListener(const py::object& progress, std::uint64_t all)
    : progress_(progress), all_(all) {}

bool PythonListener::tell(std::uint64_t done) {
  if (progress_.is_none()) return true;
  const py::gil_scoped_acquire python;
  if (error_) return false;
  try {
    progress_(done, all_);
  } catch (py::error_already_set& error) {
    error_.emplace(std::move(error));
  }
  return !error_;
}

bool PythonListener::no_signal() {
  const py::gil_scoped_acquire python;
  if (!error_ && PyErr_CheckSignals() != 0) error_.emplace();
  return !error_;
}

void PythonListener::throw_again() {
  if (error_) throw py::error_already_set(std::move(*error_));
}

}  // namespace surge::app
