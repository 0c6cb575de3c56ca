// SPDX-License-Identifier: Apache-2.0
#include "scenarios/quantity.h"

#include <array>
#include <charconv>
#include <cmath>

#include "models/units.h"
#include "scenarios/nearest_name.h"

namespace surge::scenarios {
namespace {

constexpr double kMinute = 60;
using models::kDay_s;
using models::kHour_s;

constexpr Unit kShareUnits[] = {{"", "", 1}, {"%", "percent", 1, 100}};
constexpr Unit kTimeUnits[] = {{"s", "s", 1},
                               {"min", "min", kMinute},
                               {"h", "h", kHour_s},
                               {"d", "d", kDay_s},
                               {"week", "week", 7 * kDay_s},
                               {"weeks", "weeks", 7 * kDay_s},
                               {"month", "month", 30 * kDay_s},
                               {"months", "months", 30 * kDay_s},
                               {"year", "year", 365 * kDay_s},
                               {"years", "years", 365 * kDay_s}};
constexpr Unit kLengthUnits[] = {{"m", "m", 1}, {"km", "km", 1000}};
constexpr Unit kMassUnits[] = {{"kg", "kg", 1}, {"g", "g", 1, 1000}, {"t", "t", 1000}};
constexpr Unit kVolumeUnits[] = {{"m3", "m3", 1}, {"L", "l", 1, 1000}};
constexpr Unit kAreaUnits[] = {{"km2", "km2", 1}, {"m2", "m2", 1, 1e6}};
constexpr Unit kSpeedUnits[] = {{"m/s", "m_per_s", 1}, {"km/h", "km_per_h", 1000, kHour_s}};
constexpr Unit kAngleUnits[] = {{"deg", "deg", 1}};
constexpr Unit kMoneyUnits[] = {{"CNY", "cny", 1}};
constexpr Unit kRateUnits[] = {{"/s", "per_s", 1},
                               {"/min", "per_min", 1, kMinute},
                               {"/h", "per_h", 1, kHour_s},
                               {"/d", "per_d", 1, kDay_s}};
constexpr Unit kVolumeRateUnits[] = {{"m3/s", "m3_per_s", 1},
                                     {"m3/min", "m3_per_min", 1, kMinute},
                                     {"m3/h", "m3_per_h", 1, kHour_s},
                                     {"m3/d", "m3_per_d", 1, kDay_s}};
constexpr Unit kMoneyRateUnits[] = {{"CNY/s", "cny_per_s", 1},
                                    {"CNY/h", "cny_per_h", 1, kHour_s},
                                    {"CNY/d", "cny_per_d", 1, kDay_s},
                                    {"CNY/year", "cny_per_year", 1, 365 * kDay_s}};

struct MeasureNames {
  std::span<const Unit> units;
  const char* noun;
  const char* example;
};

/// In the order of Measure.
constexpr std::array<MeasureNames, 13> kMeasures = {{{{}, "number", "1.5"},
                                                     {kShareUnits, "share", "0.35 or 35 %"},
                                                     {kTimeUnits, "time", "36 h"},
                                                     {kLengthUnits, "length", "12 km"},
                                                     {kMassUnits, "mass", "45 kg"},
                                                     {kVolumeUnits, "volume", "2 m3"},
                                                     {kAreaUnits, "area", "60 km2"},
                                                     {kSpeedUnits, "speed", "60 km/h"},
                                                     {kAngleUnits, "angle", "45 or 45 deg"},
                                                     {kMoneyUnits, "value", "100 CNY"},
                                                     {kRateUnits, "rate", "5000 /d"},
                                                     {kVolumeRateUnits, "volume per time", "12 m3/h"},
                                                     {kMoneyRateUnits, "value per time", "1000 CNY/d"}}};

const MeasureNames& names_of(Measure measure) {
  return kMeasures[static_cast<std::size_t>(measure)];
}

Mismatch expected_quantity(Measure measure) {
  return {with_article(noun_of(measure)) + " such as " + example_of(measure)};
}

Parsed<const Unit*> find_unit(std::string_view name, Measure measure) {
  std::vector<std::string> names;
  for (const Unit& unit : units_of(measure)) {
    if (name == unit.name) return &unit;
    if (*unit.name != '\0') names.emplace_back(unit.name);
  }
  if (names.empty() || name.empty()) return expected_quantity(measure);
  return Mismatch{"a unit of " + noun_of(measure) + " (" + listed(names) + ")", nearest_name(name, names)};
}

/// The number at the start of `text`, and how many characters it takes.
struct Prefix {
  double value = 0;
  std::size_t length = 0;
};
std::optional<Prefix> number_prefix(std::string_view text) {
  Prefix prefix;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, prefix.value);
  if (error != std::errc{} || !std::isfinite(prefix.value)) return {};
  prefix.length = static_cast<std::size_t>(stop - text.data());
  return prefix;
}

Parsed<double> in_range(double value, Measure measure) {
  if (measure == Measure::kTime && !(std::abs(value) < 4.5e9)) return Mismatch{"a time below 142 years"};
  if (!(std::abs(value) <= 1e15)) return Mismatch{"a number of at most 1e+15"};
  return value;
}

}  // namespace

std::span<const Unit> units_of(Measure measure) {
  return names_of(measure).units;
}
std::string noun_of(Measure measure) {
  return names_of(measure).noun;
}
std::string example_of(Measure measure) {
  return names_of(measure).example;
}

bool stands_alone(Measure measure) {
  return measure == Measure::kNumber || measure == Measure::kShare || measure == Measure::kAngle;
}

Measure measure_of(models::Dimension dimension) {
  switch (dimension) {
    case models::Dimension::kNone:
      return Measure::kNumber;
    case models::Dimension::kTime:
      return Measure::kTime;
    case models::Dimension::kLength:
      return Measure::kLength;
    case models::Dimension::kMass:
      return Measure::kMass;
    case models::Dimension::kVolume:
      return Measure::kVolume;
    case models::Dimension::kSpeed:
      return Measure::kSpeed;
    case models::Dimension::kAngle:
      return Measure::kAngle;
  }
  return Measure::kNumber;
}

std::optional<double> parse_number(std::string_view text) {
  const std::optional<Prefix> prefix = number_prefix(text);
  if (!prefix || prefix->length != text.size()) return {};
  return prefix->value;
}

Parsed<double> parse_quantity(std::string_view text, Measure measure, const Unit* unit) {
  const std::optional<Prefix> prefix = number_prefix(text);
  if (!prefix) return unit != nullptr ? Mismatch{"a number"} : expected_quantity(measure);
  const std::string_view rest = trimmed(text.substr(prefix->length));
  if (unit != nullptr && !rest.empty()) {
    return Mismatch{std::string("a plain number, as the column's name gives the unit ") + unit->name};
  }
  if (unit == nullptr && (!rest.empty() || !stands_alone(measure))) {
    const Parsed<const Unit*> found = find_unit(rest, measure);
    if (const auto* mismatch = std::get_if<Mismatch>(&found)) return *mismatch;
    unit = std::get<const Unit*>(found);
  }
  const double value = unit == nullptr ? prefix->value : prefix->value * unit->multiplier / unit->divisor;
  return in_range(value, measure);
}

std::string to_text(double value) {
  std::array<char, 32> buffer{};
  char* const end = buffer.data() + buffer.size();
  const bool whole = std::abs(value) < 1e15 && value == std::trunc(value);
  const auto result = whole ? std::to_chars(buffer.data(), end, value, std::chars_format::fixed)
                            : std::to_chars(buffer.data(), end, value);
  return {buffer.data(), result.ptr};
}

std::string to_text(double value, Measure measure) {
  const std::span<const Unit> units = units_of(measure);
  if (units.empty() || *units.front().name == '\0') return to_text(value);
  return to_text(value) + " " + units.front().name;
}

std::string time_text(double seconds) {
  for (const auto& [unit, length_s] :
       {std::pair("d", kDay_s), std::pair("h", kHour_s), std::pair("min", kMinute)}) {
    if (seconds == 0 || std::fmod(seconds, length_s) != 0) continue;
    return to_text(seconds / length_s) + " " + unit;
  }
  return to_text(seconds, Measure::kTime);
}

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

}  // namespace surge::scenarios
