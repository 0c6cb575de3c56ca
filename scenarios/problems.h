// SPDX-License-Identifier: Apache-2.0
// Collects the mistakes of a scenario while reading goes on.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "scenarios/scenario_error.h"

namespace surge::scenarios {

/// Where something stands: a file known to Problems, line and column from 1; 0 where unknown.
struct Place {
  int file = -1;
  int line = 0;
  int column = 0;

  bool operator==(const Place&) const = default;
};

/// Why a text is not a value: what was expected instead, and the nearest valid name if one is near.
struct Mismatch {
  std::string expected;
  std::string suggestion{};
};

/// "text" in quotes, shortened, control characters replaced; for Problem::found.
std::string in_quotes(std::string_view text);

/// `"a", "b"` as `a, b`; for Problem::expected.
std::string listed(const std::vector<std::string>& names);

/// "an integer" or "a number": the article before `noun`.
std::string with_article(const std::string& noun);

class Problems {
 public:
  static constexpr std::size_t kMost = 1000;  ///< kept; later ones are only counted

  /// Makes a file known; the index goes into Place.
  int add_file(std::string name);
  const std::string& file_name(int file) const { return files_[static_cast<std::size_t>(file)]; }

  void add(const Place& place, std::string field, std::string found, Mismatch mismatch);

  std::size_t count() const { return count_; }
  /// Further problems are only counted, so nothing costly need be found out about them.
  bool full() const { return count_ >= kMost; }

  /// Throws ScenarioError with all problems, sorted by file (in order of reading), line and column.
  void throw_if_any() const;

 private:
  struct Entry {
    Place place;
    Problem problem;
  };

  std::vector<std::string> files_;
  std::vector<Entry> entries_;
  std::size_t count_ = 0;
};

}  // namespace surge::scenarios
