// SPDX-License-Identifier: Apache-2.0
// surge compare: the same disasters under several alternatives, and what changes.
#include <iostream>
#include <numeric>

#include "analysis/comparison/comparison.h"
#include "analysis/comparison/comparison_file.h"
#include "analysis/comparison/comparison_text.h"
#include "analysis/comparison/pairing.h"
#include "app/exit_codes.h"
#include "app/interrupt.h"
#include "app/measures.h"
#include "app/output_file.h"
#include "app/overrides.h"
#include "app/select.h"
#include "app/simulate.h"
#include "app/subcommand.h"
#include "app/version.h"

namespace surge::app {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kMostPairs = 1'000'000'000;
constexpr std::size_t kMostAlternatives = 100;

/// A comparison that is ready to begin.
struct ComparisonJob {
  ComparisonSetup setup;
  std::vector<std::uint64_t> replications;
  std::vector<analysis::Measure> measures;
  std::optional<fs::path> output;
};

/// Of --seed, or the first file, or the first scenario.
std::uint64_t seed_of(const Arguments& arguments, const std::vector<Alternative>& alternatives) {
  if (const auto given = arguments.integer("seed", 0, UINT64_MAX)) return *given;
  for (const Alternative& alternative : alternatives) {
    if (alternative.file() != nullptr) return alternative.file()->information().seed;
  }
  return alternatives.front().scenario()->scenario.run.seed;
}

ComparisonSetup setup_of(const Arguments& arguments) {
  ComparisonSetup setup;
  const std::vector<scenarios::Override> overrides = parse_overrides(arguments.all("set"));
  setup.threads = arguments.threads();
  setup.notes = arguments.has("quiet") ? Notes::kQuiet : Notes::kShown;
  setup.format = arguments.has("json") ? Format::kJson : Format::kText;
  setup.language = arguments.language();
  setup.alternatives =
      load_alternatives(arguments.words(), overrides, setup.threads, arguments.has("partial"));
  setup.seed = seed_of(arguments, setup.alternatives);
  return setup;
}

/// The replications to compare: those that all files have, or else the first ones. Notes are told.
std::vector<std::uint64_t> replications_of(const Arguments& arguments, const ComparisonSetup& setup) {
  const auto wanted = arguments.integer("replications", 1, kMostPairs);
  std::vector<analysis::PairingSide> sides;
  bool any_file = false;
  for (const Alternative& alternative : setup.alternatives) {
    analysis::PairingSide side{alternative.name().source, &alternative.schema(), std::nullopt, {}};
    if (const analysis::ResultRecords* file = alternative.file()) {
      side.seed = file->information().seed;
      side.replications = file->replications();
      any_file = true;
    }
    sides.push_back(std::move(side));
  }
  analysis::Pairing pairing;
  try {
    pairing = analysis::pair_up(setup.seed, sides);
  } catch (const analysis::PairingError& error) {
    throw UsageError(error.what());
  }
  if (!any_file) {
    const auto own = setup.alternatives.front().scenario()->scenario.run.replications;
    pairing.replications.resize(wanted.value_or(static_cast<std::uint64_t>(own)));
    std::iota(pairing.replications.begin(), pairing.replications.end(), std::uint64_t{0});
  } else if (wanted && *wanted > pairing.replications.size()) {
    pairing.notes.push_back("the files have " + std::to_string(pairing.replications.size()) +
                            " replications in common, fewer than asked for");
  } else if (wanted) {
    pairing.replications.resize(*wanted);
  }
  if (setup.notes == Notes::kShown) {
    for (const std::string& note : pairing.notes) std::cerr << "note: " << note << '\n';
  }
  return std::move(pairing.replications);
}

ComparisonJob prepare_comparison(const Arguments& arguments, ComparisonSetup setup) {
  ComparisonJob job;
  job.setup = std::move(setup);
  if (const auto output = arguments.text("output")) {
    job.output = *output;
    check_output(*job.output);
  }
  std::vector<const models::RecordSchema*> schemas;
  for (const Alternative& alternative : job.setup.alternatives) schemas.push_back(&alternative.schema());
  job.measures = chosen_measures(arguments.all("metric"), schemas);
  job.replications = replications_of(arguments, job.setup);
  return job;
}

void announce_comparison(const ComparisonJob& job) {
  if (job.setup.notes == Notes::kQuiet) return;
  std::size_t simulated = 0;
  for (const Alternative& alternative : job.setup.alternatives) {
    if (alternative.scenario() == nullptr) continue;
    ++simulated;
    for (const models::Warning& warning : alternative.scenario()->warnings)
      std::cerr << "warning: " << alternative.name().key << ": " << warning.text << '\n';
  }
  std::cerr << "comparing " << job.setup.alternatives.size() << " alternatives, " << simulated
            << " of them simulated: " << job.replications.size() << " replications each, seed "
            << job.setup.seed << ", " << job.setup.threads
            << (job.setup.threads == 1 ? " thread" : " threads") << std::endl;
}

std::unique_ptr<analysis::ComparisonWriter> writer_of(const ComparisonJob& job) {
  if (!job.output) return nullptr;
  if (job.output->has_parent_path()) fs::create_directories(job.output->parent_path());
  analysis::RunInformation information = information_on_program();
  information.seed = job.setup.seed;
  information.replications = job.replications.size();
  std::vector<analysis::ComparedRun> runs;
  for (const Alternative& alternative : job.setup.alternatives)
    runs.push_back({alternative.name(), alternative.scenario_text(), &alternative.schema()});
  return std::make_unique<analysis::ComparisonWriter>(*job.output, information, runs);
}

/// Job i is replication i / k of alternative i % k, so that the alternatives share the threads evenly. Only
/// pairs that all alternatives have met are kept.
SimulationReport simulate_alternatives(const ComparisonJob& job,
                                       std::vector<analysis::AlternativeSamples>& samples,
                                       analysis::ComparisonWriter* writer, std::stop_token stop) {
  const std::size_t k = job.setup.alternatives.size();
  SimulationJob simulation;
  simulation.replications = k * job.replications.size();
  simulation.threads = job.setup.threads;
  simulation.run = [&](std::uint64_t i) {
    return job.setup.alternatives[i % k].record(job.setup.seed, job.replications[i / k]);
  };
  std::vector<models::Record> met;
  simulation.keep = [&](std::uint64_t i, const models::Record& record) {
    met.push_back(record);
    if (met.size() < k) return;
    for (std::size_t alternative = 0; alternative < k; ++alternative) {
      samples[alternative].add(met[alternative]);
      if (writer != nullptr) writer->append(alternative, job.replications[i / k], met[alternative]);
    }
    met.clear();
  };
  const bool quiet = job.setup.notes == Notes::kQuiet;
  return simulate(simulation, std::cerr, quiet ? ProgressStyle::kNone : style_of_standard_error(),
                  std::move(stop));
}

constexpr std::uint64_t kFewestPairs = 2;

/// Tells what went wrong, and returns the number of pairs there are.
std::uint64_t pairs_of(const ComparisonJob& job, const SimulationReport& report) {
  const std::size_t k = job.setup.alternatives.size();
  for (FailedReplication failure : report.failures) {
    const Alternative& alternative = job.setup.alternatives[failure.replication % k];
    failure.replication = job.replications[failure.replication / k];
    std::cerr << alternative.name().key << ": " << failure_text(failure) << '\n';
  }
  const std::uint64_t pairs = report.delivered / k;
  if (pairs < job.replications.size()) {
    std::cerr << "interrupted after " << pairs << " of " << job.replications.size() << " pairs; "
              << (pairs < kFewestPairs ? "nothing is kept" : "these are compared") << '\n';
  }
  return pairs;
}

int execute_comparison(const ComparisonJob& job) {
  const InterruptWatch watch;
  announce_comparison(job);
  std::vector<analysis::AlternativeSamples> samples;
  for (const Alternative& alternative : job.setup.alternatives)
    samples.emplace_back(alternative.schema(), job.measures);
  const auto writer = writer_of(job);
  const SimulationReport report = simulate_alternatives(job, samples, writer.get(), watch.token());
  const std::uint64_t pairs = pairs_of(job, report);
  if (pairs < std::min<std::uint64_t>(kFewestPairs, job.replications.size())) return kFailed;
  const analysis::Comparison comparison =
      analysis::compare_alternatives(job.setup.seed, names_of(job.setup.alternatives), samples, job.measures);
  if (writer) writer->finish(comparison, samples);
  std::cout << (job.setup.format == Format::kJson
                    ? analysis::comparison_json(comparison, job.setup.language)
                    : analysis::comparison_text(comparison, job.setup.language));
  if (job.setup.notes == Notes::kShown) {
    std::cerr << report.delivered << " replications in " << duration_text(report.elapsed);
    if (job.output) std::cerr << ", results in " << job.output->string();
    std::cerr << '\n';
  }
  return report.failures.empty() && pairs == job.replications.size() ? kDone : kFailed;
}

int execute_compare(const Arguments& arguments) {
  if (!arguments.has("select") && (arguments.has("indifference") || arguments.has("budget")))
    throw UsageError("--indifference and --budget go with --select METRIC");
  ComparisonSetup setup = setup_of(arguments);
  if (arguments.has("select")) return execute_selection(setup, arguments);
  return execute_comparison(prepare_comparison(arguments, std::move(setup)));
}

std::vector<Option> compare_options() {
  return {{"metric", 0, "METRIC",
           "compare by this instead of the usual metrics; repeatable. NAME, or "
           "NAME[DIMENSION=LABEL,...] such as fill_rate_72h_by_item[item=tent]",
           Occurs::kRepeatedly},
          {"select", 0, "METRIC",
           "find the alternative that is best by this, with as many replications of "
           "each as it takes"},
          {"indifference", 0, "D",
           "with --select: the smallest difference worth finding; the best is found "
           "with a probability of 95 % if it leads by that"},
          {"budget", 0, "N", "with --select: share out N replications instead"},
          {"seed", 0, "N", "seed of the random streams (default: the first file's or scenario's)"},
          {"replications", 0, "N",
           "number of pairs (default: all of the files, or the first scenario's); "
           "with --indifference at most (default: 10000)"},
          threads_option(),
          set_option(),
          {"output", 'o', "FILE.h5", "keep metrics and differences in a file (default: none)"},
          json_option(),
          quiet_option(),
          partial_option(),
          language_option()};
}

}  // namespace

Subcommand compare_subcommand() {
  return {
      "compare",
      {.usage = "compare FIRST OTHER...",
       .about = "Puts alternatives through the same disasters and tells what changes.",
       .notes = "FIRST and OTHER are scenarios as for surge run, or result files (.h5) of the same seed.\n"
                "Replication i of all alternatives meets the same disaster, so differences are of pairs.",
       .minimum_words = 2,
       .maximum_words = kMostAlternatives,
       .options = compare_options()},
      &execute_compare};
}

}  // namespace surge::app
