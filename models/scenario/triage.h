// SPDX-License-Identifier: Apache-2.0
// Triage classes of injured people, as START and GB/T 检伤分类 have them; the dead are counted apart.
#pragma once

#include <array>
#include <cstddef>
#include <numeric>

namespace surge::models {

enum class TriageClass {
  kImmediate,  ///< red, 危重: dies within hours without surgery
  kDelayed,    ///< yellow, 重伤: needs a bed, can wait for some hours
  kMinor       ///< green, 轻伤: can walk, treated without a bed
};
inline constexpr std::size_t kTriageClasses = 3;
/// As scenario files name them.
inline constexpr std::array<const char*, kTriageClasses> kTriageClassNames = {"immediate", "delayed",
                                                                              "minor"};

/// Persons, by TriageClass.
using TriageCounts = std::array<double, kTriageClasses>;

inline double sum_of(const TriageCounts& counts) {
  return std::accumulate(counts.begin(), counts.end(), 0.0);
}

}  // namespace surge::models
