// SPDX-License-Identifier: Apache-2.0
// Runs the surge program as a user does, and gives back what it printed and how it ended.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <sys/types.h>

namespace surge::test {

/// A folder of its own below the system's temporary one, removed with everything in it at the end.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }
  std::string file(const std::string& name) const { return (path_ / name).string(); }

 private:
  std::filesystem::path path_;
};

struct ProgramResult {
  int exit_code = -1;  ///< 128 + signal if a signal ended it
  std::string out;
  std::string err;
};

/// A program that runs in the background, in the folder given.
class RunningProgram {
 public:
  /// `command`: program and arguments.
  RunningProgram(const std::vector<std::string>& command, const std::filesystem::path& folder);
  ~RunningProgram();
  RunningProgram(const RunningProgram&) = delete;
  RunningProgram& operator=(const RunningProgram&) = delete;

  pid_t process() const { return process_; }
  void send(int signal) const;
  /// What it has printed to standard error so far.
  std::string err() const;
  bool running() const;
  ProgramResult wait();

 private:
  TemporaryFolder output_;
  pid_t process_ = -1;
};

/// `surge ARGUMENTS...`, run to its end in `folder`.
ProgramResult run_surge(std::vector<std::string> arguments,
                        const std::filesystem::path& folder = std::filesystem::temp_directory_path());

/// Any other program; exit code 127 if there is none of that name.
ProgramResult run_program(const std::vector<std::string>& command);

std::string read_text(const std::filesystem::path& file);
void write_text(const std::filesystem::path& file, const std::string& text);

/// First groups of all matches of the regular expression.
std::vector<std::string> matches(const std::string& text, const std::string& pattern);

}  // namespace surge::test
