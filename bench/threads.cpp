// SPDX-License-Identifier: Apache-2.0
// What a second thread brings, beside what the machine would give to two processes that share nothing: the
// same replications on one thread, on two threads, and in two processes, each on a processor of its own, in
// turn for some rounds. Prints a row a round and the medians.
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
#include <sys/wait.h>
#include <unistd.h>

#include "bench/shipped_scenario.h"
#include "models/model.h"
#include "sim/replicate.h"

namespace {

using namespace surge;

double seconds_since(std::chrono::steady_clock::time_point begin) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

double with_threads(const models::Model& model, std::uint64_t seed, std::uint64_t count, unsigned threads) {
  const auto begin = std::chrono::steady_clock::now();
  std::uint64_t events = 0;
  sim::replicate<models::Record>(
      {.count = count, .threads = threads},
      [&](std::uint64_t replication) { return model.run(seed, replication); },
      [&](std::uint64_t, const models::Record& record) { events += record.events; });
  if (events == 0) std::abort();
  return seconds_since(begin);
}

/// The next replication is all that the two have in common.
double with_processes(const models::Model& model, std::uint64_t seed, std::uint64_t count) {
  void* shared = ::mmap(nullptr, sizeof(std::atomic<std::uint64_t>), PROT_READ | PROT_WRITE,
                        MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (shared == MAP_FAILED) std::abort();
  auto* next = new (shared) std::atomic<std::uint64_t>(0);
  const auto begin = std::chrono::steady_clock::now();
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
  const double seconds = seconds_since(begin);
  ::munmap(shared, sizeof *next);
  return seconds;
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
  std::printf(
      "%llu replications   one thread   two threads   two processes   threads gain   processes gain\n",
      static_cast<unsigned long long>(count));
  std::vector<double> by_threads;
  std::vector<double> by_processes;
  for (int round = 0; round < rounds; ++round) {
    const double one = with_threads(model, scenario.run.seed, count, 1);
    const double two = with_threads(model, scenario.run.seed, count, 2);
    const double processes = with_processes(model, scenario.run.seed, count);
    by_threads.push_back(one / two);
    by_processes.push_back(one / processes);
    std::printf("round %d           %10.2f s %11.2f s %13.2f s %14.3f %16.3f\n", round + 1, one, two,
                processes, one / two, one / processes);
    std::fflush(stdout);
  }
  std::printf("median: two threads %.3f, two processes %.3f\n", median(by_threads), median(by_processes));
}
