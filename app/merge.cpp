// SPDX-License-Identifier: Apache-2.0
// surge merge: the shards of a run as the one file that one process would have written.
#include <algorithm>
#include <iostream>

#include <nlohmann/json.hpp>

#include "analysis/metric_collector.h"
#include "analysis/results/result_file_error.h"
#include "analysis/results/result_reader.h"
#include "analysis/results/result_writer.h"
#include "analysis/summary_table.h"
#include "app/exit_codes.h"
#include "app/interrupt.h"
#include "app/output_file.h"
#include "app/shard_files.h"
#include "app/simulate.h"
#include "app/subcommand.h"
#include "models/model.h"
#include "scenarios/read.h"

namespace surge::app {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostShardFiles = 2'000'000;

std::vector<fs::path> paths_of(const Arguments& arguments, const fs::path& output) {
  std::vector<fs::path> paths;
  std::error_code error;
  for (const std::string& word : arguments.words()) {
    if (fs::equivalent(word, output, error)) throw UsageError("'" + word + "' is a shard and the output");
    paths.emplace_back(word);
  }
  return paths;
}

/// What one process would have written: begun when the first shard was.
analysis::RunInformation merged_information(const std::vector<ShardFile>& files) {
  analysis::RunInformation run = files.front().information;
  for (const ShardFile& file : files) {
    run.created = std::min(run.created, file.information.created);
    if (file.information.scenario_text.empty()) continue;
    run.scenario_text = file.information.scenario_text;
    run.boundaries = file.information.boundaries;
    run.warnings = file.information.warnings;
  }
  run.replications = run.shard->run_replications;
  run.shard.reset();
  return run;
}

/// One file open at a time.
void hand_out(const std::vector<ShardFile>& files, const models::RecordSchema& schema,
              const std::function<bool(std::uint64_t, const models::Record&)>& receiver) {
  bool goes_on = true;
  for (const ShardFile& file : files) {
    if (!goes_on) return;
    const analysis::ResultReader results(file.path);
    results.replay(schema, [&](std::uint64_t replication, const models::Record& record) {
      goes_on = goes_on && receiver(replication, record);
    });
  }
}

SimulationReport join(const std::vector<ShardFile>& files, const analysis::RunInformation& information,
                      const fs::path& output, analysis::MetricCollector& metrics) {
  const InterruptWatch watch;
  if (output.has_parent_path()) fs::create_directories(output.parent_path());
  analysis::ResultWriter writer(output, information, metrics.schema());
  try {
    SimulationJob job{.replications = information.replications};
    job.keep = [&](std::uint64_t replication, const models::Record& record) {
      writer.append(replication, record);
      metrics.add(record);
    };
    job.earlier = [&](const auto& receiver) { hand_out(files, metrics.schema(), receiver); };
    job.run = [](std::uint64_t) -> models::Record {
      throw std::runtime_error("interrupted; nothing was written");
    };
    SimulationReport report = simulate(job, std::cerr, ProgressStyle::kNone, watch.token());
    if (report.delivered != information.replications)
      throw std::runtime_error("interrupted; nothing was written");
    writer.finish();
    return report;
  } catch (...) {
    writer.abandon();
    throw;
  }
}

void print_merged(const Arguments& arguments, const SimulationReport& report, std::size_t shards,
                  const analysis::MetricCollector& metrics, const analysis::RunInformation& information) {
  const std::string output = *arguments.text("output");
  if (arguments.has("json")) {
    nlohmann::ordered_json json{{"scenario", information.scenario},
                                {"seed", information.seed},
                                {"replications", report.delivered},
                                {"shards", shards},
                                {"output", output},
                                {"events", report.events},
                                {"failed", report.failures.size()}};
    json["summary"] = nlohmann::ordered_json::parse(analysis::summary_json(metrics, information));
    std::cout << json.dump(2) << '\n';
    return;
  }
  std::cout << analysis::summary_text(metrics, information, arguments.language()) << '\n'
            << report.delivered << " replications of " << shards << " shards, results in " << output << '\n';
}

int execute_merge(const Arguments& arguments) {
  const auto output = arguments.text("output");
  if (!output) throw UsageError("--output is missing: surge merge SHARD.h5... -o FILE.h5");
  check_output(*output);
  const std::vector<ShardFile> files = open_shards(paths_of(arguments, *output));
  const std::size_t shards = files.size();
  const analysis::RunInformation information = merged_information(files);
  const scenarios::LoadedScenario loaded = scenarios::read_scenario_text(
      information.scenario_text, "the scenario in " + files.front().path.string());
  const models::Model model(loaded.scenario);
  analysis::MetricCollector metrics(model.schema(), arguments.has("json")
                                                        ? analysis::SamplesKept::kSmallTables
                                                        : analysis::SamplesKept::kScalars);
  const SimulationReport report = join(files, information, *output, metrics);
  for (const FailedReplication& failure : report.failures) std::cerr << failure_text(failure) << '\n';
  print_merged(arguments, report, shards, metrics, information);
  return report.failures.empty() ? kDone : kFailed;
}

}  // namespace

Subcommand merge_subcommand() {
  return {
      "merge",
      {.usage = "merge SHARD.h5... -o FILE.h5",
       .about = "Joins the shards of a run (surge run --shard) in one result file.",
       .notes =
           "All shards must be there and finished; what is missing is named. The file is the one that one\n"
           "process would have written.",
       .minimum_words = 1,
       .maximum_words = kMostShardFiles,
       .options = {{"output", 'o', "FILE.h5", "result file of the whole run"},
                   json_option(),
                   language_option()}},
      &execute_merge};
}

}  // namespace surge::app
