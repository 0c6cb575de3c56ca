// SPDX-License-Identifier: Apache-2.0
// What `surge run` costs beside the model: blocks of replications by a bare loop over Model::run, and by the
// runner with journal, result file, summary and progress, in turn on one thread. Prints the medians of both,
// in processor time and on the wall, and of their ratio.
//
// Below, processor time of the runner's parts within its own blocks.
//
//     bench_runner [SCENARIO [REPLICATIONS_A_BLOCK [ROUNDS]]]
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <memory>
#include <sstream>
#include <vector>

#include <unistd.h>

#include "analysis/metric_collector.h"
#include "analysis/results/file_parts.h"
#include "analysis/results/journal.h"
#include "analysis/results/result_writer.h"
#include "app/simulate.h"
#include "bench/shipped_scenario.h"
#include "models/model.h"

namespace {

using namespace surge;

struct Seconds {
  double wall = 0;
  double processor = 0;
};

template <class Work>
Seconds timed(Work work) {
  const auto begin = std::chrono::steady_clock::now();
  const std::clock_t processor = std::clock();
  work();
  return {std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count(),
          static_cast<double>(std::clock() - processor) / CLOCKS_PER_SEC};
}

void bare_loop(const models::Model& model, std::uint64_t seed, std::uint64_t count) {
  std::uint64_t events = 0;
  for (std::uint64_t replication = 0; replication < count; ++replication)
    events += model.run(seed, replication).events;
  if (events == 0) std::abort();
}

/// Processor time of the runner's parts, so that a busy machine does not blur them [s].
struct Parts {
  double model = 0;   ///< Model::run
  double open = 0;    ///< making the file and the journal
  double keep = 0;    ///< journal, file, summary of all replications
  double finish = 0;  ///< compressing what waits, closing, renaming

  double share() const { return (open + keep + finish) / model; }
};

class Stopwatch {
 public:
  explicit Stopwatch(double& sum) : sum_(sum), begin_(std::clock()) {}
  ~Stopwatch() { sum_ += static_cast<double>(std::clock() - begin_) / CLOCKS_PER_SEC; }
  Stopwatch(const Stopwatch&) = delete;
  Stopwatch& operator=(const Stopwatch&) = delete;

 private:
  double& sum_;
  std::clock_t begin_;
};

/// As app/run.cpp does it.
Parts run(const models::Model& model, const analysis::RunInformation& information,
          const std::filesystem::path& output) {
  Parts parts;
  auto opening = std::make_unique<Stopwatch>(parts.open);
  analysis::ResultWriter writer(output, information, model.schema());
  analysis::Journal journal(analysis::journal_of(output));
  journal.begin(analysis::journal_header(information, model.schema(), "bench"));
  analysis::MetricCollector metrics(model.schema(), analysis::SamplesKept::kScalars);
  analysis::RecordCodec codec(model.schema());
  opening.reset();
  const app::SimulationJob job{.replications = information.replications,
                               .run =
                                   [&](std::uint64_t replication) {
                                     const Stopwatch watch(parts.model);
                                     return model.run(information.seed, replication);
                                   },
                               .keep =
                                   [&](std::uint64_t replication, const models::Record& record) {
                                     const Stopwatch watch(parts.keep);
                                     journal.append(codec, replication, record);
                                     writer.append(replication, record);
                                     metrics.add(record);
                                   }};
  std::ostringstream lines;
  app::simulate(job, lines, app::ProgressStyle::kLines, {});
  {
    const Stopwatch watch(parts.finish);
    writer.finish();
    journal.remove();
  }
  return parts;
}

double median(std::vector<double> values) {
  std::ranges::sort(values);
  return values[values.size() / 2];
}

template <class Row, class Pick>
double median_of(const std::vector<Row>& all, Pick pick) {
  std::vector<double> values;
  for (const Row& row : all) values.push_back(pick(row));
  return median(values);
}

}  // namespace

int main(int argc, char** argv) {
  namespace fs = std::filesystem;
  app::keep_freed_memory();
  const scenarios::LoadedScenario loaded =
      scenarios::read_scenario(bench::shipped_file(argc > 1 ? argv[1] : "minimal"));
  analysis::RunInformation information;
  information.seed = loaded.scenario.run.seed;
  information.replications = static_cast<std::uint64_t>(argc > 2 ? std::atoi(argv[2]) : 500);
  information.scenario_text = loaded.resolved_yaml;
  const int rounds = argc > 3 ? std::atoi(argv[3]) : 11;
  const models::Model model(loaded.scenario);
  const fs::path folder = fs::temp_directory_path() / ("surge-bench-" + std::to_string(::getpid()));
  fs::create_directories(folder);
  std::vector<Seconds> bare;
  std::vector<Seconds> runner;
  std::vector<Seconds> ratio;
  std::vector<Parts> all_parts;
  for (int round = -1; round < rounds; ++round) {
    const Seconds x = timed([&] { bare_loop(model, information.seed, information.replications); });
    Parts parts;
    const Seconds y = timed([&] { parts = run(model, information, folder / "run.h5"); });
    if (round < 0) continue;  // the first one warms up
    bare.push_back(x);
    runner.push_back(y);
    ratio.push_back({y.wall / x.wall, y.processor / x.processor});
    all_parts.push_back(parts);
  }
  fs::remove_all(folder);
  const auto wall = [](const Seconds& seconds) { return seconds.wall; };
  const auto processor = [](const Seconds& seconds) { return seconds.processor; };
  const auto per_replication = [&](double seconds) {
    return 1e3 * seconds / static_cast<double>(information.replications);
  };
  std::printf("ms a replication     bare loop     runner   median of ratios\n");
  std::printf("processor time    %12.4f %10.4f %14.4f\n", per_replication(median_of(bare, processor)),
              per_replication(median_of(runner, processor)), median_of(ratio, processor));
  std::printf("wall              %12.4f %10.4f %14.4f\n", per_replication(median_of(bare, wall)),
              per_replication(median_of(runner, wall)), median_of(ratio, wall));
  const auto milliseconds = [&](double Parts::*part) {
    return 1e3 * median_of(all_parts, [&](const Parts& parts) { return parts.*part; });
  };
  const auto count = static_cast<double>(information.replications);
  std::printf(
      "parts: file %.1f ms, keeping %.4f ms a replication, end %.1f ms; in all %.2f %% of the model\n",
      milliseconds(&Parts::open), milliseconds(&Parts::keep) / count, milliseconds(&Parts::finish),
      100 * median_of(all_parts, [](const Parts& parts) { return parts.share(); }));
}
