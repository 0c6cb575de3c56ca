// SPDX-License-Identifier: Apache-2.0
// Numbers with units as scenarios write them: `36 h`, `12 t`, `60 km/h`, `35 %`, `12 m3/h`.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "models/catalogue/component.h"
#include "scenarios/problems.h"

namespace surge::scenarios {

/// What a number measures. Values are kept in the first unit of units_of(), which is the one the model uses.
enum class Measure {
  kNumber,      ///< plain number
  kShare,       ///< plain, or in per cent
  kTime,        ///< s; below 4.5e9 s (142 years), the range of simulated time
  kLength,      ///< m
  kMass,        ///< kg
  kVolume,      ///< m3
  kArea,        ///< km2
  kSpeed,       ///< m/s
  kAngle,       ///< deg
  kMoney,       ///< CNY
  kRate,        ///< /s
  kVolumeRate,  ///< m3/s
  kMoneyRate,   ///< CNY/s
};

struct Unit {
  const char* name;    ///< as written behind the number
  const char* suffix;  ///< as written in a column's name behind `_`, e.g. km_per_h
  double multiplier;   ///< numerator of the factor to the first unit of the measure
  double divisor = 1;  ///< so that 36 km/h is 36 * 1000 / 3600 and exact
};

/// The first is the one values are kept in. Empty for kNumber.
std::span<const Unit> units_of(Measure measure);

/// "time", "volume per time" ...: what messages call it.
std::string noun_of(Measure measure);

/// Whether a number needs no unit: plain numbers, shares, angles.
bool stands_alone(Measure measure);

/// `36 h`, `12 t` ...: an example for messages.
std::string example_of(Measure measure);

Measure measure_of(models::Dimension dimension);

template <class T>
using Parsed = std::variant<T, Mismatch>;

/// A finite decimal number, `12`, `-0.5`, `1e3`; nothing else in the text.
std::optional<double> parse_number(std::string_view text);

/// A number in the given unit; any unit if the text carries none and `unit` is null only for kNumber, kShare
/// and kAngle. With `unit` the text is the number alone. Result in the measure's first unit.
Parsed<double> parse_quantity(std::string_view text, Measure measure, const Unit* unit = nullptr);

/// The shortest decimal text that reads back as the same number; whole numbers without exponent.
std::string to_text(double value);

/// `129600 s`: reads back as the same value.
std::string to_text(double value, Measure measure);

/// A time in the largest unit, up to days, that it is a whole number of.
std::string time_text(double seconds);

/// Without spaces and tabs at both ends.
std::string_view trimmed(std::string_view text);

}  // namespace surge::scenarios
