// SPDX-License-Identifier: Apache-2.0
#include "analysis/comparison/comparison_text.h"
#include "analysis/comparison/sentence.h"
#include "analysis/json_number.h"
#include "analysis/results/layout.h"

namespace surge::analysis {
namespace {

using ComparisonJson = nlohmann::ordered_json;

ComparisonJson ends(const statistics::Interval& interval) {
  return {{"low", number_or_null(interval.low)}, {"high", number_or_null(interval.high)}};
}

const char* verdict_key(Verdict verdict) {
  switch (verdict) {
    case Verdict::kBetter:
      return "better";
    case Verdict::kWorse:
      return "worse";
    case Verdict::kChanged:
      return "changed";
    case Verdict::kSame:
      return "same";
    case Verdict::kUnclear:
      return "unclear";
    case Verdict::kUndefined:
      break;
  }
  return "undefined";
}

ComparisonJson difference_json(const Comparison& comparison, const MeasureComparison& result,
                               std::size_t other, Language language) {
  const Difference& difference = result.differences[other - 1];
  const statistics::PairedComparison& pairs = difference.pairs;
  return {{"alternative", comparison.alternatives[other].key},
          {"verdict", verdict_key(difference.verdict)},
          {"sentence", difference_sentence(comparison, result, other, language)},
          {"pairs", pairs.complete},
          {"reached_first", difference.reached_first},
          {"reached_second", difference.reached_second},
          {"mean_first", number_or_null(pairs.mean_first)},
          {"mean_second", number_or_null(pairs.mean_second)},
          {"difference", number_or_null(pairs.mean_difference)},
          {"interval", ends(pairs.difference)},
          {"sd", number_or_null(pairs.standard_deviation)},
          {"relative_change", number_or_null(pairs.relative_change)},
          {"relative_interval", ends(pairs.relative_interval)},
          {"probability_better", number_or_null(pairs.probability_better)},
          {"probability_interval", ends(pairs.probability_interval)},
          {"correlation", number_or_null(pairs.correlation)},
          {"variance_saved", number_or_null(pairs.variance_saved)},
          {"people_without", number_or_null(difference.effect.people)},
          {"days_per_displaced", number_or_null(difference.effect.days_per_displaced)}};
}

ComparisonJson measure_json(const Comparison& comparison, const MeasureComparison& result,
                            Language language) {
  const Measure& measure = result.measure;
  ComparisonJson json{{"metric", measure.key},
                      {"title", {{"en", measure.title.en}, {"zh", measure.title.zh}}},
                      {"unit", measure.unit},
                      {"direction", layout::direction_text(measure.direction)}};
  json["means"] = ComparisonJson::object();
  for (std::size_t i = 0; i < result.means.size(); ++i) {
    json["means"][comparison.alternatives[i].key] = number_or_null(result.means[i]);
  }
  json["differences"] = ComparisonJson::array();
  for (std::size_t other = 1; other < comparison.alternatives.size(); ++other) {
    json["differences"].push_back(difference_json(comparison, result, other, language));
  }
  if (result.best.empty()) return json;
  json["best"] = ComparisonJson::array();
  for (std::size_t i = 0; i < result.best.size(); ++i) {
    const statistics::AgainstBest& best = result.best[i];
    json["best"].push_back({{"alternative", comparison.alternatives[i].key},
                            {"lead", number_or_null(best.lead)},
                            {"interval", ends(best.interval)},
                            {"may_be_best", best.may_be_best},
                            {"is_best", best.is_best}});
  }
  return json;
}

}  // namespace

std::string comparison_json(const Comparison& comparison, Language language) {
  ComparisonJson root{{"seed", comparison.seed},
                      {"pairs", comparison.pairs},
                      {"failed", comparison.failed},
                      {"other_disasters", comparison.other_disasters},
                      {"horizon_h", number_or_null(comparison.horizon_h)},
                      {"confidence", comparison.confidence.level}};
  root["alternatives"] = ComparisonJson::array();
  for (const AlternativeName& alternative : comparison.alternatives) {
    root["alternatives"].push_back({{"key", alternative.key},
                                    {"title", {{"en", alternative.title.en}, {"zh", alternative.title.zh}}},
                                    {"source", alternative.source},
                                    {"scenario_hash", alternative.scenario_hash}});
  }
  root["metrics"] = ComparisonJson::array();
  for (const MeasureComparison& result : comparison.measures) {
    root["metrics"].push_back(measure_json(comparison, result, language));
  }
  return root.dump(2) + "\n";
}

}  // namespace surge::analysis
