// SPDX-License-Identifier: Apache-2.0
#include "app/cluster/replications.h"

#include <iostream>
#include <memory>

#include <sched.h>

#include "analysis/results/journal_record.h"

namespace surge::app {
namespace {

/// 0 if the system does not tell.
unsigned processors_allowed() {
  cpu_set_t allowed;
  CPU_ZERO(&allowed);
  if (sched_getaffinity(0, sizeof allowed, &allowed) != 0) return 0;
  return static_cast<unsigned>(CPU_COUNT(&allowed));
}

/// A line on what hinders the threads of this process; empty if nothing does.
std::string binding_note(unsigned threads) {
  const unsigned allowed = processors_allowed();
  if (allowed == 0 || allowed >= threads) return {};
  return "\nnote: " + std::to_string(threads) + " threads are bound to " + std::to_string(allowed) +
         (allowed == 1 ? " processor" : " processors") +
         "; mpirun --bind-to none, or --map-by slot:PE=" + std::to_string(threads) + ", gives them more";
}

}  // namespace

std::string difference_to(const std::string& text, const analysis::JournalHeader& header) {
  const auto of_rank_0 = analysis::journal_header_from(text);
  return of_rank_0 ? difference(header, *of_rank_0) : "another program";
}

DistributedWork replication_work(const models::Model& model, const analysis::JournalHeader& header,
                                 unsigned threads) {
  DistributedWork work;
  work.identity = text_of(header);
  work.difference = [header](const std::string& text) { return difference_to(text, header); };
  work.threads = threads;
  work.make_runner = [&model, seed = header.run.seed]() -> TaskRunner {
    return [&model, seed,
            codec = std::make_shared<analysis::RecordCodec>(model.schema())](std::uint64_t replication) {
      std::string bytes;
      codec->encode(model.run(seed, replication), bytes);
      return bytes;
    };
  };
  return work;
}

unsigned threads_each(const Arguments& arguments, const Processes* processes) {
  return processes != nullptr && !arguments.has("threads") ? 1 : arguments.threads();
}

std::string workforce_text(const Processes* processes, unsigned threads) {
  const std::string text = std::to_string(threads) + (threads == 1 ? " thread" : " threads");
  if (processes == nullptr) return text;
  return std::to_string(processes->count()) + " processes, " + text + " each" + binding_note(threads);
}

DistributionNotes notes_to_standard_error(const char* command) {
  return {[command](const std::string& text) { std::cerr << command << ": " << text << std::endl; }};
}

}  // namespace surge::app
