// SPDX-License-Identifier: Apache-2.0
// What a second thread brings, beside what the machine would give to two processes that share nothing: the
// same replications on one thread, on two threads, and in two processes, each on a processor of its own, in
// turn for some rounds. Prints rows and medians: gains on the wall, and the growth of processor time beside
// another thread or process (shared cache and memory, other users of the machine). Two over that growth is
// what two free processors would gain.
//
//     bench_threads [SCENARIO [REPLICATIONS [ROUNDS]]]
#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <new>
#include <vector>

#include <sched.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bench/shipped_scenario.h"
#include "models/model.h"
#include "sim/replicate.h"

namespace {

using namespace surge;

struct Seconds {
  double wall = 0;
  double processor = 0;  ///< of this process, or of its children
};

double processor_seconds(int who) {
  rusage usage{};
  ::getrusage(who, &usage);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

template <class Work>
Seconds timed(int who, Work work) {
  const auto begin = std::chrono::steady_clock::now();
  const double processor = processor_seconds(who);
  work();
  return {std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count(),
          processor_seconds(who) - processor};
}

void with_threads(const models::Model& model, std::uint64_t seed, std::uint64_t count, unsigned threads) {
  std::uint64_t events = 0;
  sim::replicate<models::Record>(
      {.count = count, .threads = threads},
      [&](std::uint64_t replication) { return model.run(seed, replication); },
      [&](std::uint64_t, const models::Record& record) { events += record.events; });
  if (events == 0) std::abort();
}

/// The next replication is all that the two have in common.
void with_processes(const models::Model& model, std::uint64_t seed, std::uint64_t count) {
  void* shared = ::mmap(nullptr, sizeof(std::atomic<std::uint64_t>), PROT_READ | PROT_WRITE,
                        MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (shared == MAP_FAILED) std::abort();
  auto* next = new (shared) std::atomic<std::uint64_t>(0);
  for (std::size_t processor = 0; processor < 2; ++processor) {
    if (::fork() != 0) continue;
    cpu_set_t only;
    CPU_ZERO(&only);
    CPU_SET(processor, &only);
    ::sched_setaffinity(0, sizeof only, &only);
    std::uint64_t events = 0;
    for (std::uint64_t replication = (*next)++; replication < count; replication = (*next)++)
      events += model.run(seed, replication).events;
    ::_exit(events == 0);
  }
  while (::wait(nullptr) > 0) {
  }
  ::munmap(shared, sizeof *next);
}

double median(std::vector<double> values) {
  std::ranges::sort(values);
  return values[values.size() / 2];
}

}  // namespace

int main(int argc, char** argv) {
  const models::Scenario scenario = bench::shipped_scenario(argc > 1 ? argv[1] : "longmenshan-m8");
  const auto count = static_cast<std::uint64_t>(argc > 2 ? std::atoi(argv[2]) : 40);
  const int rounds = argc > 3 ? std::atoi(argv[3]) : 5;
  const models::Model model(scenario);
  with_threads(model, scenario.run.seed, 2, 1);
  std::printf("%llu replications: seconds on the wall; gain; growth of processor time\n",
              static_cast<unsigned long long>(count));
  std::printf("           one thread   two threads                  two processes\n");
  std::vector<double> gains[2], growths[2];
  for (int round = 0; round < rounds; ++round) {
    const Seconds one = timed(RUSAGE_SELF, [&] { with_threads(model, scenario.run.seed, count, 1); });
    const Seconds both[] = {timed(RUSAGE_SELF, [&] { with_threads(model, scenario.run.seed, count, 2); }),
                            timed(RUSAGE_CHILDREN, [&] { with_processes(model, scenario.run.seed, count); })};
    std::printf("round %-3d %8.2f s", round + 1, one.wall);
    for (std::size_t i = 0; i < 2; ++i) {
      gains[i].push_back(one.wall / both[i].wall);
      growths[i].push_back(both[i].processor / one.processor);
      std::printf("    %8.2f s %6.3f %6.3f", both[i].wall, gains[i].back(), growths[i].back());
    }
    std::printf("\n");
    std::fflush(stdout);
  }
  std::printf("median              ");
  for (std::size_t i = 0; i < 2; ++i)
    std::printf("               %6.3f %6.3f", median(gains[i]), median(growths[i]));
  std::printf("\n");
}
