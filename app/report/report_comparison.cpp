// SPDX-License-Identifier: Apache-2.0
#include "app/report/report_comparison.h"

#include <cmath>
#include <deque>

#include <nlohmann/json.hpp>

#include "analysis/comparison/pairing.h"
#include "analysis/comparison/result_records.h"
#include "analysis/report/comparison_data.h"
#include "app/measures.h"
#include "app/options.h"

namespace surge::app {
namespace {

using Records = std::deque<analysis::ResultRecords>;

std::vector<std::uint64_t> paired_replications(const Records& records,
                                               const std::vector<std::filesystem::path>& files) {
  std::vector<analysis::PairingSide> sides;
  for (std::size_t i = 0; i < records.size(); ++i) {
    sides.push_back(
        {files[i].string(), &records[i].schema(), records[i].information().seed, records[i].replications()});
  }
  try {
    return analysis::pair_up(records.front().information().seed, sides).replications;
  } catch (const analysis::PairingError& error) {
    throw UsageError(error.what());
  }
}

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
  Records records;
  for (const std::filesystem::path& file : files) records.emplace_back(file, allow_partial);
  const std::vector<std::uint64_t> replications = paired_replications(records, files);
  std::vector<const models::RecordSchema*> schemas;
  for (const analysis::ResultRecords& file : records) schemas.push_back(&file.schema());
  const std::vector<analysis::Measure> measures = chosen_measures({}, schemas);
  std::vector<analysis::AlternativeSamples> samples;
  std::vector<analysis::AlternativeName> names;
  for (std::size_t i = 0; i < records.size(); ++i) {
    const analysis::RunInformation& run = records[i].information();
    names.push_back({keys[i], run.title, files[i].string(), run.scenario_hash});
    samples.emplace_back(records[i].schema(), measures);
    for (const std::uint64_t replication : replications) samples[i].add(records[i].record(replication));
  }
  const std::uint64_t seed = records.front().information().seed;
  nlohmann::ordered_json data =
      analysis::report::comparison_data(analysis::compare_alternatives(seed, names, samples, measures));
  const std::vector<std::vector<double>> first = by_county(records.front(), replications);
  for (std::size_t i = 1; i < records.size(); ++i) {
    const std::vector<std::vector<double>> second = by_county(records[i], replications);
    if (second.size() == first.size())
      data["counties"][keys[i]] = analysis::report::county_changes(first, second);
  }
  return data;
}

}  // namespace surge::app
