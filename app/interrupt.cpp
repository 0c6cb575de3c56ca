// SPDX-License-Identifier: Apache-2.0
#include "app/interrupt.h"

namespace surge::app {
namespace {

/// Wakes the watching thread so that it can end; never leaves this process.
constexpr int kWake = SIGUSR2;

bool ignored(int signal) {
  struct sigaction action {};
  sigaction(signal, nullptr, &action);
  return action.sa_handler == SIG_IGN;
}

/// As if nobody had watched.
void end_by(int signal) {
  std::signal(signal, SIG_DFL);
  sigset_t only;
  sigemptyset(&only);
  sigaddset(&only, signal);
  pthread_sigmask(SIG_UNBLOCK, &only, nullptr);
  std::raise(signal);
}

}  // namespace

InterruptWatch::InterruptWatch() {
  sigemptyset(&watched_);
  sigaddset(&watched_, kWake);
  for (const int signal : {SIGINT, SIGTERM}) {
    if (!ignored(signal)) sigaddset(&watched_, signal);
  }
  pthread_sigmask(SIG_BLOCK, &watched_, &mask_before_);
  thread_ = std::jthread([this](const std::stop_token& ended) { wait_for_signals(ended); });
}

InterruptWatch::~InterruptWatch() {
  thread_.request_stop();
  pthread_kill(thread_.native_handle(), kWake);
  thread_.join();
  pthread_sigmask(SIG_SETMASK, &mask_before_, nullptr);
}

void InterruptWatch::wait_for_signals(const std::stop_token& ended) {
  while (true) {
    int signal = 0;
    sigwait(&watched_, &signal);
    if (ended.stop_requested()) return;
    if (signal == kWake) continue;
    if (!source_.request_stop()) end_by(signal);
  }
}

}  // namespace surge::app
