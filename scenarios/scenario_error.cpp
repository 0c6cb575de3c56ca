// SPDX-License-Identifier: Apache-2.0
#include "scenarios/scenario_error.h"

namespace surge::scenarios {
namespace {

std::string all_lines(const std::vector<Problem>& problems) {
  std::string text;
  for (const Problem& problem : problems) text += (text.empty() ? "" : "\n") + to_line(problem);
  return text;
}

}  // namespace

std::string to_line(const Problem& problem) {
  std::string text = problem.file;
  if (problem.line > 0) text += ":" + std::to_string(problem.line);
  if (problem.column > 0) text += ":" + std::to_string(problem.column);
  if (!problem.field.empty()) text += (text.empty() ? "" : ": ") + problem.field;
  text += ": found " + problem.found + ", expected " + problem.expected;
  if (!problem.suggestion.empty()) text += "; did you mean \"" + problem.suggestion + "\"?";
  return text;
}

ScenarioError::ScenarioError(std::vector<Problem> problems)
    : std::runtime_error(all_lines(problems)), problems_(std::move(problems)) {}

}  // namespace surge::scenarios
