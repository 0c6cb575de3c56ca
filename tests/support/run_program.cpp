// SPDX-License-Identifier: Apache-2.0
#include "tests/support/run_program.h"

#include <csignal>
#include <cstdlib>
#include <fstream>
#include <regex>
#include <sstream>
#include <stdexcept>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace surge::test {
namespace {

void redirect(int descriptor, const std::string& file) {
  dup2(open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600), descriptor);
}

}  // namespace

TemporaryFolder::TemporaryFolder() {
  std::string name = (std::filesystem::temp_directory_path() / "surge-test-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("cannot make " + name);
  path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code error;
  std::filesystem::remove_all(path_, error);
}

RunningProgram::RunningProgram(const std::vector<std::string>& command, const std::filesystem::path& folder) {
  std::vector<char*> words;
  for (const std::string& word : command) words.push_back(const_cast<char*>(word.c_str()));
  words.push_back(nullptr);
  const std::string out = output_.file("out");
  const std::string err = output_.file("err");
  process_ = fork();
  if (process_ != 0) return;
  redirect(STDOUT_FILENO, out);
  redirect(STDERR_FILENO, err);
  for (const int signal : {SIGINT, SIGTERM}) std::signal(signal, SIG_DFL);  // a parent may ignore them
  if (chdir(folder.c_str()) == 0) execvp(words[0], words.data());
  _exit(127);
}

RunningProgram::~RunningProgram() {
  if (process_ > 0) {
    send(SIGKILL);
    waitpid(process_, nullptr, 0);
  }
}

void RunningProgram::send(int signal) const {
  kill(process_, signal);
}

std::string RunningProgram::err() const {
  return read_text(output_.file("err"));
}

bool RunningProgram::running() const {
  siginfo_t info{};
  waitid(P_PID, static_cast<id_t>(process_), &info, WEXITED | WNOHANG | WNOWAIT);
  return info.si_pid == 0;
}

ProgramResult RunningProgram::wait() {
  int status = 0;
  waitpid(process_, &status, 0);
  process_ = -1;
  const int code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return {code, read_text(output_.file("out")), read_text(output_.file("err"))};
}

ProgramResult run_program(const std::vector<std::string>& command) {
  return RunningProgram(command, std::filesystem::temp_directory_path()).wait();
}

ProgramResult run_surge(std::vector<std::string> arguments, const std::filesystem::path& folder) {
  arguments.insert(arguments.begin(), SURGE_PROGRAM);
  return RunningProgram(arguments, folder).wait();
}

std::string read_text(const std::filesystem::path& file) {
  std::ostringstream text;
  text << std::ifstream(file).rdbuf();
  return text.str();
}

void write_text(const std::filesystem::path& file, const std::string& text) {
  std::ofstream(file) << text;
}

std::vector<std::string> matches(const std::string& text, const std::string& pattern) {
  const std::regex regex(pattern);
  std::vector<std::string> found;
  for (std::sregex_iterator match(text.begin(), text.end(), regex), end; match != end; ++match) {
    found.push_back((*match)[1]);
  }
  return found;
}

}  // namespace surge::test
