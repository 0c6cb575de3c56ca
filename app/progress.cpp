// SPDX-License-Identifier: Apache-2.0
#include "app/progress.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include <unistd.h>

namespace surge::app {
namespace {

using namespace std::chrono_literals;

constexpr std::uint64_t kBarWidth = 30;
constexpr auto kBarInterval = 100ms;
constexpr auto kLineInterval = 10s;
constexpr const char* kEraseLine = "\r\x1b[K";

template <class... Values>
std::string formatted(const char* format, Values... values) {
  std::array<char, 64> buffer{};
  const int length = std::snprintf(buffer.data(), buffer.size(), format, values...);
  return std::string(buffer.data(), static_cast<std::size_t>(length));
}

std::string bar(std::uint64_t done, std::uint64_t total) {
  const std::uint64_t filled = total == 0 ? kBarWidth : kBarWidth * done / total;
  std::string text(kBarWidth, '.');
  std::fill_n(text.begin(), filled, '#');
  return '[' + text + "] ";
}

}  // namespace

ProgressStyle style_of_standard_error() {
  return isatty(STDERR_FILENO) != 0 ? ProgressStyle::kBar : ProgressStyle::kLines;
}

Progress::Progress(std::ostream& out, ProgressStyle style, std::uint64_t total, std::uint64_t before)
    : out_(out), style_(style), total_(total), before_(before) {}

Progress::~Progress() {
  if (drawn_) out_ << kEraseLine << std::flush;
}

void Progress::show(std::uint64_t done) {
  if (style_ == ProgressStyle::kNone) return;
  const auto now = Clock::now();
  const bool as_bar = style_ == ProgressStyle::kBar;
  if (now - last_ < (as_bar ? Clock::duration(kBarInterval) : Clock::duration(kLineInterval))) return;
  last_ = now;
  const std::string text = progress_text(done, total_, now - started_, before_);
  if (as_bar) {
    out_ << kEraseLine << bar(done, total_) << text << std::flush;
    drawn_ = true;
  } else {
    out_ << text << std::endl;
  }
}

std::string progress_text(std::uint64_t done, std::uint64_t total, std::chrono::duration<double> elapsed,
                          std::uint64_t before) {
  std::string text = std::to_string(done) + "/" + std::to_string(total);
  if (done <= before || elapsed.count() <= 0) return text;
  const double rate = static_cast<double>(done - before) / elapsed.count();
  text += rate < 10 ? formatted("  %.1f/s", rate) : formatted("  %.0f/s", rate);
  return text + "  " + duration_text(static_cast<double>(total - done) / rate * 1s) + " left";
}

std::string duration_text(std::chrono::duration<double> duration) {
  const double seconds = duration.count();
  if (seconds < 9.95) return formatted("%.1f s", seconds);
  const long long whole = std::llround(seconds);
  if (whole < 60) return formatted("%lld s", whole);
  if (whole < 3600) return formatted("%lld min %lld s", whole / 60, whole % 60);
  return formatted("%lld h %lld min", whole / 3600, whole % 3600 / 60);
}

}  // namespace surge::app
