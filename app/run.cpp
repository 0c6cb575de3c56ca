// SPDX-License-Identifier: Apache-2.0
// surge run: simulates a scenario, writes the result file, prints the summary.
#include <iostream>
#include <thread>

#include <nlohmann/json.hpp>

#include "analysis/metric_collector.h"
#include "analysis/results/result_file_error.h"
#include "analysis/results/result_writer.h"
#include "analysis/summary_table.h"
#include "app/exit_codes.h"
#include "app/find_scenario.h"
#include "app/format.h"
#include "app/interrupt.h"
#include "app/now.h"
#include "app/output_file.h"
#include "app/overrides.h"
#include "app/precision.h"
#include "app/simulate.h"
#include "app/subcommand.h"
#include "app/version.h"
#include "models/model.h"
#include "scenarios/read.h"

namespace surge::app {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kMostReplications = 1'000'000'000;
constexpr std::uint64_t kMostThreads = 1024;

enum class Talk { kNormal, kQuiet };

/// A run that is ready to begin.
struct Run {
  scenarios::LoadedScenario loaded;
  fs::path output;
  unsigned threads = 1;
  Talk talk = Talk::kNormal;
  Format format = Format::kText;
  Language language = Language::kEnglish;
};

unsigned threads_of(const Arguments& arguments) {
  const unsigned all = std::max(1U, std::thread::hardware_concurrency());
  return static_cast<unsigned>(arguments.integer("threads", 1, kMostThreads).value_or(all));
}

Run prepare(const Arguments& arguments) {
  const fs::path file = find_scenario(arguments.words()[0]);
  const std::vector<scenarios::Override> overrides = parse_overrides(arguments.all("set"));
  const auto seed = arguments.integer("seed", 0, UINT64_MAX);
  const auto replications = arguments.integer("replications", 1, kMostReplications);
  Run run;
  run.threads = threads_of(arguments);
  run.talk = arguments.has("quiet") ? Talk::kQuiet : Talk::kNormal;
  run.format = arguments.has("json") ? Format::kJson : Format::kText;
  run.language = arguments.language();
  run.loaded = scenarios::read_scenario(file, overrides);
  models::RunDefaults& defaults = run.loaded.scenario.run;
  defaults.seed = seed.value_or(defaults.seed);
  if (replications) defaults.replications = static_cast<int>(*replications);
  const auto output = arguments.text("output");
  run.output = output ? fs::path(*output) : default_output(short_name(file), defaults.seed, overrides);
  check_output(run.output);
  return run;
}

analysis::RunInformation information_on(const Run& run) {
  const models::Scenario& scenario = run.loaded.scenario;
  analysis::RunInformation information;
  information.program_version = program_version();
  information.git_revision = git_revision();
  information.created = now_text();
  information.seed = scenario.run.seed;
  information.replications = static_cast<std::uint64_t>(scenario.run.replications);
  information.scenario = scenario.key;
  information.title = scenario.title;
  information.scenario_hash = run.loaded.hash;
  information.scenario_text = run.loaded.resolved_yaml;
  for (const models::Warning& warning : run.loaded.warnings) information.warnings.push_back(warning.text);
  return information;
}

void announce(const Run& run) {
  if (run.talk == Talk::kQuiet) return;
  for (const models::Warning& warning : run.loaded.warnings) std::cerr << "warning: " << warning.text << '\n';
  const models::Scenario& scenario = run.loaded.scenario;
  std::cerr << "simulating " << pick(scenario.title, run.language) << ": " << scenario.run.replications
            << " replications, seed " << scenario.run.seed << ", " << run.threads
            << (run.threads == 1 ? " thread" : " threads") << std::endl;
}

/// What is there is kept if the disk still takes it.
void keep_partial(analysis::ResultWriter& writer) {
  try {
    const fs::path partial = writer.keep_partial();
    std::cerr << "what was done until then is kept in " << partial.string() << '\n';
  } catch (const analysis::ResultFileError&) {
    writer.abandon();
    std::cerr << "nothing could be kept\n";
  }
}

SimulationReport simulate_into(analysis::ResultWriter& writer, analysis::MetricCollector& metrics,
                               analysis::PrecisionWatch& precision, const Run& run,
                               const models::Model& model, std::stop_token stop) {
  const models::RunDefaults& plan = run.loaded.scenario.run;
  const SimulationJob job{.replications = static_cast<std::uint64_t>(plan.replications),
                          .threads = run.threads,
                          .run = [&](std::uint64_t replication) { return model.run(plan.seed, replication); },
                          .keep =
                              [&](std::uint64_t replication, const models::Record& record) {
                                writer.append(replication, record);
                                metrics.add(record);
                                precision.add(record);
                              },
                          .enough = [&] { return precision.precise(); }};
  const auto style = run.talk == Talk::kQuiet ? ProgressStyle::kNone : style_of_standard_error();
  return simulate(job, std::cerr, style, std::move(stop));
}

void print_json(const Run& run, const SimulationReport& report, const std::string& summary,
                const analysis::PrecisionWatch& precision) {
  nlohmann::ordered_json json{{"scenario", run.loaded.scenario.key}, {"seed", run.loaded.scenario.run.seed},
                              {"replications", report.delivered},    {"output", run.output.string()},
                              {"seconds", report.elapsed.count()},   {"events", report.events}};
  if (!precision.empty()) json["precision"] = nlohmann::ordered_json::parse(precision_json(precision));
  json["failed"] = nlohmann::ordered_json::array();
  for (const FailedReplication& failure : report.failures) {
    json["failed"].push_back({{"replication", failure.replication}, {"what", failure_text(failure)}});
  }
  json["summary"] = nlohmann::ordered_json::parse(summary);
  std::cout << json.dump(2) << '\n';
}

void print_text(const Run& run, const SimulationReport& report, const std::string& summary) {
  std::cout << summary << '\n' << report.delivered << " replications";
  std::cout << " in " << duration_text(report.elapsed) << ", results in " << run.output.string() << '\n';
}

void print(const Run& run, const SimulationReport& report, const analysis::MetricCollector& metrics,
           const analysis::RunInformation& information, const analysis::PrecisionWatch& precision) {
  if (run.format == Format::kJson) {
    print_json(run, report, analysis::summary_json(metrics, information), precision);
  } else {
    print_text(run, report, analysis::summary_text(metrics, information, run.language));
  }
}

/// Tells how a run that is not all there ended; true if it is all there.
bool all_there(const SimulationReport& report, std::uint64_t planned) {
  for (const FailedReplication& failure : report.failures) std::cerr << failure_text(failure) << '\n';
  if (report.delivered == planned) return true;
  std::cerr << "interrupted after " << report.delivered << " of " << planned << " replications\n";
  return false;
}

/// Simulates and writes. Empty if the run failed or was interrupted, which has been told.
std::optional<SimulationReport> complete(const Run& run, const models::Model& model,
                                         const analysis::RunInformation& information,
                                         analysis::MetricCollector& metrics,
                                         analysis::PrecisionWatch& precision, std::stop_token stop) {
  if (run.output.has_parent_path()) fs::create_directories(run.output.parent_path());
  analysis::ResultWriter writer(run.output, information, model.schema());
  try {
    SimulationReport report = simulate_into(writer, metrics, precision, run, model, std::move(stop));
    writer.set_ended_by(precision.ended_by());
    if (all_there(report, precision.precise() ? report.delivered : information.replications)) {
      writer.finish();
      return report;
    }
  } catch (const std::exception& error) {
    std::cerr << "surge run: " << error.what() << '\n';
  }
  keep_partial(writer);
  return std::nullopt;
}

int execute_run(const Arguments& arguments) {
  const Run run = prepare(arguments);
  const models::Model model(run.loaded.scenario);
  const analysis::RunInformation information = information_on(run);
  analysis::PrecisionWatch precision =
      make_precision_watch(arguments.all("precision"), model.schema(), information.replications);
  const InterruptWatch watch;
  announce(run);
  analysis::MetricCollector metrics(model.schema());
  const auto report = complete(run, model, information, metrics, precision, watch.token());
  if (!report) return kFailed;
  if (run.talk == Talk::kNormal) announce_precision(precision, std::cerr);
  print(run, *report, metrics, information, precision);
  return report->failures.empty() ? kDone : kFailed;
}

std::vector<Option> options() {
  return {{"seed", 0, "N", "seed of the random streams (default: the scenario's)"},
          {"replications", 0, "N", "number of replications (default: the scenario's)"},
          {"precision", 0, "[METRIC=]P%",
           "end as soon as the half width of the 95 % interval of the mean is P % of it (default metric: "
           "unmet_person_days), at --replications at the latest; METRIC=NUMBER: in the unit; repeatable",
           Occurs::kRepeatedly},
          {"threads", 0, "N", "threads (default: all processors); results do not depend on it"},
          set_option(),
          {"output", 'o', "FILE.h5", "result file (default: results/SCENARIO-seedSEED.h5)"},
          json_option(),
          {"quiet", 0, "", "no progress and no notes"},
          language_option()};
}

}  // namespace

Subcommand run_subcommand() {
  return {
      "run",
      {.usage = "run SCENARIO",
       .about = "Simulates a scenario, writes a result file and prints a summary.",
       .notes =
           "SCENARIO is a folder, a YAML file, or the name of a shipped scenario (surge list scenarios).\n"
           "Ctrl-C ends the run after the replications under way and keeps what is done.",
       .minimum_words = 1,
       .maximum_words = 1,
       .options = options()},
      &execute_run};
}

}  // namespace surge::app
