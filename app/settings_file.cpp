// SPDX-License-Identifier: Apache-2.0
#include "app/settings_file.h"

#include <algorithm>

#include "app/money.h"
#include "scenarios/nearest_name.h"
#include "scenarios/text_file.h"
#include "scenarios/yaml_parse.h"

namespace surge::app {

using scenarios::Measure;
using scenarios::Mismatch;
using scenarios::Node;

namespace {

constexpr const char* kMoneyExpected = "an amount of money, at least 0, such as 200 million CNY";

}  // namespace

SettingsFile::SettingsFile(const std::filesystem::path& file) {
  const int index = problems_.add_file(file.string());
  root_.kind = Node::Kind::kMap;
  root_.place = {index, 0, 0};
  const std::optional<std::string> text = scenarios::read_text_file(file, root_.place, problems_);
  if (!text) return;
  text_ = *text;
  std::optional<Node> node = scenarios::parse_yaml(text_, index, problems_);
  if (!node) return;
  usable_ = node->is_map();
  if (usable_) {
    root_ = *std::move(node);
  } else {
    refuse(*node, "", {"a map of keys such as scenario"});
  }
}

void SettingsFile::refuse(const Node& node, const std::string& field, Mismatch mismatch) {
  problems_.add(node.place, field, found_text(node), std::move(mismatch));
}

void SettingsFile::miss(const SettingsPlace& at, const std::string& key, const std::string& expected) {
  if (usable_) problems_.add(at.map.place, at.path + key, "nothing", {expected});
}

Node SettingsFile::section(const SettingsPlace& at, const std::string& key,
                           const std::vector<std::string>& keys) {
  const Node* given = at.map.find(key);
  Node map;
  map.kind = Node::Kind::kMap;
  map.place = given != nullptr ? given->place : at.map.place;
  if (given == nullptr) return map;
  const bool has_kind = std::find(keys.begin(), keys.end(), "kind") != keys.end();
  if (given->is_scalar() && has_kind) {
    map.entries = {{"kind", given->place, *given}};
    return map;
  }
  if (given->is_map()) return with_known_keys(*given, keys, at.path + key, "key", problems_);
  refuse(*given, at.path + key, {"a map of " + scenarios::listed(keys)});
  return map;
}

std::optional<std::string> SettingsFile::text(const SettingsPlace& at, const std::string& key,
                                              const std::string& expected) {
  const Node* node = at.map.find(key);
  if (node == nullptr) {
    if (!expected.empty()) miss(at, key, expected);
    return std::nullopt;
  }
  if (node->is_scalar()) return node->text;
  refuse(*node, at.path + key, {expected.empty() ? "a plain value" : expected});
  return std::nullopt;
}

std::optional<std::size_t> SettingsFile::choice(const SettingsPlace& at, const std::string& key,
                                                const std::vector<std::string>& names) {
  const std::optional<std::string> given = text(at, key, "");
  if (!given) return std::nullopt;
  const auto found = std::find(names.begin(), names.end(), *given);
  if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
  refuse(*at.map.find(key), at.path + key,
         {"one of " + scenarios::listed(names), scenarios::nearest_name(*given, names)});
  return std::nullopt;
}

std::optional<std::uint64_t> SettingsFile::whole(const SettingsPlace& at, const std::string& key,
                                                 std::uint64_t least, std::uint64_t most) {
  const Node* node = at.map.find(key);
  if (node == nullptr) return std::nullopt;
  const std::optional<double> number = node->is_scalar() ? scenarios::parse_number(node->text) : std::nullopt;
  if (number && *number >= static_cast<double>(least) && *number <= static_cast<double>(most) &&
      *number == static_cast<double>(static_cast<std::uint64_t>(*number)))
    return static_cast<std::uint64_t>(*number);
  refuse(*node, at.path + key,
         {"a whole number from " + std::to_string(least) + " to " + std::to_string(most)});
  return std::nullopt;
}

std::optional<double> SettingsFile::quantity(const SettingsPlace& at, const std::string& key, Measure measure,
                                             double least, double most) {
  const Node* node = at.map.find(key);
  if (node == nullptr) return std::nullopt;
  if (!node->is_scalar()) {
    refuse(*node, at.path + key, {"a " + noun_of(measure) + " such as " + example_of(measure)});
    return std::nullopt;
  }
  const scenarios::Parsed<double> parsed = scenarios::parse_quantity(node->text, measure);
  if (const auto* mismatch = std::get_if<Mismatch>(&parsed)) {
    refuse(*node, at.path + key, *mismatch);
    return std::nullopt;
  }
  const double value = std::get<double>(parsed);
  if (value >= least && value <= most) return value;
  const std::string upper =
      most == std::numeric_limits<double>::infinity() ? "" : " and at most " + to_text(most, measure);
  refuse(*node, at.path + key, {"at least " + to_text(least, measure) + upper});
  return std::nullopt;
}

std::optional<double> SettingsFile::amount(const Node& node, const std::string& field) {
  const std::optional<double> value = node.is_scalar() ? parse_money(node.text) : std::nullopt;
  if (!value) refuse(node, field, {kMoneyExpected});
  return value;
}

std::optional<double> SettingsFile::money(const SettingsPlace& at, const std::string& key) {
  const Node* node = at.map.find(key);
  return node != nullptr ? amount(*node, at.path + key) : std::nullopt;
}

double SettingsFile::needed_money(const SettingsPlace& at, const std::string& key) {
  if (at.map.find(key) == nullptr) miss(at, key, kMoneyExpected);
  return money(at, key).value_or(0);
}

std::vector<double> SettingsFile::amounts(const SettingsPlace& at, const std::string& key) {
  const Node* list = at.map.find(key);
  std::vector<double> amounts;
  if (list == nullptr) return amounts;
  if (!list->is_list()) refuse(*list, at.path + key, {"a list of amounts of money"});
  for (const Node& item : list->items) amounts.push_back(amount(item, at.path + key).value_or(0));
  return amounts;
}

std::vector<std::string> SettingsFile::names(const SettingsPlace& at, const std::string& key,
                                             const std::string& expected) {
  const Node* node = at.map.find(key);
  std::vector<std::string> names;
  if (node == nullptr) {
    if (!expected.empty()) miss(at, key, expected);
    return names;
  }
  for (const Node& name : node->is_list() ? node->items : std::vector<Node>{*node}) {
    if (name.is_scalar()) {
      names.push_back(name.text);
    } else {
      refuse(name, at.path + key, {expected.empty() ? "names" : expected});
    }
  }
  return names;
}

}  // namespace surge::app
