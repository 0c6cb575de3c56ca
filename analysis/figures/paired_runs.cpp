// SPDX-License-Identifier: Apache-2.0
#include "analysis/figures/paired_runs.h"

#include <algorithm>

#include "analysis/comparison/pairing.h"

namespace surge::analysis::figures {
namespace {

std::vector<std::uint64_t> shared_replications(const FigureInput& input) {
  std::vector<PairingSide> sides;
  for (const RunTables& run : input.runs)
    sides.push_back({run.file().string(), &run.schema(), run.information().seed, run.replications()});
  try {
    return pair_up(input.runs[0].information().seed, sides).replications;
  } catch (const PairingError& error) {
    throw CannotDraw(error.what());
  }
}

AlternativeSamples samples_of(const RunTables& run, const std::vector<Measure>& measures,
                              const std::vector<std::uint64_t>& replications) {
  std::vector<std::string> tables{"people_affected", "people_displaced"};
  for (const Measure& measure : measures) tables.push_back(measure.table);
  const models::RecordSchema chosen = run.chosen_schema(tables);
  AlternativeSamples samples(chosen, measures);
  run.replay(chosen, [&](std::uint64_t replication, const models::Record& record) {
    if (std::ranges::binary_search(replications, replication)) samples.add(record);
  });
  return samples;
}

}  // namespace

std::vector<Measure> shared_measures(const FigureInput& input) {
  std::vector<Measure> measures = headline_measures(input.runs[0].schema());
  std::erase_if(measures, [&](const Measure& measure) {
    return std::ranges::any_of(
        input.runs, [&](const RunTables& run) { return !position_of(measure, run.schema()).has_value(); });
  });
  return measures;
}

Comparison compared_runs(const FigureInput& input, const std::vector<Measure>& measures) {
  const std::vector<std::uint64_t> replications = shared_replications(input);
  std::vector<AlternativeName> names;
  std::vector<AlternativeSamples> samples;
  for (const RunTables& run : input.runs) {
    names.push_back(
        {run.name(), run.information().title, run.file().string(), run.information().scenario_hash});
    samples.push_back(samples_of(run, measures, replications));
  }
  return compare_alternatives(input.runs[0].information().seed, names, samples, measures);
}

}  // namespace surge::analysis::figures
