// SPDX-License-Identifier: Apache-2.0
#include <bit>
#include <cstring>
#include <stdexcept>

#include "analysis/results/journal_contents.h"
#include "app/cluster/distribution.h"

namespace surge::app::wire {

static_assert(std::endian::native == std::endian::little, "messages are little-endian");

void put(std::string& bytes, std::uint64_t number) {
  bytes.append(reinterpret_cast<const char*>(&number), sizeof number);
}

std::uint64_t take(std::string_view& bytes) {
  std::uint64_t number = 0;
  if (bytes.size() < sizeof number) throw std::runtime_error("a message of another rank is cut off");
  std::memcpy(&number, bytes.data(), sizeof number);
  bytes.remove_prefix(sizeof number);
  return number;
}

std::string packed(const std::vector<TaskResult>& results) {
  std::string bytes;
  for (const TaskResult& result : results) {
    put(bytes, result.task);
    put(bytes, result.bytes.size());
    bytes += result.bytes;
  }
  put(bytes, analysis::journal_layout::checksum(0, bytes));
  return bytes;
}

std::optional<std::vector<TaskResult>> unpacked(std::string_view bytes) {
  if (bytes.size() < sizeof(std::uint64_t)) return std::nullopt;
  std::string_view end = bytes.substr(bytes.size() - sizeof(std::uint64_t));
  bytes.remove_suffix(sizeof(std::uint64_t));
  if (take(end) != analysis::journal_layout::checksum(0, bytes)) return std::nullopt;
  std::vector<TaskResult> results;
  while (!bytes.empty()) {
    const std::uint64_t task = take(bytes);
    const std::uint64_t size = take(bytes);
    if (size > bytes.size()) throw std::runtime_error("a result of another rank is cut off");
    results.push_back({task, std::string(bytes.substr(0, size))});
    bytes.remove_prefix(size);
  }
  return results;
}

}  // namespace surge::app::wire
