// SPDX-License-Identifier: Apache-2.0
// surge optimize: finds the best layout, proves how good it is, ranks it by simulation, writes it down.
#include <functional>
#include <iostream>

#include "analysis/comparison/comparison_text.h"
#include "analysis/optimisation/linear_program.h"
#include "app/exit_codes.h"
#include "app/find_scenario.h"
#include "app/interrupt.h"
#include "app/measures.h"
#include "app/optimize/layout_report.h"
#include "app/optimize/projects.h"
#include "app/overrides.h"
#include "app/progress.h"
#include "app/subcommand.h"
#include "app/version.h"
#include "models/model.h"

namespace surge::app {
namespace {

namespace fs = std::filesystem;

struct OptimizeJob {
  LayoutProblem problem;
  fs::path scenario_file;
  std::vector<scenarios::Override> overrides;
  scenarios::LoadedScenario loaded;
  fs::path output;
  unsigned threads = 1;
  bool quiet = false;
  bool json = false;
  Language language = Language::kEnglish;
};

/// A layout that is simulated and written.
struct NamedLayout {
  std::string key;
  Layout layout;
};

void note(const OptimizeJob& job, const std::string& text) {
  if (!job.quiet) std::cerr << text << std::endl;
}

OptimizeJob prepare_optimization(const Arguments& arguments, SettingsFile& file, const fs::path& path) {
  OptimizeJob job;
  job.problem = read_layout_problem(file, path);
  if (job.problem.kind != LayoutKind::kPMedian && !optimisation::has_linear_solver())
    throw std::runtime_error(
        "this build has no solver for linear programs, only the kind p_median works: "
        "install coinor-libcbc-dev and build again");
  job.overrides = parse_overrides(arguments.all("set"));
  job.scenario_file = find_scenario(job.problem.scenario);
  job.loaded = scenarios::read_scenario(job.scenario_file, job.overrides);
  if (const auto replications = arguments.integer("replications", 2, kMostReplications))
    job.problem.ranking.replications = *replications;
  models::RunDefaults& run = job.loaded.scenario.run;
  run.seed = arguments.integer("seed", 0, UINT64_MAX).value_or(run.seed);
  job.threads = arguments.threads();
  job.quiet = arguments.has("quiet");
  job.json = arguments.has("json");
  job.language = arguments.language();
  job.output = layout_output(arguments, path);
  const models::Model model(job.loaded.scenario);
  const models::RecordSchema* schema = &model.schema();
  chosen_measures(job.problem.ranking.metrics, {&schema, 1},
                  "ranking.metrics");  // before anything is computed
  return job;
}

DisasterBank survey_disasters(const OptimizeJob& job, const ReserveModel& model) {
  const models::DisasterSurvey survey(job.loaded.scenario, sim::duration_from_seconds(job.problem.window_s));
  const std::uint64_t total = SampleLayout(job.problem.sample).total();
  note(job, "surveying " + std::to_string(total) + " disasters");
  const InterruptWatch watch;
  Progress progress(std::cerr, job.quiet ? ProgressStyle::kNone : style_of_standard_error(), total);
  DisasterBank bank(
      survey, job.loaded.scenario.run.seed, job.problem.sample,
      [&](const models::DisasterFindings& findings) { return model.disaster(findings); }, job.threads,
      [&](std::uint64_t done) { progress.show(done); }, watch.token());
  if (bank.interrupted()) throw std::runtime_error("interrupted; nothing is kept");
  return bank;
}

/// Writes all layouts, and ranks them if there is something to rank: the best one becomes scenario.yaml.
std::optional<Ranking> write_layouts(const OptimizeJob& job, const LayoutFolder& folder,
                                     const std::vector<NamedLayout>& layouts, std::uint64_t first) {
  const std::string base = folder.path_to(job.scenario_file);
  const std::string made = "Made by surge optimize " + std::string(program_version()) + " from " +
                           job.problem.file.filename().string() + ".";
  RankingJob ranking{.metrics = job.problem.ranking.metrics,
                     .seed = job.loaded.scenario.run.seed,
                     .first = first,
                     .replications = job.problem.ranking.replications,
                     .threads = job.threads,
                     .quiet = job.quiet};
  for (const NamedLayout& layout : layouts) {
    folder.write(layout.key + ".yaml", layout_yaml(layout.layout, base, job.overrides, made));
    ranking.layouts.push_back({folder.working() / (layout.key + ".yaml"), layout.key});
  }
  std::optional<Ranking> ranked;
  if (ranking.replications > 0 && layouts.size() > 1) {
    note(job, "simulating " + std::to_string(layouts.size()) + " layouts, " +
                  std::to_string(ranking.replications) + " disasters each");
    const InterruptWatch watch;
    ranked = rank_layouts(ranking, watch.token());
  }
  const std::size_t best = ranked ? ranked->best : layouts.size() > 1 ? 1 : 0;
  Layout recommended = layouts[best].layout;
  recommended.title.en += " (recommended)";
  folder.write("scenario.yaml", layout_yaml(recommended, base, job.overrides, made));
  return ranked;
}

models::BilingualName layout_title(const OptimizeJob& job, const models::BilingualName& name) {
  const models::BilingualName& title = job.loaded.scenario.title;
  return {title.en + ": " + name.en, title.zh.empty() ? "" : title.zh + "：" + name.zh};
}

std::string recommendation(const std::optional<Ranking>& ranking) {
  if (!ranking) return "";
  const std::string& best = ranking->comparison.alternatives[ranking->best].key;
  if (ranking->best == 0) return "In the simulation nothing is ahead of what is there. ";
  if (ranking->told_apart) return "Recommended by simulation: " + best + ". ";
  return "In the simulation " + best + " is ahead, but that may be chance. ";
}

void tell(const OptimizeJob& job, const std::string& text, const std::string& json,
          const std::optional<Ranking>& ranking) {
  if (job.json) {
    std::cout << json;
    return;
  }
  std::cout << text;
  if (ranking) std::cout << "\n" << analysis::comparison_text(ranking->comparison, job.language);
  std::cout << "\n" << recommendation(ranking) << place_of_layout(job.output);
}

/// What is to be simulated, written and told.
struct LayoutFindings {
  std::vector<NamedLayout> layouts;
  std::string text;
  std::function<std::string(const std::optional<Ranking>&)> json;
};

LayoutFindings find_reserves(const OptimizeJob& job, const ReserveModel& model, const DisasterBank& bank) {
  LayoutFindings findings;
  ReservesAnswer answer = optimise_reserves(model, bank, job.threads);
  for (const ReservePlan& plan : answer.plans)
    findings.layouts.push_back({plan.name.en, layout_of(model, plan.plan, layout_title(job, plan.name))});
  findings.text = reserves_text(model, answer, job.language);
  findings.json = [&, answer = std::move(answer)](const std::optional<Ranking>& ranking) {
    return reserves_json(model, answer, ranking, job.language);
  };
  return findings;
}

LayoutFindings find_sites(const OptimizeJob& job, const ReserveModel& model, const DisasterBank& bank) {
  LayoutFindings findings;
  LocationAnswer answer = optimise_location(model, bank, job.threads);
  const models::BilingualName present{"present", "现状"}, best{"best", "最优方案"};
  findings.layouts.push_back({present.en, Layout{layout_title(job, present), {}, {}, {}, {}}});
  Layout layout = location_layout(model, answer, layout_title(job, best));
  if (!layout.changes.empty() || !layout.stock.empty())
    findings.layouts.push_back({best.en, std::move(layout)});
  findings.text = location_text(model, answer, job.language);
  findings.json = [&, answer = std::move(answer)](const std::optional<Ranking>& ranking) {
    return location_json(model, answer, ranking, job.language);
  };
  return findings;
}

/// As it stands in the file, right or wrong.
std::string kind_in(const SettingsFile& file) {
  const scenarios::Node* problem = file.root().find("problem");
  if (problem != nullptr && problem->is_map()) problem = problem->find("kind");
  return problem != nullptr && problem->is_scalar() ? problem->text : "";
}

int execute_optimize(const Arguments& arguments) {
  const fs::path path = arguments.words()[0];
  SettingsFile file(path);
  if (kind_in(file) == layout_kind_names().back()) return optimize_projects(file, path, arguments);
  const OptimizeJob job = prepare_optimization(arguments, file, path);
  LayoutFolder folder(job.output);
  const ReserveModel model(job.problem, job.loaded.scenario);
  const DisasterBank bank = survey_disasters(job, model);
  note(job, "optimising");
  const LayoutFindings findings = job.problem.kind == LayoutKind::kReserves ? find_reserves(job, model, bank)
                                                                            : find_sites(job, model, bank);
  const auto ranking = write_layouts(job, folder, findings.layouts, bank.total());
  const std::string json = findings.json(ranking);
  folder.write(kAnswerFile, json);
  folder.commit();
  tell(job, findings.text, json, ranking);
  return kDone;
}

}  // namespace

Subcommand optimize_subcommand() {
  return {"optimize",
          {.usage = "optimize PROBLEM.yaml",
           .about = "Finds where to keep what, where depots should stand, and what to fund.",
           .notes = "PROBLEM.yaml names a scenario, what may be bought and opened, and a kind: reserves,\n"
                    "p_median, location or projects. See docs/command.md.",
           .minimum_words = 1,
           .maximum_words = 1,
           .options = {{"seed", 0, "N", "seed of the disasters (default: the scenario's)"},
                       {"replications", 0, "N",
                        "of each layout or portfolio in simulation (default: the problem's)"},
                       threads_option(),
                       set_option(),
                       {"output", 'o', "FOLDER", "where the layout goes (default: results/PROBLEM-layout)"},
                       json_option(),
                       quiet_option(),
                       language_option()}},
          &execute_optimize};
}

}  // namespace surge::app
