// SPDX-License-Identifier: Apache-2.0
#include "app/cluster/launch.h"

#include <charconv>
#include <cstdlib>
#include <cstring>
#include <optional>
#include <utility>

namespace surge::app {
namespace {

std::optional<int> number_in_environment(const char* name) {
  const char* text = std::getenv(name);
  if (text == nullptr) return std::nullopt;
  int number = 0;
  const char* end = text + std::strlen(text);
  const auto [stopped, error] = std::from_chars(text, end, number);
  if (error != std::errc{} || stopped != end || number < 0) return std::nullopt;
  return number;
}

std::optional<Launch> launch_by(const char* rank_name, const char* count_name) {
  const auto rank = number_in_environment(rank_name);
  const auto count = number_in_environment(count_name);
  if (!rank || !count || *rank >= *count) return std::nullopt;
  return Launch{*rank, *count};
}

}  // namespace

Launch launch_of_environment() {
  for (const auto& names :
       {std::pair{"OMPI_COMM_WORLD_RANK", "OMPI_COMM_WORLD_SIZE"}, std::pair{"PMI_RANK", "PMI_SIZE"},
        std::pair{"PMIX_RANK", "SLURM_STEP_NUM_TASKS"}}) {
    if (const auto launch = launch_by(names.first, names.second)) return *launch;
  }
  return {};
}

}  // namespace surge::app
