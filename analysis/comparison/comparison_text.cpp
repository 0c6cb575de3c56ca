// SPDX-License-Identifier: Apache-2.0
#include "analysis/comparison/comparison_text.h"

#include <cmath>

#include "analysis/comparison/sentence.h"
#include "analysis/comparison/wording.h"
#include "analysis/text_table.h"

namespace surge::analysis {
namespace {

std::string header_text(const Comparison& comparison, Language language) {
  const bool chinese = language == Language::kChinese;
  std::string text;
  for (const AlternativeName& alternative : comparison.alternatives) {
    text += alternative.key + "  " + in_language(alternative.title, language) + "\n";
  }
  text += filled(chinese ? "{M} 对，种子 {S}；与 {A} 的差，{L}% 区间"
                         : "{M} pairs, seed {S}; differences from {A} with {L} % intervals",
                 {{'M', std::to_string(comparison.pairs)},
                  {'S', std::to_string(comparison.seed)},
                  {'A', comparison.alternatives[0].key},
                  {'L', level_text(comparison.confidence)}});
  if (comparison.alternatives.size() > 2) {
    text +=
        chinese ? "，对每个指标的全部方案同时成立" : " that hold for all alternatives of a metric at once";
  }
  if (comparison.failed > 0) {
    text += filled(chinese ? "；{M} 次重复失败，不计入" : "; {M} replications failed and are left out",
                   {{'M', std::to_string(comparison.failed)}});
  }
  if (comparison.other_disasters > 0) {
    text +=
        filled(chinese ? "\n注意：{M} 对的受灾人数不同，两者遇到的不是同一场灾害"
                       : "\nnote: in {M} pairs not the same people are affected: the alternatives differ in "
                         "the disaster itself",
               {{'M', std::to_string(comparison.other_disasters)}});
  }
  return text + "\n";
}

std::string titled(const Measure& measure, Language language) {
  const std::string title = full_title(measure, language);
  return measure.unit == "1" ? title : title + " [" + measure.unit + "]";
}

std::string interval_text(const Measure& measure, const statistics::Interval& interval, bool chinese) {
  if (std::isnan(interval.low)) return "-";
  std::string low = difference_text(measure, interval.low);
  if (measure.is_share()) low.erase(low.rfind(" pp"));
  return low + (chinese ? " 至 " : " to ") + difference_text(measure, interval.high);
}

/// Nearly all is not all.
std::string saved_text(double share) {
  return share >= 0.9995 && share < 1 ? "> 99.9 %" : percent_text(share);
}

std::string difference_table(const Comparison& comparison, std::size_t other, Language language) {
  const bool chinese = language == Language::kChinese;
  const std::string& first = comparison.alternatives[0].key;
  const std::string& second = comparison.alternatives[other].key;
  TextTable text(chinese ? std::vector<std::string>{"指标", first, second, "差", "区间", "变化", "更好的对",
                                                    "省去的方差", "结论"}
                         : std::vector<std::string>{"metric", first, second, "difference", "interval",
                                                    "change", "better in", "variance saved", ""});
  for (const MeasureComparison& result : comparison.measures) {
    const Difference& difference = result.differences[other - 1];
    const statistics::PairedComparison& pairs = difference.pairs;
    const bool neutral = result.measure.direction == models::Direction::kNeutral;
    text.add({titled(result.measure, language), cell_text(result.measure, pairs.mean_first),
              cell_text(result.measure, pairs.mean_second),
              difference_text(result.measure, pairs.mean_difference),
              interval_text(result.measure, pairs.difference, chinese), percent_text(pairs.relative_change),
              neutral ? "" : percent_text(pairs.probability_better), saved_text(pairs.variance_saved),
              verdict_text(difference.verdict, language)});
  }
  return text.text();
}

}  // namespace

std::string comparison_text(const Comparison& comparison, Language language) {
  std::string text = header_text(comparison, language);
  for (std::size_t other = 1; other < comparison.alternatives.size(); ++other) {
    text += "\n" + difference_table(comparison, other, language) + "\n";
    for (const MeasureComparison& result : comparison.measures) {
      text += difference_sentence(comparison, result, other, language) + "\n";
    }
  }
  std::string best;
  for (const MeasureComparison& result : comparison.measures) {
    const std::string sentence = best_sentence(comparison, result, language);
    if (!sentence.empty()) best += sentence + "\n";
  }
  if (best.empty()) return text;
  return text +
         filled(language == Language::kChinese ? "\n最好的方案（每个指标 {L}% 置信）\n"
                                               : "\nthe best, with {L} % confidence for each metric\n",
                {{'L', level_text(comparison.confidence)}}) +
         best;
}

}  // namespace surge::analysis
