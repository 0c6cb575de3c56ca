// SPDX-License-Identifier: Apache-2.0
#include "analysis/comparison/sentence.h"

#include <array>
#include <cmath>
#include <cstdio>

#include "analysis/comparison/wording.h"
#include "analysis/text_table.h"

namespace surge::analysis {
namespace {

/// How a change of a table is told. {B} the alternative, {X} the size, {P} " of Tent" or nothing, {T} the
/// part of the table's name between its beginning and "_by_", {N} the measure's title.
struct Phrase {
  std::string_view table;  ///< how its name begins
  std::string_view lower[2];
  std::string_view higher[2];
};

constexpr Phrase kPhrases[] = {
    {"time_to_",
     {"{B} reaches {T} coverage{P} {X} earlier", "{B} 的{P}覆盖率达到 {T} 早 {X}"},
     {"{B} reaches {T} coverage{P} {X} later", "{B} 的{P}覆盖率达到 {T} 晚 {X}"}},
    {"fill_rate_",
     {"{B} meets {X} less of the need{P} within {T}", "{B} 在 {T}内满足的{P}需求少 {X}"},
     {"{B} meets {X} more of the need{P} within {T}", "{B} 在 {T}内满足的{P}需求多 {X}"}},
    {"unmet_person_days",
     {"{B} leaves {X} less need{P} unmet", "{B} 的{P}未满足需求少 {X}"},
     {"{B} leaves {X} more need{P} unmet", "{B} 的{P}未满足需求多 {X}"}},
    {"worst_county_days",
     {"In the worst county, people go without for {X} less with {B}", "{B} 最差县缺供时间短 {X}"},
     {"In the worst county, people go without for {X} more with {B}", "{B} 最差县缺供时间长 {X}"}},
    {"casualties_dead",
     {"{X} fewer die with {B}", "{B} 死亡人数少 {X}"},
     {"{X} more die with {B}", "{B} 死亡人数多 {X}"}},
    {"",
     {"{N} is {X} lower with {B}", "{B} 的“{N}”低 {X}"},
     {"{N} is {X} higher with {B}", "{B} 的“{N}”高 {X}"}},
};

const Phrase& phrase_for(const Measure& measure) {
  for (const Phrase& phrase : kPhrases) {
    const bool fits = measure.table.starts_with(phrase.table);
    if (fits && (phrase.table != "time_to_" || measure.is_waiting_time())) return phrase;
  }
  return kPhrases[std::size(kPhrases) - 1];
}

/// time_to_90_percent_by_item: "90 %"; fill_rate_72h: "72 h".
std::string term_in(const Measure& measure, std::size_t behind, bool chinese) {
  const std::string name = measure.table.substr(std::min(behind, measure.table.size()));
  const std::size_t digits = name.find_first_not_of("0123456789");
  if (digits == 0 || digits == std::string::npos) return name;
  const std::string number = name.substr(0, digits);
  if (name[digits] == 'h') return number + (chinese ? " 小时" : " h");
  if (name[digits] == 'd') return number + (chinese ? " 天" : " d");
  return number + (chinese ? "%" : " %");
}

/// "1,234 person-days (12 %)"; times and shares without the percentage.
std::string size_text(const Measure& measure, const statistics::PairedComparison& pairs,
                      const DifferenceUnit& unit) {
  const std::string size = unit.with_unit(std::abs(pairs.mean_difference));
  const double change = std::abs(pairs.relative_change);
  if (measure.unit == "h" || measure.is_share() || !std::isfinite(change)) return size;
  return size + " (" + percent_text(change) + ")";
}

/// Of sizes: the lower end first, whichever the sign of the difference.
statistics::Interval interval_of_size(const statistics::PairedComparison& pairs) {
  if (pairs.mean_difference >= 0) return pairs.difference;
  return {-pairs.difference.high, -pairs.difference.low};
}

std::string behind_sentence(const Comparison& comparison, const MeasureComparison& result, std::size_t other,
                            bool chinese) {
  const Difference& difference = result.differences[other - 1];
  const std::size_t pairs = difference.pairs.pairs;
  const auto without = [&](std::size_t reached) { return std::to_string(pairs - reached); };
  if (difference.reached_first == pairs && difference.reached_second == pairs) return {};
  const std::string_view pattern =
      result.measure.is_waiting_time()
          ? (chinese ? "在 {H} 小时内未达到：{A} {F}/{M} 次，{B} {S}/{M} 次，均按 {H} 小时计。"
                     : " Not reached within {H} h: {F} of {M} with {A}, {S} of {M} with {B}; these count as "
                       "{H} h.")
          : (chinese
                 ? "无数值：{A} {F}/{M} 次，{B} {S}/{M} 次，这些对不计入。"
                 : " Without a value: {F} of {M} with {A}, {S} of {M} with {B}; such pairs are left out.");
  return filled(pattern, {{'H', number_text(comparison.horizon_h)},
                          {'M', std::to_string(pairs)},
                          {'F', without(difference.reached_first)},
                          {'S', without(difference.reached_second)},
                          {'A', comparison.alternatives[0].key},
                          {'B', comparison.alternatives[other].key}});
}

std::string effect_sentence(const Difference& difference, double horizon_h, bool chinese) {
  const EffectSize& effect = difference.effect;
  if (std::isnan(effect.people) || std::isnan(effect.days_per_displaced)) return {};
  const bool fewer = effect.people < 0;
  const std::string_view pattern =
      chinese
          ? "平均任一时刻无供应的人{C} {Q} 人（{D} 天内），相当于每名转移人口{E} {V} 天。"
          : " That is {Q} people {C} without at any time of the {D} days, or {V} days {E} for each person "
            "displaced.";
  const char* people = chinese ? (fewer ? "少" : "多") : (fewer ? "fewer" : "more");
  const char* days = chinese ? (fewer ? "少" : "多") : (fewer ? "less" : "more");
  return filled(pattern, {{'Q', number_text(std::abs(effect.people))},
                          {'C', people},
                          {'E', days},
                          {'D', number_text(horizon_h / 24)},
                          {'V', number_text(std::abs(effect.days_per_displaced))}});
}

std::string clear_sentence(const Comparison& comparison, const MeasureComparison& result, std::size_t other,
                           Language language) {
  const bool chinese = language == Language::kChinese;
  const Difference& difference = result.differences[other - 1];
  const Phrase& phrase = phrase_for(result.measure);
  const DifferenceUnit unit(result.measure, difference.pairs.mean_difference, language);
  const bool lower = difference.pairs.mean_difference < 0;
  std::string place = in_language(result.measure.place, language);
  if (!place.empty()) place = (chinese ? "" : " of ") + place;
  std::string text = filled((lower ? phrase.lower : phrase.higher)[chinese ? 1 : 0],
                            {{'B', comparison.alternatives[other].key},
                             {'X', size_text(result.measure, difference.pairs, unit)},
                             {'P', place},
                             {'T', term_in(result.measure, phrase.table.size(), chinese)},
                             {'N', full_title(result.measure, language)}});
  text += filled(chinese ? "，{L}% 区间 {I}，{M} 对" : ", {L} % interval {I}, {M} pairs",
                 {{'L', level_text(comparison.confidence)},
                  {'I', unit.range(interval_of_size(difference.pairs))},
                  {'M', std::to_string(difference.pairs.complete)}});
  if (difference.verdict != Verdict::kChanged) {
    text += (chinese ? "：" : ": ") + verdict_text(difference.verdict, language);
  }
  return text + (chinese ? "。" : ".") + effect_sentence(difference, comparison.horizon_h, chinese);
}

std::string unclear_sentence(const Comparison& comparison, const MeasureComparison& result, std::size_t other,
                             Language language) {
  const bool chinese = language == Language::kChinese;
  const statistics::PairedComparison& pairs = result.differences[other - 1].pairs;
  const DifferenceUnit unit(result.measure, std::max(std::abs(pairs.difference.low), pairs.difference.high),
                            language);
  return filled(chinese ? "{N}：看不出 {B} 与 {A} 有差别：差 {X}，{L}% 区间 {I}，{M} 对。"
                        : "{N}: no difference can be told between {A} and {B}: {X}, {L} % interval {I}, {M} "
                          "pairs.",
                {{'N', full_title(result.measure, language)},
                 {'A', comparison.alternatives[0].key},
                 {'B', comparison.alternatives[other].key},
                 {'X', unit.number(pairs.mean_difference)},
                 {'L', level_text(comparison.confidence)},
                 {'I', unit.range(pairs.difference)},
                 {'M', std::to_string(pairs.complete)}});
}

/// Nothing to tell a difference by.
std::string plain_sentence(const Comparison& comparison, const MeasureComparison& result, std::size_t other,
                           Language language) {
  const bool chinese = language == Language::kChinese;
  const Difference& difference = result.differences[other - 1];
  std::string_view pattern = chinese ? "{N}：有数值的对只有 {M} 个，无法比较。"
                                     : "{N}: cannot be compared, with {M} pairs in which both have a value.";
  if (difference.verdict == Verdict::kSame) {
    const bool never = difference.reached_first == 0 && difference.reached_second == 0;
    pattern =
        chinese ? "{N}：{A} 与 {B} 在全部 {M} 对中相同。" : "{N}: {A} and {B} are equal in all {M} pairs.";
    if (never) {
      pattern = chinese ? "{N}：{A} 与 {B} 在全部 {M} 对中都未达到。"
                        : "{N}: reached neither with {A} nor with {B} in any of {M} pairs.";
    }
  }
  return filled(pattern, {{'N', full_title(result.measure, language)},
                          {'A', comparison.alternatives[0].key},
                          {'B', comparison.alternatives[other].key},
                          {'M', std::to_string(difference.pairs.complete)}});
}

}  // namespace

std::string verdict_text(Verdict verdict, Language language) {
  const bool chinese = language == Language::kChinese;
  switch (verdict) {
    case Verdict::kBetter:
      return chinese ? "更好" : "better";
    case Verdict::kWorse:
      return chinese ? "更差" : "worse";
    case Verdict::kChanged:
      return chinese ? "有变化" : "changed";
    case Verdict::kSame:
      return chinese ? "相同" : "equal";
    case Verdict::kUnclear:
      return chinese ? "看不出差别" : "no difference can be told";
    case Verdict::kUndefined:
      return chinese ? "无法比较" : "cannot be compared";
  }
  return {};
}

std::string difference_sentence(const Comparison& comparison, const MeasureComparison& measure,
                                std::size_t other, Language language) {
  const bool chinese = language == Language::kChinese;
  const Difference& difference = measure.differences[other - 1];
  const bool never = difference.reached_first == 0 && difference.reached_second == 0;
  switch (difference.verdict) {
    case Verdict::kUndefined:
      return plain_sentence(comparison, measure, other, language);
    case Verdict::kSame:
      return plain_sentence(comparison, measure, other, language) +
             (never ? "" : behind_sentence(comparison, measure, other, chinese));
    case Verdict::kUnclear:
      return unclear_sentence(comparison, measure, other, language) +
             behind_sentence(comparison, measure, other, chinese);
    default:
      return clear_sentence(comparison, measure, other, language) +
             behind_sentence(comparison, measure, other, chinese);
  }
}

std::string best_sentence(const Comparison& comparison, const MeasureComparison& measure, Language language) {
  const bool chinese = language == Language::kChinese;
  std::string names;
  std::size_t candidates = 0;
  for (std::size_t i = 0; i < measure.best.size(); ++i) {
    if (!measure.best[i].may_be_best) continue;
    ++candidates;
    names += (names.empty() ? "" : chinese ? "、" : ", ") + comparison.alternatives[i].key;
  }
  if (candidates == 0 || candidates == measure.best.size()) return {};
  const std::string_view pattern = candidates == 1
                                       ? (chinese ? "{N}：{B} 最好。" : "{N}: {B} is the best.")
                                       : (chinese ? "{N}：最好的可能是 {B}。" : "{N}: the best may be {B}.");
  return filled(pattern, {{'N', full_title(measure.measure, language)}, {'B', names}});
}

}  // namespace surge::analysis
