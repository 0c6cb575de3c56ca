// SPDX-License-Identifier: Apache-2.0
// Ctrl-C and SIGTERM as a stop request.
#pragma once

#include <csignal>
#include <stop_token>
#include <thread>

namespace surge::app {

/// While it lives, the first SIGINT or SIGTERM requests a stop, and the second one ends the program at once.
/// A signal that the parent process has set to be ignored stays ignored. Make it before other threads: they
/// inherit the blocked signals.
class InterruptWatch {
 public:
  InterruptWatch();
  ~InterruptWatch();
  InterruptWatch(const InterruptWatch&) = delete;
  InterruptWatch& operator=(const InterruptWatch&) = delete;

  std::stop_token token() const { return source_.get_token(); }

 private:
  void wait_for_signals(const std::stop_token& ended);

  sigset_t watched_{};
  sigset_t mask_before_{};
  std::stop_source source_;
  std::jthread thread_;
};

}  // namespace surge::app
