// SPDX-License-Identifier: Apache-2.0
// What can go wrong with a result file, in one sentence for the user.
#pragma once

#include <filesystem>
#include <stdexcept>
#include <string>

namespace surge::analysis {

/// "results/run.h5: cannot write /metrics/coverage: No space left on device"
class ResultFileError : public std::runtime_error {
 public:
  ResultFileError(const std::filesystem::path& file, const std::string& what)
      : std::runtime_error(file.string() + ": " + what), file_(file) {}

  const std::filesystem::path& file() const { return file_; }

 private:
  std::filesystem::path file_;
};

/// A file that somebody gave to be read: wrong input, not a failure.
class UnreadableResultFile : public ResultFileError {
 public:
  using ResultFileError::ResultFileError;
  explicit UnreadableResultFile(const ResultFileError& error) : ResultFileError(error) {}
};

}  // namespace surge::analysis
