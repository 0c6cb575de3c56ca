// SPDX-License-Identifier: Apache-2.0
#include "analysis/export/local_time.h"

#include <array>
#include <chrono>
#include <cmath>
#include <cstdio>

namespace surge::analysis::exports {

std::string time_after(const std::string& start, double hours) {
  int year = 0, hour = 0, minute = 0, second = 0;
  unsigned month = 0, day = 0;
  constexpr std::size_t kWithoutZone = 19;  // 2026-05-12T14:28:00
  const int read =
      std::sscanf(start.c_str(), "%4d-%2u-%2uT%2d:%2d:%2d", &year, &month, &day, &hour, &minute, &second);
  if (read < 5) return {};
  namespace ch = std::chrono;
  const ch::sys_days date = ch::year_month_day{ch::year{year}, ch::month{month}, ch::day{day}};
  const ch::sys_seconds moment = date + ch::hours{hour} + ch::minutes{minute} + ch::seconds{second} +
                                 ch::seconds{std::llround(hours * 3600)};
  const ch::sys_days then = ch::floor<ch::days>(moment);
  const ch::year_month_day at{then};
  const ch::hh_mm_ss clock{moment - then};
  std::array<char, 40> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02u-%02uT%02d:%02d:%02d", static_cast<int>(at.year()),
                static_cast<unsigned>(at.month()), static_cast<unsigned>(at.day()),
                static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
                static_cast<int>(clock.seconds().count()));
  return text.data() + (start.size() > kWithoutZone ? start.substr(kWithoutZone) : std::string());
}

}  // namespace surge::analysis::exports
