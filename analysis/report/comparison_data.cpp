// SPDX-License-Identifier: Apache-2.0
#include "analysis/report/comparison_data.h"

#include "analysis/comparison/comparison_text.h"
#include "analysis/comparison/sentence.h"
#include "analysis/json_number.h"
#include "analysis/results/layout.h"

namespace surge::analysis::report {

nlohmann::ordered_json comparison_data(const Comparison& comparison) {
  using ComparisonData = nlohmann::ordered_json;
  // The verdicts of the program's own output, so that page and terminal say the same.
  const auto told = ComparisonData::parse(comparison_json(comparison, Language::kEnglish));
  ComparisonData differences = ComparisonData::array();
  for (std::size_t m = 0; m < comparison.measures.size(); ++m) {
    const MeasureComparison& result = comparison.measures[m];
    const Measure& measure = result.measure;
    for (std::size_t other = 1; other < comparison.alternatives.size(); ++other) {
      const statistics::PairedComparison& pairs = result.differences[other - 1].pairs;
      differences.push_back({{"run", comparison.alternatives[other].key},
                             {"name", measure.key},
                             {"title", {{"en", measure.title.en}, {"zh", measure.title.zh}}},
                             {"unit", measure.unit},
                             {"share", measure.is_share()},
                             {"definition", ""},
                             {"direction", layout::direction_text(measure.direction)},
                             {"mean", number_or_null(pairs.mean_difference)},
                             {"low", number_or_null(pairs.difference.low)},
                             {"high", number_or_null(pairs.difference.high)},
                             {"relative", number_or_null(pairs.relative_change)},
                             {"verdict", told["metrics"][m]["differences"][other - 1]["verdict"]},
                             {"sentence",
                              {{"en", difference_sentence(comparison, result, other, Language::kEnglish)},
                               {"zh", difference_sentence(comparison, result, other, Language::kChinese)}}}});
    }
  }
  return {{"base", comparison.alternatives.front().key},
          {"pairs", comparison.pairs},
          {"differences", std::move(differences)},
          {"counties", ComparisonData::object()}};
}

nlohmann::ordered_json county_changes(std::span<const std::vector<double>> first,
                                      std::span<const std::vector<double>> second) {
  nlohmann::ordered_json json;
  for (const char* key : {"mean", "low", "high"}) json[key] = nlohmann::ordered_json::array();
  for (std::size_t county = 0; county < first.size(); ++county) {
    const statistics::PairedComparison pairs = statistics::compare_pairs({first[county], second[county]});
    json["mean"].push_back(number_or_null(pairs.mean_difference));
    json["low"].push_back(number_or_null(pairs.difference.low));
    json["high"].push_back(number_or_null(pairs.difference.high));
  }
  return json;
}

}  // namespace surge::analysis::report
