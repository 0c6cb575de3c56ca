// SPDX-License-Identifier: Apache-2.0
#include "app/file_comparison.h"

#include "analysis/comparison/pairing.h"
#include "app/measures.h"
#include "app/options.h"

namespace surge::app {
namespace {

std::vector<std::uint64_t> paired_replications(const std::deque<analysis::ResultRecords>& records,
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

}  // namespace

FileComparison compare_files(const std::vector<std::filesystem::path>& files,
                             const std::vector<std::string>& keys, const std::vector<std::string>& metrics,
                             bool allow_partial) {
  FileComparison result;
  for (const std::filesystem::path& file : files) result.records.emplace_back(file, allow_partial);
  result.replications = paired_replications(result.records, files);
  std::vector<const models::RecordSchema*> schemas;
  for (const analysis::ResultRecords& file : result.records) schemas.push_back(&file.schema());
  const std::vector<analysis::Measure> measures = chosen_measures(metrics, schemas);
  std::vector<analysis::AlternativeSamples> samples;
  std::vector<analysis::AlternativeName> names;
  for (std::size_t i = 0; i < files.size(); ++i) {
    const analysis::ResultRecords& records = result.records[i];
    const analysis::RunInformation& run = records.information();
    names.push_back({keys[i], run.title, files[i].string(), run.scenario_hash});
    samples.emplace_back(records.schema(), measures);
    for (const std::uint64_t replication : result.replications) samples[i].add(records.record(replication));
  }
  const std::uint64_t seed = result.records.front().information().seed;
  result.comparison = analysis::compare_alternatives(seed, names, samples, measures);
  return result;
}

}  // namespace surge::app
