// SPDX-License-Identifier: Apache-2.0
#include "app/shard_option.h"

#include <charconv>

namespace surge::app {
namespace {

constexpr std::uint64_t kMostShards = 1'000'000;

std::optional<std::uint64_t> whole_number(std::string_view text) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

}  // namespace

Option shard_option() {
  return {"shard", 0, "K/N", "simulate part K of N parts of the run; surge merge joins them"};
}

std::optional<analysis::Shard> shard_of(const Arguments& arguments, std::uint64_t run_replications) {
  const auto given = arguments.text("shard");
  if (!given) return std::nullopt;
  const std::size_t slash = std::min(given->find('/'), given->size());
  const auto index = whole_number(std::string_view(*given).substr(0, slash));
  const auto count = whole_number(std::string_view(*given).substr(std::min(slash + 1, given->size())));
  if (!index || !count || *index < 1 || *index > *count || *count > kMostShards)
    throw UsageError("--shard: found '" + *given + "', expected K/N such as 3/16, K from 1 to N");
  if (*count > run_replications) {
    throw UsageError("--shard: " + std::to_string(*count) + " shards, but only " +
                     std::to_string(run_replications) + " replications");
  }
  return analysis::Shard{*index, *count, run_replications};
}

std::filesystem::path shard_output(const std::filesystem::path& output, const analysis::Shard& shard) {
  const std::string name = output.stem().string() + ".shard-" + std::to_string(shard.index) + "-of-" +
                           std::to_string(shard.count) + output.extension().string();
  return output.parent_path() / name;
}

}  // namespace surge::app
