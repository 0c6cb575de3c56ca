// SPDX-License-Identifier: Apache-2.0
#include "app/report/report_answer.h"

#include <fstream>

#include <nlohmann/json.hpp>

#include "app/options.h"

namespace surge::app {

nlohmann::ordered_json optimisation_answer(const std::filesystem::path& path) {
  const std::filesystem::path file = is_directory(path) ? path / "answer.json" : path;
  std::ifstream in(file, std::ios::binary);
  if (!in)
    throw UsageError("--answer: found no " + file.string() +
                     ", expected answer.json of surge optimize or its folder");
  nlohmann::ordered_json answer = nlohmann::ordered_json::parse(in, nullptr, false);
  if (answer.is_discarded())
    throw UsageError("--answer: " + file.string() +
                     " is no whole JSON, expected answer.json of surge optimize");
  const bool known = answer.is_object() && answer.contains("kind") && answer.contains("scenario");
  if (!known)
    throw UsageError("--answer: " + file.string() +
                     " has no kind and scenario, expected answer.json of surge optimize");
  return answer;
}

}  // namespace surge::app
