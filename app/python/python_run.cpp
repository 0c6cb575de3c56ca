// SPDX-License-Identifier: Apache-2.0
#include "app/python/python_run.h"

#include <thread>

#include "analysis/results/result_writer.h"
#include "app/version.h"
#include "models/model.h"
#include "sim/replicate.h"

namespace surge::app {
namespace {

namespace py = pybind11;

analysis::RunInformation information_of(const PythonScenario& scenario, std::uint64_t seed,
                                        std::uint64_t replications) {
  const scenarios::LoadedScenario& loaded = scenario.loaded();
  analysis::RunInformation information = information_on_program();
  information.seed = seed;
  information.replications = replications;
  information.scenario = loaded.scenario.key;
  information.title = loaded.scenario.title;
  information.scenario_hash = loaded.hash;
  information.scenario_text = loaded.resolved_yaml;
  information.boundaries = loaded.boundaries;
  information.warnings = scenario.warnings();
  return information;
}

/// What Python says to a run: its callback, and whether a signal has come. Called on one thread at a time.
class PythonListener {
 public:
  PythonListener(const py::object& progress, std::uint64_t all) : progress_(progress), all_(all) {}

  /// False: stop.
  bool tell(std::uint64_t done) {
    const py::gil_scoped_acquire python;
    try {
      if (!progress_.is_none()) progress_(done, all_);
    } catch (py::error_already_set& error) {
      error_ = std::make_unique<py::error_already_set>(std::move(error));
    }
    return error_ == nullptr;
  }
  /// On Python's own thread only, which is where signals arrive. False: stop.
  bool no_signal() {
    const py::gil_scoped_acquire python;
    if (error_ == nullptr && PyErr_CheckSignals() != 0) error_ = std::make_unique<py::error_already_set>();
    return error_ == nullptr;
  }
  /// With Python's lock held.
  void throw_again() {
    if (error_) throw py::error_already_set(std::move(*error_));
  }

 private:
  const py::object& progress_;
  std::uint64_t all_;
  std::unique_ptr<py::error_already_set> error_;
};

/// The replications on threads of their own; this one, Python's, waits for signals.
std::uint64_t simulate_listening(const models::Model& model, const sim::ReplicateOptions& options,
                                 std::uint64_t seed, analysis::ResultWriter& writer,
                                 PythonListener& listener) {
  std::stop_source stop;
  std::atomic<bool> ended = false;
  std::uint64_t delivered = 0;
  std::exception_ptr failure;
  std::jthread work([&] {
    try {
      delivered = sim::replicate<models::Record>(
          options, [&](std::uint64_t replication) { return model.run(seed, replication); },
          [&](std::uint64_t replication, models::Record&& record) {
            writer.append(replication, record);
            if (!listener.tell(replication + 1)) stop.request_stop();
          },
          stop.get_token());
    } catch (...) {
      failure = std::current_exception();
    }
    ended = true;
  });
  while (!ended) {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    if (!listener.no_signal()) stop.request_stop();
  }
  work.join();
  if (failure) std::rethrow_exception(failure);
  return delivered;
}

}  // namespace

void run_into_file(const PythonScenario& scenario, const std::filesystem::path& output, std::uint64_t seed,
                   std::uint64_t replications, unsigned threads, const py::object& progress) {
  models::Scenario seeded = scenario.loaded().scenario;
  seeded.run.seed = seed;
  PythonListener listener(progress, replications);
  {
    const py::gil_scoped_release others_may_run;
    const models::Model model(seeded);
    analysis::ResultWriter writer(output, information_of(scenario, seed, replications), model.schema());
    const std::uint64_t delivered = simulate_listening(
        model, {.first = 0, .count = replications, .threads = threads}, seed, writer, listener);
    if (delivered == replications)
      writer.finish();
    else if (delivered > 0)
      writer.keep_partial();
    else
      writer.abandon();
  }
  listener.throw_again();
}

}  // namespace surge::app
