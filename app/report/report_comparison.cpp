// SPDX-License-Identifier: Apache-2.0
#include "app/report/report_comparison.h"

#include <cmath>

#include <nlohmann/json.hpp>

#include "analysis/report/comparison_data.h"
#include "app/file_comparison.h"

namespace surge::app {
namespace {

/// [county][pair]; empty if the metric is not there.
std::vector<std::vector<double>> by_county(const analysis::ResultRecords& records,
                                           const std::vector<std::uint64_t>& replications) {
  std::vector<std::vector<double>> values;
  const auto& tables = records.schema().tables();
  for (std::size_t i = 0; i < tables.size(); ++i) {
    if (tables[i].name != "unmet_person_days_by_county") continue;
    values.resize(records.schema().cells(i));
    for (const std::uint64_t replication : replications) {
      const models::Record record = records.record(replication);
      const bool failed = record.outcome.kind == sim::RunOutcome::Kind::failed;
      const auto row = record.table(i);
      for (std::size_t county = 0; county < values.size(); ++county)
        values[county].push_back(failed ? std::nan("") : row[county]);
    }
  }
  return values;
}

}  // namespace

nlohmann::ordered_json compared_files(const std::vector<std::filesystem::path>& files,
                                      const std::vector<std::string>& keys, bool allow_partial) {
  const FileComparison compared = compare_files(files, keys, {}, allow_partial);
  const auto& records = compared.records;
  nlohmann::ordered_json data = analysis::report::comparison_data(compared.comparison);
  const std::vector<std::vector<double>> first = by_county(records.front(), compared.replications);
  for (std::size_t i = 1; i < records.size(); ++i) {
    const std::vector<std::vector<double>> second = by_county(records[i], compared.replications);
    if (second.size() == first.size())
      data["counties"][keys[i]] = analysis::report::county_changes(first, second);
  }
  return data;
}

}  // namespace surge::app
