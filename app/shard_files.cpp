// SPDX-License-Identifier: Apache-2.0
#include "app/shard_files.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "analysis/results/journal_contents.h"
#include "analysis/results/journal_header.h"
#include "analysis/results/result_reader.h"
#include "app/options.h"

namespace surge::app {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostTold = 20;  ///< shards that are missing

/// A shard, as far as there is one: finished, begun, or both.
struct Found {
  std::optional<ShardFile> finished;
  fs::path begun;          ///< journal or partial file
  std::uint64_t done = 0;  ///< replications in it
  std::string command{};   ///< that finishes it, if known
};

struct Collection {
  fs::path first_path;
  analysis::RunInformation run;  ///< of the first path
  std::map<std::uint64_t, Found> shards;
  bool has_text = false;  ///< a finished shard has kept its scenario text
};

/// Counts a file in; throws UsageError if it is not a shard, or of another run.
Found& enter(Collection& collection, const fs::path& path, const analysis::RunInformation& run) {
  if (!run.shard)
    throw UsageError(path.string() + ": this is not a shard (surge run --shard K/N makes them)");
  if (collection.first_path.empty()) {
    collection.first_path = path;
    collection.run = run;
  }
  analysis::RunInformation as_first = run;  // but for the number of the shard
  as_first.shard->index = collection.run.shard->index;
  const std::string differs = difference(as_first, collection.run);
  if (!differs.empty())
    throw UsageError(path.string() + " and " + collection.first_path.string() +
                     " are not of one run: " + differs);
  return collection.shards[run.shard->index];
}

bool add_journal(Collection& collection, const fs::path& path) {
  const analysis::JournalContents contents = analysis::read_journal_contents(path);
  if (!contents.header) return false;
  Found& found = enter(collection, path, contents.header->run);
  found.begun = path;
  found.done = std::max(found.done, contents.records);
  found.command = contents.header->command;
  return true;
}

void add_results(Collection& collection, const fs::path& path) {
  const analysis::ResultReader results(path, true);
  ShardFile file{path, results.information()};
  Found& found = enter(collection, path, file.information);
  const analysis::Shard& shard = *file.information.shard;
  if (!results.complete() || file.information.replications != shard.end() - shard.first()) {
    found.begun = path;
    found.done = std::max(found.done, file.information.replications);
    return;
  }
  if (found.finished)
    throw UsageError(path.string() + " and " + found.finished->path.string() + " are both shard " +
                     to_text(shard));
  if (std::exchange(collection.has_text, true)) {
    file.information.scenario_text.clear();
    file.information.boundaries.clear();
    file.information.warnings.clear();
  }
  found.finished = std::move(file);
}

/// A shard, its journal, or what is left of it when its journal lies beside.
void add(Collection& collection, const fs::path& path) {
  if (add_journal(collection, path)) return;
  const bool has_journal = add_journal(collection, analysis::journal_of(path));
  std::error_code error;
  if (!has_journal || fs::exists(path, error)) add_results(collection, path);
}

/// "shard 3/16, replications 250 to 374"
std::string missing_text(const analysis::Shard& shard, const Found* found) {
  const std::uint64_t done = found != nullptr ? found->done : 0;
  const std::string first = std::to_string(shard.first() + done);
  const std::string last = std::to_string(shard.end() - 1);
  std::string text = "  shard " + to_text(shard);
  text += first == last ? ", replication " + last : ", replications " + first + " to " + last;
  if (done == shard.end() - shard.first()) text = "  shard " + to_text(shard) + ", not brought to its end";
  if (found == nullptr) return text;
  text += " (begun in " + found->begun.string() + ")";
  return found->command.empty() ? text : text + "; finish it with\n    " + found->command;
}

/// One line or two for each shard that is missing.
std::string missing_in(const Collection& collection) {
  std::string text;
  std::size_t missing = 0;
  analysis::Shard shard = *collection.run.shard;
  for (shard.index = 1; shard.index <= shard.count; ++shard.index) {
    const auto found = collection.shards.find(shard.index);
    if (found != collection.shards.end() && found->second.finished) continue;
    if (++missing > kMostTold) continue;
    text += "\n" + missing_text(shard, found != collection.shards.end() ? &found->second : nullptr);
  }
  if (missing > kMostTold) text += "\n  and " + std::to_string(missing - kMostTold) + " more";
  return text;
}

}  // namespace

std::vector<ShardFile> open_shards(const std::vector<fs::path>& paths) {
  Collection collection;
  for (const fs::path& path : paths) add(collection, path);
  const std::string missing = missing_in(collection);
  if (!missing.empty())
    throw UsageError(
        "the run is not complete; run each missing shard with surge run ... --shard K/N --resume:" + missing);
  std::vector<ShardFile> files;
  for (auto& [index, found] : collection.shards) files.push_back(std::move(*found.finished));
  return files;
}

}  // namespace surge::app
