// SPDX-License-Identifier: Apache-2.0
#include "scenarios/nearest_name.h"

#include <algorithm>
#include <cstdlib>
#include <vector>

namespace surge::scenarios {
namespace {

/// Optimal string alignment distance; three rows of the table are enough.
std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before_last(b.size() + 1), last(b.size() + 1), current(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    current[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      current[j] = std::min({last[j] + 1, current[j - 1] + 1, replaced});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) current[j] = std::min(current[j], before_last[j - 2] + 1);
    }
    std::swap(before_last, last);
    std::swap(last, current);
  }
  return last[b.size()];
}

}  // namespace

std::string nearest_name(std::string_view found, std::span<const std::string> names) {
  constexpr std::size_t kLongest = 60;  // longer texts are no mistyped names
  if (found.empty() || found.size() > kLongest) return {};
  std::size_t best = std::clamp<std::size_t>(found.size() / 3, 1, 5) + 1;
  std::string nearest;
  for (const std::string& name : names) {
    const std::size_t difference =
        name.size() > found.size() ? name.size() - found.size() : found.size() - name.size();
    if (difference >= best) continue;
    const std::size_t distance = edit_distance(found, name);
    if (distance >= best) continue;
    best = distance;
    nearest = name;
  }
  return nearest;
}

}  // namespace surge::scenarios
