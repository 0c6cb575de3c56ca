// SPDX-License-Identifier: Apache-2.0
// Runs the replications of a run: in order to where they are kept, with failures noted and progress shown.
#pragma once

#include <cstdint>
#include <functional>
#include <ostream>
#include <stop_token>
#include <string>
#include <vector>

#include "app/progress.h"
#include "models/record/record.h"
#include "sim/replicate.h"

namespace surge::app {

struct SimulationJob {
  std::uint64_t replications = 0;  ///< with earlier ones
  unsigned threads = 1;
  /// Called from several threads.
  std::function<models::Record(std::uint64_t replication)> run = {};
  /// Takes the place of sim::replicate() on the threads here and of run: the same, by whomever. May be empty.
  std::function<void(const sim::ReplicateOptions& options,
                     const std::function<void(std::uint64_t replication, models::Record&& record)>& sink,
                     std::stop_token stop)>
      replicate = {};
  /// Called in order of replication, by one thread at a time; also for failed replications.
  std::function<void(std::uint64_t replication, const models::Record& record)> keep = {};
  std::uint64_t first = 0;  ///< number of the first replication
  /// Hands out the results that are there already: the first ones, in order, until the receiver returns
  /// false. They go to keep() too. May be empty.
  std::function<void(const std::function<bool(std::uint64_t, const models::Record&)>& receiver)> earlier = {};
  /// Asked after each keep(): true ends the run with that replication, and those that ran ahead are dropped.
  /// May be empty.
  std::function<bool()> enough = {};
};

struct FailedReplication {
  std::uint64_t replication = 0;
  sim::RunOutcome outcome;
};

struct SimulationReport {
  std::uint64_t delivered = 0;  ///< replications that reached keep(): the first ones, without a gap
  std::uint64_t earlier = 0;    ///< of these, those that were there already
  std::uint64_t events = 0;     ///< of all of them
  std::vector<FailedReplication> failures;
  std::chrono::duration<double> elapsed{};
};

/// Every replication takes and frees the same memory: it is kept, not given back to the system in between.
/// For programs to call first; it holds for the whole process.
void keep_freed_memory();

/// A stop request lets the replications under way finish. What run or keep throws is thrown here.
SimulationReport simulate(const SimulationJob& job, std::ostream& out, ProgressStyle style,
                          std::stop_token stop);

/// "replication 7 failed after 36.5 h: what"
std::string failure_text(const FailedReplication& failure);

}  // namespace surge::app
