// SPDX-License-Identifier: Apache-2.0
#include "analysis/figures/quantity.h"

#include <cmath>

#include "analysis/figures/ticks.h"
#include "analysis/text_table.h"

namespace surge::analysis::figures {
namespace {

constexpr double kMostHours = 96;  // beyond, days read better

std::string base_unit(const std::string& unit, Language language) {
  if (unit == "1") return {};
  if (unit == "person d") return words(language, "person-days", "人·天");
  if (unit == "h") return words(language, "h", "小时");
  if (unit == "d") return words(language, "days", "天");
  if (unit == "CNY") return words(language, "CNY", "元");
  if (unit == "km") return words(language, "km", "公里");
  if (unit == "t km") return words(language, "t km", "吨公里");
  if (unit == "m3") return words(language, "m³", "立方米");
  return unit;
}

bool counts_people(const models::TableDeclaration& table) {
  return table.unit == "1" && (table.name.starts_with("casualties_") || table.name.starts_with("dead_") ||
                               table.name.starts_with("people_"));
}

struct PowerName {
  double factor;
  std::string name;
};

PowerName power_for(double largest, Language language) {
  if (language == Language::kChinese) {
    if (largest >= 1e8) return {1e-8, "亿"};
    if (largest >= 1e5) return {1e-4, "万"};
    return {1, ""};
  }
  if (largest >= 1e9) return {1e-9, "billion"};
  if (largest >= 1e6) return {1e-6, "million"};
  return {1, ""};
}

}  // namespace

std::string name_in(const models::BilingualName& name, Language language) {
  const bool chinese = language == Language::kChinese ? !name.zh.empty() : name.en.empty();
  return chinese ? name.zh : name.en;
}

Quantity quantity_of(const models::TableDeclaration& table, double largest, Language language) {
  if (is_share(table) && table.unit == "1") return {100, "%"};
  if (table.unit == "h") {
    if (largest > kMostHours) return {1.0 / 24, words(language, "days", "天")};
    return {1, base_unit("h", language)};
  }
  const std::string unit =
      counts_people(table) ? words(language, "people", "人") : base_unit(table.unit, language);
  const PowerName power = power_for(std::abs(largest), language);
  const bool blank = language == Language::kEnglish && !power.name.empty() && !unit.empty();
  return {power.factor, power.name + (blank ? " " : "") + unit};
}

std::string with_unit(const std::string& title, const std::string& unit, Language language) {
  if (unit.empty()) return title;
  return title + words(language, " (", "（") + unit + words(language, ")", "）");
}

std::string value_text(double value) {
  if (std::isnan(value)) return "–";
  std::string text = number_text(std::abs(value));
  return value < 0 && text != "0" ? "−" + text : text;
}

std::string count_text(std::size_t count) {
  return tick_text(static_cast<double>(count), 1);
}

TimeAxis time_axis_of(double horizon_h, Language language) {
  if (horizon_h > kMostHours)
    return {1.0 / 24, with_unit(words(language, "Time after impact", "灾后时间"),
                                words(language, "days", "天"), language)};
  return {
      1, with_unit(words(language, "Time after impact", "灾后时间"), words(language, "h", "小时"), language)};
}

}  // namespace surge::analysis::figures
