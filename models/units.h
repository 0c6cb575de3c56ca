// SPDX-License-Identifier: Apache-2.0
// Factors between units. Quantities of the model are in SI units unless the name of a field says otherwise.
#pragma once

namespace surge::models {

inline constexpr double kHour_s = 3600;
inline constexpr double kDay_s = 86400;
inline constexpr double kMetresPerKm = 1000;
inline constexpr double kKilogramsPerTonne = 1000;

}  // namespace surge::models
