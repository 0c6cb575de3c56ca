// SPDX-License-Identifier: Apache-2.0
#include "app/simulate.h"

#include <array>
#include <cstdio>

#if defined(__GLIBC__)
#include <malloc.h>
#endif

namespace surge::app {

void keep_freed_memory() {
#if defined(__GLIBC__)
  constexpr int kMostKept = 256 << 20;  // bytes a thread
  ::mallopt(M_TRIM_THRESHOLD, kMostKept);
  ::mallopt(M_MMAP_THRESHOLD, kMostKept);
#endif
}

SimulationReport simulate(const SimulationJob& job, std::ostream& out, ProgressStyle style,
                          std::stop_token stop) {
  SimulationReport report;
  std::stop_source ended;
  const std::stop_callback forward(std::move(stop), [&ended] { ended.request_stop(); });
  bool enough = false;
  const auto keep = [&](std::uint64_t replication, const models::Record& record) {
    if (enough) return;
    job.keep(replication, record);
    ++report.delivered;
    report.events += record.events;
    if (record.outcome.kind == sim::RunOutcome::Kind::failed)
      report.failures.push_back({replication, record.outcome});
    enough = job.enough && job.enough();
    if (enough) ended.request_stop();
  };
  const auto take_earlier = [&](std::uint64_t replication, const models::Record& record) {
    if (ended.stop_requested()) return false;
    keep(replication, record);
    return true;
  };
  if (job.earlier) job.earlier(take_earlier);
  report.earlier = report.delivered;
  Progress progress(out, style, job.replications, report.earlier);
  const auto sink = [&](std::uint64_t replication, models::Record&& record) {
    keep(replication, record);
    progress.show(report.delivered);
  };
  const sim::ReplicateOptions options{.first = job.first + report.earlier,
                                      .count = job.replications - report.earlier,
                                      .threads = job.threads};
  if (job.replicate) {
    job.replicate(options, sink, ended.get_token());
  } else {
    sim::replicate<models::Record>(options, job.run, sink, ended.get_token());
  }
  report.elapsed = progress.elapsed();
  return report;
}

std::string failure_text(const FailedReplication& failure) {
  std::array<char, 32> hours{};
  std::snprintf(hours.data(), hours.size(), "%.1f h", sim::to_hours(failure.outcome.time - sim::kStart));
  return "replication " + std::to_string(failure.replication) + " failed after " + hours.data() + ": " +
         failure.outcome.what;
}

}  // namespace surge::app
