// SPDX-License-Identifier: Apache-2.0
#include "analysis/comparison/wording.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include "analysis/text_table.h"

namespace surge::analysis {
namespace {

struct Power {
  double least;
  const char* unit;
};

/// The largest power of ten that suits, with its name.
template <std::size_t kCount>
const Power& power_for(const Power (&powers)[kCount], double size) {
  for (const Power& power : powers) {
    if (size >= power.least) return power;
  }
  return powers[kCount - 1];
}

bool counts_people(const Measure& measure) {
  return measure.unit == "1" && (measure.table.starts_with("casualties_") ||
                                 measure.table.starts_with("dead_") || measure.table.starts_with("people_"));
}

std::string plain_unit(const Measure& measure, bool chinese) {
  if (measure.is_share()) return chinese ? " 个百分点" : " percentage points";
  if (counts_people(measure)) return chinese ? " 人" : " people";
  if (measure.unit == "1") return "";
  if (measure.unit == "person d") return chinese ? " 人·天" : " person-days";
  if (!chinese) return " " + measure.unit;
  if (measure.unit == "h") return " 小时";
  if (measure.unit == "d") return " 天";
  return " " + measure.unit;
}

}  // namespace

const std::string& in_language(const models::BilingualName& name, Language language) {
  return language == Language::kChinese && !name.zh.empty() ? name.zh : name.en;
}

std::string full_title(const Measure& measure, Language language) {
  const std::string& title = in_language(measure.title, language);
  const std::string& place = in_language(measure.place, language);
  if (place.empty()) return title;
  return title + (language == Language::kChinese ? "：" : ": ") + place;
}

std::string cell_text(const Measure& measure, double value) {
  return measure.is_share() ? percent_text(value) : number_text(value);
}

std::string difference_text(const Measure& measure, double difference) {
  const std::string number = number_text(measure.is_share() ? 100 * difference : difference);
  return (difference > 0 ? "+" + number : number) + (measure.is_share() ? " pp" : "");
}

DifferenceUnit::DifferenceUnit(const Measure& measure, double size, Language language) : language_(language) {
  constexpr Power kEnglish[] = {{1e9, " billion CNY"}, {1e6, " million CNY"}, {1, " CNY"}};
  constexpr Power kChinese[] = {{1e8, " 亿元"}, {1e4, " 万元"}, {1, " 元"}};
  const bool chinese = language == Language::kChinese;
  if (measure.unit == "CNY") {
    const Power& power = chinese ? power_for(kChinese, std::abs(size)) : power_for(kEnglish, std::abs(size));
    factor_ = 1 / power.least;
    unit_ = power.unit;
  } else {
    factor_ = measure.is_share() ? 100 : 1;
    unit_ = plain_unit(measure, chinese);
  }
}

std::string DifferenceUnit::number(double difference) const {
  return number_text(difference * factor_);
}

std::string DifferenceUnit::with_unit(double difference) const {
  return number(difference) + unit_;
}

std::string DifferenceUnit::range(const statistics::Interval& interval) const {
  const char* to = language_ == Language::kChinese ? " 至 " : " to ";
  return number(interval.low) + to + number(interval.high) + unit_;
}

std::string level_text(statistics::Confidence confidence) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%g", 100 * confidence.level);
  return text.data();
}

std::string filled(std::string_view pattern, std::initializer_list<Filling> fillings) {
  std::string text;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const bool is_key = pattern[i] == '{' && i + 2 < pattern.size() && pattern[i + 2] == '}';
    const auto* found = is_key ? std::ranges::find(fillings, pattern[i + 1], &Filling::key) : fillings.end();
    if (found == fillings.end()) {
      text += pattern[i];
    } else {
      text += found->text;
      i += 2;
    }
  }
  return text;
}

}  // namespace surge::analysis
