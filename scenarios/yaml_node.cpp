// SPDX-License-Identifier: Apache-2.0
#include "scenarios/yaml_node.h"

#include <algorithm>
#include <charconv>
#include <set>
#include <utility>

#include "scenarios/nearest_name.h"

namespace surge::scenarios {
namespace {

constexpr std::size_t kMostKeys = 1000;  // of a map that single keys are added to

bool is_component(const Node& node) {
  return node.is_map() && node.find("kind") != nullptr;
}

bool other_component(const Node& base, const Node& over) {
  return is_component(base) && is_component(over) && base.find("kind")->text != over.find("kind")->text;
}

std::optional<std::size_t> index_in(const Node& list, const std::string& step) {
  std::size_t index = 0;
  const auto [stop, error] = std::from_chars(step.data(), step.data() + step.size(), index);
  const bool whole = error == std::errc{} && stop == step.data() + step.size();
  if (!whole || index >= list.items.size()) return {};
  return index;
}

/// The value of a key, added if the map does not have it.
Node& value_of(Node& map, const std::string& key, const Place& place) {
  map.kind = Node::Kind::kMap;
  if (Node* present = map.find(key)) return *present;
  map.entries.push_back({key, place, Node{Node::Kind::kNull, place, {}, {}, {}}});
  return map.entries.back().value;
}

template <class SomeNode>
SomeNode* plan_of(SomeNode& root) {
  SomeNode* command = root.find("command");
  return command == nullptr ? nullptr : command->find("plan");
}

void expand(Node& node) {
  Node kind = node;
  node = Node{Node::Kind::kMap, kind.place, {}, {}, {}};
  node.entries.push_back({"kind", kind.place, std::move(kind)});
}

}  // namespace

const Node* Node::find(std::string_view key) const {
  const auto found =
      std::find_if(entries.begin(), entries.end(), [&](const NodeEntry& entry) { return entry.key == key; });
  return found == entries.end() ? nullptr : &found->value;
}

Node* Node::find(std::string_view key) {
  return const_cast<Node*>(std::as_const(*this).find(key));  // the node itself is not const
}

std::string found_text(const Node& node) {
  switch (node.kind) {
    case Node::Kind::kNull:
      return "nothing";
    case Node::Kind::kScalar:
      return in_quotes(node.text);
    case Node::Kind::kList:
      return "a list";
    case Node::Kind::kMap:
      return "a map";
  }
  return "nothing";
}

void merge(Node& base, Node over) {
  if (!over.is_map() || !base.is_map() || other_component(base, over)) {
    base = std::move(over);
    return;
  }
  for (NodeEntry& entry : over.entries) {
    if (Node* present = base.find(entry.key)) {
      merge(*present, std::move(entry.value));
    } else {
      base.entries.push_back(std::move(entry));
    }
  }
  base.place = over.place;
}

Node with_known_keys(Node map, const std::vector<std::string>& names, const std::string& path,
                     const std::string& noun, Problems& problems) {
  const std::set<std::string_view> known(names.begin(), names.end());
  std::vector<NodeEntry> unknown;
  const auto first_unknown =
      std::stable_partition(map.entries.begin(), map.entries.end(),
                            [&](const NodeEntry& entry) { return known.contains(entry.key); });
  std::move(first_unknown, map.entries.end(), std::back_inserter(unknown));
  map.entries.erase(first_unknown, map.entries.end());
  for (NodeEntry& entry : unknown) {
    const std::string nearest = problems.full() ? std::string() : nearest_name(entry.key, names);
    problems.add(entry.place, path, noun + " " + in_quotes(entry.key), {"one of " + listed(names), nearest});
    if (nearest.empty() || map.find(nearest) != nullptr) continue;
    entry.key = nearest;
    map.entries.push_back(std::move(entry));
  }
  return map;
}

void expand_short_forms(Node& root) {
  Node* command = root.find("command");
  for (const char* part : {"dispatch", "sourcing"}) {
    Node* policy = command != nullptr ? command->find(part) : nullptr;
    if (policy != nullptr && policy->is_scalar()) expand(*policy);
  }
  Node* hazards = root.find("hazards");
  if (hazards == nullptr) return;
  for (Node& hazard : hazards->items) {
    if (hazard.is_scalar()) expand(hazard);
  }
}

void forget_other_plan(Node& root, std::string_view given) {
  Node* plan = plan_of(root);
  if (plan == nullptr || (given != "conversions" && given != "items")) return;
  const std::string_view other = given == "items" ? "conversions" : "items";
  std::erase_if(plan->entries, [other](const NodeEntry& entry) { return entry.key == other; });
}

void forget_other_plan(Node& root, const Node& over) {
  const Node* plan = plan_of(over);
  if (plan == nullptr) return;
  const bool conversions = plan->find("conversions") != nullptr;
  const bool items = plan->find("items") != nullptr;
  if (conversions != items) forget_other_plan(root, items ? "items" : "conversions");
}

std::optional<Mismatch> assign(Node& root, const std::vector<std::string>& path, Node value) {
  Node* node = &root;
  for (std::size_t i = 0; i < path.size(); ++i) {
    if (node->is_scalar()) return Mismatch{"no \"" + path[i] + "\" below a plain value"};
    if (node->is_list()) {
      const std::optional<std::size_t> index = index_in(*node, path[i]);
      if (!index) {
        return Mismatch{"a position below " + std::to_string(node->items.size()) + " in place of " + path[i]};
      }
      node = &node->items[*index];
      continue;
    }
    if (node->entries.size() > kMostKeys) return Mismatch{"at most 1000 keys in a map"};
    Node& next = value_of(*node, path[i], value.place);
    const bool other_kind = i + 1 == path.size() && path[i] == "kind" && next.text != value.text;
    if (other_kind) node->entries = {{"kind", value.place, {}}};
    node = other_kind ? &node->entries.front().value : &next;
  }
  *node = std::move(value);
  return {};
}

}  // namespace surge::scenarios
