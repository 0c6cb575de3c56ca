// SPDX-License-Identifier: Apache-2.0
// YAML files of settings, such as the design of a sweep: values with their ranges, all mistakes collected.
#pragma once

#include <cstdint>
#include <filesystem>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "scenarios/quantity.h"
#include "scenarios/yaml_node.h"

namespace surge::app {

/// Where a value stands: `path` is the path of the map within the file, "" for the root or "design.".
struct SettingsPlace {
  const scenarios::Node& map;
  std::string path;
};

class SettingsFile {
 public:
  using Node = scenarios::Node;

  /// Reads the file; a file that cannot be read or holds no map is a mistake.
  explicit SettingsFile(const std::filesystem::path& file);

  const std::string& text() const { return text_; }
  /// An empty map if the file cannot be read.
  const Node& root() const { return root_; }
  bool usable() const { return usable_; }

  scenarios::Problems& problems() { return problems_; }
  void refuse(const Node& node, const std::string& field, scenarios::Mismatch mismatch);
  /// Reports that `key` is missing.
  void miss(const SettingsPlace& at, const std::string& key, const std::string& expected);

  /// The map at `key` with these keys alone; an empty map if it is missing. A plain value stands for its
  /// `kind` where that is one of the keys.
  Node section(const SettingsPlace& at, const std::string& key, const std::vector<std::string>& keys);

  // Values. Without `expected`, a key that is missing is no mistake.

  std::optional<std::string> text(const SettingsPlace& at, const std::string& key,
                                  const std::string& expected);
  /// The position of the value in `names`.
  std::optional<std::size_t> choice(const SettingsPlace& at, const std::string& key,
                                    const std::vector<std::string>& names);
  std::optional<std::uint64_t> whole(const SettingsPlace& at, const std::string& key, std::uint64_t least,
                                     std::uint64_t most);
  std::uint64_t whole(const SettingsPlace& at, const std::string& key, std::uint64_t least,
                      std::uint64_t most, std::uint64_t otherwise) {
    return whole(at, key, least, most).value_or(otherwise);
  }
  /// In the measure's first unit.
  std::optional<double> quantity(const SettingsPlace& at, const std::string& key, scenarios::Measure measure,
                                 double least = 0, double most = std::numeric_limits<double>::infinity());
  /// As parse_money() takes it [CNY].
  std::optional<double> money(const SettingsPlace& at, const std::string& key);
  /// The same, but it must be there.
  double needed_money(const SettingsPlace& at, const std::string& key);
  /// A list of amounts.
  std::vector<double> amounts(const SettingsPlace& at, const std::string& key);
  /// A list of plain texts, or one of them.
  std::vector<std::string> names(const SettingsPlace& at, const std::string& key,
                                 const std::string& expected);

 private:
  std::optional<double> amount(const Node& node, const std::string& field);

  scenarios::Problems problems_;
  std::string text_;
  Node root_;
  bool usable_ = false;
};

}  // namespace surge::app
