// SPDX-License-Identifier: Apache-2.0
// surge sweep: simulates a scenario at every point of a design, writes one file, says what matters.
#include <algorithm>
#include <iostream>
#include <map>
#include <mutex>

#include "analysis/results/result_file_error.h"
#include "analysis/results/sweep_file.h"
#include "app/exit_codes.h"
#include "app/interrupt.h"
#include "app/now.h"
#include "app/output_file.h"
#include "app/overrides.h"
#include "app/progress.h"
#include "app/scalar_metrics.h"
#include "app/subcommand.h"
#include "app/sweep/sweep_results.h"
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

struct SweepJob {
  fs::path design_file;
  fs::path output;
  unsigned threads = 1;
  bool quiet = false;
  bool json = false;
};

/// The models of the points that are being run: replications come point after point.
class PointModels {
 public:
  PointModels(const SweepPlan& plan, const std::vector<models::TableDeclaration>& tables, std::size_t kept)
      : plan_(plan), tables_(tables), kept_(kept) {}

  std::shared_ptr<const ScalarModel> at(std::size_t point) {
    const std::lock_guard lock(mutex_);
    std::shared_ptr<const ScalarModel>& model = models_[point];
    if (!model) model = std::make_shared<const ScalarModel>(plan_.scenario(point).scenario, tables_);
    const std::shared_ptr<const ScalarModel> result = model;
    while (models_.size() > kept_) models_.erase(models_.begin());
    return result;
  }

 private:
  const SweepPlan& plan_;
  const std::vector<models::TableDeclaration>& tables_;
  std::size_t kept_;
  std::mutex mutex_;
  std::map<std::size_t, std::shared_ptr<const ScalarModel>> models_;
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
  analysis::RunInformation information;
  information.program_version = program_version();
  information.git_revision = git_revision();
  information.created = now_text();
  information.seed = plan.seed();
  information.replications = plan.replications();
  information.scenario = plan.design().scenario;
  information.scenario_text = plan.design().text;
  return information;
}

/// Runs all points; false if it was interrupted.
bool run_points(const SweepJob& job, const SweepPlan& plan, analysis::SweepFile& file, SweepResults& results,
                std::stop_token stop) {
  const std::uint64_t each = plan.replications();
  const std::uint64_t total = plan.count() * each;
  PointModels models(plan, results.metrics, job.threads + 1);
  Progress progress(std::cerr, job.quiet ? ProgressStyle::kNone : style_of_standard_error(), total);
  std::vector<std::vector<double>> open;
  const auto keep = [&](std::uint64_t run, std::vector<double>&& values) {
    if (run % each == 0) open.assign(results.metrics.size(), {});
    for (std::size_t i = 0; i < values.size(); ++i) open[i].push_back(values[i]);
    if (open[0].size() == each) {
      file.append(open);
      results.values.push_back(open);
    }
    progress.show(run + 1);
  };
  const std::uint64_t done = sim::replicate<std::vector<double>>(
      {.count = total, .threads = job.threads},
      [&](std::uint64_t run) {
        return models.at(static_cast<std::size_t>(run / each))->run(plan.seed(), run % each);
      },
      keep, std::move(stop));
  return done == total;
}

/// For the printed tables: the metrics asked for, or a few.
SweepResults shown(const SweepPlan& plan, const SweepResults& results) {
  if (!plan.design().metrics.empty()) return results;
  SweepResults few;
  few.values.resize(results.values.size());
  for (std::size_t i = 0; i < results.metrics.size(); ++i) {
    const auto& names = headline_metrics();
    if (std::find(names.begin(), names.end(), results.metrics[i].name) == names.end()) continue;
    few.metrics.push_back(results.metrics[i]);
    for (std::size_t point = 0; point < results.values.size(); ++point)
      few.values[point].push_back(results.values[point][i]);
  }
  return few;
}

int execute_sweep(const Arguments& arguments) {
  SweepJob job;
  job.design_file = arguments.words()[0];
  job.threads = arguments.threads();
  job.quiet = arguments.has("quiet");
  job.json = arguments.has("json");
  SweepDesign design = read_sweep_design(job.design_file);
  if (const auto replications = arguments.integer("replications", 1, 1'000'000'000))
    design.replications = *replications;
  const SweepPlan plan(std::move(design), parse_overrides(arguments.all("set")),
                       arguments.integer("seed", 0, UINT64_MAX));
  job.output = arguments.text("output").value_or(
      (fs::path("results") / (job.design_file.stem().string() + "-sweep.h5")).string());
  check_output(job.output);
  SweepResults results;
  results.metrics = scalar_metrics(plan.scenario(0).scenario, plan.design().metrics);
  check_scenarios(plan);
  const InterruptWatch watch;
  if (!job.quiet) {
    std::cerr << "sweeping " << plan.design().scenario << ": " << plan.count() << " points, "
              << plan.replications() << " replications each\n";
  }
  if (job.output.has_parent_path()) fs::create_directories(job.output.parent_path());
  analysis::SweepFile file(job.output, information_on_sweep(plan),
                           sweep_kind_names()[static_cast<std::size_t>(plan.design().kind)], axes_of(plan),
                           results.metrics);
  if (!run_points(job, plan, file, results, watch.token())) {
    std::cerr << "interrupted after " << results.values.size() << " of " << plan.count()
              << " points; they are kept in " << file.keep_partial().string() << '\n';
    return kFailed;
  }
  file.finish();
  const SweepResults print = shown(plan, results);
  if (job.json) {
    std::cout << sweep_json(plan, print) << '\n';
  } else {
    std::cout << sweep_text(plan, print) << '\n'
              << plan.count() << " points, " << plan.replications() << " replications each, results in "
              << job.output.string() << '\n';
  }
  return kDone;
}

}  // namespace

Subcommand sweep_subcommand() {
  return {
      "sweep",
      {.usage = "sweep DESIGN.yaml",
       .about = "Runs a scenario at every point of a design, and says which parameters matter.",
       .notes = "DESIGN.yaml names a scenario, parameters with ranges or values, and a design: factorial,\n"
                "latin_hypercube, sobol, morris, sobol_indices or criticality. See docs/command.md.",
       .minimum_words = 1,
       .maximum_words = 1,
       .options = {{"seed", 0, "N", "seed of the disasters (default: the scenario's)"},
                   {"replications", 0, "N", "replications at each point (default: the design's)"},
                   threads_option(),
                   set_option(),
                   {"output", 'o', "FILE.h5", "result file (default: results/DESIGN-sweep.h5)"},
                   json_option(),
                   {"quiet", 0, "", "no progress and no notes"}}},
      &execute_sweep};
}

}  // namespace surge::app
