// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include <nlohmann/json.hpp>

#include "analysis/comparison/comparison_text.h"
#include "analysis/comparison/sentence.h"

namespace surge::analysis {
namespace {

using ComparisonJson = nlohmann::ordered_json;

ComparisonJson finite(double value) {
  return std::isfinite(value) ? ComparisonJson(value) : ComparisonJson(nullptr);
}

ComparisonJson ends(const statistics::Interval& interval) {
  return {{"low", finite(interval.low)}, {"high", finite(interval.high)}};
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

const char* direction_key(models::Direction direction) {
  if (direction == models::Direction::kHigherIsBetter) return "higher_is_better";
  return direction == models::Direction::kLowerIsBetter ? "lower_is_better" : "neutral";
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
          {"mean_first", finite(pairs.mean_first)},
          {"mean_second", finite(pairs.mean_second)},
          {"difference", finite(pairs.mean_difference)},
          {"interval", ends(pairs.difference)},
          {"sd", finite(pairs.standard_deviation)},
          {"relative_change", finite(pairs.relative_change)},
          {"relative_interval", ends(pairs.relative_interval)},
          {"probability_better", finite(pairs.probability_better)},
          {"probability_interval", ends(pairs.probability_interval)},
          {"correlation", finite(pairs.correlation)},
          {"variance_saved", finite(pairs.variance_saved)},
          {"people_without", finite(difference.effect.people)},
          {"days_per_displaced", finite(difference.effect.days_per_displaced)}};
}

ComparisonJson measure_json(const Comparison& comparison, const MeasureComparison& result,
                            Language language) {
  const Measure& measure = result.measure;
  ComparisonJson json{{"metric", measure.key},
                      {"title", {{"en", measure.title.en}, {"zh", measure.title.zh}}},
                      {"unit", measure.unit},
                      {"direction", direction_key(measure.direction)}};
  json["means"] = ComparisonJson::object();
  for (std::size_t i = 0; i < result.means.size(); ++i) {
    json["means"][comparison.alternatives[i].key] = finite(result.means[i]);
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
                            {"lead", finite(best.lead)},
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
                      {"horizon_h", finite(comparison.horizon_h)},
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
