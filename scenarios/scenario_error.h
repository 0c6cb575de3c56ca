// SPDX-License-Identifier: Apache-2.0
// The one error a bad scenario raises: every mistake found, each with its place.
#pragma once

#include <stdexcept>
#include <string>
#include <vector>

namespace surge::scenarios {

/// One mistake. `line` and `column` count from 1 (columns in characters); 0 where the place is a whole file
/// or an override.
struct Problem {
  std::string file;        ///< as the user would open it, or the override as it was given
  int line = 0;            ///< 0: the file as a whole
  int column = 0;          ///< 0: the line as a whole
  std::string field;       ///< column of a table or path in the YAML text, e.g. "command.dispatch.kind"
  std::string found;       ///< what stands there, quoted where it is a text: `"thre"`, `nothing`
  std::string expected;    ///< what would be right: `an integer >= 1`
  std::string suggestion;  ///< the nearest valid name; empty where none is near

  bool operator==(const Problem&) const = default;
};

/// One line: `depots.csv:12:5: docks: found "thre", expected an integer >= 1`.
std::string to_line(const Problem& problem);

/// what() holds a line for each problem.
class ScenarioError : public std::runtime_error {
 public:
  /// `problems` is not empty.
  explicit ScenarioError(std::vector<Problem> problems);

  const std::vector<Problem>& problems() const { return problems_; }

 private:
  std::vector<Problem> problems_;
};

}  // namespace surge::scenarios
