// SPDX-License-Identifier: Apache-2.0
#include "tests/analysis/comparison_support.h"

#include <algorithm>

namespace surge::analysis::testing {

models::RecordSchema coverage_schema() {
  using models::Direction;
  constexpr Direction kLow = Direction::kLowerIsBetter;
  models::RecordSchema schema;
  schema.add_dimension({"time", "h", "time since impact", {0, 6, 12}});
  schema.add_dimension(
      {"item", "", "item of supply", {}, {"tent", "water"}, {{"Tent", "帐篷"}, {"Water", "饮用水"}}});
  schema.add_dimension({"county", "", "county", {}, {"510101"}, {{"Town", ""}}});
  schema.add_table({"unmet_person_days", "person d", "unmet", {"Unmet need", "未满足需求"}, kLow, {}});
  schema.add_table({"fill_rate_72h", "1", "fill", {"Fill", "满足率"}, Direction::kHigherIsBetter, {}});
  schema.add_table({"time_to_90_percent", "h", "time", {"Time to 90 %", "时间"}, kLow, {}});
  schema.add_table({"time_to_90_percent_by_item", "h", "time", {"Time to 90 %", "时间"}, kLow, {"item"}});
  schema.add_table({"gini", "1", "inequality", {"Gini", "基尼系数"}, kLow, {}});
  schema.add_table({"supply_cost", "CNY", "cost", {"Cost", "成本"}, kLow, {}});
  schema.add_table({"people_affected", "1", "affected", {"Affected", ""}, Direction::kNeutral, {}});
  schema.add_table({"people_displaced", "1", "displaced", {"Displaced", ""}, Direction::kNeutral, {}});
  schema.add_table({"coverage", "1", "coverage", {"Coverage", ""}, Direction::kHigherIsBetter, {"time"}});
  return schema;
}

models::Record record_with(const models::RecordSchema& schema, const Measure& measure, double value) {
  models::Record record(schema);
  for (std::size_t i = 0; i < schema.tables().size(); ++i) {
    const std::string& name = schema.tables()[i].name;
    if (name == "people_affected") record.table(i)[0] = 1000;
    if (name == "people_displaced") record.table(i)[0] = 500;
    if (name == measure.table) std::ranges::fill(record.table(i), value);
  }
  record.outcome = {sim::RunOutcome::Kind::horizon, sim::kStart + std::chrono::hours(240), ""};
  return record;
}

AlternativeSamples samples_of(const models::RecordSchema& schema, const std::vector<Measure>& measures,
                              const std::vector<double>& values, const std::set<std::size_t>& failed) {
  AlternativeSamples samples(schema, measures);
  for (std::size_t r = 0; r < values.size(); ++r) {
    models::Record record = record_with(schema, measures.front(), values[r]);
    if (failed.contains(r)) record.outcome.kind = sim::RunOutcome::Kind::failed;
    samples.add(record);
  }
  return samples;
}

std::vector<AlternativeName> names(std::size_t count) {
  std::vector<AlternativeName> list;
  for (std::size_t i = 0; i < count; ++i) {
    const std::string key(1, static_cast<char>('a' + i));
    list.push_back({key, {"Plan " + key, "方案" + key}, key + ".h5", "hash"});
  }
  return list;
}

Comparison compared(std::string_view measure, const std::vector<std::vector<double>>& values) {
  const models::RecordSchema schema = coverage_schema();
  const std::vector<Measure> measures = measures_of(schema, measure);
  std::vector<AlternativeSamples> samples;
  for (const std::vector<double>& row : values) samples.push_back(samples_of(schema, measures, row));
  return compare_alternatives(1, names(values.size()), samples, measures);
}

}  // namespace surge::analysis::testing
