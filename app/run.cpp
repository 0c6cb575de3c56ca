// SPDX-License-Identifier: Apache-2.0
// surge run: simulates a scenario, writes the result file, prints the summary.
#include <iostream>

#include <nlohmann/json.hpp>

#include "analysis/metric_collector.h"
#include "analysis/results/result_reader.h"
#include "analysis/results/result_writer.h"
#include "analysis/summary_table.h"
#include "app/cluster/replications.h"
#include "app/exit_codes.h"
#include "app/find_scenario.h"
#include "app/format.h"
#include "app/interrupt.h"
#include "app/output_file.h"
#include "app/overrides.h"
#include "app/precision.h"
#include "app/run_journal.h"
#include "app/shard_option.h"
#include "app/simulate.h"
#include "app/subcommand.h"
#include "app/version.h"
#include "models/model.h"
#include "scenarios/read.h"

namespace surge::app {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kMostReplications = 1'000'000'000;

/// A run that is ready to begin.
struct Run {
  scenarios::LoadedScenario loaded;
  fs::path output;
  unsigned threads = 1;
  Notes notes = Notes::kShown;
  Format format = Format::kText;
  Language language = Language::kEnglish;
  std::optional<analysis::Shard> shard;
  Earlier earlier = Earlier::kRefuse;
  std::string resume_command;
  Processes* processes = nullptr;  ///< of a launch by mpirun; none if it is alone

  bool is_worker() const { return processes != nullptr && processes->rank() != 0; }
};

/// `processes`: as in Run.
Run prepare(const Arguments& arguments, Processes* processes) {
  const fs::path file = find_scenario(arguments.words()[0]);
  const std::vector<scenarios::Override> overrides = parse_overrides(arguments.all("set"));
  const auto seed = arguments.integer("seed", 0, UINT64_MAX);
  const auto replications = arguments.integer("replications", 1, kMostReplications);
  Run run;
  run.processes = processes;
  run.threads = threads_each(arguments, processes);
  run.notes = arguments.has("quiet") ? Notes::kQuiet : Notes::kShown;
  run.format = arguments.has("json") ? Format::kJson : Format::kText;
  run.language = arguments.language();
  run.loaded = scenarios::read_scenario(file, overrides);
  models::RunDefaults& defaults = run.loaded.scenario.run;
  defaults.seed = seed.value_or(defaults.seed);
  if (replications) defaults.replications = static_cast<int>(*replications);
  const auto output = arguments.text("output");
  run.output = output ? fs::path(*output) : default_output(short_name(file), defaults.seed, overrides);
  run.shard = shard_of(arguments, static_cast<std::uint64_t>(defaults.replications));
  if (run.shard) run.output = shard_output(run.output, *run.shard);
  if (!run.is_worker()) check_output(run.output);
  run.earlier = earlier_of(arguments);
  run.resume_command = resume_command("run", arguments);
  return run;
}

analysis::RunInformation information_on(const Run& run) {
  const models::Scenario& scenario = run.loaded.scenario;
  analysis::RunInformation information = information_on_program();
  information.seed = scenario.run.seed;
  information.replications = static_cast<std::uint64_t>(scenario.run.replications);
  information.shard = run.shard;
  if (run.shard) information.replications = run.shard->end() - run.shard->first();
  information.scenario = scenario.key;
  information.title = scenario.title;
  information.scenario_hash = run.loaded.hash;
  information.scenario_text = run.loaded.resolved_yaml;
  information.boundaries = run.loaded.boundaries;
  for (const models::Warning& warning : run.loaded.warnings) information.warnings.push_back(warning.text);
  return information;
}

void announce(const Run& run, std::uint64_t replications) {
  if (run.notes == Notes::kQuiet) return;
  for (const models::Warning& warning : run.loaded.warnings) std::cerr << "warning: " << warning.text << '\n';
  const models::Scenario& scenario = run.loaded.scenario;
  std::cerr << "simulating " << pick(scenario.title, run.language) << ": " << replications << " replications"
            << (run.shard ? " (shard " + to_text(*run.shard) + ")" : "") << ", seed " << scenario.run.seed
            << ", " << workforce_text(run.processes, run.threads) << std::endl;
}

/// What was done is in the journal, and can be looked at.
void keep_partial(analysis::ResultWriter& writer, const analysis::Journal& journal, const Run& run) {
  if (journal.records() == 0) return writer.abandon();
  const std::string to_look_at = keep_to_look_at(writer);
  std::cerr << journal.records() << " replications are kept in " << journal.path().string() << to_look_at
            << "; continue with\n  " << run.resume_command << '\n';
}

SimulationReport simulate_into(analysis::ResultWriter& writer, analysis::Journal& journal,
                               analysis::MetricCollector& metrics, analysis::PrecisionWatch& precision,
                               const Run& run, const models::Model& model, std::stop_token stop) {
  const analysis::RunInformation information = journal.contents().header->run;
  const std::uint64_t first = run.shard ? run.shard->first() : 0;
  const std::uint64_t done = first + journal.records();
  analysis::RecordCodec codec(model.schema());
  std::string_view encoded;  // the record at hand, if another process may have made it
  SimulationJob job{
      .replications = information.replications,
      .threads = run.threads,
      .run = [&](std::uint64_t replication) { return model.run(information.seed, replication); },
      .keep =
          [&](std::uint64_t replication, const models::Record& record) {
            if (replication >= done && encoded.empty()) journal.append(codec, replication, record);
            if (replication >= done && !encoded.empty()) journal.append(replication, encoded);
            writer.append(replication, record);
            metrics.add(record);
            precision.add(record);
          },
      .first = first,
      .earlier = [&](const auto& receiver) { journal.replay(codec, receiver); },
      .enough = [&] { return precision.precise(); }};
  if (run.processes != nullptr) {
    job.replicate = [&](const auto& options, const auto& sink, std::stop_token asked) {
      const auto keep_encoded = [&](std::uint64_t replication, std::string&& bytes) {
        auto record = codec.decode(bytes);
        if (!record) throw std::runtime_error("a record of another process does not fit this run");
        encoded = bytes;
        sink(replication, std::move(*record));
      };
      const DistributedWork work = replication_work(model, *journal.contents().header, run.threads);
      coordinate(*run.processes, work, {options.first, options.count}, keep_encoded,
                 notes_to_standard_error("surge run"), std::move(asked));
    };
  }
  const auto style = run.notes == Notes::kQuiet ? ProgressStyle::kNone : style_of_standard_error();
  return simulate(job, std::cerr, style, std::move(stop));
}

void print_json(const Run& run, const SimulationReport& report, const std::string& summary,
                const analysis::PrecisionWatch& precision) {
  nlohmann::ordered_json json{{"scenario", run.loaded.scenario.key},
                              {"seed", run.loaded.scenario.run.seed},
                              {"replications", report.delivered},
                              {"output", run.output.string()},
                              {"seconds", report.elapsed.count()},
                              {"events", report.events},
                              {"earlier", report.earlier}};
  if (run.shard) json["shard"] = to_text(*run.shard);
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
  if (report.earlier > 0) std::cout << ", " << report.earlier << " of them earlier, the others";
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

void tell_failures(const SimulationReport& report) {
  for (const FailedReplication& failure : report.failures) std::cerr << failure_text(failure) << '\n';
}

/// Simulates and writes. Empty if the run failed or was interrupted, which has been told.
std::optional<SimulationReport> complete(const Run& run, const models::Model& model,
                                         const analysis::RunInformation& information,
                                         analysis::Journal& journal, analysis::MetricCollector& metrics,
                                         analysis::PrecisionWatch& precision, std::stop_token stop) {
  analysis::ResultWriter writer(run.output, information, model.schema());
  try {
    SimulationReport report = simulate_into(writer, journal, metrics, precision, run, model, std::move(stop));
    tell_failures(report);
    writer.set_ended_by(precision.ended_by());
    if (precision.precise() || report.delivered == information.replications) {
      writer.finish();
      forget_unfinished(run.output, journal);
      return report;
    }
    std::cerr << "interrupted after " << journal.records() << " of " << information.replications
              << " replications\n";
  } catch (const std::exception& error) {
    std::cerr << "surge run: " << error.what() << '\n';
  }
  keep_partial(writer, journal, run);
  return std::nullopt;
}

/// A finished run again, for its summary.
SimulationReport read_back(const Run& run, analysis::MetricCollector& metrics,
                           analysis::PrecisionWatch& precision) {
  const analysis::ResultReader results(run.output);
  SimulationJob job{.replications = results.information().replications};
  job.keep = [&](std::uint64_t, const models::Record& record) {
    metrics.add(record);
    precision.add(record);
  };
  job.earlier = [&](const auto& receiver) { results.replay(metrics.schema(), receiver); };
  if (run.notes == Notes::kShown) std::cerr << run.output.string() << " is finished; nothing is run\n";
  SimulationReport report = simulate(job, std::cerr, ProgressStyle::kNone, {});
  tell_failures(report);
  return report;
}

std::optional<SimulationReport> carry_out(const Run& run, const models::Model& model,
                                          analysis::RunInformation& information,
                                          analysis::MetricCollector& metrics,
                                          analysis::PrecisionWatch& precision) {
  const Standing standing = run.earlier == Earlier::kResume
                                ? standing_of(run.output, information, model.schema(), precision)
                                : Standing::kOpen;
  if (standing == Standing::kFinished) return read_back(run, metrics, precision);
  if (standing == Standing::kBeginning)
    information.created = analysis::ResultReader(run.output).information().created;
  if (run.output.has_parent_path()) fs::create_directories(run.output.parent_path());
  const InterruptWatch watch;
  const auto journal = open_journal(run.output, run.earlier,
                                    analysis::journal_header(information, model.schema(), run.resume_command),
                                    run.notes == Notes::kShown);
  if (standing == Standing::kBeginning) take_over(run.output, *journal, model.schema());
  information.created = journal->contents().header->run.created;
  announce(run, information.replications);
  return complete(run, model, information, *journal, metrics, precision, watch.token());
}

/// A rank other than 0.
int work(const Run& run, const models::Model& model, const analysis::RunInformation& information) {
  const InterruptWatch watch;
  const auto header = analysis::journal_header(information, model.schema(), "");
  work_for_rank_0(*run.processes, replication_work(model, header, run.threads), watch.token());
  return kDone;
}

int run_with(const Arguments& arguments, Processes* processes) {
  const Run run = prepare(arguments, processes);
  const models::Model model(run.loaded.scenario);
  analysis::RunInformation information = information_on(run);
  analysis::PrecisionWatch precision =
      make_precision_watch(arguments.all("precision"), model.schema(), information.replications);
  if (run.shard && !precision.empty())
    throw UsageError("--precision and --shard: a shard does not know what the others have found");
  if (run.is_worker()) return work(run, model, information);
  analysis::MetricCollector metrics(model.schema(), run.format == Format::kJson
                                                        ? analysis::SamplesKept::kSmallTables
                                                        : analysis::SamplesKept::kScalars);
  const auto report = carry_out(run, model, information, metrics, precision);
  if (!report) return kFailed;
  if (run.notes == Notes::kShown) announce_precision(precision, std::cerr);
  print(run, *report, metrics, information, precision);
  return report->failures.empty() ? kDone : kFailed;
}

int execute_run(const Arguments& arguments) {
  return run_with(arguments, nullptr);
}

int execute_run_together(const Arguments& arguments, Processes& processes) {
  return run_with(arguments, &processes);
}

std::vector<Option> options() {
  std::vector<Option> all{
      {"seed", 0, "N", "seed of the random streams (default: the scenario's)"},
      {"replications", 0, "N", "number of replications (default: the scenario's)"},
      {"precision", 0, "[METRIC=]P%",
       "end as soon as the half width of the 95 % interval of the mean is P % of it (default metric: "
       "unmet_person_days), at --replications at the latest; METRIC=NUMBER: in the unit; repeatable",
       Occurs::kRepeatedly},
      threads_option(),
      set_option(),
      {"output", 'o', "FILE.h5", "result file (default: results/SCENARIO-seedSEED.h5)"},
      json_option(),
      quiet_option(),
      language_option(),
      shard_option()};
  for (Option& option : earlier_options()) all.push_back(std::move(option));
  return all;
}

}  // namespace

Subcommand run_subcommand() {
  return {
      "run",
      {.usage = "run SCENARIO",
       .about = "Simulates a scenario, writes a result file and prints a summary.",
       .notes =
           "SCENARIO is a folder, a YAML file, or the name of a shipped scenario (surge list scenarios).\n"
           "Ctrl-C ends the run after the replications under way and keeps what is done; whatever ends it, "
           "--resume\n"
           "continues it and gives the same bits. Started by mpirun, it runs on all processes: mpirun -n 8 "
           "surge "
           "run ...",
       .minimum_words = 1,
       .maximum_words = 1,
       .options = options()},
      &execute_run,
      &execute_run_together};
}

}  // namespace surge::app
