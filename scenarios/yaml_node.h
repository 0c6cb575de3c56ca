// SPDX-License-Identifier: Apache-2.0
// A YAML text as a tree of values that remember where they stand.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/problems.h"

namespace surge::scenarios {

struct NodeEntry;

struct Node {
  enum class Kind { kNull, kScalar, kList, kMap };

  Kind kind = Kind::kNull;
  Place place;
  std::string text;                ///< of a scalar
  std::vector<Node> items;         ///< of a list
  std::vector<NodeEntry> entries;  ///< of a map, in the order of the text; keys are unique

  bool is_null() const { return kind == Kind::kNull; }
  bool is_scalar() const { return kind == Kind::kScalar; }
  bool is_list() const { return kind == Kind::kList; }
  bool is_map() const { return kind == Kind::kMap; }

  /// The value of a key of a map; null if there is none.
  const Node* find(std::string_view key) const;
  Node* find(std::string_view key);
};

struct NodeEntry {
  std::string key;
  Place place;
  Node value;
};

/// For Problem::found: `"text"`, `nothing`, `a list` or `a map`.
std::string found_text(const Node& node);

/// Lays `over` on `base`: maps merge key by key; anything else replaces. A map whose `kind` differs replaces
/// the other one whole, as its parameters belong to another component.
void merge(Node& base, Node over);

/// The map with keys outside `names` reported as `noun` at `path`: those that were probably meant to be one
/// of `names` are renamed, so that one slip gives one message, and the others left out.
Node with_known_keys(Node map, const std::vector<std::string>& names, const std::string& path,
                     const std::string& noun, Problems& problems);

/// Writes components given by their name alone as maps: `dispatch: nearest_first` as
/// `dispatch: {kind: nearest_first}`.
void expand_short_forms(Node& root);

/// `conversions` and `items` of command.plan say the same in two ways: takes away the one that is not
/// `given`.
void forget_other_plan(Node& root, std::string_view given);
/// The same before `over` is laid on `root`, if `over` gives one of them alone.
void forget_other_plan(Node& root, const Node& over);

/// Puts `value` at `path` (keys, and positions in lists from 0). Keys that are missing are added; another
/// `kind` removes the parameters of the former one. Returns what is wrong with the path, if anything.
std::optional<Mismatch> assign(Node& root, const std::vector<std::string>& path, Node value);

}  // namespace surge::scenarios
