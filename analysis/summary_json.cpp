// SPDX-License-Identifier: Apache-2.0
#include "analysis/json_number.h"
#include "analysis/statistics/summary.h"
#include "analysis/statistics/tail_risk.h"
#include "analysis/summary_table.h"

namespace surge::analysis {
namespace {

using Json = nlohmann::ordered_json;

Json statistics(const Summary& summary) {
  return {{"n", summary.count},
          {"happened", summary.happened},
          {"mean", number_or_null(summary.mean)},
          {"sd", number_or_null(summary.standard_deviation)},
          {"low95", number_or_null(summary.low)},
          {"high95", number_or_null(summary.high)},
          {"p5", number_or_null(summary.p5)},
          {"p50", number_or_null(summary.p50)},
          {"p95", number_or_null(summary.p95)},
          {"min", number_or_null(summary.minimum)},
          {"max", number_or_null(summary.maximum)}};
}

Json statistics(const sim::Tally& tally) {
  const double half = half_width_95(tally.standard_deviation(), tally.count());
  return {{"happened", tally.count()},
          {"mean", number_or_null(tally.mean())},
          {"sd", number_or_null(tally.standard_deviation())},
          {"low95", number_or_null(tally.mean() - half)},
          {"high95", number_or_null(tally.mean() + half)}};
}

Json cell_statistics(const MetricCollector& metrics, std::size_t table, std::size_t cell) {
  if (!metrics.kept(table)) return statistics(metrics.tally(table, cell));
  const std::vector<double>& sample = metrics.sample(table, cell);
  Json json = statistics(summarise(sample));
  const models::Direction direction = metrics.schema().tables()[table].direction;
  json["cvar95"] = number_or_null(conditional_value_at_risk(sample, direction));
  return json;
}

/// Labels of an axis; numbers where it has none.
std::vector<std::string> labels(const models::DimensionDeclaration& dimension) {
  if (!dimension.keys.empty()) return dimension.keys;
  std::vector<std::string> texts;
  for (const double coordinate : dimension.coordinates) texts.push_back(Json(coordinate).dump());
  return texts;
}

/// Cells from `cell` on, along the dimensions from `axis` on: `by_item: {tent: {by_source: {...}}}`.
Json along(const MetricCollector& metrics, std::size_t table, std::size_t axis, std::size_t cell) {
  const std::vector<std::string>& dimensions = metrics.schema().tables()[table].dimensions;
  if (axis == dimensions.size()) return cell_statistics(metrics, table, cell);
  std::size_t stride = 1;
  for (std::size_t i = axis + 1; i < dimensions.size(); ++i) {
    stride *= metrics.schema().dimension(dimensions[i]).size();
  }
  Json values = Json::object();
  for (const std::string& label : labels(metrics.schema().dimension(dimensions[axis]))) {
    values[label] = along(metrics, table, axis + 1, cell);
    cell += stride;
  }
  return {{"by_" + dimensions[axis], std::move(values)}};
}

}  // namespace

std::string summary_json(const MetricCollector& metrics, const RunInformation& information) {
  Json root{{"scenario", information.scenario},
            {"title", {{"en", information.title.en}, {"zh", information.title.zh}}},
            {"scenario_hash", information.scenario_hash},
            {"program_version", information.program_version},
            {"git_revision", information.git_revision},
            {"seed", information.seed},
            {"replications", metrics.replications()},
            {"failed", metrics.failed()},
            {"warnings", information.warnings}};
  Json& all = root["metrics"];
  all = Json::object();
  const auto& tables = metrics.schema().tables();
  for (std::size_t table = 0; table < tables.size(); ++table) {
    if (metrics.schema().is_series(table)) continue;
    Json entry{{"title", {{"en", tables[table].title.en}, {"zh", tables[table].title.zh}}},
               {"unit", tables[table].unit}};
    entry.update(along(metrics, table, 0, 0));
    all[tables[table].name] = std::move(entry);
  }
  return root.dump(2) + "\n";
}

}  // namespace surge::analysis
