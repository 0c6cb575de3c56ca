// SPDX-License-Identifier: Apache-2.0
// surge sweep: simulates a scenario at every point of a design, writes one file, says what matters.
#include <algorithm>
#include <iostream>

#include "analysis/results/sweep_reader.h"
#include "app/cluster/replications.h"
#include "app/exit_codes.h"
#include "app/interrupt.h"
#include "app/output_file.h"
#include "app/overrides.h"
#include "app/progress.h"
#include "app/run_journal.h"
#include "app/subcommand.h"
#include "app/sweep/sweep_models.h"
#include "app/sweep/sweep_results.h"
#include "app/sweep/sweep_store.h"
#include "app/version.h"
#include "sim/replicate.h"

namespace surge::app {
namespace {

namespace fs = std::filesystem;

/// Without a list of metrics, the printed tables show these.
const std::vector<std::string>& headline_metrics() {
  static const std::vector<std::string> kNames = {"unmet_person_days", "fill_rate_72h", "casualties_dead",
                                                  "supply_cost"};
  return kNames;
}

struct Sweep {
  SweepPlan plan;
  fs::path output{};
  unsigned threads = 1;
  bool quiet = false;
  bool json = false;
  Earlier earlier = Earlier::kRefuse;
  std::string resume_command{};
  Processes* processes = nullptr;  ///< of a launch by mpirun; none if it is alone
};

/// So that a mistake at the last point is not found after hours.
void check_scenarios(const SweepPlan& plan) {
  constexpr std::size_t kMostChecked = 256;
  const std::size_t step = std::max<std::size_t>(1, plan.count() / kMostChecked);
  for (std::size_t point = 0; point < plan.count(); point += step) plan.scenario(point);
}

std::vector<analysis::SweepAxis> axes_of(const SweepPlan& plan) {
  std::vector<analysis::SweepAxis> axes;
  for (const std::string& name : plan.names()) axes.push_back({name, {}, {}});
  for (std::size_t point = 0; point < plan.count(); ++point) {
    const std::vector<std::string> labels = plan.labels(point);
    const std::vector<double> values = plan.values(point);
    for (std::size_t k = 0; k < axes.size(); ++k) {
      axes[k].texts.push_back(labels[k]);
      if (plan.is_numeric(k)) axes[k].numbers.push_back(values[k]);
    }
  }
  return axes;
}

analysis::RunInformation information_on_sweep(const SweepPlan& plan) {
  analysis::RunInformation information = information_on_program();
  information.seed = plan.seed();
  information.replications = plan.replications();
  information.scenario = plan.design().scenario;
  information.scenario_hash = plan.hash();
  information.scenario_text = plan.design().text;
  return information;
}

analysis::JournalHeader header_of(const Sweep& sweep, const std::vector<models::TableDeclaration>& metrics) {
  analysis::RunInformation run = information_on_sweep(sweep.plan);
  run.replications = sweep_records(sweep.plan);
  models::RecordSchema schema;
  for (const models::TableDeclaration& metric : metrics) schema.add_table(metric);
  return analysis::journal_header(run, schema, sweep.resume_command);
}

DistributedWork work_of(const Sweep& sweep, SweepModels& models, const analysis::JournalHeader& header) {
  DistributedWork work;
  work.identity = text_of(header);
  work.difference = [header](const std::string& text) { return difference_to(text, header); };
  work.threads = sweep.threads;
  work.make_runner = [&models]() -> TaskRunner {
    return [&models](std::uint64_t number) { return models.run(number); };
  };
  return work;
}

/// Runs what is missing after the first `done` replications; false if it was interrupted.
bool run_points(const Sweep& sweep, SweepModels& models, const analysis::JournalHeader& header,
                std::uint64_t done, SweepStore& store, std::stop_token stop) {
  const std::uint64_t total = sweep.plan.count() * sweep.plan.replications();
  Progress progress(std::cerr, sweep.quiet ? ProgressStyle::kNone : style_of_standard_error(), total, done);
  const auto keep = [&](std::uint64_t number, std::string&& bytes) {
    store.add(number, bytes);
    progress.show(number + 1);
  };
  if (sweep.processes != nullptr) {
    return done + coordinate(*sweep.processes, work_of(sweep, models, header),
                             {done, total - done, sweep.plan.replications()}, keep,
                             notes_to_standard_error("surge sweep"), std::move(stop)) ==
           total;
  }
  return done + sim::replicate<std::string>(
                    {.first = done, .count = total - done, .threads = sweep.threads},
                    [&](std::uint64_t number) { return models.run(number); }, keep, std::move(stop)) ==
         total;
}

/// For the printed tables: the metrics asked for, or a few.
SweepResults shown(const SweepPlan& plan, const SweepResults& results) {
  if (!plan.design().metrics.empty()) return results;
  SweepResults few;
  few.means.resize(results.means.size());
  few.changes.resize(results.changes.size());
  for (std::size_t i = 0; i < results.metrics.size(); ++i) {
    const auto& names = headline_metrics();
    if (std::find(names.begin(), names.end(), results.metrics[i].name) == names.end()) continue;
    few.metrics.push_back(results.metrics[i]);
    for (std::size_t point = 0; point < results.points(); ++point)
      few.means[point].push_back(results.means[point][i]);
    for (std::size_t point = 0; point < results.changes.size(); ++point)
      few.changes[point].push_back(results.changes[point][i]);
  }
  return few;
}

void print(const Sweep& sweep, const SweepResults& results) {
  const SweepPlan& plan = sweep.plan;
  const SweepResults some = shown(plan, results);
  if (sweep.json) {
    std::cout << sweep_json(plan, some) << '\n';
  } else {
    std::cout << sweep_text(plan, some) << '\n'
              << plan.count() << " points, " << plan.replications() << " replications each, results in "
              << sweep.output.string() << '\n';
  }
}

Sweep prepare_sweep(const Arguments& arguments, Processes* processes) {
  const fs::path design_file = arguments.words()[0];
  SweepDesign design = read_sweep_design(design_file);
  if (const auto replications = arguments.integer("replications", 1, 1'000'000'000))
    design.replications = *replications;
  if (const auto keep = arguments.choice("keep", sweep_keep_names()))
    design.keep = static_cast<analysis::SweepKeep>(*keep);
  Sweep sweep{SweepPlan(std::move(design), parse_overrides(arguments.all("set")),
                        arguments.integer("seed", 0, UINT64_MAX))};
  sweep.processes = processes;
  sweep.threads = threads_each(arguments, processes);
  sweep.quiet = arguments.has("quiet");
  sweep.json = arguments.has("json");
  sweep.earlier = earlier_of(arguments);
  sweep.resume_command = resume_command("sweep", arguments);
  sweep.output = arguments.text("output").value_or(
      (fs::path("results") / (design_file.stem().string() + "-sweep.h5")).string());
  return sweep;
}

void announce(const Sweep& sweep) {
  if (sweep.quiet) return;
  std::cerr << "sweeping " << sweep.plan.design().scenario << ": " << sweep.plan.count() << " points, "
            << sweep.plan.replications() << " replications each, "
            << workforce_text(sweep.processes, sweep.threads) << std::endl;
}

/// What was done is in the journal, and can be looked at.
void keep_partial(const Sweep& sweep, analysis::SweepFile& file, const analysis::Journal& journal,
                  std::size_t points) {
  std::string to_look_at;
  if (points > 0) {
    to_look_at = keep_to_look_at(file);
  } else {
    file.abandon();
  }
  if (journal.records() == 0) return;
  std::cerr << "what is done is kept in " << journal.path().string() << to_look_at << "; continue with\n  "
            << sweep.resume_command << '\n';
}

/// Simulates and writes; false if it failed or was interrupted, which has been told.
bool complete_sweep(const Sweep& sweep, analysis::Journal& journal, SweepResults& results,
                    std::stop_token stop) {
  const SweepPlan& plan = sweep.plan;
  analysis::RunInformation information = information_on_sweep(plan);
  information.created = journal.contents().header->run.created;
  const std::string kind = sweep_kind_names()[static_cast<std::size_t>(plan.design().kind)];
  analysis::SweepFile file(sweep.output, information, kind, axes_of(plan), results.metrics,
                           plan.design().keep);
  try {
    SweepStore store(plan, journal, file, results);
    const std::uint64_t done = store.take_earlier();
    SweepModels models(plan, results.metrics, sweep.threads + 1);
    if (run_points(sweep, models, *journal.contents().header, done, store, std::move(stop))) {
      file.finish();
      forget_unfinished(sweep.output, journal);
      return true;
    }
    std::cerr << "interrupted after " << results.points() << " of " << plan.count() << " points\n";
  } catch (const std::exception& error) {
    std::cerr << "surge sweep: " << error.what() << '\n';
  }
  keep_partial(sweep, file, journal, results.points());
  return false;
}

/// Whether --resume finds the sweep finished; then takes the results from the file.
bool is_done(const Sweep& sweep, SweepResults& results) {
  std::error_code error;
  if (sweep.earlier != Earlier::kResume || !fs::exists(sweep.output, error) ||
      fs::exists(analysis::journal_of(sweep.output), error))
    return false;
  try {
    const analysis::SweepReader file(sweep.output);
    const std::string differs = difference(file.information(), information_on_sweep(sweep.plan));
    if (!differs.empty())
      throw UsageError(sweep.output.string() + ": this is a finished sweep, but another one: " + differs +
                       "; without --resume it is replaced");
    SweepTotals totals(sweep.plan);
    for (std::size_t point = 0; point < sweep.plan.count(); ++point)
      totals.add(file.point(point, results.metrics), results);
  } catch (const analysis::ResultFileError& damaged) {
    throw UsageError(std::string(damaged.what()) + "; without --resume it is replaced");
  }
  if (!sweep.quiet) std::cerr << sweep.output.string() << " is finished; nothing is run\n";
  return true;
}

int sweep_with(const Arguments& arguments, Processes* processes) {
  const Sweep sweep = prepare_sweep(arguments, processes);
  SweepResults results;
  results.metrics = scalar_metrics(sweep.plan.scenario(0).scenario, sweep.plan.design().metrics);
  const analysis::JournalHeader header = header_of(sweep, results.metrics);
  if (processes != nullptr && processes->rank() != 0) {
    const InterruptWatch watch;
    SweepModels models(sweep.plan, results.metrics, sweep.threads + 1);
    work_for_rank_0(*processes, work_of(sweep, models, header), watch.token());
    return kDone;
  }
  check_output(sweep.output);
  if (!is_done(sweep, results)) {
    check_scenarios(sweep.plan);
    const InterruptWatch watch;
    if (sweep.output.has_parent_path()) fs::create_directories(sweep.output.parent_path());
    const bool summary = sweep.plan.design().keep == analysis::SweepKeep::kSummary;
    const auto journal =
        open_journal(sweep.output, sweep.earlier, header, !sweep.quiet, summary ? "points" : "replications");
    announce(sweep);
    if (!complete_sweep(sweep, *journal, results, watch.token())) return kFailed;
  }
  print(sweep, results);
  return kDone;
}

int execute_sweep(const Arguments& arguments) {
  return sweep_with(arguments, nullptr);
}

int execute_sweep_together(const Arguments& arguments, Processes& processes) {
  return sweep_with(arguments, &processes);
}

std::vector<Option> sweep_options() {
  std::vector<Option> all{{"seed", 0, "N", "seed of the disasters (default: the scenario's)"},
                          {"replications", 0, "N", "replications at each point (default: the design's)"},
                          {"keep", 0, "all|summary",
                           "what the file keeps of the metrics: all replications, or statistics of them "
                           "(default: the design's, or all)"},
                          threads_option(),
                          set_option(),
                          {"output", 'o', "FILE.h5", "result file (default: results/DESIGN-sweep.h5)"},
                          json_option(),
                          quiet_option()};
  for (Option& option : earlier_options()) all.push_back(std::move(option));
  return all;
}

}  // namespace

Subcommand sweep_subcommand() {
  return {
      "sweep",
      {.usage = "sweep DESIGN.yaml",
       .about = "Runs a scenario at every point of a design, and says which parameters matter.",
       .notes = "DESIGN.yaml names a scenario, parameters with ranges or values, and a design: factorial,\n"
                "latin_hypercube, sobol, morris, sobol_indices or criticality. See docs/command.md.\n"
                "Whatever ends it, --resume continues it. Started by mpirun, it runs on all processes.",
       .minimum_words = 1,
       .maximum_words = 1,
       .options = sweep_options()},
      &execute_sweep,
      &execute_sweep_together};
}

}  // namespace surge::app
