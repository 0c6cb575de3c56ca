// SPDX-License-Identifier: Apache-2.0
#include "app/python/python_run.h"

#include <future>
#include <sstream>
#include <thread>

#include "analysis/results/result_writer.h"
#include "app/output_file.h"
#include "app/python/python_listener.h"
#include "app/simulate.h"
#include "app/version.h"
#include "models/model.h"

namespace surge::app {
namespace {

namespace py = pybind11;

analysis::RunInformation information_of(const PythonScenario& scenario, const PythonRunOptions& options) {
  const scenarios::LoadedScenario& loaded = scenario.loaded();
  analysis::RunInformation information = information_on_program();
  information.seed = options.seed;
  information.replications = options.replications;
  information.scenario = loaded.scenario.key;
  information.title = loaded.scenario.title;
  information.scenario_hash = loaded.hash;
  information.scenario_text = loaded.resolved_yaml;
  information.boundaries = loaded.boundaries;
  information.warnings = scenario.warnings();
  return information;
}

/// `work` on a thread of its own; this one, Python's, waits for signals.
template <class Work>
auto listening(PythonListener& listener, std::stop_source& stop, Work work) {
  constexpr auto kBetweenLooks = std::chrono::milliseconds(20);
  std::packaged_task<decltype(work())()> task(std::move(work));
  auto result = task.get_future();
  const std::jthread thread(std::move(task));
  while (result.wait_for(kBetweenLooks) != std::future_status::ready) {
    if (!listener.no_signal()) stop.request_stop();
  }
  return result.get();
}

/// One run, and where its replications go. `journal` may be null.
struct Keeping {
  const models::Model& model;
  const PythonRunOptions& options;
  analysis::Journal* journal;
  analysis::ResultWriter& writer;
};

SimulationReport simulate_into(const Keeping& keeping, PythonListener& listener) {
  std::stop_source stop;
  analysis::RecordCodec codec(keeping.model.schema());
  const std::uint64_t done = keeping.journal != nullptr ? keeping.journal->records() : 0;
  SimulationJob job{.replications = keeping.options.replications, .threads = keeping.options.threads};
  job.run = [&](std::uint64_t replication) { return keeping.model.run(keeping.options.seed, replication); };
  job.keep = [&](std::uint64_t replication, const models::Record& record) {
    const bool is_new = replication >= done;
    if (is_new && keeping.journal != nullptr) keeping.journal->append(codec, replication, record);
    keeping.writer.append(replication, record);
    if (is_new && !listener.tell(replication + 1)) stop.request_stop();
  };
  if (keeping.journal != nullptr)
    job.earlier = [&](const auto& receiver) { keeping.journal->replay(codec, receiver); };
  return listening(listener, stop, [&] {
    std::ostringstream nowhere;
    return simulate(job, nowhere, ProgressStyle::kNone, stop.get_token());
  });
}

void keep_what_is_done(analysis::ResultWriter& writer, std::uint64_t delivered) {
  if (delivered > 0)
    keep_to_look_at(writer);
  else
    writer.abandon();
}

void simulate_or_keep(const Keeping& keeping, PythonListener& listener) {
  try {
    const SimulationReport report = simulate_into(keeping, listener);
    if (report.delivered < keeping.options.replications)
      return keep_what_is_done(keeping.writer, report.delivered);
    keeping.writer.finish();
    if (keeping.journal != nullptr) forget_unfinished(keeping.options.output, *keeping.journal);
  } catch (...) {
    keep_what_is_done(keeping.writer, keeping.journal != nullptr ? keeping.journal->records() : 0);
    throw;
  }
}

/// How a run that was ended is told to go on.
std::string resume_call(const std::filesystem::path& output) {
  return "surge.run(..., output='" + output.string() + "', resume=True)";
}

void run_with_journal(const models::Model& model, analysis::RunInformation information,
                      const PythonRunOptions& options, PythonListener& listener) {
  check_output(options.output);
  const analysis::PrecisionWatch as_planned(model.schema(), {}, 2);
  const Standing standing = options.earlier == Earlier::kResume
                                ? standing_of(options.output, information, model.schema(), as_planned)
                                : Standing::kOpen;
  if (standing == Standing::kFinished) return;
  if (options.output.has_parent_path()) std::filesystem::create_directories(options.output.parent_path());
  const auto header = analysis::journal_header(information, model.schema(), resume_call(options.output));
  const auto journal = open_journal(options.output, *options.earlier, header, false);
  if (standing == Standing::kBeginning) take_over(options.output, *journal, model.schema());
  information.created = journal->contents().header->run.created;
  analysis::ResultWriter writer(options.output, information, model.schema());
  simulate_or_keep({model, options, journal.get(), writer}, listener);
}

void run_without_journal(const models::Model& model, const analysis::RunInformation& information,
                         const PythonRunOptions& options, PythonListener& listener) {
  analysis::ResultWriter writer(options.output, information, model.schema());
  simulate_or_keep({model, options, nullptr, writer}, listener);
}

}  // namespace

void run_into_file(const PythonScenario& scenario, const PythonRunOptions& options,
                   const py::object& progress) {
  PythonListener listener(progress, options.replications);
  {
    const py::gil_scoped_release others_may_run;
    models::Scenario seeded = scenario.loaded().scenario;
    seeded.run.seed = options.seed;
    seeded.run.replications = static_cast<int>(options.replications);
    const models::Model model(seeded);
    const analysis::RunInformation information = information_of(scenario, options);
    if (options.earlier)
      run_with_journal(model, information, options, listener);
    else
      run_without_journal(model, information, options, listener);
  }
  listener.throw_again();
}

}  // namespace surge::app
