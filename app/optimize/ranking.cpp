// SPDX-License-Identifier: Apache-2.0
#include "app/optimize/ranking.h"

#include <cmath>
#include <iostream>

#include "app/alternatives.h"
#include "app/measures.h"
#include "app/simulate.h"

namespace surge::app {
namespace {

void find_best(Ranking& ranking) {
  for (const analysis::MeasureComparison& measure : ranking.comparison.measures) {
    if (measure.measure.direction == models::Direction::kNeutral) continue;
    const double sign = measure.measure.direction == models::Direction::kLowerIsBetter ? 1 : -1;
    for (std::size_t i = 1; i < measure.means.size(); ++i) {
      if (sign * measure.means[i] < sign * measure.means[ranking.best]) ranking.best = i;
    }
    ranking.told_apart =
        ranking.best > 0 && measure.differences[ranking.best - 1].verdict == analysis::Verdict::kBetter;
    return;
  }
}

std::vector<Alternative> load_layouts(const RankingJob& job) {
  std::vector<std::string> files;
  for (const RankedLayout& layout : job.layouts) files.push_back(layout.file.string());
  std::vector<Alternative> alternatives = load_alternatives(files, {}, job.threads);
  for (std::size_t i = 0; i < alternatives.size(); ++i) alternatives[i].rename(job.layouts[i].key);
  return alternatives;
}

}  // namespace

Ranking rank_layouts(const RankingJob& job, std::stop_token stop) {
  const std::vector<Alternative> alternatives = load_layouts(job);
  std::vector<const models::RecordSchema*> schemas;
  std::vector<analysis::AlternativeName> names;
  for (const Alternative& alternative : alternatives) {
    schemas.push_back(&alternative.schema());
    names.push_back(alternative.name());
  }
  const std::vector<analysis::Measure> measures = chosen_measures(job.metrics, schemas, "ranking.metrics");
  std::vector<analysis::AlternativeSamples> samples;
  for (const Alternative& alternative : alternatives) samples.emplace_back(alternative.schema(), measures);
  const std::size_t k = alternatives.size();
  SimulationJob simulation;
  simulation.replications = k * job.replications;
  simulation.threads = job.threads;
  simulation.run = [&](std::uint64_t i) { return alternatives[i % k].record(job.seed, job.first + i / k); };
  simulation.keep = [&](std::uint64_t i, const models::Record& record) { samples[i % k].add(record); };
  const SimulationReport report = simulate(
      simulation, std::cerr, job.quiet ? ProgressStyle::kNone : style_of_standard_error(), std::move(stop));
  for (const FailedReplication& failure : report.failures)
    std::cerr << alternatives[failure.replication % k].name().key << ": " << failure_text(failure) << '\n';
  if (report.delivered < simulation.replications) throw std::runtime_error("interrupted; nothing is kept");
  Ranking ranking;
  ranking.comparison = analysis::compare_alternatives(job.seed, names, samples, measures);
  find_best(ranking);
  return ranking;
}

}  // namespace surge::app
