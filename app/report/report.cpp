// SPDX-License-Identifier: Apache-2.0
// surge report: result files as one HTML file that opens anywhere.
#include <fstream>
#include <iostream>

#include <nlohmann/json.hpp>

#include "analysis/report/page.h"
#include "analysis/report/run_data.h"
#include "analysis/report/story_data.h"
#include "analysis/results/durable_file.h"
#include "app/exit_codes.h"
#include "app/output_file.h"
#include "app/report/headline.h"
#include "app/report/report_answer.h"
#include "app/report/report_comparison.h"
#include "app/report/report_risk.h"
#include "app/subcommand.h"
#include "models/model.h"
#include "scenarios/read.h"

namespace surge::app {
namespace {

namespace fs = std::filesystem;
using ReportJson = nlohmann::ordered_json;

struct ReportJob {
  std::vector<fs::path> files;
  fs::path output;
  std::optional<fs::path> answer;
  bool partial = false;
  bool quiet = false;
  bool story = true;
  Language language = Language::kEnglish;
};

ReportJob report_job(const Arguments& arguments) {
  ReportJob job;
  for (const std::string& word : arguments.words()) job.files.emplace_back(word);
  job.output = arguments.text("output").value_or(fs::path(job.files[0]).replace_extension(".html").string());
  if (const auto answer = arguments.text("answer")) job.answer = *answer;
  job.partial = arguments.has("partial");
  job.quiet = arguments.has("quiet");
  job.story = !arguments.has("no-story");
  job.language = arguments.language();
  check_output(job.output);
  return job;
}

std::string key_of_file(const fs::path& file, const std::vector<ReportJson>& earlier) {
  const std::string stem = file.stem().string();
  std::string key = stem;
  const auto taken = [&] {
    return std::any_of(earlier.begin(), earlier.end(),
                       [&](const ReportJson& run) { return run["key"] == key; });
  };
  for (int copy = 2; taken(); ++copy) key = stem + "-" + std::to_string(copy);
  return key;
}

/// Places, and one replication again; a scenario of another version of the format is left out with a note.
void add_scenario(const ReportJob& job, const analysis::ResultReader& results, ReportJson& run,
                  ReportJson& data) {
  try {
    scenarios::LoadedScenario loaded =
        scenarios::read_scenario_text(results.information().scenario_text, "the scenario of the file");
    models::Scenario& scenario = loaded.scenario;
    scenario.run.seed = results.information().seed;
    analysis::report::add_places(scenario, run);
    if (data["seats"].empty()) data["seats"] = analysis::report::seats(scenario);
    if (data["risk"].is_null()) data["risk"] = risk_of_run(results, scenario, run["key"]);
    const auto replication = analysis::report::typical_replication(results);
    if (!job.story || !replication) return;
    const models::Model model(scenario);
    analysis::report::add_story(scenario, models::replay(model, scenario, *replication), *replication, run);
    analysis::report::add_causes(results, run);
  } catch (const scenarios::ScenarioError&) {
    if (!job.quiet)
      std::cerr
          << "note: " << run["file"].get<std::string>()
          << ": this program does not read its scenario; the report has no map of roads and no course\n";
  }
}

std::string report_data(const ReportJob& job) {
  ReportJson data{{"format", 1},           {"language", job.language == Language::kChinese ? "zh" : "en"},
                  {"headline", nullptr},   {"runs", ReportJson::array()},
                  {"boundaries", nullptr}, {"seats", ReportJson::object()},
                  {"comparison", nullptr}, {"risk", nullptr},
                  {"layout", nullptr}};
  std::vector<ReportJson> runs;
  std::vector<std::string> keys;
  for (const fs::path& file : job.files) {
    const analysis::ResultReader results(file, job.partial);
    keys.push_back(key_of_file(file, runs));
    ReportJson run = analysis::report::run_data(results, keys.back(), file.filename().string());
    add_scenario(job, results, run, data);
    if (data["boundaries"].is_null() && !results.information().boundaries.empty())
      data["boundaries"] = ReportJson::parse(results.information().boundaries);
    runs.push_back(std::move(run));
  }
  if (job.answer) data["layout"] = optimisation_answer(*job.answer);
  if (job.files.size() > 1) data["comparison"] = compared_files(job.files, keys, job.partial);
  data["headline"] = headline_of(runs.front(), data["comparison"]);
  data["runs"] = std::move(runs);
  return data.dump();
}

int execute_report(const Arguments& arguments) {
  const ReportJob job = report_job(arguments);
  if (!analysis::report::has_page() && !arguments.has("json"))
    throw std::runtime_error(
        "this build has no report page, which npm makes: install nodejs and npm and build again");
  const std::string data = report_data(job);
  if (arguments.has("json")) {
    std::cout << data << '\n';
    return kDone;
  }
  if (job.output.has_parent_path()) fs::create_directories(job.output.parent_path());
  const fs::path partial = job.output.string() + ".part";
  std::ofstream out(partial, std::ios::binary);
  out << analysis::report::page_with(data);
  out.close();
  if (!out) throw std::runtime_error(partial.string() + ": cannot be written");
  analysis::rename_durably(partial, job.output);
  if (!job.quiet) std::cerr << "report in " << job.output.string() << '\n';
  return kDone;
}

}  // namespace

Subcommand report_subcommand() {
  return {"report",
          {.usage = "report RESULTS.h5 [OTHER.h5...]",
           .about = "Writes one HTML file with maps, charts and figures of runs, to open in any browser.",
           .notes = "Several files of the same seed are put side by side, with differences in pairs.",
           .minimum_words = 1,
           .maximum_words = 20,
           .options = {{"output", 'o', "FILE.html", "the report (default: RESULTS.html)"},
                       {"answer", 0, "FILE.json",
                        "show what surge optimize found too: its answer.json or folder"},
                       partial_option(),
                       {"no-story", 0, "", "do not simulate the typical replication again for the map"},
                       {"json", 0, "", "print the data of the page instead"},
                       {"quiet", 0, "", "no notes"},
                       language_option()}},
          &execute_report};
}

}  // namespace surge::app
